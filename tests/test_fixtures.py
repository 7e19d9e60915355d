"""The fixtures are checked like a user's pages: discovered from a path, with the configuration next to them."""

import re
from pathlib import Path

import pytest

from mdlint.discover import Configs, discover
from mdlint.report import Report
from mdlint.rules import RULES
from mdlint.runner import run

FIXTURES = Path(__file__).parents[1] / "fixtures"
# A finding about a configuration is on no page, and one about several pages not on one alone: tests/binding and
# tests/agreement have their cases.
ELSEWHERE = ("inconsistent-rows", "translation-mismatch", "unused-binding", "unused-override")
ON_PAGES = [rule for rule in RULES if rule not in ELSEWHERE]
EXPECTED = re.compile(rb"<!-- expect: ([a-z-]+ \d+:\d+-\d+:\d+) -->")


def report(path: Path) -> Report:
    return run(discover([str(path)], Configs()))


def found(path: Path) -> list[str]:
    return sorted(
        f"{diagnostic.rule} {diagnostic.span.line}:{diagnostic.span.column}"
        f"-{diagnostic.span.end_line}:{diagnostic.span.end_column}"
        for diagnostic in report(path).diagnostics
    )


def expected(path: Path) -> list[str]:
    return sorted(place.decode() for place in EXPECTED.findall(path.read_bytes()))


def test_every_rule_has_pages_and_every_page_a_rule() -> None:
    pages = {path.relative_to(FIXTURES / "rules").as_posix() for path in FIXTURES.glob("rules/**/*.md")}
    assert pages == {f"{rule}/{page}.md" for rule in ON_PAGES for page in ("fails", "passes")}


@pytest.mark.parametrize("rule", ON_PAGES)
def test_a_page_with_defects_has_exactly_the_expected_findings(rule: str) -> None:
    page = FIXTURES / "rules" / rule / "fails.md"
    assert found(page) == expected(page)


@pytest.mark.parametrize("rule", ON_PAGES)
def test_a_page_with_defects_has_only_findings_of_its_rule(rule: str) -> None:
    assert {place.partition(" ")[0] for place in expected(FIXTURES / "rules" / rule / "fails.md")} == {rule}


@pytest.mark.parametrize("rule", ON_PAGES)
def test_a_page_of_near_misses_is_clean(rule: str) -> None:
    assert found(FIXTURES / "rules" / rule / "passes.md") == []


def test_the_docs_tree_is_clean() -> None:
    checked = report(FIXTURES / "docs")
    assert (list(checked.diagnostics), checked.summary.pages, checked.summary.tables) == ([], 4, 18)
