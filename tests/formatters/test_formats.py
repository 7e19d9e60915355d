"""All formats write the same list of diagnostics."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mdlint.formatters import FORMATTERS, Style, report_text
from mdlint.model import Diagnostic, NotebookCell, Related, Severity, Span
from mdlint.report import Report, Summary, TablesBySchema
from mdlint.schema import Unchecked

LINES = (
    "# Models",
    "",
    "| Model | Top-1 |",
    "|---|---|",
    "| vit | 848.28 |",
    "| 漢字 |",
    "text",
)
OUT_OF_RANGE = Diagnostic(
    "out-of-range", Severity.ERROR, "docs/a.md", Span(5, 9, 5, 15), "Top-1 848.28 is above the maximum 100"
)
RAGGED = Diagnostic(
    "ragged-row",
    Severity.WARNING,
    "docs/a.md",
    Span(6, 1, 6, 7),
    "1 cell, the header has 2",
    help="add the cell for Top-1",
    related=(Related(Span(3, 1, 3, 18), "the header is here"),),
)
TABLE = Diagnostic("outlier", Severity.INFO, "docs/a.md", Span(5, 3, 6, 7), "these rows stand out")
UNREADABLE = Diagnostic(
    "unreadable-page", Severity.ERROR, "docs/\x1b[31mb.md", Span(2, 4, 2, 4), "not UTF-8: the byte 0xff"
)
UNCHECKED: dict[Unchecked, int] = {("rows", "caption"): 1, ("columns", "repeated-header"): 3, ("rows", "blank"): 2}
REPORT = Report(
    (OUT_OF_RANGE, RAGGED, TABLE, UNREADABLE),
    Summary(3, 4, 2, 1),
    {"docs/a.md": LINES},
    by_schema=TablesBySchema(1, 1, 2),
    unchecked=UNCHECKED,
)
TEXT = r"""docs/a.md:5:9: error out-of-range  Top-1 848.28 is above the maximum 100
5 | | vit | 848.28 |
  |         ^^^^^^

docs/a.md:6:1: warning ragged-row  1 cell, the header has 2
6 | | 漢字 |
  | ^^^^^^^^
  = help: add the cell for Top-1
  = docs/a.md:3:1: the header is here

docs/a.md:5:3: info outlier  these rows stand out
5 | | vit | 848.28 |
  |   ^^^^^^^^^^^^^^ … to line 6

docs/\x1b[31mb.md:2:4: error unreadable-page  not UTF-8: the byte 0xff

2 errors, 1 warning, 1 note in 3 pages with 4 tables: 1 with a schema of yours, 1 checked as metrics, 2 without a schema
"""
CLEAN = Report((), Summary(3, 4, 0, 0))


def test_concise_has_one_line_per_diagnostic() -> None:
    assert report_text("concise", REPORT, Style()).splitlines() == [
        "docs/a.md:5:9: error out-of-range  Top-1 848.28 is above the maximum 100",
        "docs/a.md:6:1: warning ragged-row  1 cell, the header has 2 (line 3: the header is here)",
        "docs/a.md:5:3: info outlier  these rows stand out",
        r"docs/\x1b[31mb.md:2:4: error unreadable-page  not UTF-8: the byte 0xff",
    ]


@pytest.mark.parametrize(
    ("message", "line", "end"),
    [
        ("occurs twice", 9, " (line 9: there)"),
        ("occurs twice", 5, ""),
        ("the same row as in line 9", 9, ""),
        ("the same row as in line 99", 9, " (line 9: there)"),
    ],
)
def test_concise_names_the_other_line_once(message: str, line: int, end: str) -> None:
    related = (Related(Span(line, 1, line, 2), "there"),)
    diagnostic = Diagnostic("r", Severity.ERROR, "a.md", Span(5, 1, 5, 2), message, related=related)
    report = Report((diagnostic,), Summary(1, 1, 1, 0))
    assert report_text("concise", report, Style()) == f"a.md:5:1: error r  {message}{end}\n"


@pytest.mark.parametrize(
    ("message", "end"),
    [
        ("occurs in b.csv:9", ""),
        ("is not 81.25 of b.csv, line 9", ""),
        ("is not 81.25 of b.csv, Models[3].Params (line 9)", ""),
        ("is not 81.25 of b.csv, sheet A, row 9", " (b.csv:9:1: there)"),
        ("occurs in b.csv:99", " (b.csv:9:1: there)"),
        ("is not 81.25 of b.csv, line 99", " (b.csv:9:1: there)"),
        ("is not 81.25 of a.csv, line 9", " (b.csv:9:1: there)"),
    ],
)
def test_concise_names_the_place_in_another_file_once(message: str, end: str) -> None:
    related = (Related(Span(9, 1, 9, 2), "there", "b.csv"),)
    diagnostic = Diagnostic("r", Severity.ERROR, "a.md", Span(5, 1, 5, 2), message, related=related)
    report = Report((diagnostic,), Summary(1, 1, 1, 0))
    assert report_text("concise", report, Style()) == f"a.md:5:1: error r  {message}{end}\n"


def test_concise_names_the_other_cell_of_a_notebook() -> None:
    cells = (NotebookCell(1, 1, (3, 4, 5)), NotebookCell(4, 5, (20, 21, 22)))
    related = (Related(Span(2, 1, 2, 2), "there"),)
    diagnostic = Diagnostic("r", Severity.ERROR, "a.ipynb", Span(6, 1, 6, 2), "twice", related=related)
    report = Report((diagnostic,), Summary(1, 1, 1, 0), notebooks={"a.ipynb": cells})
    assert report_text("concise", report, Style()) == "a.ipynb:cell 4:2:1: error r  twice (cell 1, line 2: there)\n"


def test_concise_is_empty_without_diagnostics() -> None:
    assert report_text("concise", CLEAN, Style()) == ""


def test_text_shows_the_line_and_underlines_the_cell() -> None:
    assert report_text("text", REPORT, Style()) == TEXT


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        (Summary(0, 0, 0, 0), "no findings in 0 pages with 0 tables"),
        (Summary(1, 1, 0, 0), "no findings in 1 page with 1 table"),
        (Summary(1, 2, 1, 0), "1 error in 1 page with 2 tables"),
        (Summary(2, 1, 0, 20), "20 warnings in 2 pages with 1 table"),
    ],
)
def test_text_closes_with_the_counts(summary: Summary, words: str) -> None:
    assert report_text("text", Report((), summary), Style()) == words + "\n"


@pytest.mark.parametrize(
    ("by_schema", "words"),
    [
        (TablesBySchema(9, 0, 0), "9 tables, all with a schema of yours"),
        (TablesBySchema(0, 1, 0), "1 table, checked as metrics"),
        (TablesBySchema(0, 0, 2), "2 tables, all without a schema"),
        (TablesBySchema(9, 3, 2), "14 tables: 9 with a schema of yours, 3 checked as metrics, 2 without a schema"),
        (TablesBySchema(0, 5, 7), "12 tables: 5 checked as metrics, 7 without a schema"),
        (TablesBySchema(0, 0, 0), "0 tables"),
    ],
)
def test_text_closes_with_how_many_tables_have_a_schema(by_schema: TablesBySchema, words: str) -> None:
    report = Report((), Summary(1, sum(by_schema), 0, 0), by_schema=by_schema)
    assert report_text("text", report, Style()) == f"no findings in 1 page with {words}\n"


def test_text_without_its_summary_ends_with_the_last_diagnostic() -> None:
    report = Report((UNREADABLE,), Summary(1, 0, 1, 0))
    assert report_text("text", report, Style(summary=False)).count("\n") == 1
    assert report_text("text", CLEAN, Style(summary=False)) == ""


def test_text_cuts_the_line_and_its_carets_to_the_width() -> None:
    line = "| " + "x" * 60 + " | 848 | " + "y" * 60 + " |"
    whole = Diagnostic("r", Severity.ERROR, "a.md", Span(10, 66, 11, 3), "m")
    cell = Diagnostic("r", Severity.ERROR, "a.md", Span(10, 66, 10, 69), "m")
    report = Report((cell, whole), Summary(1, 1, 2, 0), {"a.md": ("",) * 9 + (line,)})
    written = report_text("text", report, Style(width=40)).splitlines()
    assert written[1:3] == [
        "10 | …xxxxxxxxxxxx | 848 | yyyyyyyyyyyy…",
        "   |                 ^^^",
    ]
    assert written[-3].endswith("^ … to line 11")
    assert max(map(len, written)) == 40


def test_text_shows_a_part_of_a_line_on_any_terminal() -> None:
    report = Report((OUT_OF_RANGE,), Summary(1, 1, 1, 0), {"docs/a.md": LINES})
    assert report_text("text", report, Style(width=1)) == report_text("text", report, Style())


def test_colors_change_only_the_colors() -> None:
    for name in ("text", "concise"):
        plain, painted = (report_text(name, REPORT, Style(color=color)) for color in (False, True))
        assert "\x1b[1;31merror\x1b[0m" in painted
        for code in ("0", "1", "2", "1;31", "1;33", "1;36"):
            painted = painted.replace(f"\x1b[{code}m", "")
        assert painted == plain


@pytest.mark.parametrize("name", sorted(FORMATTERS))
def test_no_escape_is_printed_from_any_part_of_a_diagnostic(name: str) -> None:
    evil = "\x1b[2J\x9b2J\u202e\r\n"
    diagnostic = Diagnostic(
        "ragged-row", Severity.ERROR, evil, Span(1, 1, 1, 3), evil, evil, (Related(Span(1, 1, 1, 2), evil),)
    )
    written = report_text(name, Report((diagnostic,), Summary(1, 1, 1, 0), {evil: (f"a{evil}b",)}), Style())
    assert written.replace("\n", "").isprintable()


def test_json_is_the_report_of_the_schema() -> None:
    schema = json.loads((Path(__file__).parents[2] / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    document = json.loads(report_text("json", REPORT, Style()))
    Draft202012Validator(schema).validate(document)
    assert document["unchecked"] == {"rows": {"blank": 2, "caption": 1}, "columns": {"repeated-header": 3}}
    assert document["summary"] == {
        "pages": 3,
        "tables": 4,
        "errors": 2,
        "warnings": 1,
        "tablesBySchema": {"named": 1, "default": 1, "none": 2},
    }
    assert document["diagnostics"][1] == {
        "rule": "ragged-row",
        "url": "https://github.com/OWNER/mdlint/blob/main/docs/rules/ragged-row.md",
        "severity": "warning",
        "path": "docs/a.md",
        "line": 6,
        "column": 1,
        "endLine": 6,
        "endColumn": 7,
        "message": "1 cell, the header has 2",
        "help": "add the cell for Top-1",
        "fix": None,
        "related": [{"line": 3, "column": 1, "endLine": 3, "endColumn": 18, "message": "the header is here"}],
    }


def test_json_keeps_the_order_of_its_keys() -> None:
    document = json.loads(report_text("json", REPORT, Style()))
    assert list(document) == ["version", "diagnostics", "summary", "notes", "known", "unchecked"]
    assert list(document["diagnostics"][0]) == [
        "rule", "url", "severity", "path", "line", "column", "endLine", "endColumn", "message", "help", "fix", "related",
    ]  # fmt: skip


def test_json_accepts_a_lone_surrogate_and_is_ascii() -> None:
    diagnostic = Diagnostic("r", Severity.ERROR, "\udcff.md", Span(1, 1, 1, 1), "漢")
    written = report_text("json", Report((diagnostic,), Summary(1, 0, 1, 0)), Style())
    assert written.isascii()
    assert json.loads(written)["diagnostics"][0]["path"] == "\udcff.md"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("text", "  = data/a.csv:7:1: 81.25 here\n"),
        ("concise", " (data/a.csv:7:1: 81.25 here)\n"),
        ("github", "%0Adata/a.csv:7:1: 81.25 here\n"),
        ("junit", "data/a.csv:7:1: 81.25 here\n"),
        ("json", '"path": "data/a.csv",\n'),
        ("sarif", '"uri": "data/a.csv"'),
    ],
)
def test_another_place_may_be_in_another_file(form: str, expected: str) -> None:
    related = (Related(Span(7, 1, 7, 6), "81.25 here", "data/a.csv"),)
    diagnostic = Diagnostic("ragged-row", Severity.ERROR, "a.md", Span(5, 1, 5, 2), "81.2", related=related)
    written = report_text(form, Report((diagnostic,), Summary(1, 1, 1, 0)), Style())
    assert expected in written
