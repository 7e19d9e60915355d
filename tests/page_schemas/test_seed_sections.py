"""The page that started the project, held to a page schema: what it finds is true, and so is each planted mistake."""

from collections.abc import Callable

import pytest
from page_schema_cases import found

from shared import SEED, needs_shared, replaced

pytestmark = needs_shared

# By hand: the words of all names on the page, without those in the list "Model Naming Convention".
UNEXPLAINED = (
    *("large", "mixed", "ape", "224", "base", "small", "naflexvit", "par", "e300", "s576", "parfac", "mediumd"),
    *("betwixt", "medium", "little", "wee", "pwee", "so150m2", "so150m"),
)
SCHEMA = {
    "properties": {"title": {"pattern": "^20[0-9]{2} Model Metrics$"}},
    "outline": [
        {
            "pattern": "^[A-Z][a-z]+ 2025: ",
            "name": "of a month",
            "repeated": True,
            "tables": {"min": 1, "schema": "builtin:timm-metrics"},
        },
        {"heading": "Model Naming Convention", "tables": {"max": 0}},
        {"heading": "Training Details", "tables": {"max": 0}, "sections": ["SBB Recipe", "ROPE Variants"]},
        {"heading": "Links", "tables": {"max": 0}},
    ],
    "sortedSections": {"pattern": "^(.*?[0-9]{4}): ", "as": "date", "order": "descending"},
    "explainedTokens": {"sections": ["Model Naming Convention"], "ignore": list(UNEXPLAINED), "meanings": True},
}


def test_the_page_has_the_sections_and_tables_of_its_schema() -> None:
    assert found(SCHEMA, SEED.read_text()) == []


def test_the_tokens_that_the_page_does_not_explain_are_found() -> None:
    text = SEED.read_text()
    listed = text.partition("## Model Naming Convention")[2].partition("## Training Details")[0]
    lines = found({"explainedTokens": "Model Naming Convention"}, text)
    assert [line.split('"')[1] for line in lines] == list(UNEXPLAINED)
    # Each is at a place where it is written, in a table, and nowhere in the list.
    for line in lines:
        place, token = line.split(" ")[0], line.split('"')[1]
        row, columns = place.split(":")
        start, end = map(int, columns.split("-"))
        assert text.splitlines()[int(row) - 1][start - 1 : end - 1] == token
        assert f"**{token}**" not in listed


def test_the_variants_of_rope_are_explained_in_another_section() -> None:
    sections = {"explainedTokens": {"sections": ["Model Naming Convention", "ROPE Variants"]}}
    unexplained = {line.split('"')[1] for line in found(sections, SEED.read_text())}
    assert unexplained == {*UNEXPLAINED} - {"mixed", "ape"}


def moved(lines: list[str]) -> None:
    """Move the section of January (lines 78 to 84) to the top (before line 5)."""
    section = lines[77:84]
    del lines[77:84]
    lines[4:4] = section


def without(first: int, last: int) -> Callable[[list[str]], None]:
    def change(lines: list[str]) -> None:
        del lines[first - 1 : last]

    return change


def links_first(lines: list[str]) -> None:
    """Move the section of links (lines 117 to 121) above the naming convention (line 86)."""
    lines[85:85] = [*lines[116:], ""]
    del lines[121 + 1 :]


OUT = "unsorted-sections: section"
NOT_EXPLAINED = 'is not explained in "Model Naming Convention"'
JUNE = "June 2025: NaFlexViT Models"


@pytest.mark.parametrize(
    ("change", "line", "place", "message"),
    [
        (moved, 5, "January 2025: SO150M ViT Models", f'{OUT} "January 2025" is out of order: it belongs after "February 2025"'),
        (replaced(5, "July", "Jly"), 5, "Jly 2025", 'page-violation: "Jly 2025" is not a date (did you mean "July 2025"?)'),
        (replaced(24, "June", "August"), 24, "August 2025: NaFlexViT Models",
         f'{OUT} "August 2025" is out of order: it belongs before "July 2025"'),
        (replaced(24, "June 2025:", "June 2025"), 24, "June 2025 NaFlexViT Models",
         'unknown-section: unknown section "June 2025 NaFlexViT Models"'),
        (links_first, 86, "Links", f'{OUT} "Links" is out of order: it belongs after "Training Details"'),
        (replaced(86, "Convention", "Conventions"), 86, "Model Naming Conventions",
         'unknown-section: unknown section "Model Naming Conventions" (did you mean "Model Naming Convention"?)'),
        (replaced(110, "Variants", "Variant"), 110, "ROPE Variant",
         'unknown-section: unknown section "ROPE Variant" (did you mean "ROPE Variants"?)'),
        (without(94, 94), 30, "gap", f'unexplained-token: token "gap" {NOT_EXPLAINED}'),
        (without(91, 91), 11, "patch16", f'unexplained-token: token "patch16" {NOT_EXPLAINED}'),
        (replaced(93, "reg1/", ""), 49, "reg1", f'unexplained-token: token "reg1" {NOT_EXPLAINED}'),
        (without(99, 99), 42, "ft", f'unexplained-token: token "ft" {NOT_EXPLAINED}'),
        (replaced(98, "ImageNet-12k", "ImageNet-21k"), 98, "in12k",
         'unexplained-token: "in12k" is explained by "Pre-trained on ImageNet-21k", the convention says "ImageNet-12k."'),
        (replaced(97, "e200/e250", "e200/e250/e600"), 97, "e600",
         "unexplained-token: no name on the page has what is explained here"),
        (without(28, 33), 24, JUNE, f'page-violation: 0 tables in section "{JUNE}", expected at least 1'),
        (without(102, 116), 86, "Model Naming Convention",
         'missing-section: section "Training Details" is missing: it belongs after "Model Naming Convention"'),
        (replaced(1, "2025 Model Metrics", "Models"), 1, "Models",
         'page-violation: title: "Models" does not match the pattern ^20[0-9]{2} Model Metrics$'),
    ],
)  # fmt: skip
def test_a_planted_mistake_is_found_at_its_place(
    change: Callable[[list[str]], None], line: int, place: str, message: str
) -> None:
    lines = SEED.read_text().splitlines()
    change(lines)
    start = lines[line - 1].index(place) + 1
    findings = found(SCHEMA, "\n".join(lines) + "\n")
    # How many names have a token is not what these cases are about.
    shown = [each.partition(" (")[0] if each.endswith("have it)") else each for each in findings]
    assert shown == [f"{line}:{start}-{start + len(place)} {message}"]
