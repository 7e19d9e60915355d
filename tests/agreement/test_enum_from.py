"""The keyword `enumFrom`: the values of a column are in a file, or are the names of the files of a folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from agreements import checked, lines, write_files, write_schema
from tables import table

from mdlint.model import Related, Severity, Span

RULES = dict.fromkeys(
    ("rules/ragged_row.py", "rules/bad_name.py", "rules/_base.py", "rules/style/cell_padding.py", "rules/README.md"), ""
)
FOLDER = {"folder": "rules", "files": ["*.py", "!_*"], "replace": {"_": "-"}}
HEADER = "Note | Rule"

pytestmark = pytest.mark.usefixtures("folder")


def held_to(value: Any, *rows: str, header: str = HEADER) -> None:  # noqa: ANN401  any JSON
    """Write a page with one table, whose column Rule has this `enumFrom`."""
    write_schema({"Rule": {"type": ["string", "number", "null"], "enumFrom": value}})
    write_files({**RULES, "page.md": table(header, *rows)})


def test_a_row_without_its_file_is_found_at_its_cell() -> None:
    held_to(FOLDER, "a | ragged-row", "b | [`ragged-rows`](x.md)")
    found = [found for found in checked("page.md") if found.rule != "broken-link"]
    assert lines(found) == [
        'page.md:4:7-28 not-allowed: Rule "ragged-rows" is not in rules (did you mean "ragged-row"?)'
    ]


def test_a_file_without_its_row_is_found_at_the_header_of_the_column() -> None:
    held_to({**FOLDER, "complete": True}, "a | ragged-row")
    assert lines(checked("page.md")) == [
        'page.md:1:10-14 missing-from-table: rules has 2 files without a row: "bad-name" and "cell-padding"'
    ]


def test_only_the_first_of_many_files_are_named() -> None:
    held_to({"folder": "many", "complete": True}, "a | f01")
    write_files({f"many/f{number:02}.py": "" for number in range(1, 13)})
    (found,) = checked("page.md")
    assert found.message.endswith(
        '11 files without a row: "f02", "f03", "f04", "f05", "f06", "f07", "f08", "f09" and 3 more'
    )


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({}, {"ragged_row", "bad_name", "_base", "cell_padding"}),
        ({"files": "[!_]*.py"}, {"ragged_row", "bad_name", "cell_padding"}),
        ({"files": "/*.py"}, {"ragged_row", "bad_name", "_base"}),
        ({"name": "file"}, {"ragged_row.py", "bad_name.py", "_base.py", "cell_padding.py"}),
        ({"name": "path", "files": "style/*"}, {"style/cell_padding.py"}),
        ({"folder": ".", "name": "folder"}, {"rules", "style"}),
        ({"replace": {"_": "-", "cell": "table"}}, {"ragged-row", "bad-name", "-base", "table-padding"}),
        ({"ignoreCase": True, "replace": {"r": "R"}}, {"RAGGED_ROW", "Bad_Name", "_base", "cell_padding"}),
    ],
)
def test_the_part_of_a_path_that_cells_have(options: Mapping[str, Any], names: set[str]) -> None:
    value = {"folder": "rules", "files": "*.py", "complete": True, **options}
    held_to(value, *(f"a | {name}" for name in sorted(names)))
    assert lines(checked("page.md")) == []
    first, *rest = sorted(names)
    write_files({"page.md": table(HEADER, *(f"a | {name}" for name in rest), f"a | not {first}")})
    assert [found.rule for found in checked("page.md")] == ["missing-from-table", "not-allowed"]


@pytest.mark.parametrize(
    ("options", "row"),
    [
        ({}, "a | -"),
        ({}, "a | **`ragged-row`**"),
        ({"ignoreCase": True}, "a | Ragged-Row"),
        ({"pattern": r"^\S+"}, "a | ragged-row (since 1.2)"),
        ({"pattern": r"^[a-z-]+$"}, "a | All rules"),
        ({"aliases": {"ragged": "ragged-row"}}, "a | ragged"),
        ({"as": "target", "pattern": r"([^/]+)\.md$"}, "a | [rows](https://example.org/docs/ragged-row.md)"),
    ],
)
def test_near_misses(options: Mapping[str, Any], row: str) -> None:
    held_to({**FOLDER, **options}, row)
    assert lines(checked("page.md")) == []


def test_upper_and_lower_case_differ() -> None:
    held_to(FOLDER, "a | Ragged-row")
    (found,) = checked("page.md")
    assert found.message == ('Rule "Ragged-row" is not in rules (it differs from "ragged-row" in upper and lower case)')


@pytest.mark.parametrize(
    ("options", "target"),
    [
        ({}, "./style/cell_padding.py"),
        ({}, "../docs/style/cell_padding.py#L3"),
        ({}, "style/cell%5Fpadding.py?plain=1"),
        ({"name": "folder"}, "style/"),
        ({"name": "folder"}, "../docs/style"),
        ({"name": "folder"}, "style/cell_padding.py"),
    ],
)
def test_a_link_leads_to_a_file_of_the_folder(options: Mapping[str, Any], target: str) -> None:
    value = {"folder": "docs", "files": "*.py", "as": "target", "complete": True, **options}
    write_schema({"Rule": {"enumFrom": value}})
    write_files(
        {"docs/style/cell_padding.py": "", "docs/style/README.md": "", "docs/page.md": table("Rule", f"[x]({target})")}
    )
    assert lines(checked("docs/page.md")) == []


@pytest.mark.parametrize(
    "target", ["style/cell_padding.md", "../style/cell_padding.py", "https://example.org/a.py", "#a"]
)
def test_a_link_leads_elsewhere(target: str) -> None:
    value = {"folder": "docs", "files": "*.py", "as": "target"}
    write_schema({"Rule": {"enumFrom": value}})
    write_files({"docs/style/cell_padding.py": "", "docs/page.md": table("Rule", f"[x]({target})")})
    (found,) = (found for found in checked("docs/page.md") if found.rule == "not-allowed")
    assert (found.span.line, found.message.partition(" (")[0]) == (3, f'Rule "{target}" is not in docs')


def test_a_table_without_the_column_is_skipped() -> None:
    held_to({**FOLDER, "complete": True}, "a | b", header="Note | Other")
    assert checked("page.md") == []


def test_values_can_be_in_a_field_of_a_file() -> None:
    held_to({"file": "rules.csv", "field": "id", "complete": True}, "a | ragged-rwo", "a | 7.0")
    write_files({"rules.csv": "id,severity\nragged-row,error\n7,error\nbad-name,error\n"})
    first, second = checked("page.md")
    assert lines([first, second]) == [
        'page.md:1:10-14 missing-from-table: rules.csv has 2 records without a row: "ragged-row" and "bad-name"',
        'page.md:3:7-17 not-allowed: Rule "ragged-rwo" is not in rules.csv (did you mean "ragged-row"?)',
    ]
    assert second.related == (Related(Span(2, 1, 2, 1), "ragged-row", "rules.csv"),)


def test_the_field_is_by_default_the_name_of_the_column() -> None:
    held_to({"file": "rules.md", "heading": "Rules"}, "a | ragged-row", "a | bad-name")
    write_files({"rules.md": f"# Rules\n\n{table('Rule', '[ragged-row](x.md)')}"})
    assert [found.span.line for found in checked("page.md")] == [4]


def test_a_value_is_in_one_of_several_places() -> None:
    held_to([FOLDER, {"file": "more.json", "field": "id"}], "a | ragged-row", "a | old-rule", "a | old-rul")
    write_files({"more.json": '[{"id": "old-rule"}]'})
    assert lines(checked("page.md")) == [
        'page.md:5:7-14 not-allowed: Rule "old-rul" is not in rules or more.json (did you mean "old-rule"?)'
    ]


def test_tables_of_a_page_can_be_complete_together() -> None:
    held_to({**FOLDER, "complete": "page"}, "a | ragged-row", "a | cell-padding")
    rest = f"\n## More\n\n{table(HEADER, 'a | bad-name')}"
    page = Path("page.md").read_text(encoding="utf-8")
    write_files({"page.md": page + rest})
    assert checked("page.md") == []
    write_files({"page.md": page, "other.md": rest})
    assert [(found.path, found.span.line, found.message) for found in checked("other.md", "page.md")] == [
        ("other.md", 4, 'rules has 2 files without a row: "ragged-row" and "cell-padding"'),
        ("page.md", 1, 'rules has 1 file without a row: "bad-name"'),
    ]


def test_each_table_is_complete_by_itself() -> None:
    held_to({**FOLDER, "complete": True}, "a | ragged-row", "a | cell-padding", "a | bad-name")
    page = Path("page.md").read_text(encoding="utf-8")
    write_files({"page.md": f"{page}\n## More\n\n{table(HEADER, 'a | bad-name')}"})
    assert [(found.rule, found.span.line) for found in checked("page.md")] == [("missing-from-table", 9)]


def test_a_folder_can_depend_on_the_page() -> None:
    write_schema({"Config": {"enumFrom": {"folder": "{folder}/configs", "complete": True}}})
    write_files(
        {"a/configs/x.py": "", "b/configs/y.py": "", "a/p.md": table("Config", "x"), "b/p.md": table("Config", "x")}
    )
    assert [(found.path, found.rule) for found in checked("a/p.md", "b/p.md")] == [
        ("b/p.md", "missing-from-table"),
        ("b/p.md", "not-allowed"),
    ]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"folder": "rulez"}, "rulez: is not a folder"),
        ({"folder": "rules", "files": "*.rs"}, 'rules: has no file that matches "*.rs"'),
        ({"folder": "rules", "files": "***/*****"}, 'rules: "***/*****" is not a glob'),
        ({"folder": "../rules"}, "../rules: leads out of the project, and is not read"),
        ({"file": "no.csv"}, "no.csv: can't be read: "),
    ],
)
def test_what_cannot_be_read_is_found_at_the_header_of_each_column(value: Mapping[str, Any], message: str) -> None:
    held_to({**value, "complete": True}, "a | ragged-row")
    page = Path("page.md").read_text(encoding="utf-8")
    write_files({"page.md": f"{page}\n## More\n\n{page}"})
    found = checked("page.md")
    assert [(each.span, each.rule) for each in found] == [
        (Span(1, 10, 1, 14), "unreadable-source"),
        (Span(7, 10, 7, 14), "unreadable-source"),
    ]
    assert all(each.message.startswith(message) for each in found)


def test_the_schema_of_the_column_sets_message_and_severity() -> None:
    column = {"enumFrom": FOLDER, "severity": "info", "errorMessage": {"enumFrom": "write the rule first"}}
    write_schema({"Rule": column})
    write_files({**RULES, "page.md": table(HEADER, "a | new-rule")})
    (found,) = checked("page.md")
    assert (found.message, found.severity) == ("write the rule first", Severity.INFO)


def test_other_columns_of_the_table_are_no_facts_of_it() -> None:
    held_to(FOLDER, "bad | ragged-row", "worse | bad-name")
    assert checked("page.md") == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"files": "*.py"}, r'enumFrom: "file" is missing'),
        ({"folder": "rules", "field": "id"}, r'enumFrom/field: unknown key \(did you mean "files"'),
        ({"folder": "rules", "name": "stam"}, r'enumFrom/name: "stam" .*"stem"'),
        ({"folder": "rules", "complete": "pages"}, r'enumFrom/complete: "pages" .*"page"'),
        ([{"folder": "rules", "pattern": "("}], r"enumFrom/0/pattern: .*not a regular expression"),
        ({"file": "a.json", "field": "$.["}, r"enumFrom/field: "),
    ],
)
def test_a_mistake_in_the_schema_has_its_place(value: Any, message: str) -> None:  # noqa: ANN401  any JSON
    held_to(value, "a | ragged-row")
    with pytest.raises(Exception, match=message):
        checked("page.md")
