"""`outline`: missing, unknown, misspelled, repeated and misplaced sections, and the tables in them."""

import time
from typing import Any

import pytest
from page_schema_cases import found, violations


def page(*headings: str) -> str:
    """Return a page with the title T, and with these headings on every other line from the third on."""
    return (
        "\n\n".join(["# T", *(heading if heading.startswith("#") else f"## {heading}" for heading in headings)]) + "\n"
    )


RUNS = {"pattern": "^Run [0-9]+$", "name": "of a run", "repeated": True}


@pytest.mark.parametrize(
    ("outline", "headings", "expected"),
    [
        (["A", "B"], ["A", "B"], []),
        (["A", "B"], ["A"], ['3:4-5 missing-section: section "B" is missing: it belongs after "A"']),
        (["A", "B"], ["B"], ['1:3-4 missing-section: section "A" is missing: it belongs before "B"']),
        (["A", "B", "C"], ["A", "C"], ['3:4-5 missing-section: section "B" is missing: it belongs after "A"']),
        (["A"], [], ['1:3-4 missing-section: section "A" is missing: it belongs into "T"']),
        ([{"heading": "A", "optional": True}, "B"], ["B"], []),
        (["A"], ["A", "Else"], ['5:4-8 unknown-section: unknown section "Else"']),
        (["A", "*"], ["A", "Else", "More"], []),
        (["A", "*", "B"], ["A", "B"], []),
        (["*", "B"], ["A", "B", "C"], ['7:4-5 unsorted-sections: section "C" is out of order: it belongs after "A"']),
        (["A"], ["A", "A"], ['5:4-5 unknown-section: a second section "A"']),
        ([{"heading": "A", "repeated": True}], ["A", "A"], []),
        ([RUNS, "End"], ["Run 1", "Run 2", "End"], []),
        ([RUNS, "End"], ["End"], ['1:3-4 missing-section: section of a run is missing: it belongs before "End"']),
        ([RUNS, "End"], ["Run 1", "Run two", "End"], ['5:4-11 unknown-section: unknown section "Run two"']),
        (
            [RUNS, "End"],
            ["Run 1", "End", "Run 2"],
            ['7:4-9 unsorted-sections: section "Run 2" is out of order: it belongs after "Run 1"'],
        ),
        ([{"pattern": "^R"}], [], ['1:3-4 missing-section: section like "^R" is missing: it belongs into "T"']),
        ([{"pattern": "^R"}, "Rest"], ["Rest", "Run"], [
            '5:4-7 unsorted-sections: section "Run" is out of order: it belongs before "Rest"',
        ]),
        (
            ["A", "B", "C"],
            ["C", "A", "B"],
            ['3:4-5 unsorted-sections: section "C" is out of order: it belongs after "B"'],
        ),
        (
            ["A", "B", "C"],
            ["B", "C", "A"],
            ['7:4-5 unsorted-sections: section "A" is out of order: it belongs before "B"'],
        ),
    ],
)  # fmt: skip
def test_sections_are_held_to_the_outline(outline: list[Any], headings: list[str], expected: list[str]) -> None:
    assert found({"outline": outline}, page(*headings)) == expected


@pytest.mark.parametrize(
    ("outline", "heading", "meant"),
    [
        (["License"], "Licence", "License"),
        (["Training Details"], "Details of the Training", None),
        (["Training Details"], "Training details", "Training Details"),
        (["Results", "Resolution"], "Result", "Results"),
        ([{"heading": "License", "optional": True}], "Licence", "License"),
        (["License", "*"], "Licence", "License"),
        (["License", "*"], "Licences of others", None),
        (["Runs", "*"], "Rums", None),
    ],
)
def test_a_heading_near_that_of_a_missing_section_is_one_finding(
    outline: list[Any], heading: str, meant: str | None
) -> None:
    findings = [(rule, finding.message) for rule, finding, _ in violations({"outline": outline}, page(heading))]
    suggestions = [message for rule, message in findings if rule == "unknown-section" and "did you mean" in message]
    if meant is None:
        assert suggestions == []
    else:
        assert suggestions == [f'unknown section "{heading}" (did you mean "{meant}"?)']
        assert not any(f'"{meant}" is missing' in message for _, message in findings)


def test_a_misspelled_section_is_checked_as_the_one_that_was_meant() -> None:
    outline = ["A", {"heading": "Results", "tables": {"min": 1}}, "Z"]
    assert found({"outline": outline}, page("A", "Z", "Resluts")) == [
        '7:4-11 unknown-section: unknown section "Resluts" (did you mean "Results"?)',
        '7:4-11 unsorted-sections: section "Resluts" is out of order: it belongs after "A"',
        '7:4-11 page-violation: 0 tables in section "Resluts", expected at least 1',
    ]


def test_the_first_of_several_sections_is_related_to_the_second() -> None:
    ((_, finding, _),) = violations({"outline": ["A"]}, page("A", "A"))
    assert [(related.at.line, related.message) for related in finding.related] == [(3, "the first one")]


def test_the_help_names_the_sections_in_their_order() -> None:
    ((_, finding, _),) = violations({"outline": [RUNS, "End"]}, page("Run 1", "Else", "End"))
    assert finding.help == 'The expected order is: section of a run, section "End".'
    ((_, finding, _),) = violations({"outline": ["*", "End"]}, page("End", "Else"))
    assert finding.help == 'The expected order is: any other section, section "End".'


def test_a_missing_section_that_is_below_another_is_related() -> None:
    ((_, finding, _),) = violations({"outline": ["A", "B"]}, page("A", "### B"))
    assert finding.message == 'section "B" is missing: it belongs after "A"'
    assert [(related.at.line, related.message) for related in finding.related] == [
        (5, "a section with this heading is here")
    ]


TABLE = "\n| a | b |\n|---|---|\n| 1 | 2 |\n"
MODELS = "\n| Model | Top-1 |\n|---|---|\n| vit_base_patch16_224.in1k | 83.8 |\n"


@pytest.mark.parametrize(
    ("tables", "content", "expected"),
    [
        ({"min": 1}, "", ['3:4-5 page-violation: 0 tables in section "A", expected at least 1']),
        ({"min": 2}, TABLE, ['3:4-5 page-violation: 1 table in section "A", expected at least 2']),
        ({"min": 1}, "\n### Inner\n" + TABLE, []),
        ({"max": 0}, TABLE, ['5:1-10 page-violation: one table too many: section "A" has 1, expected at most 0']),
        ({"max": 1}, TABLE + TABLE, [
            '9:1-10 page-violation: one table too many: section "A" has 2, expected at most 1',
        ]),
        ({"schema": "builtin:timm-metrics"}, MODELS, []),
        ({"schema": "builtin:timm-metrics"}, "", []),
        ({"schema": "builtin:timm-metrics"}, TABLE, [
            "5:1-10 page-violation: this table has no schema, expected builtin:timm-metrics",
        ]),
        ({"schema": "other.json"}, MODELS, [
            "5:1-18 page-violation: this table has builtin:timm-metrics, expected other.json",
        ]),
    ],
)  # fmt: skip
def test_the_tables_of_a_section_are_counted_and_have_its_schema(
    tables: dict[str, Any], content: str, expected: list[str]
) -> None:
    text = f"{page('A')}{content}\n{page('B').removeprefix('# T')}{TABLE}"
    assert found({"outline": [{"heading": "A", "tables": tables}, "B"]}, text) == expected


def test_an_entry_can_have_an_outline_of_its_own() -> None:
    outline = [{"heading": "A", "sections": ["X", "Y"]}, "B"]
    assert found({"outline": outline}, page("A", "### X", "### Y", "B", "### Z")) == []
    assert found({"outline": outline}, page("A", "### Y", "### Z", "B", "### X")) == [
        '7:5-6 unknown-section: unknown section "Z"',
        '3:4-5 missing-section: section "X" is missing: it belongs before "Y"',
    ]


def test_a_heading_in_a_quote_or_a_list_is_no_section() -> None:
    assert found({"outline": ["A"]}, page("A") + "\n> ## B\n\n- ## C\n") == []


def test_a_pattern_finds_nothing_in_a_heading_that_is_too_long_for_it() -> None:
    text = page("a" * 100_000)
    ((rule, finding, _),) = violations({"outline": [{"pattern": "a.*a.*b$", "optional": True}]}, text)
    assert (rule, len(finding.message) < 200) == ("unknown-section", True)


@pytest.mark.slow
def test_a_page_of_very_many_sections_takes_linear_time() -> None:
    def seconds(count: int) -> float:
        text = page(*(f"S{number % 7}" for number in range(count)))
        outline = [{"heading": f"S{number}", "repeated": True} for number in range(6)]
        start = time.process_time()
        violations({"outline": outline, "sortedSections": {"pattern": "^S(.*)", "as": "number"}}, text)
        return time.process_time() - start

    seconds(100)
    # The square of it would be 64 times as long.
    assert seconds(8_000) < 24 * seconds(1_000)
