"""`link`: the links that the cells of a column must have, their kind and their target."""

from typing import Any

import pytest
from schema_cases import found, named_schema, table_schema

HUB = "^https://huggingface\\.co/"


def of(value: dict[str, Any], cell: str) -> list[str]:
    """Return the findings in a table with one cell below `Model`, which begins at line 3, column 3."""
    return found(table_schema({"Model": {"link": value}}), f"| Model | A |\n|---|---|\n| {cell} | 1 |\n")


@pytest.mark.parametrize(
    "cell",
    [
        "[vit](x.md)",
        "[](x.md)",
        "<https://example.com>",
        "https://example.com",
        "![vit](vit.png)",
        "see [vit](x.md)*",
        '<a href="x.md">vit</a>',
        # Nothing that could be a link.
        "",
        "-",
        "N/A",
    ],
)
def test_a_required_link(cell: str) -> None:
    assert of({"required": True}, cell) == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("vit", '3:3-6 missing-link: Model "vit" has no link'),
        ("`[vit](x.md)`", '3:3-16 missing-link: Model "[vit](x.md)" has no link'),
        ("[vit]", '3:3-8 missing-link: Model "[vit]" has no link'),
        ("2024", '3:3-7 missing-link: Model "2024" has no link'),
        ("[vit]()", '3:3-10 missing-link: Model "vit" has no link'),
        ('<a href="">vit</a>', '3:3-21 missing-link: Model "vit" has no link'),
    ],
)
def test_a_missing_link(cell: str, expected: str) -> None:
    assert of({"required": True}, cell) == [expected]
    assert of({"required": False, "kind": "url", "pattern": HUB}, cell) == []


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("[a](https://example.com)", "url"),
        ("[a](ftp://example.com/a.md)", "url"),
        ("[a](//example.com)", "url"),
        ("<https://example.com>", "url"),
        ("https://example.com/#a", "url"),
        ("[a](mailto:a@example.com)", "email"),
        ("[a](MAILTO:a@example.com)", "email"),
        ("<a@example.com>", "email"),
        ("[a](#b)", "anchor"),
        ("[a](b.md)", "page"),
        ("[a](../b/c.MD?d=e.png#f.g)", "page"),
        ("[a](/b/c.html)", "page"),
        ("[a](b/c)", "page"),
        ("[a](b/c/)", "page"),
        ("[a](.)", "page"),
        ("[a](b.csv)", "file"),
        ("[a](/b/c.tar.gz#d)", "file"),
        ("[a](b.png)", "file"),
        ("![a](b.png)", "image"),
        ("![a](https://example.com/b.png)", "image"),
        ('<img src="b.png">', "image"),
        ("<img width=1 src='b.png'>", "image"),
        ('<a href="b.csv">a</a>', "file"),
        ('<a href="https://example.com">a</a>', "url"),
    ],
)
def test_a_link_is_of_one_kind(cell: str, kind: str) -> None:
    kinds = ["anchor", "email", "file", "image", "page", "url"]
    assert [each for each in kinds if not of({"kind": each}, cell)] == [kind]
    assert of({"kind": [each for each in kinds if each != kind]}, cell) != []


@pytest.mark.parametrize(
    ("value", "cell", "expected"),
    [
        ({"kind": "url"}, "see [vit](x.md)", '3:7-18 wrong-link: Model links to "x.md", a page, expected a URL'),
        (
            {"kind": ["url", "email"]},
            "[vit](#vit)",
            '3:3-14 wrong-link: Model links to "#vit", an anchor, expected a URL or an e-mail address',
        ),
        (
            {"pattern": HUB},
            "[vit](https://github.com/vit)",
            '3:3-32 wrong-link: Model links to "https://github.com/vit", which does not match the pattern ' + HUB,
        ),
        # The pattern may match anywhere in the target, as it is written.
        (
            {"pattern": HUB},
            "[vit](HTTPS://huggingface.co/vit)",
            '3:3-36 wrong-link: Model links to "HTTPS://huggingface.co/vit", which does not match the pattern ' + HUB,
        ),
        # Of two links, the link of the right kind is compared.
        (
            {"kind": "url", "pattern": HUB},
            "[vit](x.md) <https://a.org>",
            '3:15-30 wrong-link: Model links to "https://a.org", which does not match the pattern ' + HUB,
        ),
        (
            {"kind": "email"},
            "[a](x.md) [b](y.csv)",
            '3:3-12 wrong-link: Model links to "x.md", a page, expected an e-mail address',
        ),
    ],
)
def test_a_wrong_link_is_found_at_its_place(value: dict[str, Any], cell: str, expected: str) -> None:
    assert of(value, cell) == [expected]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ({"pattern": HUB}, "[vit](https://huggingface.co/timm)"),
        ({"pattern": "timm"}, "[vit](https://huggingface.co/timm/vit)"),
        ({"kind": "url", "pattern": HUB}, "[vit](x.md) [hub](https://huggingface.co/timm)"),
        ({"kind": "url"}, "[![vit](vit.png)](https://example.com)"),
        ({"kind": ["file", "page"]}, "[vit](x.md)"),
        ({"kind": "url"}, "vit"),
    ],
)
def test_one_correct_link_in_a_cell_is_enough(value: dict[str, Any], cell: str) -> None:
    assert of(value, cell) == []


def test_a_reference_has_the_target_of_its_definition() -> None:
    page = "| Model |\n|---|\n| [vit][hub] |\n\n[hub]: https://github.com/timm\n"
    assert found(table_schema({"Model": {"link": {"pattern": HUB}}}), page) == [
        '3:3-13 wrong-link: Model links to "https://github.com/timm", which does not match the pattern ' + HUB
    ]


def test_a_link_has_its_own_severity_and_message() -> None:
    schema = table_schema({"A": {"link": {"required": True}, "errorMessage": {"link": "add the paper"}}})
    assert found(schema, "| A |\n|---|\n| 2015 |\n") == ["3:3-7 missing-link: add the paper"]


def test_a_cell_without_its_link_is_still_checked_for_order() -> None:
    schema = table_schema({"A": {"link": {"required": True}}}, sortedBy=[{"column": "A"}])
    assert found(schema, "| A |\n|---|\n| [2](#b) |\n| [3](#c) |\n| 1 |\n") == [
        '5:3-4 missing-link: A "1" has no link',
        "5:3-4 unsorted-rows: A 1 is out of order (ascending): it belongs at the top",
    ]


def test_the_link_of_a_bad_name_is_checked() -> None:
    naming = {"convention": "names.json", "marks": []}
    schema = named_schema({"Model": {"nameConvention": naming, "link": {"required": True}}})
    rules = [words.split()[1] for words in found(schema, "| Model |\n|---|\n| vit base_224.in1k |\n")]
    assert sorted(rules) == ["bad-name:", "missing-link:"]
