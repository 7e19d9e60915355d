"""The examples in the guides to the action and the hooks are valid YAML, and the names in them exist."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from gate_cases import ROOT, environment, git

GUIDES = ROOT / "docs" / "guides"
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(guide: str) -> list[Any]:
    return [yaml.safe_load(text) for text in YAML.findall((GUIDES / guide).read_text(encoding="utf-8"))]


def mappings(value: object) -> Iterator[dict[str, Any]]:
    """Yield every mapping in a document."""
    if isinstance(value, dict):
        yield value
    for member in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from mappings(member)


def test_the_hooks_shown_are_offered() -> None:
    offered = set(hooks())
    shown = {found["id"] for block in blocks("pre-commit.md") for found in mappings(block) if "id" in found}
    assert shown == offered


def hooks() -> dict[str, dict[str, Any]]:
    return {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        *((name, True) for name in ("a.md", "docs/a b.mdx", "a.markdown", "x/a.ipynb")),
        *((name, True) for name in ("a.schema.json", "docs/m.naming.json", "mdlint.toml", "docs/.mdlint.toml")),
        ("docs/.mdlint-baseline.json", True),
        *(
            (name, True)
            for name in ("pyproject.toml", "x/pyproject.toml", "mkdocs.yml", "mkdocs.yaml", "zensical.toml")
        ),
        *((name, True) for name in ("docusaurus.config.js", "site/docusaurus.config.mts", "myst.yml", "docs/conf.py")),
        *((name, True) for name in ("_config.yml", "book/_toc.yml")),
        *((name, False) for name in ("a.py", "a.json", "schema.json", "xmkdocs.yml", "my-pyproject.toml", "a.toml")),
        *((name, False) for name in ("a.md.txt", "a.schema.json5", "a.mdlint.toml", "src/myconf.py")),
    ],
)
def test_the_hook_for_all_pages_starts_on_what_they_depend_on(name: str, *, starts: bool) -> None:
    assert bool(re.search(hooks()["mdlint-all"]["files"], name)) is starts


def test_the_hooks_run_one_process_at_a_time() -> None:
    assert [name for name, hook in hooks().items() if not hook["require_serial"]] == []


def test_the_patterns_shown_are_patterns() -> None:
    shown = [
        found[key]
        for block in blocks("pre-commit.md")
        for found in mappings(block)
        for key in ("files", "exclude")
        if key in found
    ]
    assert len([re.compile(pattern) for pattern in shown]) > 3


def test_the_inputs_shown_are_those_of_the_action() -> None:
    inputs = set(yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"])
    steps = [found for block in blocks("github-action.md") for found in mappings(block) if "uses" in found]
    shown = {name for step in steps if step["uses"].startswith("OWNER/mdlint@") for name in step["with"]}
    assert shown <= inputs
    text = (GUIDES / "github-action.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \| (?:`.*?`)? ?\|", text, re.MULTILINE)) == inputs


class ChangedPages:
    """A repository with a branch, and the step of the guide that finds the pages that the branch changes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for page in ("changed.md", "gone.md", "same.md", "text.txt", "t.schema.json", "docs/.mdlint.toml"):
            self.write(page, "old\n")
        git(root, "init", "--quiet")
        self.base = self.commit("start")

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(exist_ok=True, parents=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def commit(self, message: str) -> str:
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", f"--message={message}")
        return git(self.root, "rev-parse", "HEAD")

    def outputs(self) -> dict[str, str]:
        """Run the step, and return its outputs as the runner reads them."""
        (step,) = (
            found for block in blocks("github-action.md") for found in mappings(block) if found.get("id") == "changed"
        )
        file = self.root / ".git" / "outputs"
        subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.root,
            env=environment(BASE=self.base, GITHUB_OUTPUT=str(file)),
            check=True,
        )
        return read_outputs(file.read_text(encoding="utf-8"))


def read_outputs(text: str) -> dict[str, str]:
    """Read `name=value` lines, and values of several lines between marks, as GitHub documents them."""
    outputs: dict[str, str] = {}
    lines = iter(text.splitlines())
    for line in lines:
        name, sign, value = re.fullmatch(r"(.*?)(<<|=)(.*)", line).groups()  # type: ignore[union-attr]
        outputs[name] = value if sign == "=" else "\n".join(iter(lines.__next__, value))
    return outputs


@pytest.fixture
def changes(tmp_path: Path) -> ChangedPages:
    return ChangedPages(tmp_path)


@pytest.mark.parametrize(
    "name", ["docs/new.md", "docs/naïve $(touch pwned).mdx", "changed.md", "docs/new.ipynb", "-n.md"]
)
def test_the_step_for_changed_pages_names_them(changes: ChangedPages, name: str) -> None:
    changes.write(name, "new\n")
    changes.write("text.txt", "new\n")
    (changes.root / "gone.md").unlink()
    changes.commit("change")
    assert changes.outputs() == {"pages": name}


def test_the_step_names_no_page_if_none_has_changed(changes: ChangedPages) -> None:
    changes.write("text.txt", "new\n")
    changes.commit("change")
    assert changes.outputs() == {"pages": ""}


@pytest.mark.parametrize(
    "name",
    ["t.schema.json", "docs/t.schema.json", "m.naming.json", "mdlint.toml", "docs/.mdlint.toml", "site/pyproject.toml"],
)
def test_a_change_that_all_pages_depend_on_checks_all_pages(changes: ChangedPages, name: str) -> None:
    changes.write(name, "new\n")
    changes.write("changed.md", "new\n")
    changes.commit("change")
    assert changes.outputs() == {"pages": "."}


def test_a_removed_schema_checks_all_pages(changes: ChangedPages) -> None:
    (changes.root / "t.schema.json").unlink()
    changes.commit("change")
    assert changes.outputs() == {"pages": "."}


@pytest.mark.parametrize(
    "name",
    [
        "x\nEND_OF_PAGES\npages<<E\n\nE\ninjected=1\nrest<<END_OF_PAGES\n/y.md",
        "x\r.md",
        'say "x".md',
        "x\\\n.md",
        "\x1b[31m.md",
    ],
)
def test_no_name_of_a_page_can_set_an_output(changes: ChangedPages, name: str) -> None:
    changes.write(name, "| a |\n")
    changes.write("changed.md", "new\n")
    changes.commit("change")
    assert changes.outputs() == {"pages": "."}


def test_the_step_fails_if_git_does(changes: ChangedPages) -> None:
    changes.base = "0" * 40
    with pytest.raises(subprocess.CalledProcessError):
        changes.outputs()
