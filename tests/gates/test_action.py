"""The steps of the action, taken from action.yml and run as written, with hostile inputs."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from gate_cases import ROOT, checkout, git, need_registry

pytestmark = pytest.mark.slow

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
SHELL_STEPS = {step["name"]: step for step in STEPS if "run" in step}
WORKFLOW: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))

GOOD = "| Model | Top-1 |\n|---|---|\n| a | 84.8 |\n"
BAD = "| Model | Top-1 |\n|---|---|\n| a | 848.0 |\n"
SHORT = "| Model | Top-1 |\n|---|---|\n| a |\n"
FINDING = ",line=3,endLine=3,col=7,endColumn=12,title=mdlint out-of-range::"


class Outcome(NamedTuple):
    """The result of a step: its exit status, its output as the runner reads it, and its outputs."""

    status: int
    output: str
    outputs: str


class Runner:
    """Make the folders of a runner, and a workspace to check."""

    def __init__(self, folder: Path) -> None:
        self.workspace, self.temp = folder / "work space", folder / "temp $(touch pwned)"
        self.workspace.mkdir()
        self.temp.mkdir()
        self.source = ROOT
        self._outputs = folder / "outputs"
        self._outputs.touch()
        self.summary = folder / "summary.md"

    def write(self, path: str, text: str) -> None:
        (self.workspace / path).parent.mkdir(parents=True, exist_ok=True)
        (self.workspace / path).write_text(text, encoding="utf-8")

    def step(self, name: str, **inputs: str) -> Outcome:
        """Run a step of the action as the runner does (its documented command for `shell: bash`)."""
        values = {f"inputs.{key}": str(given.get("default", "")) for key, given in ACTION["inputs"].items()}
        values |= {f"inputs.{key.replace('_', '-')}": value for key, value in inputs.items()}
        values |= {"steps.python.outputs.python-path": sys.executable, "github.action_path": str(self.source)}
        step = SHELL_STEPS[name]
        script = self.temp / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=self.workspace,
            env={
                **{name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")},
                **{name: re.sub(r"\$\{\{ (.*?) \}\}", lambda shown: values[shown[1]], value) for name, value in step["env"].items()},
                "RUNNER_TEMP": str(self.temp),
                "GITHUB_OUTPUT": str(self._outputs),
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "GITHUB_WORKSPACE": str(self.workspace),
            },
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
        )  # fmt: skip
        return Outcome(done.returncode, done.stdout, self._outputs.read_text(encoding="utf-8"))


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """Return a runner that has mdlint installed. The Python of the tests replaces the Python of the action's environment.

    A script calls it, instead of a link to it, since a step may remove the file.
    """
    runner = Runner(tmp_path)
    python = runner.temp / "mdlint" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    return runner


def harmed(runner: Runner) -> list[Path]:
    """Return every file that an input or a page would have made if it had been executed."""
    return list(runner.workspace.parent.rglob("pwned*"))


def commands(output: str) -> list[str]:
    """Return the lines that the runner obeys: it ignores the lines from `stop-commands` to the token."""
    obeyed: list[str] = []
    token = None
    for line in output.splitlines():
        if token is None and (line.lstrip().startswith("::") or "##[" in line):
            obeyed.append(line)
            token = line.removeprefix("::stop-commands::") if line.startswith("::stop-commands::") else None
        elif line == f"::{token}::":
            token = None
    return [line for line in obeyed if not line.startswith("::stop-commands::")]


def test_a_bad_page_is_annotated_and_fails(runner: Runner) -> None:
    runner.write("docs/bad.md", BAD)
    runner.write("docs/good.md", GOOD)
    outcome = runner.step("Check")
    assert (outcome.status, outcome.outputs) == (1, "status=1\n")
    (command,) = commands(outcome.output)
    assert command.startswith(f"::error file=docs/bad.md{FINDING}docs/bad.md:3:7: out-of-range  Top-1 848.0")


def test_a_good_page_passes(runner: Runner) -> None:
    runner.write("docs/good.md", GOOD)
    outcome = runner.step("Check")
    assert (outcome.status, outcome.outputs, commands(outcome.output)) == (0, "status=0\n", [])
    assert "no findings in 1 page with 1 table, checked as metrics\n" in outcome.output


@pytest.mark.parametrize(("fail_on", "status"), [("warning", 1), ("error", 0), ("never", 0)])
def test_the_failing_severity_is_an_input(runner: Runner, fail_on: str, status: int) -> None:
    runner.write("a.md", SHORT)
    outcome = runner.step("Check", fail_on=fail_on)
    assert outcome.status == status
    assert [command.split(" ")[0] for command in commands(outcome.output)] == ["::warning"]


def test_paths_are_lines(runner: Runner) -> None:
    for name in ("a.md", "b c.md", "d.md"):
        runner.write(name, BAD)
    outcome = runner.step("Check", paths="a.md\n\nb c.md\n")
    assert [command.split(",")[0] for command in commands(outcome.output)] == [
        "::error file=a.md",
        "::error file=b c.md",
    ]


def test_lines_may_have_spaces_around_them_and_carriage_returns(runner: Runner) -> None:
    runner.write("b c.md", BAD)
    outcome = runner.step("Check", paths="  b c.md \r\n", args="--ignore\r\n out-of-range\r\n")
    assert (outcome.status, commands(outcome.output)) == (0, [])


def test_the_standard_input_is_not_a_path(runner: Runner) -> None:
    outcome = runner.step("Check", paths="-")
    assert outcome.status == 2
    assert commands(outcome.output) == [
        "::error title=mdlint::The input paths names the standard input, which is empty here."
    ]


def test_a_link_at_the_path_of_the_environment_is_removed_not_followed(runner: Runner, tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").touch()
    (runner.temp / "mdlint" / "bin" / "python").unlink()
    (runner.temp / "mdlint" / "bin").rmdir()
    (runner.temp / "mdlint").rmdir()
    (runner.temp / "mdlint").symlink_to(tmp_path / "precious")
    runner.source = tmp_path / "nothing there"
    outcome = runner.step("Install mdlint")
    assert (outcome.status, commands(outcome.output)) == (
        2,
        ["::error title=mdlint::mdlint can't be installed; the log says why."],
    )
    assert (tmp_path / "precious" / "file").exists()


def test_the_configuration_is_an_input(runner: Runner) -> None:
    runner.write("a.md", BAD)
    runner.write("etc/my lint.toml", '[rules]\nout-of-range = "off"\n')
    assert runner.step("Check", config="etc/my lint.toml").status == 0


def test_more_arguments_are_lines(runner: Runner) -> None:
    runner.write("a.md", BAD)
    assert runner.step("Check", args="--ignore\nout-of-range, ragged-row\n--quiet").status == 0


HOSTILE = [
    "$(touch pwned)",
    "`touch pwned`",
    "a; touch pwned",
    "a && touch pwned",
    "a | touch pwned",
    "a > pwned",
    "'; touch pwned; '",
    '"; touch pwned; "',
    "$'\\x27; touch pwned'",
    "${IFS}touch pwned",
    "a\\",
    "*",
    "~",
    "-q",
    "--output-file=pwned",
    "-opwned",
    "--help",
    "::error::x",
    "##[add-mask]x",
    "${{ github.token }}",
]


def test_hostile_file_names_are_only_names(runner: Runner) -> None:
    for text in HOSTILE:
        runner.write(f"{text}.md", BAD)
    outcome = runner.step("Check", paths="\n".join(f"{text}.md" for text in HOSTILE))
    assert outcome.status == 1
    assert [FINDING in command for command in commands(outcome.output)] == [True] * len(HOSTILE)
    assert harmed(runner) == []


@pytest.mark.parametrize(
    "text", ["$(touch pwned)", "'; touch pwned; \"; touch pwned #", "-opwned", "::error::##[error]x"]
)
@pytest.mark.parametrize("name", ["paths", "config", "fail_on"])
def test_a_hostile_input_is_a_usage_error(runner: Runner, name: str, text: str) -> None:
    outcome = runner.step("Check", **{name: text})
    assert (outcome.status, outcome.outputs) == (2, "status=2\n")
    assert commands(outcome.output) == [
        "::error title=mdlint::mdlint could not do its work; the log says why (exit status 2)."
    ]
    assert harmed(runner) == []


def test_hostile_arguments_reach_no_shell(runner: Runner) -> None:
    runner.write("a.md", BAD)
    not_options = [text for text in HOSTILE if not text.startswith("-")]
    outcome = runner.step("Check", args="\n".join(["--ignore", "out-of-range", *not_options]))
    assert outcome.status == 2
    assert harmed(runner) == []


@pytest.mark.parametrize("version", [*HOSTILE, "1.0\n--pre", "1 --index-url=x", "../x"])
def test_a_hostile_version_is_not_installed(runner: Runner, version: str) -> None:
    outcome = runner.step("Install mdlint", version=version)
    assert outcome.status == 2
    assert commands(outcome.output) == ["::error title=mdlint::The input version is not the version of a release."]
    assert harmed(runner) == []


def test_no_module_of_the_workspace_is_run(runner: Runner) -> None:
    for name in ("mdlint", "json", "secrets", "sitecustomize", "jsonschema", "typer"):
        runner.write(f"{name}.py", "open('pwned', 'w')\n")
    runner.write("a.md", BAD)
    assert runner.step("Check").status == 1
    assert harmed(runner) == []


def test_a_cell_cannot_give_a_command(runner: Runner) -> None:
    runner.write(
        "a.md", "| Model | Top-1 |\n|---|---|\n| a | 848 ##[add-mask]x ::error::y |\n| b | 848 |\n| b | 848 |\n"
    )
    outcome = runner.step("Check")
    assert outcome.status == 1
    assert {command.split(" ")[0] for command in commands(outcome.output)} <= {"::error", "::warning"}
    assert all("file=a.md" in command for command in commands(outcome.output))


def test_the_action_installs_this_very_checkout(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    need_registry(tmp_path_factory.mktemp("registry"))
    runner = Runner(tmp_path)
    for name in ("venv", "pip", "ensurepip", "hatchling"):
        runner.write(f"{name}.py", "open('pwned', 'w')\n")
    runner.source = checkout(tmp_path_factory.mktemp("check out"))
    installed = runner.step("Install mdlint")
    assert installed.status == 0, installed.output
    runner.write("docs/bad.md", BAD)
    outcome = runner.step("Check", paths="docs")
    assert outcome.status == 1
    assert FINDING in outcome.output
    assert harmed(runner) == []


def test_no_input_is_part_of_a_script() -> None:
    assert [step["name"] for step in SHELL_STEPS.values() if "${{" in step["run"]] == []


def test_every_step_of_a_script_names_its_shell() -> None:
    assert {step["shell"] for step in SHELL_STEPS.values()} == {"bash"}


def test_actions_of_others_are_pinned_to_a_commit() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    used += [step["uses"] for job in WORKFLOW["jobs"].values() for step in job["steps"] if "uses" in step]
    assert [name for name in used if name != "./" and not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", name)] == []


def test_the_workflow_may_only_read() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert [name for name, job in WORKFLOW["jobs"].items() if "permissions" in job] == []


def test_the_workflow_checks_the_documentation_with_this_action() -> None:
    (step,) = (step for job in WORKFLOW["jobs"].values() for step in job["steps"] if step.get("uses") == "./")
    assert step["with"]["paths"].split() == ["docs", "README.md"]


def test_the_workflow_runs_the_checks_that_a_change_must_pass() -> None:
    assert [step["run"] for step in WORKFLOW["jobs"]["test"]["steps"] if "run" in step] == [".ci/run"]


def test_the_changes_of_tables_are_in_the_summary(runner: Runner) -> None:
    runner.write("docs/a.md", GOOD)
    git(runner.workspace, "init", "--quiet", "--initial-branch=main")
    git(runner.workspace, "add", "--all")
    git(runner.workspace, "commit", "--quiet", "--message=one")
    runner.write("docs/a.md", GOOD.replace("84.8", "84.9 $(touch pwned)"))
    outcome = runner.step("Summarize", summary_since="main", paths="docs\n")
    assert (outcome.status, commands(outcome.output), harmed(runner)) == (0, [], [])
    assert runner.summary.read_text(encoding="utf-8") == (
        "**`docs/a.md`** 1 row: 1 changed\n\n- `a`: `Top-1` `84.8` → `84.9 $(touch pwned)`\n"
    )


@pytest.mark.parametrize("since", ["nowhere", "--help", "$(touch pwned)"])
def test_a_summary_that_can_not_be_made_is_a_warning(runner: Runner, since: str) -> None:
    runner.write("docs/a.md", GOOD)
    git(runner.workspace, "init", "--quiet")
    outcome = runner.step("Summarize", summary_since=since)
    (command,) = commands(outcome.output)
    assert (outcome.status, command.split("::")[1], harmed(runner)) == (0, "warning title=mdlint", [])
    assert not runner.summary.exists()
