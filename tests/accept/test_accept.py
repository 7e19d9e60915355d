"""`mdlint accept`: which findings are meant, which files are edited, and when an edit is not proposed."""

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tables import table

if TYPE_CHECKING:
    from conftest import Run

SCHEMA = (
    '{"$schema": "urn:mdlint:table:v1", "type": "array",\n'
    ' "items": {"properties": {"Plan": {"type": "string"}, "Price": {"type": "number", "maximum": 10}}}}\n'
)
CONFIG = '[[tables]]\nschema = "t.schema.json"\ncolumns = ["Plan", "Price"]\n'


@pytest.fixture(autouse=True)
def pages(folder: Path) -> None:
    """Make a schema, a configuration that binds it, and a page with two findings."""
    put("t.schema.json", SCHEMA)
    put("mdlint.toml", CONFIG)
    put("docs/a.md", table("Plan | Price", "a | 12", "b | 5", "c | 15"))


def put(path: str, text: str) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def text_of(path: str) -> str:
    return Path(path).read_bytes().decode()


def accepted_places(out: str) -> list[str]:
    return [line.split()[0] for line in out.splitlines() if line.endswith(": accepted")]


def test_accept_shows_a_diff_and_writes_nothing(run: "Run") -> None:
    status, out, err = run("accept", "docs/a.md")
    assert (status, err) == (0, "")
    old, new = SCHEMA.splitlines()[1], SCHEMA.splitlines()[1].replace("10", "15")
    assert out == (
        "--- a/t.schema.json\n+++ b/t.schema.json\n@@ -1,2 +1,2 @@\n"
        f" {SCHEMA.splitlines()[0]}\n-{old}\n+{new}\n\n"
        "docs/a.md:3:7 out-of-range: accepted\ndocs/a.md:5:7 out-of-range: accepted\n"
        "nothing is written yet; --write does it\n"
    )
    assert text_of("t.schema.json") == SCHEMA


def test_write_writes_what_was_shown(run: "Run") -> None:
    shown = run("accept", "docs/a.md").out.removesuffix("nothing is written yet; --write does it\n")
    assert run("accept", "docs/a.md", "--write").out == shown + "t.schema.json: written\n"
    assert text_of("t.schema.json") == SCHEMA.replace("10", "15")
    assert run("check").status == 0


@pytest.mark.parametrize(
    ("arguments", "maximum"),
    [
        (("docs/a.md:3:7",), 12),
        # Inside the cell, and the whole line.
        (("docs/a.md:3:8",), 12),
        (("docs/a.md:3",), 12),
        (("docs/a.md:5:7",), 15),
        (("docs/a.md:3:7", "docs/a.md:5:7"), 15),
        (("out-of-range",), 15),
        (("out-of-range", "docs/a.md:3"), 12),
        (("docs",), 15),
        (("./docs/",), 15),
        ((".",), 15),
    ],
)
def test_findings_are_named_by_place_page_folder_and_rule(run: "Run", arguments: tuple[str, ...], maximum: int) -> None:
    assert run("accept", *arguments, "--write").status == 0
    assert text_of("t.schema.json") == SCHEMA.replace("10", str(maximum))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("docs/a.md:4",), "docs/a.md:4: no finding here"),
        (("docs/a.md:3:6",), "docs/a.md:3:6: no finding here"),
        (("docs/a.md:3:9",), "docs/a.md:3:9: no finding here"),
        (("wrong-type", "docs/a.md"), "docs/a.md: no finding of these rules here"),
        (("wrong-type",), "there is no such finding"),
        (("no-rule",), '"no-rule" is not a rule, and there is no such page or folder'),
        (("docs/b.md:3:7",), '"docs/b.md:3:7" is not a rule, and there is no such page or folder'),
        (("",), "an empty path names nothing; the working directory is ."),
    ],
)
def test_a_finding_that_is_not_there_is_a_mistake(run: "Run", arguments: tuple[str, ...], words: str) -> None:
    assert run("accept", *arguments) == (2, "", f"error: {words}\n")


def given(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(text.encode())))


def test_a_report_names_its_findings(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    report = run("check", "--format", "json").out
    given(monkeypatch, report)
    assert accepted_places(run("accept", "-").out) == ["docs/a.md:3:7", "docs/a.md:5:7"]


def test_a_report_may_have_findings_that_are_gone(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    report = json.loads(run("check", "--format", "json").out)
    report["diagnostics"][0]["line"] = 4
    given(monkeypatch, json.dumps(report))
    assert accepted_places(run("accept", "-").out) == ["docs/a.md:5:7"]


def test_a_report_of_another_version_is_a_mistake(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    report = json.loads(run("check", "--format", "json").out)
    given(monkeypatch, json.dumps({**report, "version": 2}))
    expected = "error: the report has version 2, and this mdlint reads version 1\n"
    assert run("accept", "-") == (2, "", expected)


def test_a_report_needs_no_version(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    report = json.loads(run("check", "--format", "json").out)
    given(monkeypatch, json.dumps({"diagnostics": report["diagnostics"]}))
    assert accepted_places(run("accept", "-").out) == ["docs/a.md:3:7", "docs/a.md:5:7"]


NO_REPORTS = [
    *("", "[]", "{}", '{"diagnostics": [{}]}', '{"diagnostics": 1}', "[" * 100_000),
    '{"diagnostics": [{"path": "docs/a.md", "line": 1e400, "column": 1, "rule": "out-of-range"}]}',
]


@pytest.mark.parametrize("text", NO_REPORTS)
def test_a_text_that_is_no_report_is_a_mistake(run: "Run", monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    given(monkeypatch, text)
    expected = "error: the standard input is not a report of mdlint check --format json\n"
    assert run("accept", "-") == (2, "", expected)


def test_a_place_in_a_notebook_is_that_of_its_cell(run: "Run") -> None:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": table("Plan | Price", row)} for row in ("a | 1", "a | 12")
    ]
    put("n.ipynb", json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    assert "n.ipynb:cell 2:3:7: error out-of-range" in run("check", "-f", "concise").out
    assert run("accept", "n.ipynb:cell 1:3:7").status == 2
    assert run("accept", "n.ipynb:cell 2:3:7", "--write").status == 0
    assert text_of("t.schema.json") == SCHEMA.replace("10", "12")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SCHEMA.replace("\n", "\r\n"), SCHEMA.replace("10", "15").replace("\n", "\r\n")),
        ("\ufeff" + SCHEMA, "\ufeff" + SCHEMA.replace("10", "15")),
        (SCHEMA.rstrip("\n"), SCHEMA.replace("10", "15").rstrip("\n")),
        (SCHEMA.replace("{", "{\n\t  "), SCHEMA.replace("10", "15").replace("{", "{\n\t  ")),
    ],
)
def test_all_other_bytes_of_the_schema_stay(run: "Run", before: str, after: str) -> None:
    put("t.schema.json", before)
    assert run("accept", "docs", "--write").status == 0
    assert text_of("t.schema.json") == after


def test_an_edit_goes_to_the_place_that_a_reference_leads_to(run: "Run") -> None:
    schema = SCHEMA.replace(
        '{"type": "number", "maximum": 10}', '{"description": "x", "$ref": "parts.json#/$defs/price"}'
    )
    parts = '{"$schema": "urn:mdlint:table:v1", "$defs": {"price": {"type": "number", "maximum": 10}}}'
    put("t.schema.json", schema)
    put("parts.json", parts)
    assert run("accept", "docs", "--write").out.endswith("parts.json: written\n")
    assert text_of("parts.json") == parts.replace("10", "15")
    assert text_of("t.schema.json") == schema


def test_an_edit_goes_to_the_branch_of_all_of(run: "Run") -> None:
    schema = SCHEMA.replace(
        '"maximum": 10}', '"$ref": "#/$defs/any", "allOf": [{"minimum": 0}, {"maximum": 10}]}'
    ).replace("}}}}", '}}}, "$defs": {"any": {"minimum": -1}}}')
    put("t.schema.json", schema)
    assert run("accept", "docs", "--write").status == 0
    assert text_of("t.schema.json") == schema.replace('"maximum": 10', '"maximum": 15')


def test_several_findings_have_one_combined_diff(run: "Run") -> None:
    put("docs/b.md", table("Plan | Price", "a | none", "b | 11"))
    assert run("accept", ".", "--write").status == 0
    schema = json.loads(text_of("t.schema.json"))["items"]["properties"]["Price"]
    assert (schema["maximum"], schema["type"], schema["missing"][-1]) == (15, ["number", "null"], "none")
    assert run("check").status == 0


def test_an_edit_that_causes_another_finding_is_not_proposed(run: "Run") -> None:
    schema = SCHEMA.replace("}}}}", '}}}, "uniqueBy": ["Price"]}')
    put("t.schema.json", schema)
    # Once they are accepted, the prices are compared.
    put("docs/a.md", table("Plan | Price", "a | 12", "b | 12"))
    status, out, _ = run("accept", "docs")
    assert status == 1
    reason = "it would cause another finding: docs/a.md:4:7 duplicate-key"
    assert f"docs/a.md:3:7 out-of-range: not accepted: {reason}; mend the page" in out


def test_what_can_be_accepted_is_accepted(run: "Run") -> None:
    schema = SCHEMA.replace("}}}}", '}}}, "sortedBy": [{"column": "Price"}]}')
    put("t.schema.json", schema)
    put("docs/a.md", table("Plan | Price", "a | 2", "b | 20", "c | 3", "d | 30"))
    status, out, _ = run("accept", "docs")
    assert status == 1
    assert accepted_places(out) == []
    put("docs/a.md", table("Plan | Price", "a | 2", "b | 3", "c | 20"))
    assert accepted_places(run("accept", "docs").out) == ["docs/a.md:5:7"]


def test_findings_on_pages_that_are_not_named_count_too(run: "Run") -> None:
    put("t.schema.json", SCHEMA.replace("}}}}", '}}}, "uniqueBy": ["Price"]}'))
    put("docs/a.md", table("Plan | Price", "a | 12"))
    put("docs/b.md", table("Plan | Price", "a | 11", "b | 11"))
    status, out, _ = run("accept", "docs/a.md")
    assert (status, "docs/b.md:4:7 duplicate-key" in out) == (1, True)


def test_an_alias_that_gives_a_table_another_schema_is_tried_on_all_pages(run: "Run") -> None:
    put("t.schema.json", SCHEMA)
    put("docs/a.md", table("Plan | Prise", "a | 1"))
    put("docs/b.md", table("Plan | Prise | x", "a | 12 | y", "b | 1 | z"))
    found = run("check", "-f", "concise").out
    assert "docs/a.md:1:10: error missing-column" in found
    status, out, _ = run("accept", "docs/a.md")
    assert (status, "columnAliases" in out) == (0, True)


def test_a_built_in_schema_is_not_edited(run: "Run") -> None:
    Path("mdlint.toml").unlink()
    put("docs/a.md", table("Model | Top-1", "a | 120"))
    status, out, _ = run("accept", "docs")
    assert status == 1
    expected = "not accepted: builtin:metrics ships with mdlint, and can't be edited; mend the page, or write <!-- "
    assert expected in out


def test_a_part_of_a_built_in_schema_is_not_edited(run: "Run") -> None:
    put("t.schema.json", '{"$schema": "urn:mdlint:table:v1", "$ref": "builtin:metrics"}')
    put("mdlint.toml", '[[tables]]\nschema = "t.schema.json"\ncolumns = ["Top-1"]\n')
    put("docs/a.md", table("Model | Top-1", "a | 120"))
    assert "builtin:metrics ships with mdlint, and can't be edited" in run("accept", "docs").out


@pytest.mark.parametrize(
    ("page", "place", "comment", "where"),
    [
        ("---\ndate: soon\n---\n\n# T\n", "2:7", "mdlint-disable-file", "below the front matter"),
        ("+++\ndate = 1\n+++\n", "2:1", "mdlint-disable-file", "below the front matter"),
        ("---\ntitle: T\n---\n", "1:1", "mdlint-disable-file", "below the front matter"),
        ("# T\n", "1:1", "mdlint-disable", "above it"),
        # A thematic break, and no front matter.
        ("---\n\ndate: soon\n", "1:1", "mdlint-disable", "above it"),
    ],
)
def test_a_comment_above_front_matter_would_break_it(
    run: "Run", page: str, place: str, comment: str, where: str
) -> None:
    dates = {"properties": {"date": {"pattern": "^[0-9]", "type": "string"}}, "required": ["date"]}
    schema = {"properties": {"frontMatter": dates}, "required": ["frontMatter"]}
    put("p.page.json", json.dumps({"$schema": "urn:mdlint:page:v1", **schema}))
    put("mdlint.toml", '[[pages]]\nschema = "p.page.json"\n')
    put("docs/a.md", page)
    written = f"<!-- {comment} page-violation: why -->"
    message = f"mend the page, or write {written} {where}, or use --turn-off"
    status, out, _ = run("accept", "page-violation")
    assert (status, out) == (1, f"docs/a.md:{place} page-violation: not accepted: {message}\n")
    put("docs/a.md", f"{page}\n{written}\n" if where != "above it" else f"{written}\n\n{page}")
    assert run("check", "docs").status == 0


NAME = "vit_large_patch16_rope_224.naver_in1k"
MARKERS = '["", "-", "--", "---", "–", "—", "N/A", "n/a", "NA", "None", "?", "TBD", "soon"]'


def test_a_schema_that_refers_to_a_built_in_one_gets_what_both_join(run: "Run") -> None:
    head = '{"$schema": "urn:mdlint:table:v1", "$ref": "builtin:timm-metrics"'
    put("t.schema.json", f"{head}}}")
    put("mdlint.toml", '[[tables]]\nschema = "t.schema.json"\ncolumns = ["Top-1"]\n')
    put("docs/a.md", table("Model | Top-1", f"{NAME} | soon"))
    assert run("accept", "docs", "--write").status == 0
    assert text_of("t.schema.json") == (f'{head}, "items": {{"properties": {{"Top-1": {{"missing": {MARKERS}}}}}}}}}')
    assert run("check").status == 0


def test_an_entry_with_a_built_in_schema_gets_one_that_refers_to_it(run: "Run") -> None:
    config = '# mine\n[[tables]]\nschema = "t.schema.json"\ncolumns = ["Plan", "Price"]\n\n[[tables]]\nschema = %s  # ours\ncolumns = ["Model", "Top-1"]\n'
    put("mdlint.toml", config % '"builtin:timm-metrics"')
    put("docs/a.md", table("Model | Top-1 | Top-5 | Parms (M)", f"{NAME} | soon | soon | 300.0"))
    put("docs/b.md", table("Plan | Price", "a | 12"))
    status, out, _ = run("accept", ".", "--write")
    assert (status, "--- /dev/null\n+++ b/timm-metrics.schema.json" in out) == (0, True)
    assert text_of("mdlint.toml") == config % '"timm-metrics.schema.json"'
    made = json.loads(text_of("timm-metrics.schema.json"))
    assert (made["$ref"], made["columnAliases"]) == ("builtin:timm-metrics", {"Params (M)": ["Parms (M)"]})
    assert run("check").status == 0


def test_two_entries_with_a_built_in_schema_share_the_new_one(run: "Run") -> None:
    entry = '[[tables]]\nschema = "builtin:timm-metrics"\npages = ["%s"]\ncolumns = ["Model", "Top-1"]\n'
    put("mdlint.toml", entry % "docs/a.md" + entry % "docs/b.md")
    put("docs/a.md", table("Model | Top-1", f"{NAME} | soon"))
    put("docs/b.md", table("Model | Top-1 | Top-5", f"{NAME} | 80.1 | never"))
    assert run("accept", ".", "--write").status == 0
    columns = json.loads(text_of("timm-metrics.schema.json"))["items"]["properties"]
    assert {name: column["missing"][-1] for name, column in columns.items()} == {"Top-1": "soon", "Top-5": "never"}
    assert text_of("mdlint.toml").count('"timm-metrics.schema.json"') == 2
    assert run("check").status == 0


def test_one_convention_by_two_paths_gets_both_words(run: "Run") -> None:
    tokens = '{"family": {"description": "x", "words": ["vit"]}}'
    segments = '{"name": {"description": "z", "grammar": "family"}}'
    names = f'{{"$schema": "urn:mdlint:naming:v1", "separators": {{"token": "_"}}, "tokens": {tokens}, "segments": {segments}, "grammar": "name"}}'
    put("n.naming.json", names)
    schema = (
        '{"$schema": "urn:mdlint:table:v1", "type": "array", "items": {"properties": {"%s": {"nameConvention": "%s"}}}}'
    )
    put("one.json", schema % ("One", "n.naming.json"))
    put("x/two.json", schema % ("Two", "../n.naming.json"))
    entry = '[[tables]]\nschema = "%s"\ncolumns = ["%s"]\n'
    put("mdlint.toml", entry % ("one.json", "One") + entry % ("x/two.json", "Two"))
    put("docs/a.md", table("One", "mixer") + "\n" + table("Two", "convnext"))
    assert run("accept", ".", "--write").status == 0
    assert text_of("n.naming.json") == names.replace('["vit"]', '["vit", "mixer", "convnext"]')


def test_a_finding_of_the_default_schema_stays_not_accepted(run: "Run") -> None:
    put("docs/b.md", table("Model | Top-1", "a | 120"))
    status, out, _ = run("accept", ".")
    assert (status, accepted_places(out)) == (1, ["docs/a.md:3:7", "docs/a.md:5:7"])
    assert "docs/b.md:3:7 out-of-range: not accepted: builtin:metrics ships with mdlint" in out


def test_an_existing_file_of_that_name_is_left_alone(run: "Run") -> None:
    put("mdlint.toml", '[[tables]]\nschema = "builtin:timm-metrics"\ncolumns = ["Top-1"]\n')
    put("timm-metrics.schema.json", "mine")
    put("docs/a.md", table("Model | Top-1", f"{NAME} | soon"))
    status, out, _ = run("accept", ".", "--write")
    assert (
        status,
        "timm-metrics.schema.json exists, but the entry of the table names builtin:timm-metrics" in out,
    ) == (1, True)
    assert text_of("timm-metrics.schema.json") == "mine"


def test_a_schema_that_a_comment_names_is_edited(run: "Run") -> None:
    Path("mdlint.toml").unlink()
    put("docs/a.md", "<!-- mdlint-schema: ../t.schema.json -->\n" + table("Plan | Price", "a | 12"))
    assert run("accept", "docs", "--write").status == 0
    assert text_of("t.schema.json") == SCHEMA.replace("10", "12")


@pytest.mark.parametrize(
    ("link", "rule", "target"),
    [
        ("[x](none.md)", "broken-link", "none.md"),
        ("[x](no*e.md)", "broken-link", "no[*]e.md"),
        ("[x](#none)", "broken-anchor", "#none"),
        ("[x][none]", "undefined-reference", "none"),
        ("[x]\n\n[x]: none.md", "broken-link", "none.md"),
    ],
)
def test_the_target_of_a_link_is_ignored(run: "Run", link: str, rule: str, target: str) -> None:
    put("docs/a.md", f"# A\n\n{link}\n\n" + table("Plan | Price", "a | 1"))
    assert run("accept", rule, "--write").status == 0
    assert text_of("mdlint.toml") == f'{CONFIG}\n[links]\nignore = ["{target}"]\n'
    assert run("check").status == 0


def test_links_of_several_pages_are_ignored_together(run: "Run") -> None:
    put("docs/a.md", "[x](a.txt) [y](b.txt) [z](a.txt)\n\n" + table("Plan | Price", "a | 1"))
    put("docs/b.md", "[x](c.txt)\n")
    assert run("accept", "broken-link", "--write").status == 0
    assert text_of("mdlint.toml") == f'{CONFIG}\n[links]\nignore = ["a.txt", "b.txt", "c.txt"]\n'


def test_without_a_configuration_no_target_is_ignored(run: "Run") -> None:
    Path("mdlint.toml").unlink()
    put("docs/a.md", "[x](a.txt)\n")
    assert (
        "not accepted: there is no configuration to change (mdlint init proposes one); mend" in run("accept", ".").out
    )


def test_turn_off_is_the_last_resort(run: "Run") -> None:
    put("docs/a.md", table("Plan | Price", "a | 12", "b | 1 | x"))
    assert run("accept", ".", "--turn-off", "--write").status == 0
    assert text_of("t.schema.json") == SCHEMA.replace("10", "12")
    entry = '[[overrides]]\npages = ["/docs/a.md"]\nrules = {ragged-row = "off"}\n'
    assert text_of("mdlint.toml") == f"{CONFIG}\n{entry}"
    assert run("check").status == 0


@pytest.mark.parametrize("name", ["x y.md", "x[1].md", "#x.md", "!x.md", "x*.md", "x?.md"])
def test_the_page_of_an_override_is_that_page_alone(run: "Run", name: str) -> None:
    put("docs/a.md", table("A | B", "a | 1 | x"))
    put(name, table("A | B", "a | 1 | x"))
    assert run("accept", name, "--turn-off", "--write").status == 0
    assert [line.split(":")[0] for line in run("check", "-f", "concise").out.splitlines()[:1]] == ["docs/a.md"]
    assert run("check", name).status == 0


def test_settings_in_a_pyproject_are_edited_there(run: "Run") -> None:
    Path("mdlint.toml").unlink()
    put("pyproject.toml", "[tool.mdlint]\r\nexclude = []  # none\r\n")
    put("docs/a.md", "[x](a.txt)\n")
    assert run("accept", ".", "--write").status == 0
    expected = '[tool.mdlint]\r\nexclude = []  # none\r\n\r\n[tool.mdlint.links]\r\nignore = ["a.txt"]\r\n'
    assert text_of("pyproject.toml") == expected


def test_a_file_that_cannot_be_written_is_an_error(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    # The tests may run as root, who can write anywhere.
    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("mdlint.cli._output.write_whole", refuse)
    status, out, err = run("accept", "docs", "--write")
    assert (status, "written" in out) == (2, False)
    assert err.endswith("t.schema.json: can't be written: Permission denied\n")


def test_a_page_that_cannot_be_read_has_no_edit(run: "Run") -> None:
    Path("docs/b.md").write_bytes(b"\xe9")
    status, out, _ = run("accept", "docs/b.md")
    assert (status, out) == (1, "docs/b.md:1:1 unreadable-page: not accepted: mend what it names\n")


def test_findings_in_html_tables_lists_and_quotes_are_accepted(run: "Run") -> None:
    html = "<table><tr><th>Plan</th><th>Price</th></tr><tr><td>a</td><td>11</td></tr></table>\n"
    listed = "".join(f"  {line}\n" for line in table("Plan | Price", "a | 12").splitlines())
    quoted = "".join(f"> {line}\n" for line in table("Plan | Price", "a | 13").splitlines())
    put("docs/a.md", f"{html}\n- x\n\n{listed}\n{quoted}".replace("\n", "\r\n"))
    assert run("accept", "docs", "--write").status == 0
    assert text_of("t.schema.json") == SCHEMA.replace("10", "13")


def test_a_finding_that_the_edit_for_another_accepts_is_accepted(run: "Run") -> None:
    both = '"Price": {"$ref": "#/$defs/price"}, "Cost": {"$ref": "#/$defs/price"}'
    schema = SCHEMA.replace('"Price": {"type": "number", "maximum": 10}', both)
    schema = schema.replace("}}}\n", '}}, "$defs": {"price": {"maximum": 10}}}\n')
    put("t.schema.json", schema)
    put("docs/a.md", table("Plan | Price | Cost", "a | 12 | 11"))
    assert accepted_places(run("accept", ".", "--write").out) == ["docs/a.md:3:7", "docs/a.md:3:12"]
    assert text_of("t.schema.json") == schema.replace('"maximum": 10', '"maximum": 12')


def test_edits_are_tried_on_all_pages_of_the_configuration(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    put("t.schema.json", SCHEMA.replace("}}}}", '}}}, "uniqueBy": ["Price"]}'))
    put("docs/a.md", table("Plan | Price", "a | 12"))
    put("more/b.md", table("Plan | Price", "a | 11", "b | 11"))
    monkeypatch.chdir("docs")
    status, out, _ = run("accept", "a.md")
    assert (status, "a.md:3:7 out-of-range: not accepted: " in out, "../more/b.md:4:7 duplicate-key" in out) == (
        1,
        True,
        True,
    )


def test_a_page_outside_of_the_working_directory_is_tried_alone_without_a_configuration(
    run: "Run", monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("mdlint.toml").unlink()
    put("docs/a.md", "<!-- mdlint-schema: t.schema.json -->\n" + table("Plan | Price", "a | 12"))
    put("docs/t.schema.json", SCHEMA)
    Path("here").mkdir()
    monkeypatch.chdir("here")
    assert accepted_places(run("accept", "../docs/a.md").out) == ["../docs/a.md:4:7"]


def test_an_edit_of_one_of_two_equal_demands_does_not_accept_the_finding(run: "Run") -> None:
    put("t.schema.json", SCHEMA.replace('"maximum": 10', '"maximum": 10, "allOf": [{"maximum": 10}]'))
    status, out, _ = run("accept", "docs/a.md:3")
    assert (status, "out-of-range: not accepted: the finding would stay; mend the page" in out) == (1, True)
