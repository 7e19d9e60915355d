"""The entries that bind inferred schemas to their tables, and to no others."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from proposed import rows

from mdlint.infer.bindings import Entry, in_order

if TYPE_CHECKING:
    from conftest import Run


def numbers(header: str, count: int = 25) -> str:
    width = header.count("|")
    return rows(header, ((f"n{number}x", *[number + 0.5] * width) for number in range(count)))


def entries(run: "Run", *pages: str) -> list[tuple[str, ...]]:
    """Write pages, infer, write the configuration, and return its entries as lines. Nothing may have a finding."""
    for number, text in enumerate(pages):
        Path(f"page{number}.md").write_text(text)
    assert run("infer", "--write").status == 0
    assert run("check").status == 0
    blocks = Path("mdlint.toml").read_text().split("\n\n")
    return [tuple(block.splitlines()) for block in blocks]


def test_an_entry_names_the_columns_of_its_tables(run: "Run") -> None:
    assert entries(run, numbers("Name | Size | Speed")) == [
        ("[[tables]]", 'schema = "schemas/name-size.schema.json"', 'columns = ["Name", "Size", "Speed"]')
    ]


def test_of_two_families_the_one_with_more_columns_comes_first(run: "Run") -> None:
    found = entries(run, numbers("Name | Size"), numbers("Name | Size | Speed | Cost"))
    assert [lines[-1] for lines in found] == [
        'columns = ["Name", "Size", "Speed", "Cost"]',
        'columns = ["Name", "Size"]',
    ]


def test_an_entry_of_one_column_is_for_its_pages(run: "Run") -> None:
    found = entries(run, numbers("Name"))
    assert found[0][-2:] == ('pages = ["/page0.md"]', 'columns = ["Name"]')


def test_an_entry_for_a_page_binds_no_page_of_that_name_in_a_folder(run: "Run") -> None:
    entries(run, numbers("Name"))
    Path("folder").mkdir()
    Path("folder/page0.md").write_text(rows("Name", [("n",), ("n",)]))
    assert run("tables", "page0.md").out.count("schemas/name.schema.json") == 1
    assert "schemas/name.schema.json" not in run("tables", "folder/page0.md").out


# A table with too few rows for a schema, all columns of another table, and other values in them.
OTHER = rows("Name | Size | Color | Shape | Cost", [("a", "large", 1, 2, 3), ("b", "small", 1, 2, 3)])


def test_an_entry_that_would_bind_the_table_of_another_is_for_its_pages(run: "Run") -> None:
    found = entries(run, numbers("Name | Size"), OTHER)
    assert found == [
        (
            "[[tables]]",
            'schema = "schemas/name-size.schema.json"',
            'pages = ["/page0.md"]',
            'columns = ["Name", "Size"]',
        )
    ]


def test_a_small_table_that_has_no_finding_may_be_bound_too(run: "Run") -> None:
    found = entries(run, numbers("Name | Size"), OTHER.replace("large", "7").replace("small", "8"))
    assert [lines[2] for lines in found] == ['columns = ["Name", "Size"]']


def test_a_schema_that_no_entry_can_bind_is_not_written(run: "Run") -> None:
    Path("page.md").write_text(numbers("Name | Size") + "\n" + OTHER)
    assert run("infer", "--write").out.startswith("2 tables in 1 page: 0 schemas, 2 families without one")
    assert not Path("mdlint.toml").exists()


@pytest.mark.parametrize("name", ["a b.md", "[draft].md", "!x.md", "#1.md"])
def test_the_path_of_a_page_is_no_glob(run: "Run", name: str) -> None:
    Path(name).write_text(numbers("Name"))
    assert run("infer", "--write").status == 0
    assert run("check").out == "no findings in 1 page with 1 table, with a schema of yours\n"


def test_entries_with_more_conditions_come_first() -> None:
    wide, narrow, paged = Entry("a", ("x", "y", "z")), Entry("b", ("x", "y")), Entry("c", ("x", "y"), ("p.md",))
    assert in_order([narrow, paged, wide]) == [wide, paged, narrow]


def test_an_entry_is_toml() -> None:
    entry = Entry('a"b.json', ("Size (MB)", "Größe\x7f"))
    assert entry.toml("tool.mdlint.") == (
        '[[tool.mdlint.tables]]\nschema = "a\\"b.json"\ncolumns = ["Size (MB)", "Größe\\u007f"]\n'
    )
