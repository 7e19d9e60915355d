"""The data of a page: its sections as a tree, what is in them, and the place of each value."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from notebook_cases import page_of
from page_schema_cases import tables_of, view_of
from tables import span_of

from mdlint.bundled import bundled
from mdlint.model import Dialect, Span
from mdlint.page_schemas.sections import Section
from mdlint.page_schemas.view import PageView

PAGE = """# Models

See [the paper](https://example.com/paper).

| A | B |
|---|---|
| x | y |

## First

### Inner

| Model | Top-1 |
|-------|------:|
| vit_base_patch16_224.in1k | 83.8 |
| vit_small_patch16_224.in1k | 81.2 |

![image](a.png)

## Second

> ## A heading in a quote

| A |
|---|
| x |
"""


def tree(section: Section) -> list[Any]:
    """Return the headings below a section, each with those below it."""
    return [[inner.text, *tree(inner)] if inner.sections else inner.text for inner in section.sections]


@pytest.mark.parametrize(
    ("headings", "title", "expected"),
    [
        ("# T;## A;### B;## C", "T", [["A", "B"], "C"]),
        ("## A;# T;## B", "", ["A", ["T", "B"]]),
        ("# T;# U;## A", "T", [["U", "A"]]),
        ("# T;#### A;## B;### C;###### D", "T", ["A", ["B", ["C", "D"]]]),
        ("### A;## B;# C", "", ["A", "B", "C"]),
        ("", "", []),
    ],
)
def test_sections_are_a_tree_below_the_title(headings: str, title: str, expected: list[Any]) -> None:
    section = view_of("\n\n".join(headings.split(";"))).section
    assert (section.text, tree(section)) == (title, expected)


def test_the_headings_of_all_cells_of_a_notebook_begin_sections() -> None:
    page = page_of("# T\n\n> # In a quote", "", "## A\n\n- ### In an item", "### B", "## C")
    assert tree(PageView(page, tables_of(page)).section) == [["A", "B"], "C"]


def test_the_data_of_a_page_has_all_that_is_in_each_section() -> None:
    first = {"heading": "Models", "schema": None, "columns": ["A", "B"], "rows": 1}
    inner = {"heading": "Inner", "schema": "builtin:timm-metrics", "columns": ["Model", "Top-1"], "rows": 2}
    last = {"heading": "Second", "schema": None, "columns": ["A"], "rows": 1}
    paper = {"target": "https://example.com/paper", "kind": "link"}
    image = {"target": "a.png", "kind": "image"}
    nested = {"heading": "Inner", "level": 3, "anchor": "inner", "tables": [inner], "links": [image], "sections": []}
    assert view_of(PAGE).data == {
        "title": "Models",
        "frontMatter": {},
        "tables": [first, inner, last],
        "links": [paper, image],
        "sections": [
            {
                "heading": "First",
                "level": 2,
                "anchor": "first",
                "tables": [inner],
                "links": [image],
                "sections": [nested],
            },
            {"heading": "Second", "level": 2, "anchor": "second", "tables": [last], "links": [], "sections": []},
        ],
    }


@pytest.mark.parametrize("text", ["", "\n", PAGE, "---\na: {b: [1, 2]}\n---\n# T\n\n## *A* `b`\n", "+++\na = 1\n+++\n"])
def test_the_data_is_as_the_bundled_schema_describes_it(text: str) -> None:
    schema = bundled("pages.schema.json")
    document = json.loads(json.dumps({"pages": [{"path": "page.md", "page": view_of(text).data}]}))
    assert list(Draft202012Validator(schema).iter_errors(document)) == []


@pytest.mark.parametrize(
    ("path", "text", "occurrence"),
    [
        ((), "Models", 1),
        (("title",), "Models", 1),
        (("tables",), "Models", 1),
        (("tables", 0), "| A | B |", 1),
        (("tables", 0, "columns", 1), "B", 1),
        (("tables", 1, "rows"), "| Model | Top-1 |", 1),
        (("sections", 0), "First", 1),
        (("sections", 0, "heading"), "First", 1),
        (("sections", 0, "sections", 0, "anchor"), "Inner", 1),
        (("sections", 0, "sections", 0, "tables", 0, "columns"), "| Model | Top-1 |", 1),
        (("sections", 1, "tables"), "Second", 1),
        (("links", 1, "target"), "![image](a.png)", 1),
        (("sections", 0, "links", 0), "![image](a.png)", 1),
    ],
)
def test_a_value_has_a_place(path: tuple[str | int, ...], text: str, occurrence: int) -> None:
    view = view_of(PAGE)
    assert view.span(path) == span_of(view.page, text, occurrence)


@pytest.mark.parametrize(
    ("text", "span"), [("", Span(1, 1, 1, 1)), ("\ntext", Span(1, 1, 1, 1)), ("ab", Span(1, 1, 1, 3))]
)
def test_a_page_without_a_title_is_at_its_first_line(text: str, span: Span) -> None:
    assert view_of(text).span(()) == span


@pytest.mark.parametrize(
    ("dialect", "text", "anchors"),
    [
        ("github", "# A b\n\n<h2>A b</h2>\n\n## A b\n\n## A b", ["a-b-2", "a-b-3"]),
        ("docusaurus", "# T\n\n## A b {#own}\n\n## A b", ["own", "a-b"]),
        ("mkdocs", "# T\n\n## A b { #own }\n\n## A b\n\n## A b", ["own", "a-b", "a-b_1"]),
        ("myst", "# T\n\n## A B_c\n\n## A B_c", ["a-b_c", "a-b_c-1"]),
    ],
)
def test_the_anchor_of_a_section_is_that_of_the_dialect(dialect: Dialect, text: str, anchors: list[str]) -> None:
    assert [section.anchor for section in view_of(text, dialect).section.sections] == anchors
