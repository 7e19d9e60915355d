"""The keyword `foreignKey`: the keys of a table are in another table of the docs, or in a data file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from agreements import checked, lines, write_files, write_schema
from tables import table

from mdlint.dialect_names import Dialect
from mdlint.files.utf8 import Unreadable
from mdlint.markdown import read_page
from mdlint.model import Page, Related, Severity, Span

COLUMNS = {
    "Model": {"type": "string"},
    "Size": {"type": ["number", "null"]},
    "Config": {"type": "string"},
    "Status": {"type": "string"},
}
ZOO = "# Zoo\n\n" + table("Model | Size", "**vit_tiny** | 224", "[vit_base](#zoo) | 224", "vit_base | 384")

pytestmark = pytest.mark.usefixtures("folder")


def held_to(value: Any, *rows: str, header: str = "Model | Size") -> None:  # noqa: ANN401  any JSON
    """Write a page with one table whose schema has this `foreignKey`, next to the page `models.md`."""
    write_schema(COLUMNS, foreignKey=value)
    write_files({"models.md": ZOO, "page.md": table(header, *rows)})


def test_a_misspelled_key_is_found_at_its_cell_with_the_place_of_the_nearest() -> None:
    held_to({"file": "models.md", "heading": "Zoo", "key": ["Model"]}, "vit_tiny | 224", "`vit_bsae` | 224")
    (found,) = checked("page.md")
    assert lines([found]) == [
        'page.md:4:3-13 unknown-key: models.md has no record with Model "vit_bsae" (did you mean "vit_base"?)'
    ]
    assert found.related == (Related(Span(6, 1, 6, 1), "vit_base", "models.md"),)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("vit_huge_clip | 224", '3:3-16 unknown-key: models.md has no record with Model "vit_huge_clip"'),
        ("vit_base | 512", '3:14-17 unknown-key: models.md has no record with Size "512"'),
        ("vit_tiny | 384", '3:3-11 unknown-key: models.md has no record with Model "vit_tiny" and Size "384"'),
    ],
)
def test_a_compound_key_is_found_at_the_part_that_no_record_has(row: str, expected: str) -> None:
    held_to({"file": "models.md", "key": ["Model", "Size"]}, row)
    assert lines(checked("page.md")) == [f"page.md:{expected}"]


@pytest.mark.parametrize(
    ("value", "header", "row"),
    [
        # A link, bold or code are not a part of the text, and a number may be written in another way.
        ({"key": ["Model", "Size"]}, "Model | Size", "[`vit_base`](#) | **384.0**"),
        # Without one of its values, a row has no key.
        ({"key": ["Model", "Size"]}, "Model | Size", "vit_huge | -"),
        ({"key": ["Model"]}, "Model", " "),
        # A table without a column of the key is about something else.
        ({"key": ["Model", "Size"]}, "Model", "vit_huge"),
        ({"key": {"Config": "Model"}}, "Config", "vit_tiny"),
        ({"key": {"Config": {"field": "Model", "pattern": r"(\w+)\.py"}}}, "Config", "see vit_tiny.py"),
        ({"key": {"Config": {"field": "Model", "pattern": r"(\w+)\.py"}}}, "Config", "none yet"),
        ({"key": {"Config": {"field": "Model", "aliases": {"tiny": "vit_tiny"}}}}, "Config", "tiny"),
        (
            {"key": {"Config": {"field": "Model", "as": "target", "pattern": r"(\w+)\.py$"}}},
            "Config",
            "[config](https://example.org/configs/vit_tiny.py)",
        ),
        ({"key": ["Model"], "skip": {"Status": ["planned"]}}, "Model | Status", "vit_huge | planned"),
    ],
)
def test_a_key_that_is_there_or_is_not_compared_is_no_finding(value: Mapping[str, Any], header: str, row: str) -> None:
    held_to({"file": "models.md", **value}, row, header=header)
    assert lines(checked("page.md")) == []


def test_the_target_of_a_link_is_shown_if_it_is_the_key() -> None:
    key = {"Config": {"field": "Model", "as": "target", "pattern": "#(.+)"}}
    held_to({"file": "models.md", "key": key}, "[config](#vit_tinny)", header="Config")
    (found,) = (found for found in checked("page.md") if found.rule == "unknown-key")
    assert found.message == 'models.md has no record with Config "vit_tinny" (did you mean "vit_tiny"?)'


def test_the_key_is_in_one_of_the_tables_that_have_its_columns() -> None:
    held_to({"file": "models.md", "key": ["Model"]}, "deit | 224", "cait | 224")
    more = f"{ZOO}\n## Notes\n\n{table('Note', 'cait')}\n## More\n\n{table('Model', 'deit')}"
    write_files({"models.md": more})
    assert [found.span.line for found in checked("page.md")] == [4]


@pytest.mark.parametrize(
    ("file", "value", "text"),
    [
        ("models.csv", {"key": {"Model": "name"}}, "name,size\nvit_tiny,1\n"),
        ("models.yaml", {"key": {"Model": "Name"}, "rows": "Models"}, "Models:\n- Name: vit_tiny\n- Name: deit\n"),
        ("models.json", {"key": {"Model": "$key"}, "rows": "$.models.*"}, '{"models": {"vit_tiny": {"size": 1}}}'),
        (
            "models.json",
            {"key": {"Model": "name"}, "select": {"family": "vit"}},
            '[{"name": "vit_tiny", "family": "vit"}, {"name": "vit_tinny", "family": "old"}]',
        ),
    ],
)
def test_keys_can_be_in_a_data_file(file: str, value: Mapping[str, Any], text: str) -> None:
    held_to({"file": file, **value}, "vit_tiny | 1", "vit_tinny | 2")
    write_files({file: text})
    assert lines(checked("page.md")) == [
        f'page.md:4:3-12 unknown-key: {file} has no record with Model "vit_tinny" (did you mean "vit_tiny"?)'
    ]


def test_several_files_are_checked_one_by_one() -> None:
    other = {"file": "sizes.csv", "key": ["Size"]}
    held_to([{"file": "models.md", "key": ["Model"]}, other], "vit_tinny | 224", "vit_tiny | 225")
    write_files({"sizes.csv": "Size\n224\n"})
    assert [(found.span.line, found.span.column) for found in checked("page.md")] == [(3, 3), (4, 14)]


def test_a_path_can_depend_on_the_page() -> None:
    write_schema(COLUMNS, foreignKey={"file": "{page}", "heading": "Zoo", "key": ["Model"]})
    results = f"\n# Results\n\n{table('Model', 'vit_tiny', 'vit_bsae')}"
    write_files({"docs/page.md": ZOO + results})
    assert [(found.span.line, found.rule) for found in checked("docs")] == [(14, "unknown-key")]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"file": "no.md", "key": ["Model"]}, "no.md: can't be read: "),
        ({"file": "models.md", "heading": "Zo", "key": ["Model"]}, 'models.md: has no table under a heading "Zo"'),
        (
            {"file": "models.md", "key": {"Model": "Modle"}},
            'models.md: no table has the column "Modle" (did you mean "Model"?)',
        ),
        ({"file": "bad.csv", "key": ["Model"]}, "bad.csv: line 2, column 4: not UTF-8"),
        (
            {"file": "models.csv", "key": {"Model": "model"}},
            'models.csv: has no column "model" (did you mean "Model"?)',
        ),
        ({"file": "../outside.csv", "key": ["Model"]}, "../outside.csv: leads out of the project, and is not read"),
    ],
)
def test_a_file_that_cannot_be_read_is_found_at_the_header_of_each_table(
    value: Mapping[str, Any], message: str
) -> None:
    held_to(value, "vit_tiny | 224")
    write_files({"models.csv": "Model\nvit_tiny\n", "other.md": table("Model", "vit_huge")})
    Path("bad.csv").write_bytes(b"Model\nvit\xff\n")
    found = checked("other.md", "page.md")
    assert [(each.path, each.span.line, each.rule) for each in found] == [
        ("other.md", 1, "unreadable-source"),
        ("page.md", 1, "unreadable-source"),
    ]
    assert all(each.message.startswith(message) for each in found)


def test_comments_and_the_schema_set_message_and_severity() -> None:
    value = {"file": "models.md", "key": ["Model"]}
    write_schema(COLUMNS, foreignKey=value, severity="info", errorMessage={"foreignKey": "add it to the zoo"})
    silent = f"<!-- mdlint-disable-next-table unknown-key: new -->\n\n{table('Model', 'vit_huge')}"
    write_files({"models.md": ZOO, "page.md": table("Model", "vit_huge"), "silent.md": silent})
    (found,) = checked("page.md", "silent.md")
    assert (found.path, found.message, found.severity) == ("page.md", "add it to the zoo", Severity.INFO)


def test_a_page_is_parsed_once_for_all_the_tables_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def counting(text: str, path: str, dialect: Dialect) -> Page | Unreadable:
        parsed.append(path)
        return read_page(text, path, dialect)

    monkeypatch.setattr("mdlint.sources.tables.read_page", counting)
    headings = [{"file": "models.md", "heading": heading, "key": ["Model"]} for heading in ("Zoo", "Z*", "*o")]
    held_to(headings, "vit_tiny | 224")
    assert checked("page.md") == []
    assert [Path(path).name for path in parsed] == ["models.md"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"file": "models.md"}, r'foreignKey: "key" is missing'),
        ({"file": "models.md", "key": ["Modle"]}, r'foreignKey/key/0: no column "Modle" .*\(did you mean "Model"\?\)'),
        (
            {"file": "models.md", "key": {"Model": {"pattern": "("}}},
            r"foreignKey/key/Model/pattern: .*not a regular expression",
        ),
        ([{"file": "m.json", "key": {"Model": "$.a["}}], r"foreignKey/0/key/Model: "),
        ({"file": "models.md", "key": ["Model"], "complete": True}, "foreignKey/complete: unknown key"),
    ],
)
def test_a_mistake_in_the_schema_has_its_place(value: Any, message: str) -> None:  # noqa: ANN401  any JSON
    held_to(value, "vit_tiny | 224")
    with pytest.raises(Exception, match=message):
        checked("page.md")
