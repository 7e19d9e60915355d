"""The hooks, installed from this checkout and run by pre-commit in a user's repository."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from gate_cases import IDENTITY, ROOT, checkout, environment, git, need_registry

pytestmark = pytest.mark.slow

GOOD = "# Zoo\n\n| Model | Top-1 |\n|---|---|\n| a | 84.8 |\n"
SHORT = "# Zoo\n\n| Model | Size | Top-1 |\n|---|---|---|\n| a | 1 | 84.8 |\n| b | 2 |\n"
BAD = "# Zoo\n\n| Model | Top-1 |\n|---|---|\n| a | 848.0 |\n"
CONFIG = """\
repos:
  - repo: {checkout}
    rev: {revision}
    hooks:
      - id: mdlint
      - id: mdlint-all
      - id: mdlint-fix
      - id: mdlint-schema
"""


class Outcome(NamedTuple):
    """The exit status of a command, and its output."""

    status: int
    output: str


class Project:
    """A git repository whose commits the hooks check."""

    def __init__(self, root: Path, environment: dict[str, str]) -> None:
        self.root = root
        self._environment = environment

    def run(self, *command: str) -> Outcome:
        done = subprocess.run(
            command, cwd=self.root, env=self._environment, check=False, capture_output=True, text=True
        )
        return Outcome(done.returncode, done.stdout + done.stderr)

    def hook(self, name: str, *files: str) -> Outcome:
        return self.run(sys.executable, "-m", "pre_commit", "run", name, "--color=never", "--files", *files)

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a repository in which the hooks are installed, in an environment that pre-commit makes for them."""
    need_registry(tmp_path_factory.mktemp("registry"))
    hooks, root = checkout(tmp_path_factory.mktemp("checkout")), tmp_path_factory.mktemp("project")
    project_environment = environment(PRE_COMMIT_HOME=str(tmp_path_factory.mktemp("pre-commit")))
    project = Project(root, project_environment)
    project.write(".pre-commit-config.yaml", CONFIG.format(checkout=hooks, revision=git(hooks, "rev-parse", "HEAD")))
    project.write("docs/overview.md", GOOD)
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=start")
    installed = project.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    assert installed.status == 0, installed.output
    return project


def test_a_bad_page_fails_and_the_finding_is_shown(project: Project) -> None:
    project.write("docs/bad.md", BAD)
    outcome = project.hook("mdlint", "docs/bad.md")
    assert outcome.status == 1
    assert "docs/bad.md:5:7: error out-of-range  Top-1 848.0 is above the maximum 100\n" in outcome.output


def test_a_good_page_passes(project: Project) -> None:
    project.write("docs/good.md", GOOD)
    outcome = project.hook("mdlint", "docs/good.md")
    assert outcome.status == 0
    assert re.fullmatch(r"mdlint\.+Passed\n", outcome.output)


def test_a_page_is_fixed_once_and_then_passes(project: Project) -> None:
    project.write("docs/short.md", SHORT)
    # pre-commit sees changes of files that git knows.
    project.run("git", "add", "docs/short.md")
    first, second = project.hook("mdlint-fix", "docs/short.md"), project.hook("mdlint-fix", "docs/short.md")
    assert (first.status, second.status) == (1, 0)
    assert "files were modified by this hook" in first.output
    assert (project.root / "docs/short.md").read_text(encoding="utf-8").endswith("| b | 2 | |\n")


def test_what_can_not_be_fixed_is_left_to_the_other_hooks(project: Project) -> None:
    project.write("docs/bad.md", BAD)
    assert project.hook("mdlint-fix", "docs/bad.md").status == 0
    assert project.hook("mdlint", "docs/bad.md").status == 1


@pytest.mark.parametrize(("name", "status"), [("a.mdx", 1), ("a.markdown", 1), ("a.txt", 0), ("a.py", 0)])
def test_only_markdown_and_mdx_are_pages(project: Project, name: str, status: int) -> None:
    project.write(name, BAD)
    assert project.hook("mdlint", name).status == status


@pytest.mark.parametrize(("page", "status"), [(GOOD, 0), (BAD, 1)])
def test_a_notebook_is_a_page(project: Project, page: str, status: int) -> None:
    project.write("a.ipynb", json.dumps({"cells": [{"cell_type": "markdown", "source": page}]}))
    outcome = project.hook("mdlint", "a.ipynb")
    assert outcome.status == status
    assert ("a.ipynb:cell 1:5:7: error out-of-range" in outcome.output) == (status == 1)


def test_links_lead_to_pages_that_the_hook_was_not_given(project: Project) -> None:
    project.write("docs/new.md", "# New\n\nSee the [overview](overview.md#zoo).\n")
    outcome = project.hook("mdlint", "docs/new.md")
    assert outcome.status == 0, outcome.output


@pytest.mark.parametrize(("target", "rule"), [("overveiw.md", "broken-link"), ("overview.md#nowhere", "broken-anchor")])
def test_a_link_that_leads_nowhere_fails(project: Project, target: str, rule: str) -> None:
    project.write("docs/new.md", f"# New\n\nSee the [overview]({target}).\n")
    outcome = project.hook("mdlint", "docs/new.md")
    assert outcome.status == 1
    assert f"error {rule}" in outcome.output


@pytest.mark.parametrize(
    ("name", "text", "status", "words"),
    [
        ("plans.schema.json", '{"type": "array", "items": {"properties": {"Price": {"minimum": 0}}}}', 0, "Passed"),
        ("plans.schema.json", '{"type": "array", "items": {"properties": {"Price": {"minimum": "0"}}}}', 1, "minimum"),
        ("models.naming.json", '{"parts": 1}', 1, "models.naming.json"),
        ("package.json", "no schema at all", 0, "Skipped"),
    ],
)
def test_schemas_are_checked_by_their_names(project: Project, name: str, text: str, status: int, words: str) -> None:
    project.write(name, text)
    outcome = project.hook("mdlint-schema", name)
    assert outcome.status == status
    assert words in outcome.output


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}',
            "it declares http://json-schema.org",
        ),
        ('{"type": "object", "properties": {"name": {"type": "string"}}}', "it is not for an array of objects"),
    ],
)
def test_a_json_schema_of_another_kind_passes_with_a_note(project: Project, text: str, words: str) -> None:
    project.write("api.schema.json", text)
    outcome = project.run(
        sys.executable, "-m", "pre_commit", "run", "mdlint-schema", "--verbose", "--files", "api.schema.json"
    )
    assert outcome.status == 0
    assert f"note: api.schema.json: skipped, since {words}" in outcome.output


def test_a_misspelled_dialect_is_found(project: Project) -> None:
    project.write("plans.schema.json", '{"$schema": "urn:mdlint:tabel:v1", "type": "object"}')
    outcome = project.hook("mdlint-schema", "plans.schema.json")
    assert outcome.status == 1
    assert '"urn:mdlint:tabel:v1" is not supported' in outcome.output


SCORES = '{"$schema": "urn:mdlint:table:v1", "type": "array", "items": {"properties": {"Top-1": {"maximum": %d}}}}'


@pytest.fixture
def bound(project: Project) -> Iterator[Project]:
    """Yield a project whose only page has a value of 84.8, and a schema for it, both committed."""
    for path in project.root.rglob("*"):
        if path.is_file() and ".git" not in path.parts and path.name != ".pre-commit-config.yaml":
            path.unlink()
    project.write("docs/overview.md", GOOD)
    project.write("scores.schema.json", SCORES % 100)
    project.write("mdlint.toml", '[[tables]]\nschema = "scores.schema.json"\n')
    git(project.root, "add", "--all")
    git(project.root, "commit", "--quiet", "--no-verify", "--allow-empty", "--message=a schema")
    yield project
    git(project.root, "reset", "--quiet", "--hard")


def test_a_commit_is_stopped_until_its_pages_are_corrected(bound: Project) -> None:
    commit = ("git", *IDENTITY, "commit", "--message=a page")
    bound.write("docs/page.md", BAD)
    git(bound.root, "add", "docs/page.md")
    stopped = bound.run(*commit)
    assert stopped.status == 1
    assert "docs/page.md:5:7: error out-of-range" in stopped.output
    bound.write("docs/page.md", GOOD)
    git(bound.root, "add", "docs/page.md")
    assert bound.run(*commit).status == 0
    assert git(bound.root, "status", "--porcelain", "docs/page.md") == ""


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        (
            "scores.schema.json",
            SCORES % 50,
            "docs/overview.md:5:7: error out-of-range  Top-1 84.8 is above the maximum 50",
        ),
        ("mdlint.toml", '[rules]\nfoo = "off"\n', 'mdlint.toml: rules.foo: unknown rule "foo"'),
        ("docs/.mdlint.toml", "x = 1\n", "docs/.mdlint.toml: x: unknown key"),
        ("docs/pyproject.toml", "[tool.mdlint]\nx = 1\n", "docs/pyproject.toml: tool.mdlint.x: unknown key"),
    ],
)
def test_a_commit_of_what_all_pages_depend_on_checks_all_pages(
    bound: Project, path: str, text: str, words: str
) -> None:
    bound.write(path, text)
    git(bound.root, "add", "--all")
    stopped = bound.run("git", *IDENTITY, "commit", "--message=change")
    assert stopped.status == 1
    assert words in stopped.output


def test_a_commit_of_a_naming_convention_checks_all_pages(bound: Project) -> None:
    bound.write("m.naming.json", "{}")
    outcome = bound.hook("mdlint-all", "m.naming.json")
    assert (outcome.status, "Passed" in outcome.output) == (0, True)


def test_a_commit_of_other_files_checks_nothing(bound: Project) -> None:
    bound.write("a.py", "")
    bound.write("scores.schema.json", SCORES % 50)
    outcome = bound.hook("mdlint-all", "a.py")
    assert (outcome.status, "Skipped" in outcome.output) == (0, True)


def test_a_mistake_in_the_configuration_is_reported_once_for_many_pages(bound: Project) -> None:
    names = [f"docs/page {number}.md" for number in range(40)]
    for name in names:
        bound.write(name, GOOD)
    bound.write("mdlint.toml", "x = 1\n")
    outcome = bound.hook("mdlint", *names)
    assert (outcome.status, outcome.output.count("mdlint.toml: x: unknown key")) == (1, 1)


def test_excluded_pages_alone_pass(bound: Project) -> None:
    bound.write("mdlint.toml", 'exclude = ["docs/"]\n')
    outcome = bound.hook("mdlint", "docs/overview.md")
    assert outcome.status == 0, outcome.output


def test_this_repository_runs_its_own_hooks() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    offered = re.findall(r"^- id: (.*)$", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name in offered if f"- id: {name}\n" not in text] == []
