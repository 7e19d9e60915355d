"""The rules about style find something on the pages where markdownlint does.

`markdownlint.json` records its findings on pages of our own. This module has the reason for each difference.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from rule_cases import findings

from mdlint.rules import RULES
from mdlint.style import TableStyle

RECORD = json.loads(Path(__file__).with_name("markdownlint.json").read_text(encoding="utf-8"))

SETTINGS: dict[str, tuple[str, TableStyle]] = {
    "MD055": ("pipe-style", TableStyle()),
    "MD055 style=leading_and_trailing": ("pipe-style", TableStyle(pipes="leading-and-trailing")),
    "MD055 style=leading_only": ("pipe-style", TableStyle(pipes="leading-only")),
    "MD055 style=trailing_only": ("pipe-style", TableStyle(pipes="trailing-only")),
    "MD055 style=no_leading_or_trailing": ("pipe-style", TableStyle(pipes="none")),
    "MD058": ("blanks-around-table", TableStyle()),
    "MD060": ("column-style", TableStyle()),
    "MD060 style=aligned": ("column-style", TableStyle(columns="aligned")),
    "MD060 style=compact": ("column-style", TableStyle(columns="compact")),
    "MD060 style=tight": ("column-style", TableStyle(columns="tight")),
    "MD060 style=compact aligned_delimiter=true": (
        "column-style",
        TableStyle(columns="compact", aligned_delimiter=True),
    ),
    "MD060 style=tight aligned_delimiter=true": ("column-style", TableStyle(columns="tight", aligned_delimiter=True)),
}

# The pages on which markdownlint finds something and mdlint does not, or the other way round.
DIFFERENT: dict[str, set[str]] = {
    # `ragged-row` reports a row with too many cells, and text that the table swallowed.
    "| A   | B   |\n|-----|-----|\n| 1 | 2 | 3 |\n": {"MD060", "MD060 style=aligned"},
    "| A | B |\n|---|---|\ntext\n": {"MD055", "MD055 style=leading_and_trailing"},
    # Some formatters count a sign that may be shown as an emoji as wide, others as narrow.
    "| A  | B |\n|----|---|\n| ⚠ | 1 |\n": {"MD060", "MD060 style=aligned"},
    # A tab is not a space: only markdownlint takes this for compact.
    "| A | B |\n| --- | --- |\n| 1\t| 2 |\n": {"MD060", "MD060 style=compact"},
    # The first or last table in a quote or a list item has no line above or below it there.
    "text\n> | A | B |\n> |---|---|\n> | 1 | 2 |\n": {"MD058"},
    "- | A | B |\n  |---|---|\n  | 1 | 2 |\n- text\n": {"MD058"},
    "> | A | B |\n> |---|---|\n> | 1 | 2 |\ntext\n": {"MD058"},
}


def test_every_difference_is_on_a_recorded_page() -> None:
    assert DIFFERENT.keys() <= {recorded["page"] for recorded in RECORD["pages"]}


def test_every_setting_of_markdownlint_has_an_equivalent() -> None:
    assert list(SETTINGS) == RECORD["settings"]


@pytest.mark.parametrize("recorded", RECORD["pages"], ids=lambda recorded: repr(recorded["page"]))
def test_the_same_pages_have_findings(recorded: dict[str, Any]) -> None:
    page = recorded["page"]
    different = set()
    for (setting, (rule, style)), lines in zip(SETTINGS.items(), recorded["lines"], strict=True):
        ours = list(findings(RULES[rule], page, style=style))
        if bool(ours) is not bool(lines):
            different.add(setting)
    assert different == DIFFERENT.get(page, set())
