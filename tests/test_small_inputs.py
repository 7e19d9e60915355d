"""Small inputs after public reports: folders next to this checkout, each with its right answer.

An answer is the list of all findings, each a place and a rule, and words that their messages or helps must have, or must
not have.
"""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import Run

from shared import SHARED, needs_shared

HUNT = SHARED / "hunt"
pytestmark = needs_shared


class Answer(NamedTuple):
    """The findings, as `path:line rule`; words that are said; words that are not said."""

    findings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    not_said: tuple[str, ...] = ()


ANSWERS = {
    "06-mkdocs-code-pipe": Answer(),
    "08-mkdocs-no-blank-above": Answer(("docs/index.md:4 not-a-table",), ("blank line",)),
    "15-br-newlines": Answer(("page.md:6 ragged-row",), ("<br>",)),
    "17-double-backslash-pipe": Answer(),
    "28-misplaced-comma": Answer(
        ("page.md:6 wrong-type", "page.md:6 wrong-type"),
        ("2,0207", "1345,67", 'Three digits follow each ",": is it 20,207?'),
        ("decimalSeparator",),
    ),
    "34-same-link-twice": Answer(("page.md:6 duplicate-key",)),
    "39-two-rows-one-line": Answer(("page.md:6 ragged-row",), ("2 rows on one line",)),
    "41-when-then": Answer(("page.md:5 missing-value",), ("Date",), ("every row",)),
    "43-liquid-block-below": Answer(),
    "61-dotdot-depth": Answer(
        ("openspec/changes/one/decisions.md:3 broken-link",), ("../../../docs/coverage-map.md",), ("case",)
    ),
    "62-index-label": Answer(),
    "63-drop-column": Answer(),
    "65-delta-header-twice": Answer(),
    "66-optional-last-column": Answer(("page.md:3 ragged-row",)),
    "68-cheat-sheet": Answer(),
    "70-rank-rows-list": Answer(("page.md:5 orphan-rows",), ("list",)),
    "71-hash-header": Answer(("page.md:3 not-a-table",), ("heading",)),
    "82-mkdocs-list-item-below-text": Answer(("docs/index.md:4 not-a-table", "docs/index.md:10 not-a-table")),
    "88-merge-conflict": Answer(("page.md:6 merge-conflict",)),
    "90-mkdocs-header-code-pipe": Answer(),
    "91-docusaurus-not-detected": Answer(),
    "92-link-without-scheme": Answer(
        ("page.md:3 broken-link",) * 4,
        ("mailto:service@", "https://watrix", "https://www.postman", "https://github.com/ray"),
    ),
    "95-surplus-blank": Answer(("page.md:3 ragged-row",)),
    "96-encoded-slash": Answer(),
}


# Not mended yet. A case that is mended fails here, and leaves the list.
OPEN: set[str] = set()


def check(run: Run, folder: Path, case: str, *arguments: str) -> tuple[list[str], str]:
    """Check a copy of the folder of a case. Return its findings, as `path:line rule`, and all that is printed."""
    shutil.copytree(HUNT / case, folder, dirs_exist_ok=True)
    shown = run("check", ".", "--quiet", *arguments).out
    lines = run("check", ".", "--quiet", "--format", "concise", *arguments).out.splitlines()
    places = [line.split(": ", 1) for line in lines]
    return [f"{place.rsplit(':', 1)[0]} {rest.split()[1]}" for place, rest in places], shown


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(case in OPEN, reason="not mended yet", strict=True))
        for case in ANSWERS
    ],
)
def test_a_small_input_has_its_right_answer(run: Run, folder: Path, case: str) -> None:
    answer = ANSWERS[case]
    findings, shown = check(run, folder, case)
    assert findings == list(answer.findings)
    assert not [words for words in answer.words if words not in shown]
    assert not [words for words in answer.not_said if words in shown]


@pytest.mark.xfail("78-header-spellings" in OPEN, reason="not mended yet", strict=True)
def test_common_spellings_of_accuracies_are_known(run: Run, folder: Path) -> None:
    """Each table of the page has an accuracy of 848.1, three lines after its header; most headers are known."""
    findings, _ = check(run, folder, "78-header-spellings")
    tables = sum(line.startswith("## ") for line in (folder / "page.md").read_text(encoding="utf-8").splitlines())
    assert tables == 20
    assert {finding.split()[1] for finding in findings} == {"out-of-range"}
    assert 17 <= len(findings) <= tables


def test_each_small_input_has_an_answer() -> None:
    folders = {path.name for path in HUNT.iterdir() if path.is_dir()}
    assert folders == {*ANSWERS, "78-header-spellings"}
