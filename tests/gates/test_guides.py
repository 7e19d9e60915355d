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
    offered = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    shown = {found["id"] for block in blocks("pre-commit.md") for found in mappings(block) if "id" in found}
    assert shown == offered


def test_the_inputs_shown_are_those_of_the_action() -> None:
    inputs = set(yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"])
    steps = [found for block in blocks("github-action.md") for found in mappings(block) if "uses" in found]
    shown = {name for step in steps if step["uses"].startswith("OWNER/mdlint@") for name in step["with"]}
    assert shown <= inputs
    text = (GUIDES / "github-action.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \| (?:`.*?`)? ?\|", text, re.MULTILINE)) == inputs


@pytest.mark.parametrize("name", ["docs/new.md", "docs/naïve $(touch pwned).mdx", "changed.md", "docs/new.ipynb"])
def test_the_step_for_changed_pages_names_them(tmp_path: Path, name: str) -> None:
    steps = [found for block in blocks("github-action.md") for found in mappings(block) if found.get("id") == "changed"]
    for page in ("changed.md", "gone.md", "same.md", "text.txt"):
        (tmp_path / page).write_text("old\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=start")
    base = git(tmp_path, "rev-parse", "HEAD")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("new\n", encoding="utf-8")
    (tmp_path / "text.txt").write_text("new\n", encoding="utf-8")
    (tmp_path / "gone.md").unlink()
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=change")
    outputs = tmp_path / "outputs"
    subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", steps[0]["run"]],
        cwd=tmp_path,
        env=environment(BASE=base, GITHUB_OUTPUT=str(outputs)),
        check=True,
    )
    assert outputs.read_text(encoding="utf-8") == f"pages<<END_OF_PAGES\n{name}\nEND_OF_PAGES\n"
