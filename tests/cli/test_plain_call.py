"""A plain call is read as Typer reads it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import pytest
import typer.main
import yaml
from hypothesis import event, given
from hypothesis import strategies as st

from mdlint.cli._check_call import CHOICES, CheckCall
from mdlint.cli._plain_call import OPTIONS, plain_call
from mdlint.cli.app import app
from mdlint.formatters import FORMATTERS

ROOT = Path(__file__).parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
DEFAULTS = CheckCall()._asdict()
DECLARED = {
    option: parameter
    for parameter in typer.main.get_command(app).commands["check"].params  # type: ignore[attr-defined]
    for option in parameter.opts
}

FLAGS = sorted(option for option, field in OPTIONS.items() if DEFAULTS[field] is False)
WITH_VALUE = sorted(OPTIONS.keys() - set(FLAGS))


def read_by_typer(arguments: Sequence[str]) -> CheckCall | None:
    """Return the call that Typer reads; None if it finds a mistake, or runs something else."""
    calls: list[CheckCall] = []

    def run_check(call: CheckCall) -> int:
        calls.append(call)
        return 0

    with patch("mdlint.cli._run_check.run_check", run_check):
        try:
            app(args=list(arguments), prog_name="mdlint", standalone_mode=False)
        except Exception:  # noqa: BLE001  any mistake in the call
            return None
    return calls[0] if calls else None


def values(option: str) -> st.SearchStrategy[str]:
    known = CHOICES.get(OPTIONS[option])
    return st.sampled_from(known) if known else st.sampled_from(["a.md", "x,y", "-", "a=b", "*.md", "ragged-row", "ä"])


def written(option: str, value: str) -> st.SearchStrategy[list[str]]:
    forms = [[option, value], [f"{option}={value}"]] if option.startswith("--") else [[option, value]]
    return st.sampled_from(forms)


def with_value(option: str) -> st.SearchStrategy[list[str]]:
    return values(option).flatmap(lambda value: written(option, value))


PATHS = st.sampled_from(["a.md", "docs", "-", ".", "", "a b.md", "ä.md"])
PLAIN = st.lists(
    st.one_of(
        PATHS.map(lambda path: [path]),
        st.sampled_from(FLAGS).map(lambda flag: [flag]),
        st.sampled_from(WITH_VALUE).flatmap(with_value),
    ),
    max_size=6,
)
AFTER_DASHES: st.SearchStrategy[list[str]] = st.one_of(
    st.just([]), st.lists(st.sampled_from(["a.md", "-q", "--", "--nope", "-"])).map(lambda end: ["--", *end])
)
# Values that fit an option, or do not: of a choice, with a file, empty, numbers, and texts that look like options.
ANY_VALUE = st.sampled_from(
    [
        *(
            "",
            "-",
            "--",
            "-q",
            "--format",
            "-1",
            "1",
            "auto",
            "never",
            "json",
            "JSON",
            "json:",
            "json:-",
            "json:a:b",
            ":a",
        ),
        *("a.md", "a,b", "a=b", " ", "~", "$HOME", "*.md", "a\nb", "ä", "\udc80"),
    ]
)
# Each option and its value as one argument: `--format=json`, `-fjson`, and `--quiet=1`, which a flag does not take.
ASSIGNED = st.builds("".join, st.tuples(st.sampled_from([*OPTIONS, *DECLARED]), st.sampled_from(["=", ""]), ANY_VALUE))
# Anything that a command line is made of, in any order: missing values, other options, abbreviations, joined options.
TOKENS = st.one_of(
    ANY_VALUE,
    ASSIGNED,
    st.sampled_from(
        [*OPTIONS, *DECLARED, "--", "-", "", "check", "a.md", "json", "never", "--help", "-h", "--version"]
    ),
    st.sampled_from(
        ["-qq", "-qf", "-fjson", "-f=json", "--form", "--quiet=1", "--format=", "--color=red", "-v", "-Vq", "-1"]
    ),
    st.text(alphabet="-=fqov/.a ", max_size=6),
)


def joined(parts: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "check"
    for part in parts:
        yield from part


@given(PLAIN, AFTER_DASHES)
def test_each_option_in_full_with_a_value_makes_a_plain_call(parts: list[list[str]], end: list[str]) -> None:
    arguments = [*joined(parts), *end]
    assert plain_call(arguments) is not None
    assert plain_call(arguments) == read_by_typer(arguments)


@given(st.lists(TOKENS, max_size=7), st.booleans())
def test_typer_reads_whatever_is_taken_for_a_plain_call_the_same_way(tokens: list[str], is_check: bool) -> None:
    arguments = ["check", *tokens] if is_check else tokens
    call = plain_call(arguments)
    event("plain" if call else "not plain")
    assert call is None or call == read_by_typer(arguments)


@pytest.mark.parametrize(
    "hook", [hook for hook in HOOKS if hook["entry"].startswith("mdlint check")], ids=lambda hook: hook["id"]
)
def test_the_calls_of_the_hooks_are_plain(hook: dict[str, str]) -> None:
    arguments = [*hook["entry"].split()[1:], *hook.get("args", ()), "docs/a.md", "README.md"]
    call = plain_call(arguments)
    assert call is not None
    assert (call.paths, call.quiet) == (("docs/a.md", "README.md"), True)
    assert call == read_by_typer(arguments)


def test_a_page_of_a_hook_may_look_like_an_option() -> None:
    assert plain_call(["check", "--quiet", "--force-exclude", "--", "--help", "-q"]) == CheckCall(
        ("--help", "-q"), quiet=True, force_exclude=True
    )


@pytest.mark.parametrize(
    "line",
    [
        "",
        "--version",
        "tables a.md",
        "check --help",
        "check -h",
        "check --nope a.md",
        "check --quie a.md",
        "check -qq a.md",
        "check -fjson a.md",
        "check --format a.md",
        "check --format",
        "check --format=",
        "check --quiet=yes",
        "check --config --quiet",
        "check --show-settings",
    ],
)
def test_typer_reads_any_other_call(line: str) -> None:
    assert plain_call(line.split()) is None


def test_typer_expands_arguments_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mdlint.cli._plain_call._EXPANDED", frozenset("*?[~$%"))
    assert plain_call(["check", "docs/*.md"]) is None
    assert plain_call(["check", "a.md"]) == CheckCall(("a.md",))


@pytest.mark.parametrize("option", OPTIONS)
def test_an_option_is_declared_to_typer_with_the_same_field(option: str) -> None:
    parameter = DECLARED[option]
    default = DEFAULTS[OPTIONS[option]]
    assert parameter.name == OPTIONS[option]
    assert (parameter.is_flag, parameter.multiple) == (default is False, default == ())


def test_the_fields_of_a_call_are_the_parameters_of_the_command() -> None:
    assert {parameter.name for parameter in DECLARED.values()} - {"help"} == set(CheckCall._fields)
    assert read_by_typer(["check"]) == plain_call(["check"]) == CheckCall()


def test_the_formats_are_those_of_the_formatters() -> None:
    assert CHOICES["formats"] == tuple(FORMATTERS)
