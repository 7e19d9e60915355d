"""Notebooks from the command line to every format: a finding in a cell is reported at its place in the cell."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator
from notebook_cases import code, markdown, notebook

from mdlint.cli import main
from mdlint.discover import Configs, discover
from mdlint.formatters import Style, report_text
from mdlint.model import Severity, Span
from mdlint.report import Report
from mdlint.runner import run

ROOT = Path(__file__).parents[1]
RULES = ROOT / "fixtures" / "rules"

# Cell 3 begins on line 4 of the page, and on line 30 of the file.
SCORES = "## Scores\n\n| Model | Top-1 |\n|---|---|\n| a | 84.8 |\n| b | 848.0 |\n| b | 848.0 |\n"
ZOO = notebook(["# Zoo\n\nSee [scores](#Scores)", code("1"), SCORES])


pytestmark = pytest.mark.usefixtures("folder")


def report_on(text: str, name: str = "zoo.ipynb") -> Report:
    Path(name).write_text(text, encoding="utf-8")
    return run(discover([name], Configs()))


def formatted(output_format: str) -> str:
    return report_text(output_format, report_on(ZOO), Style(summary=False))


def test_text_shows_the_line_with_its_number_in_the_cell() -> None:
    assert formatted("text") == (
        "zoo.ipynb:cell 3:6:7: error out-of-range  Top-1 848.0 is above the maximum 100\n"
        "6 | | b | 848.0 |\n"
        "  |       ^^^^^\n"
        "\n"
        "zoo.ipynb:cell 3:7:1: warning duplicate-row  the same row as in line 6\n"
        "7 | | b | 848.0 |\n"
        "  | ^^^^^^^^^^^^^\n"
        "  = zoo.ipynb:cell 3:6:1: the first such row\n"
        "\n"
        "zoo.ipynb:cell 3:7:7: error out-of-range  Top-1 848.0 is above the maximum 100\n"
        "7 | | b | 848.0 |\n"
        "  |       ^^^^^\n"
    )


def test_concise_names_the_cell_before_the_line() -> None:
    assert formatted("concise").splitlines()[:2] == [
        "zoo.ipynb:cell 3:6:7: error out-of-range  Top-1 848.0 is above the maximum 100",
        "zoo.ipynb:cell 3:7:1: warning duplicate-row  the same row as in line 6",
    ]


def test_json_has_the_cell_and_the_place_in_it() -> None:
    document = json.loads(formatted("json"))
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(document)
    first, second, _ = document["diagnostics"]
    place = {"cell": 3, "line": 6, "column": 7, "endLine": 6, "endColumn": 12}
    assert {key: first[key] for key in place} == place
    assert second["related"] == [
        {"cell": 3, "line": 6, "column": 1, "endLine": 6, "endColumn": 14, "message": "the first such row"}
    ]


def test_json_of_an_ordinary_page_has_no_cell() -> None:
    document = json.loads(report_text("json", report_on(SCORES, "zoo.md"), Style()))
    assert "cell" not in document["diagnostics"][1]
    assert "cell" not in document["diagnostics"][1]["related"][0]


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_github_names_the_line_of_the_file_and_no_column(indent: int | None) -> None:
    text = notebook(["# Zoo", code("1"), SCORES], indent)
    (row,) = [number for number, line in enumerate(text.splitlines(), 1) if line.endswith('| b | 848.0 |\\n",')][
        :1
    ] or [1]
    command = report_text("github", report_on(text), Style()).splitlines()[0]
    assert command == (
        f"::error file=zoo.ipynb,line={row},endLine={row},title=mdlint out-of-range"
        "::zoo.ipynb:cell 3:6:7: out-of-range  Top-1 848.0 is above the maximum 100"
    )


def test_github_names_the_first_and_last_line_of_a_span() -> None:
    table = "<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td>1</td>\n<td>2</td>\n<td>3</td></tr>\n</table>"
    text = notebook([code("1"), table])
    lines = text.splitlines()
    first, last = (next(at for at, line in enumerate(lines, 1) if part in line) for part in ("<tr><td>1", "<td>3</td>"))
    report = report_on(text)
    assert [(found.rule, found.span) for found in report.diagnostics] == [("ragged-row", Span(3, 1, 5, 16))]
    assert f"file=zoo.ipynb,line={first},endLine={last},title" in report_text("github", report, Style())
    assert report_text("text", report, Style()).splitlines()[2].endswith(" … to line 5")


def test_extract_names_the_cell(capsys: pytest.CaptureFixture[str]) -> None:
    Path("zoo.ipynb").write_text(ZOO, encoding="utf-8")
    Path("zoo.md").write_text(SCORES, encoding="utf-8")
    assert main(["extract", "."]) == 0
    of_notebook, of_page = json.loads(capsys.readouterr().out)["tables"]
    place = {"path": "zoo.ipynb", "cell": 3, "line": 3, "endLine": 7, "heading": "Scores"}
    assert {key: of_notebook[key] for key in place} == place
    assert of_page == {key: value for key, value in of_notebook.items() if key != "cell"} | {"path": "zoo.md"}


@pytest.mark.parametrize("output_format", ["json", "records"])
def test_extract_reports_a_notebook_that_cannot_be_read(output_format: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.ipynb").write_text('{"cells":\n [1]}', encoding="utf-8")
    assert main(["extract", "--format", output_format, "."]) == 1
    assert capsys.readouterr().err == "error: bad.ipynb:2:3: not a notebook: cell 1 is not an object\n"


def test_an_invalid_notebook_is_a_finding_and_the_run_continues() -> None:
    Path("a.ipynb").write_text('{"cells": [\n  {"cell_type": "markdown", "source": [1]}]}', encoding="utf-8")
    Path("b.ipynb").write_bytes(b'\xef\xbb\xbf{"cells": [], x}')
    Path("c.ipynb").write_bytes(b'{"cells": "\xff"}')
    Path("d.ipynb").write_text(ZOO, encoding="utf-8")
    report = run(discover(["."], Configs()))
    assert report_text("concise", report, Style()).splitlines()[:3] == [
        'a.ipynb:2:40: error unreadable-page  not a notebook: the "source" of cell 1 has a part that is not a string',
        "b.ipynb:1:15: error unreadable-page  not JSON, as a notebook is: expecting property name enclosed in double quotes",
        "c.ipynb:1:12: error unreadable-page  not UTF-8: the byte 0xff",
    ]
    assert report.summary.pages == 4
    assert report.summary.tables == 1


def test_the_notebooks_of_a_folder_are_checked_but_not_its_checkpoints() -> None:
    for name in ("a.ipynb", "nb/b.ipynb", "nb/.ipynb_checkpoints/b-checkpoint.ipynb", ".ipynb_checkpoints/a.md"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(notebook([]), encoding="utf-8")
    assert [source.path for source in discover(["."], Configs())] == ["a.ipynb", "nb/b.ipynb"]


def test_a_notebook_from_the_standard_input_is_known_by_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("mdlint.page_reader.read_stream", lambda _stream: ZOO.encode())
    assert main(["check", "--format", "concise", "--stdin-filename", "docs/x.ipynb", "-"]) == 1
    assert capsys.readouterr().out.startswith("docs/x.ipynb:cell 3:6:7: error out-of-range")


def test_a_schema_that_cannot_be_used_is_named_with_the_cell() -> None:
    report = report_on(notebook(["a", "<!-- mdlint-schema: none.json -->\n\n| a |\n|---|"]))
    (found,) = report.diagnostics
    assert (found.rule, str(report.place(found.path, found.span))) == ("unknown-schema", "cell 2:1:21")


def test_a_table_is_bound_by_a_heading_of_an_earlier_cell() -> None:
    Path("s.json").write_text('{"type": "array", "items": {"properties": {"a": {"maximum": 1}}}}', encoding="utf-8")
    Path("mdlint.toml").write_text('[[tables]]\nschema = "s.json"\nheading = "Limits"\n', encoding="utf-8")
    table = "| a |\n|---|\n| 2 |"
    report = report_on(notebook([table, "# Limits", code("1"), table]))
    assert [found.rule for found in report.diagnostics] == ["out-of-range"]
    assert str(report.place("zoo.ipynb", report.diagnostics[0].span)) == "cell 4:3:3"


BAD = "| Top-1 |\n|---|\n| 848 |"


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ([BAD, "<!-- mdlint-disable-file -->"], []),
        (["<!-- mdlint-disable out-of-range -->", BAD, "<!-- mdlint-enable -->", BAD], ["out-of-range 4:3:3"]),
        (["<!-- mdlint-disable out-of-range -->", BAD, BAD], []),
        (["<!-- mdlint-disable-next-table -->", code("1"), BAD, BAD], ["out-of-range 4:3:3"]),
        ([BAD, "a\n\n<!-- mdlint-disable-next-table -->"], ["out-of-range 1:3:3", "unused-suppression 2:3:6"]),
    ],
)
def test_comments_apply_to_the_whole_notebook(cells: list[str | dict[str, Any]], found: list[str]) -> None:
    report = report_on(notebook(cells))
    places = [(one.rule, report.place(one.path, one.span)) for one in report.diagnostics]
    assert [f"{rule} {place.cell}:{place.span.line}:{place.span.column}" for rule, place in places] == found


@pytest.mark.parametrize(
    ("link", "rule"),
    [
        ("[a](zoo.ipynb)", None),
        ("[a](zoo.ipynb#Scores)", None),
        ("[a](zoo.ipynb#scores)", None),
        ("[a](zoo.ipynb#SCORES)", "broken-anchor"),
        ("[a](zoo.ipynb#nowhere)", "broken-anchor"),
        ("[a](zoo.ipynb#scrollTo=uJX3)", None),
        ("[a](zoo.ipynb#cell-id=4f2e)", None),
        ("[a](none.ipynb)", "broken-link"),
        ("[a](shows.ipynb#nowhere)", None),
        ("[a](broken.ipynb#nowhere)", None),
    ],
)
@pytest.mark.parametrize("name", ["page.md", "page.ipynb"])
@pytest.mark.parametrize("is_checked", [True, False])
def test_links_lead_to_notebooks_and_to_places_in_them(
    link: str, rule: str | None, name: str, is_checked: bool
) -> None:
    Path("zoo.ipynb").write_text(notebook(["# Zoo", "# Scores"]), encoding="utf-8")
    Path("shows.ipynb").write_text(notebook(["# Zoo", code("display(HTML(x))")]), encoding="utf-8")
    Path("broken.ipynb").write_text("{", encoding="utf-8")
    Path(name).write_text(notebook(["x", link]) if name.endswith(".ipynb") else link, encoding="utf-8")
    report = run(discover(["."] if is_checked else [name], Configs()))
    found = [(one.rule, str(report.place(name, one.span))) for one in report.diagnostics if one.path == name]
    assert found == ([(rule, "cell 2:1:5" if name.endswith(".ipynb") else "1:5")] if rule else [])


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("Scores-of-2024", 'no anchor "Scores-of-2024" on "zoo.ipynb" (did you mean "#Scores-of-2025"?)'),
        ("scores", 'no anchor "scores" on "zoo.ipynb" (did you mean "#Scores-of-2025"?)'),
        ("SCORES-OF-2025", '"#SCORES-OF-2025" differs from "#Scores-of-2025" in upper and lower case'),
    ],
)
def test_the_suggested_anchor_is_the_anchor_of_jupyter(fragment: str, words: str) -> None:
    report = report_on(notebook([f"[a](#{fragment})", "# Scores of 2025"]))
    assert [found.message for found in report.diagnostics] == [words]


def test_an_attachment_of_a_cell_is_not_a_broken_link() -> None:
    cell = {**markdown("![a](attachment:image.png) ![b](attachment:1.png)"), "attachments": {"image.png": {}}}
    assert report_on(notebook([cell])).diagnostics == []


def test_a_definition_is_looked_up_if_its_own_cell_uses_it() -> None:
    report = report_on(notebook(["[a]: none.md", "[x][a]\n\n[A]: gone.md", "[x][a]"]))
    assert report_text("concise", report, Style()).splitlines() == [
        'zoo.ipynb:cell 2:3:6: error broken-link  "gone.md" leads nowhere: there is no "gone.md"',
        'zoo.ipynb:cell 3:1:1: warning undefined-reference  no definition of "a"',
    ]
    assert report.diagnostics[1].help == "Another cell of the notebook defines it, but only for itself."


@pytest.mark.parametrize("target", ["nb/", "nb", "nb.html", "nb.ipynb", "sub/"])
def test_a_site_address_may_lead_to_a_notebook(target: str) -> None:
    Path("mdlint.toml").write_text('dialect = "mkdocs"\n', encoding="utf-8")
    Path("sub").mkdir()
    for name in ("nb.ipynb", "sub/index.ipynb"):
        Path(name).write_text(notebook(["# A"]), encoding="utf-8")
    assert report_on(f"[a]({target})", "page.md").diagnostics == []
    assert [found.rule for found in report_on("[a](other/)", "page.md").diagnostics] == ["broken-link"]


class PlacedFinding(NamedTuple):
    """A finding at a place, without the path of the page."""

    rule: str
    severity: Severity
    place: Span
    message: str
    help: str | None
    related: list[tuple[Span, str]]


def placed_findings(report: Report) -> Iterator[PlacedFinding]:
    for found in report.diagnostics:
        place = report.place(found.path, found.span)
        related = [(report.place(found.path, one.at).span, one.message) for one in found.related if not one.path]
        # A message may contain the name of the page, and a place in it.
        message = found.message.replace("fails.ipynb", "fails.md").replace("cell 3, line", "line")
        yield PlacedFinding(found.rule, found.severity, place.span, message, found.help, related)


@pytest.mark.parametrize("page", sorted(RULES.glob("*/*.md")), ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_a_cell_has_the_findings_of_the_same_page(page: Path, folder: Path) -> None:
    if page.parent.name == "unreadable-page":
        pytest.skip("the page is not text")
    if page.parent.name == "page-violation":
        pytest.skip("the front matter of a notebook is in its first cell")
    for file in page.parent.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    text = page.read_text(encoding="utf-8")
    on_page = list(placed_findings(report_on(text, page.name)))
    report = report_on(notebook(["above\n\n- b", code("1"), text, "below"]), f"{page.stem}.ipynb")
    assert {report.place(found.path, found.span).cell for found in report.diagnostics} <= {3}
    assert list(placed_findings(report)) == on_page
