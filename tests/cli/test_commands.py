"""The commands other than `check`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

import mdlint
from mdlint.addresses import DOCS, keyword_address, rule_address
from mdlint.other_linters import OTHER_RULES
from mdlint.rules import RULES
from mdlint.schema.keywords import KEYWORDS, manual

if TYPE_CHECKING:
    from conftest import Run

FIXTURES = Path(__file__).parents[2] / "fixtures"

PAGE = """# Models

## 2025

| Model | Top-1 | Top-5 |
|:---|---:|---|
| **vit** | 84.8 |
| 漢 \\| 字 | - | 97 | more |
"""


def test_extract_prints_tables_as_written(run: "Run") -> None:
    Path("a.md").write_text(PAGE, encoding="utf-8")
    status, out, err = run("extract", "a.md")
    assert (status, err) == (0, "")
    assert json.loads(out) == {
        "tables": [
            {
                "path": "a.md",
                "line": 5,
                "endLine": 8,
                "heading": "2025",
                "kind": "pipe",
                "header": ["Model", "Top-1", "Top-5"],
                "align": ["left", "right", None],
                "rows": [["vit", "84.8", ""], ["漢 | 字", "-", "97"]],
            }
        ]
    }


def test_extract_prints_a_second_row_of_a_header_as_it_is_written(run: "Run") -> None:
    page = "| Model | Latency | Latency |\n|---|---|---|\n| | p50 | p99 |\n| a | 1 | 2 |\n"
    Path("a.md").write_text(page, encoding="utf-8")
    (table,) = json.loads(run("extract", "a.md").out)["tables"]
    assert table["header"] == ["Model", "Latency", "Latency"]
    assert table["rows"] == [["", "p50", "p99"], ["a", "1", "2"]]


TWO_TABLES = "| a | b |\n|---|---|\n| x | y |\n\n# H\n\n| c |\n|---|\n| 1 |\n"


def test_extract_prints_records_as_one_document(run: "Run") -> None:
    Path("a.md").write_text(TWO_TABLES, encoding="utf-8")
    assert json.loads(run("extract", "a.md", "--format", "records").out) == [
        {"path": "a.md", "line": 1, "endLine": 3, "heading": None, "rows": [{"a": "x", "b": "y"}]},
        {"path": "a.md", "line": 7, "endLine": 9, "heading": "H", "rows": [{"c": 1}]},
    ]


def test_extract_prints_the_rows_of_each_table_as_a_line_of_json(run: "Run") -> None:
    Path("a.md").write_text(TWO_TABLES, encoding="utf-8")
    lines = run("extract", "a.md", "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == [[{"a": "x", "b": "y"}], [{"c": 1}]]


ROWS_SCHEMA = {
    "$schema": "urn:mdlint:table:v1",
    "type": "array",
    "skipRows": ["mean"],
    "items": {
        "required": ["Model", "Time"],
        "properties": {
            "Model": {"type": "string"},
            "Time": {"type": ["number", "null"], "minimum": 0, "unit": "ms"},
            "Tags": {"type": "array", "separator": ",", "items": {"type": "string"}},
        },
    },
}
ROWS_PAGE = """\
| Model | Time | Tags |
|---|---|---|
| 1 | 12 ms | a, b |
| **Small** | | |
| 2 | - | c |
| Mean | fast | - |
| 3 | 14 ms | a | b |
| | | |
"""


@pytest.mark.parametrize(("change", "errors"), [("", 0), ("12 ms", 1)])
def test_another_validator_finds_in_the_records_the_errors_that_mdlint_finds(
    run: "Run", change: str, errors: int
) -> None:
    """The validator knows no keyword of mdlint, and needs none: cells are read, and rows that are not data left out."""
    Path("mdlint.toml").write_text('[[tables]]\nschema = "t.schema.json"\n', encoding="utf-8")
    Path("t.schema.json").write_text(json.dumps(ROWS_SCHEMA), encoding="utf-8")
    Path("a.md").write_text(ROWS_PAGE.replace(change, "-12 ms") if change else ROWS_PAGE, encoding="utf-8")
    (instance,) = map(json.loads, run("extract", "a.md", "--format", "jsonl").out.splitlines())
    assert [row["Model"] for row in instance] == ["1", "2"]
    validator = Draft202012Validator({**ROWS_SCHEMA, "$schema": "https://json-schema.org/draft/2020-12/schema"})
    assert len(list(validator.iter_errors(instance))) == errors
    report = json.loads(run("check", "a.md", "--format", "json", "--ignore", "ragged-row").out)
    assert len(report["diagnostics"]) == errors
    assert report["unchecked"] == {
        "rows": {"blank": 1, "caption": 1, "skipped": 1, "surplus-cells": 1},
        "columns": {},
    }


def test_extract_of_nothing_is_an_empty_list(run: "Run") -> None:
    assert json.loads(run("extract", "--allow-empty").out) == {"tables": []}


@pytest.mark.parametrize(("output_format", "out"), [("records", []), ("jsonl", None)])
def test_extract_of_nothing_in_other_formats(run: "Run", output_format: str, out: object) -> None:
    written = run("extract", "--allow-empty", "--format", output_format).out
    assert written == "" if out is None else json.loads(written) == out


def test_extract_names_a_page_it_cannot_read(run: "Run") -> None:
    Path("a.md").write_bytes(b"\xe9")
    status, out, err = run("extract", "a.md")
    assert (status, json.loads(out)) == (1, {"tables": []})
    assert err == "error: a.md:1:1: not UTF-8: the byte 0xe9\n"


def test_rules_lists_each_with_its_severity(run: "Run") -> None:
    lines = run("rules").out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(RULES)
    (ragged,) = (line for line in lines if line.startswith("ragged-row "))
    assert ragged.split()[1] == "error/warning"
    assert ragged.endswith("  " + RULES["ragged-row"].summary)
    (pipes,) = (line for line in lines if line.startswith("pipe-style "))
    assert pipes.split()[1] == "off"


def test_rules_as_json(run: "Run") -> None:
    listed = json.loads(run("rules", "--format", "json").out)
    assert [rule["id"] for rule in listed] == sorted(RULES)
    assert set(listed[0]) == {"id", "severity", "also", "enabled", "summary", "url"}
    assert {rule["id"] for rule in listed if not rule["enabled"]} == {rule.id for rule in RULES.values() if rule.opt_in}
    (ragged,) = (rule for rule in listed if rule["id"] == "ragged-row")
    assert (ragged["severity"], ragged["also"]) == ("error", ["warning"])


def test_the_listed_severities_are_those_of_the_findings(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FIXTURES)
    found: dict[str, set[str]] = {}
    for diagnostic in json.loads(run("check", "-f", "json", "rules").out)["diagnostics"]:
        found.setdefault(diagnostic["rule"], set()).add(diagnostic["severity"])
    assert "ragged-row" in found
    assert [rule for rule, severities in found.items() if not severities.issubset(RULES[rule].severities)] == []
    assert found["ragged-row"] == {"error", "warning"}


def test_explain_prints_the_manual_page_and_its_address(run: "Run") -> None:
    status, out, err = run("explain", "ragged-row")
    assert (status, err) == (0, "")
    assert out.startswith("# ragged-row\n")
    assert out.endswith("\n\n" + rule_address("ragged-row") + "\n")


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_explain_prints_the_manual_page_of_a_keyword(run: "Run", keyword: str) -> None:
    status, out, _ = run("explain", keyword)
    assert status == 0
    assert f"# {keyword}\n\n{manual(keyword).strip()}\n\n{keyword_address(keyword)}\n" in out


def test_the_addresses_lead_to_pages_of_the_docs() -> None:
    pages = [*map(rule_address, RULES), *map(keyword_address, KEYWORDS)]
    assert all(page.startswith(DOCS + "/") for page in pages)
    assert all((FIXTURES.parent / "docs" / page.removeprefix(DOCS + "/")).is_file() for page in pages)


def test_explain_prints_both_pages_of_a_rule_and_a_keyword_of_the_same_name(run: "Run") -> None:
    out = run("explain", "decimals").out
    assert out.count("# decimals\n") == 2
    assert out.index(rule_address("decimals")) < out.index(keyword_address("decimals"))


@pytest.mark.parametrize(
    ("name", "lines", "pages"),
    [
        ("MD056", ["MD056 (table-column-count) of markdownlint and rumdl is ragged-row in mdlint."], ["ragged-row"]),
        ("md075", ["MD075 of rumdl is orphan-rows in mdlint."], ["orphan-rows"]),
        (
            "table-column-count",
            ["MD056 (table-column-count) of markdownlint and rumdl is ragged-row in mdlint."],
            ["ragged-row"],
        ),
        ("remark-lint-table-pipes", ["table-pipes of remark-lint is pipe-style in mdlint."], ["pipe-style"]),
        (
            "MD060",
            [
                "MD060 (table-column-style) of markdownlint is column-style in mdlint.",
                "MD060 (table-format) of rumdl is column-style and cell-padding in mdlint.",
            ],
            ["column-style", "cell-padding"],
        ),
    ],
)
def test_explain_knows_the_rules_of_other_linters(run: "Run", name: str, lines: list[str], pages: list[str]) -> None:
    status, out, err = run("explain", name)
    assert (status, err) == (0, "")
    assert out.splitlines()[: len(lines) + 1] == [*lines, ""]
    assert [line[2:] for line in out.splitlines() if line.startswith("# ")] == pages


def test_each_rule_of_another_linter_has_a_counterpart() -> None:
    assert {ours for rule in OTHER_RULES for ours in rule.ours} <= RULES.keys()
    assert not {name for rule in OTHER_RULES for name in rule.names} & (RULES.keys() | KEYWORDS.keys())


@pytest.mark.parametrize(
    ("call", "name"), [(["check", "--select"], "MD056"), (["check", "--ignore"], "table-column-count")]
)
def test_a_rule_of_another_linter_cannot_be_chosen_and_the_message_names_ours(
    run: "Run", call: list[str], name: str
) -> None:
    assert run(*call, name).err == f'error: unknown rule "{name}": in mdlint, it is "ragged-row"\n'


def test_nor_in_the_configuration_or_a_comment(run: "Run") -> None:
    Path("a.md").write_text("<!-- mdlint-disable-file MD056 -->\n", encoding="utf-8")
    assert 'unknown rule "MD056": in mdlint, it is "ragged-row"\n' in run("check", "a.md", "-f", "concise").out
    Path("mdlint.toml").write_text('[rules]\nMD056 = "off"\n', encoding="utf-8")
    assert run("check").err == 'error: mdlint.toml: rules.MD056: unknown rule "MD056": in mdlint, it is "ragged-row"\n'


@pytest.mark.parametrize(
    ("name", "near"),
    [("raged-row", "ragged-row"), ("RAGGED-ROW", "ragged-row"), ("sortdBy", "sortedBy"), ("MD0556", "MD056")],
)
def test_explain_suggests_a_rule_or_a_keyword(run: "Run", name: str, near: str) -> None:
    status, out, err = run("explain", name)
    assert (status, out) == (2, "")
    assert err.startswith(f'error: unknown rule or keyword "{name}" (did you mean ')
    assert f'"{near}"' in err


@pytest.mark.parametrize("name", ["infer", "baseline", "format"])
def test_explain_names_the_help_of_a_command(run: "Run", name: str) -> None:
    assert run("explain", name) == (2, "", f'error: "{name}" is a command, explained by mdlint {name} --help\n')


def test_explain_names_the_list_of_rules_if_no_name_is_near(run: "Run") -> None:
    assert run("explain", "zzzz").err == 'error: unknown rule or keyword "zzzz" (mdlint rules lists the rules)\n'


def test_explain_names_the_home_of_other_keywords(run: "Run") -> None:
    status, out, err = run("explain", "minimum")
    assert (status, out) == (2, "")
    assert err.startswith('error: "minimum" is a keyword of JSON Schema itself, explained at https://json-schema.org/')


def test_a_correct_schema_has_status_0(run: "Run") -> None:
    Path("a.json").write_text('{"$schema": "urn:mdlint:table:v1", "type": "array"}')
    assert run("schema", "a.json") == (0, "a.json: valid\n", "")


def test_a_naming_convention_is_checked_as_one(run: "Run") -> None:
    Path("names.json").write_text('{"$schema": "urn:mdlint:naming:v1", "tokens": {}}')
    status, out, err = run("schema", "names.json", "builtin:timm", "builtin:tim")
    assert (status, out) == (2, "builtin:timm: valid\n")
    assert "error: names.json#/tokens: must not be empty\n" in err
    assert err.endswith(
        'error: builtin:tim: there is no built-in naming convention "tim" (did you mean "builtin:timm"?)\n'
    )


def test_every_mistake_in_every_schema_is_listed_with_its_place(run: "Run") -> None:
    Path("a.json").write_text('{"$schema": "urn:mdlint:table:v1", "type": "arry", "minItems": "x"}')
    Path("b.json").write_text("{")
    status, out, err = run("schema", "a.json", "b.json", "none.json")
    assert (status, out) == (2, "")
    places = [line.split(": ")[1] for line in err.splitlines()]
    assert sorted(places) == ["a.json#/minItems", "a.json#/type", "b.json", "none.json"]


def test_an_empty_path_of_a_schema_is_a_mistake(run: "Run") -> None:
    assert run("schema", "") == (2, "", "error: an empty path names nothing; the working directory is .\n")


def test_the_version_is_printed(run: "Run") -> None:
    assert run("--version") == (0, f"mdlint {mdlint.__version__}\n", "")


@pytest.mark.parametrize("name", ["table", "page", "naming", "config", "report", "tables", "pages", "diff", "baseline"])
def test_schema_prints_the_schema_of_a_file_format(run: "Run", name: str) -> None:
    status, out, err = run("schema", "--print", name)
    assert (status, err, json.loads(out)["$id"]) == (0, "", f"urn:mdlint:{name}:v1")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "name the files to check, or a format to --print"),
        (["--print", "table", "a.json"], "--print goes without files"),
    ],
)
def test_schema_prints_a_format_or_checks_files(run: "Run", arguments: list[str], words: str) -> None:
    assert run("schema", *arguments) == (2, "", f"error: {words}\n")


def test_schema_warns_of_a_keyword_that_checks_nothing(run: "Run") -> None:
    Path("a.json").write_text('{"items": {"properties": {"A": {"format": "email"}}}}')
    words = '"format" is only a note in draft 2020-12: nothing checks it; for a check, add assertFormat at the top'
    assert run("schema", "a.json") == (0, "a.json: valid\n", f"warning: a.json#/items/properties/A/format: {words}\n")


@pytest.mark.parametrize("command", [[], ["check"], ["extract"], ["schema"], ["rules"], ["explain"]])
def test_each_command_has_help(run: "Run", command: list[str]) -> None:
    status, out, _ = run(*command, "--help")
    assert status == 0
    assert out.startswith(f"Usage: {' '.join(['mdlint', *command])} [OPTIONS]")


def test_an_unknown_command_has_status_2(run: "Run") -> None:
    assert run("chekc").status == 2


def test_extract_finds_pages_as_check_does(run: "Run") -> None:
    for name in ("a.md", "b.md"):
        Path(name).write_text("| a |\n|---|\n| 1 |\n", encoding="utf-8")
    Path("mdlint.toml").write_text("not TOML", encoding="utf-8")
    outcome = run("extract", "--no-config", "--exclude", "b.md")
    assert [table["path"] for table in json.loads(outcome.out)["tables"]] == ["a.md"]
    assert run("extract").status == 2
