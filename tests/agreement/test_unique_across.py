"""The keyword `uniqueAcross`: no two tables have the same key."""

from pathlib import Path

import pytest
from agreements import checked, lines, write_files, write_schema
from tables import table

from mdlint.model import Related, Severity, Span

COLUMNS = {"Model": {"type": "string"}, "Size": {"type": ["number", "null"]}}
JULY = table("Model | Size", "vit | 224", "deit | 384")

pytestmark = pytest.mark.usefixtures("folder")


def test_a_key_on_an_earlier_page_is_found_at_the_first_cell_of_the_key() -> None:
    write_schema(COLUMNS, uniqueAcross=["Model"])
    write_files({"a.md": JULY, "docs/b.md": table("Model | Size", "cait | 224", "**deit** | 384")})
    (found,) = checked()
    assert lines([found]) == ['docs/b.md:4:3-11 duplicate-key: Model "deit" is in another table too, a.md:4']
    assert found.related == (Related(Span(4, 3, 4, 7), "the same key", "a.md"),)


def test_another_table_of_the_page_has_no_path_in_the_message() -> None:
    write_schema(COLUMNS, uniqueAcross=["Model"])
    write_files({"a.md": f"{JULY}\n## B\n\n{table('Model', 'vit')}"})
    (found,) = checked()
    assert lines([found]) == ['a.md:10:3-6 duplicate-key: Model "vit" is in another table too, line 3']
    assert found.related == (Related(Span(3, 3, 3, 6), "the same key"),)


@pytest.mark.parametrize(
    ("key", "row"),
    [
        (["Model"], "vit | 224 "),
        (["Model", "Size"], "vit | 224.0"),
    ],
)
def test_keys_are_equal(key: list[str], row: str) -> None:
    write_schema(COLUMNS, uniqueAcross=key)
    write_files({"a.md": JULY, "b.md": table("Model | Size", row)})
    assert [found.rule for found in checked()] == ["duplicate-key"]


@pytest.mark.parametrize(
    ("key", "other"),
    [
        (["Model"], table("Model | Size", "Vit | 224")),
        (["Model", "Size"], table("Model | Size", "vit | 225")),
        (["Model", "Size"], table("Model | Size", "vit | -")),
        (["Model", "Size"], table("Model", "vit")),
        # The rows of one table are compared by `uniqueBy`.
        (["Model"], table("Model | Size", "cait | 1", "cait | 2")),
    ],
)
def test_keys_differ(key: list[str], other: str) -> None:
    write_schema(COLUMNS, uniqueAcross=key)
    write_files({"a.md": JULY, "b.md": other})
    assert checked() == []


TARGET = [{"column": "Link", "as": "target"}]
LINKED = {"Model": {"type": "string"}, "Link": {"type": "string"}, "Size": {"type": "number"}}


def linked(target: str) -> str:
    return table("Model | Link", f"vit | [get]({target})")


@pytest.mark.parametrize(
    ("target", "other"),
    [
        ("https://example.org/a.pth", "https://example.org/a.pth"),
        ("../files/a.pth", "files/a.pth"),
        ("/a.pth", "/a.pth"),
    ],
)
def test_two_links_lead_to_one_place(target: str, other: str) -> None:
    write_schema(LINKED, uniqueAcross=TARGET)
    write_files({"docs/a.md": linked(target), "b.md": linked(other)})
    (found,) = (found for found in checked("docs/a.md", "b.md") if found.rule == "duplicate-key")
    assert (found.path, found.span) == ("docs/a.md", Span(3, 9, 3, 9 + len(f"[get]({target})")))
    assert found.message == f'the target "{target}" of Link is in another table too, b.md:3'


@pytest.mark.parametrize(
    ("target", "other"),
    [
        ("https://example.org/a.pth", "https://example.org/b.pth"),
        ("files/a.pth", "files/a.pth"),
        ("#top", "#top"),
        ("", ""),
    ],
)
def test_two_links_lead_to_two_places(target: str, other: str) -> None:
    write_schema(LINKED, uniqueAcross=TARGET)
    write_files({"docs/a.md": linked(target), "b.md": linked(other)})
    assert [found for found in checked("docs/a.md", "b.md") if found.rule == "duplicate-key"] == []


def test_each_of_several_keys_is_unique() -> None:
    write_schema(LINKED, uniqueAcross=[["Model"], TARGET])
    links = ("https://example.org/a", "https://example.org/b")
    pages = [
        table("Model | Link", f"{model} | [get]({links[link]})") for model, link in (("vit", 0), ("vit", 1), ("t", 0))
    ]
    write_files(dict(zip(("a.md", "b.md", "c.md"), pages, strict=True)))
    assert [(found.path, found.span.column) for found in checked()] == [("b.md", 3), ("c.md", 7)]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (table("Model | Size", "vit | 1"), table("Model | Size", "vit | 1"), 1),
        (table("Model | Size", "vit | 1"), table("Model | Size", "vit | 2"), 0),
        (table("Model", "vit"), table("Model", "vit"), 1),
        # A model without a size is not the model of any size.
        (table("Model | Size", "vit | 1"), table("Model", "vit"), 0),
        (table("Size", "1"), table("Size", "1"), 0),
    ],
)
def test_a_table_may_lack_an_optional_column(first: str, second: str, count: int) -> None:
    write_schema(LINKED, uniqueAcross=["Model", {"column": "Size", "optional": True}])
    write_files({"a.md": first, "b.md": second})
    assert len(checked()) == count


def test_the_result_does_not_depend_on_the_order_of_pages() -> None:
    write_schema(COLUMNS, uniqueAcross=["Model"])
    names = [f"{letter}.md" for letter in "abcdef"]
    write_files(dict.fromkeys(names, JULY))
    expected = sorted(lines(checked(*names)))
    assert len(expected) == 10
    for order in (names[::-1], [*names[3:], *names[:3]]):
        assert sorted(lines(checked(*order))) == expected


def test_a_comment_and_the_schema_set_message_and_severity() -> None:
    write_schema(COLUMNS, uniqueAcross=["Model"], severity="info", errorMessage={"uniqueAcross": "one page a model"})
    silent = f"<!-- mdlint-disable-next-table duplicate-key: both -->\n\n{JULY}"
    write_files({"a.md": JULY, "b.md": JULY, "c.md": silent})
    found = checked()
    assert {(each.path, each.message, each.severity) for each in found} == {("b.md", "one page a model", Severity.INFO)}


def test_a_column_that_the_schema_lacks_is_a_mistake_in_the_schema() -> None:
    write_schema(COLUMNS, uniqueAcross=["Modle"])
    Path("a.md").write_text(JULY)
    with pytest.raises(
        Exception, match=r'uniqueAcross/0: no column "Modle" is among the properties \(did you mean "Model"'
    ):
        checked()


def test_a_schema_is_the_same_under_two_paths() -> None:
    write_schema(COLUMNS, uniqueAcross=["Model"])
    by_comment = f"<!-- mdlint-schema: ../table.schema.json -->\n{table('Model | Size', 'vit | 384')}"
    write_files({"a.md": JULY, "docs/b.md": by_comment})
    assert lines(checked()) == ['docs/b.md:4:3-6 duplicate-key: Model "vit" is in another table too, a.md:3']
