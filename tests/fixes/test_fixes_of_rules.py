"""The fixes of every rule, on its documented example and on its fixture: a fix mends its finding, and brings no other."""

import re
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from rule_cases import fenced, named_files, sections

from mdlint.discover import Configs, discover
from mdlint.fix_run import fix, formatting_rules
from mdlint.known_rules import RuleChoice
from mdlint.model import Diagnostic
from mdlint.rules import RULES, explain
from mdlint.runner import run

FIXTURES = Path(__file__).parents[2] / "fixtures" / "rules"
FIXABLE = sorted(rule_id for rule_id, rule in RULES.items() if rule.fixes != "none")
UNFIXABLE = sorted(set(RULES) - set(FIXABLE))
STYLE = sorted(formatting_rules())
CONFIG = '[[tables]]\nschema = "example.schema.json"\n'
_EXPECTED = re.compile(rb"<!-- expect: .*? -->\r?\n")
ENDINGS = [pytest.param(b"\n", id="LF"), pytest.param(b"\r\n", id="CRLF")]


def planted(folder: Path, rule_id: str, title: str = "Example", ending: bytes = b"\n") -> Path:
    """Write a page of a rule's manual, with the schema of its example if it has one, and return its path."""
    manual = sections(explain(rule_id))
    for schema in fenced("json", manual["Example"]):
        (folder / "example.schema.json").write_text(schema, encoding="utf-8")
        (folder / "mdlint.toml").write_text(CONFIG, encoding="utf-8")
    for name, text in named_files(manual[title]).items():
        (folder / name).write_text(text, encoding="utf-8")
    page = folder / "page.md"
    page.write_bytes(fenced("markdown", manual[title])[0].encode().replace(b"\n", ending))
    return page


def findings(path: Path, select: Sequence[str]) -> list[Diagnostic]:
    return list(run(discover([str(path)], Configs()), RuleChoice(frozenset(select))).diagnostics)


def fixed(path: Path, select: Sequence[str], *, unsafe: bool = False) -> tuple[bytes, list[Diagnostic]]:
    """Return the content of a page after its fixes, and the findings that remain."""
    done = fix(discover([str(path)], Configs()), RuleChoice(frozenset(select)), unsafe=unsafe)
    assert done.notes == ()
    return (done.pages[0].after if done.pages else path.read_bytes()), list(done.report.diagnostics)


def selected(rule_id: str) -> list[str]:
    """Return a rule and all rules that are on by default: what runs on a page."""
    return sorted({rule_id, *(other for other, rule in RULES.items() if not rule.opt_in)})


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("rule_id", [*STYLE, "unsorted-rows"])
def test_the_fixed_example_is_the_corrected_example_of_the_manual(tmp_path: Path, rule_id: str, ending: bytes) -> None:
    corrected = planted(tmp_path, rule_id, "Instead", ending).read_bytes()
    page = planted(tmp_path, rule_id, "Example", ending)
    assert fixed(page, selected(rule_id)) == (corrected, [])


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("rule_id", FIXABLE)
def test_a_fix_mends_its_finding_and_brings_no_other(tmp_path: Path, rule_id: str, ending: bytes) -> None:
    page = planted(tmp_path, rule_id, "Example", ending)
    before = findings(page, selected(rule_id))
    content, left = fixed(page, selected(rule_id), unsafe=True)
    mended = Counter(each.rule for each in before if each.fix)
    assert Counter(each.rule for each in before) - mended == Counter(each.rule for each in left)
    assert (content != page.read_bytes()) == bool(mended)
    assert content.count(b"\r\n") == content.count(b"\n") * (ending == b"\r\n")


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("rule_id", FIXABLE)
def test_the_fixes_of_a_fixture_mend_exactly_the_findings_that_have_one(
    tmp_path: Path,
    rule_id: str,
    unsafe: bool,
) -> None:
    folder = shutil.copytree(FIXTURES, tmp_path / "rules")
    page = folder / rule_id / "fails.md"
    before = findings(page, [rule_id])
    mended = [each for each in before if each.fix and (unsafe or each.fix.is_safe)]
    _, left = fixed(page, [rule_id], unsafe=unsafe)
    assert len(left) == len(before) - len(mended)


@pytest.mark.parametrize("rule_id", FIXABLE)
def test_a_rule_that_says_so_has_a_fix_in_its_example_or_its_fixture(tmp_path: Path, rule_id: str) -> None:
    folder = shutil.copytree(FIXTURES, tmp_path / "rules")
    found = findings(planted(tmp_path, rule_id), [rule_id]) + findings(folder / rule_id / "fails.md", [rule_id])
    fixes = [each.fix for each in found if each.fix]
    assert fixes
    assert {"safe" if each.is_safe else "unsafe" for each in fixes} <= set(RULES[rule_id].fixes.split(" or "))


@pytest.mark.parametrize("rule_id", UNFIXABLE)
def test_a_rule_that_does_not_say_so_has_no_fix(rule_id: str) -> None:
    found = findings(FIXTURES / rule_id / "fails.md", [rule_id]) if (FIXTURES / rule_id).exists() else []
    assert not [each for each in found if each.fix]


@pytest.mark.parametrize("rule_id", FIXABLE)
def test_the_manual_page_says_whether_there_is_a_fix(rule_id: str) -> None:
    assert "ixable with `--fix" in explain(rule_id)
    assert ("others with `--fix --unsafe-fixes`" in explain(rule_id)) == (RULES[rule_id].fixes == "safe or unsafe")


@pytest.mark.parametrize("rule_id", UNFIXABLE)
def test_the_manual_page_says_that_there_is_no_fix(rule_id: str) -> None:
    assert "There is no fix." in explain(rule_id)


@pytest.mark.parametrize(
    ("above", "is_safe"),
    [("the code `a|b`", True), ("the code `a\\|b`", False), ("a \\|\nlong text", False), ("# `a\\|b`", True)],
)
def test_a_blank_line_that_github_shows_is_not_safe(tmp_path: Path, above: str, *, is_safe: bool) -> None:
    """GitHub shows an escaped pipe without its backslash in a paragraph that a table interrupts."""
    page = tmp_path / "page.md"
    page.write_text(f"{above}\n| A |\n|---|\n| b |\n", encoding="utf-8")
    after, left = fixed(page, ["blanks-around-table"])
    assert (after == f"{above}\n\n| A |\n|---|\n| b |\n".encode(), left == []) == (is_safe, is_safe)
    assert fixed(page, ["blanks-around-table"], unsafe=True)[1] == []
