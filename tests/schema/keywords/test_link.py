"""`link`: the links that the cells of a column must have, their kind and their target."""

import time
from pathlib import Path
from typing import Any

import pytest
from schema_cases import found, named_schema, table_schema, written

from mdlint.schema import check_schema

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


def fitting(template: str | list[str], name: str, target: str, **columns: str) -> bool:
    """Whether the link of a row fits a template, given its `Model` and other columns."""
    names = ["Model", *columns, "Get"]
    cells = [name, *columns.values(), f"[x](<{target}>)"]
    schema = table_schema(
        {**{each: {"type": ["string", "null"]} for each in names}, "Get": {"link": {"template": template}}}
    )
    lines = [f"| {' | '.join(line)} |" for line in (names, ["---"] * len(names), cells)]
    return not found(schema, "\n".join(lines))


@pytest.mark.parametrize(
    ("template", "name", "target"),
    [
        ("{Model}.pth", "vit", "vit.pth"),
        # A template without a scheme or a slash in front is the end of the target.
        ("{Model}.pth", "vit", "https://a.org/b/vit.pth"),
        ("b/{Model}.pth", "vit", "/a/b/vit.pth"),
        ("*/{Model}.pth", "vit", "a/b/vit.pth"),
        ("/b/{Model}.pth", "vit", "/b/vit.pth"),
        ("https://a.org/**/{Model}.pth", "vit", "https://a.org/b/c/vit.pth"),
        ("configs/*/{Model|stem}.py", "vit_b.tv", "../configs/vit/vit_b.py"),
        ("{Model}_*.pth", "vit", "vit_2024.pth"),
        ("{Model}*.pth", "vit", "vit.pth"),
        ("{Model}**.pth", "vit", "vit/a/b.pth"),
        ("**{Model}**", "vit", "a/vit/b"),
        ("{Model|lower}.pth", "ViT", "vit.pth"),
        ("{Model|slug}.md", "ViT B/16 (new)", "vit-b-16-new.md"),
        ("{Model|snake}.md", "ViT B/16", "vit_b_16.md"),
        ("{Model|compact}.md", "ResNet-50", "resnet50.md"),
        ("{Model | stem | lower}.py", "a/B.c.pt", "b.c.py"),
        ("{Model|stem}.py", ".env", ".env.py"),
        ("{{{Model}}}.md", "a", "{a}.md"),
        # What is after the path is ignored, unless the template has it.
        ("{Model}.pth", "vit", "vit.pth?download=true#top"),
        ("a.md#{Model|slug}", "ViT B", "a.md#vit-b"),
        ("#{Model|slug}", "ViT B", "#vit-b"),
        # Escapes of the target are resolved.
        ("{Model}.md", "vit b", "vit%20b.md"),
        ("{Model}.md", "100%", "100%.md"),
        # Nothing is known about a row without a name, or about data.
        ("{Model}.md", "-", "vit.md"),
        ("{Model|slug}.md", "++", "vit.md"),
        ("{Model}.md", "vit", "a" * 2_001),
        (["{Model}.pth", "{Model}.log"], "vit", "vit.log"),
    ],
)
def test_a_target_that_fits_its_template(template: str | list[str], name: str, target: str) -> None:
    assert fitting(template, name, target)


@pytest.mark.parametrize(
    ("template", "name", "target"),
    [
        ("{Model}.pth", "vit", "vit_b.pth"),
        ("{Model}.pth", "vit", "xvit.pth"),
        ("{Model}.pth", "vit", "vit.pth/a"),
        ("b/{Model}.pth", "vit", "ab/vit.pth"),
        ("/b/{Model}.pth", "vit", "/a/b/vit.pth"),
        ("./{Model}.pth", "vit", "a/./vit.pth"),
        ("https://a.org/*/{Model}.pth", "vit", "https://a.org/b/c/vit.pth"),
        ("{Model}.pth", "ViT", "vit.pth"),
        ("{Model}_*.pth", "vit", "vit_a/b.pth"),
        ("#{Model|slug}", "ViT B", "a.md#vit-b"),
        ("{Model}.md?a", "vit", "vit.md"),
        (["{Model}.pth", "{Model}.log"], "vit", "vit.json"),
    ],
)
def test_a_target_that_does_not_fit_its_template(template: str | list[str], name: str, target: str) -> None:
    assert not fitting(template, name, target)


def test_a_template_is_made_of_several_columns() -> None:
    assert fitting("{Model}-{Size}px/{Model}.pt", "vit", "vit-224px/vit.pt", Size="224")
    assert not fitting("{Model}-{Size}px/{Model}.pt", "vit", "vit-224px/vit.pt", Size="384")


@pytest.mark.parametrize(
    ("value", "cells", "expected"),
    [
        (
            {"template": "{Model}.pth"},
            "vit | see [x](y/vit_b.pth)",
            ['3:13-29 wrong-link: Get links to "y/vit_b.pth", expected "vit.pth"'],
        ),
        (
            {"template": ["{Model}.pth", "logs/*/{Model}.log"]},
            "vit | [x](a.pth)",
            ['3:9-19 wrong-link: Get links to "a.pth", expected "vit.pth" or "logs/*/vit.log"'],
        ),
        # Each link is compared, not only one of a cell.
        (
            {"template": ["{Model}.pth", "{Model}.log"]},
            "vit | [x](vit.pth) [y](b.log)",
            ['3:22-32 wrong-link: Get links to "b.log", expected "vit.pth" or "vit.log"'],
        ),
        # Links of another kind, or with another form, are not.
        ({"template": "{Model}.pth", "kind": "file"}, "vit | [x](vit.pth) <https://a.org>", []),
        ({"template": "{Model}.pth", "pattern": "pth$"}, "vit | [x](vit.pth) [y](b.log)", []),
        # A cell is compared even if the name is wrong, and not if it has no link.
        ({"template": "{Model}.pth"}, "2024 | [x](vit.pth)", ['3:10-22 wrong-link: Get links to "vit.pth", expected "2024.pth"']),
        ({"template": "{Model}.pth"}, "vit | none", []),
    ],
)  # fmt: skip
def test_a_wrong_target_is_found_at_its_link(value: dict[str, Any], cells: str, expected: list[str]) -> None:
    schema = table_schema({"Model": {"type": "string"}, "Get": {"link": value}})
    assert found(schema, f"| Model | Get |\n|---|---|\n| {cells} |\n") == expected


def test_the_name_at_the_end_of_a_long_target_is_in_the_message() -> None:
    columns = {"Model": {}, "Get": {"link": {"template": "{Model}.pth"}}}
    target = f"https://example.com/{'a' * 100}/resnet.pth"
    shown = f"https://example.com/…{'a' * 48}/resnet.pth"
    assert found(table_schema(columns), f"| Model | Get |\n|---|---|\n| vit | [x]({target}) |\n") == [
        f'3:9-{14 + len(target)} wrong-link: Get links to "{shown}", expected "vit.pth"'
    ]
    assert len(shown) == 80


def test_a_template_is_not_used_in_a_table_without_its_column() -> None:
    columns = {"Model": {"type": "string"}, "Id": {}, "Get": {"link": {"template": ["{Id}.pth", "{Model}.pth"]}}}
    page = "| Model | Get |\n|---|---|\n| vit | [x](vit.pth) |\n| vit | [x](1.pth) |\n"
    assert found(table_schema(columns), page) == ['4:9-19 wrong-link: Get links to "1.pth", expected "vit.pth"']
    assert found(table_schema({**columns, "Get": {"link": {"template": "{Id}.pth"}}}), page) == []


@pytest.mark.parametrize(
    ("template", "place", "words"),
    [
        ("{Modle}.pth", "", 'no column "Modle" is among the properties (did you mean "Model"?)'),
        (["{Model}.pth", "{Name}.log"], "/1", 'no column "Name" is among the properties'),
        ("{Model|stme}.pth", "", 'no filter "stme" (did you mean "stem"?)'),
        ("{Model.pth", "", "a { without its partner: {{ stands for the sign"),
        ("Model}.pth", "", "a } without its partner: }} stands for the sign"),
        ("{|stem}.pth", "", '"{|stem}" names no column'),
        ("{Model}/***", "", '"***" is neither * nor **'),
        (["{Model}.pth", "a.pth"], "/1", '"a.pth" names no column, such as {Model}'),
    ],
)
def test_a_mistake_in_a_template(tmp_path: Path, template: str | list[str], place: str, words: str) -> None:
    schema = {"items": {"properties": {"Model": {}, "Get": {"link": {"template": template}}}}}
    (error,) = check_schema(written(tmp_path, "table.json", schema), tmp_path)
    assert (error.pointer, error.message) == (f"/items/properties/Get/link/template{place}", words)


def test_a_long_target_is_compared_in_the_time_of_its_parts() -> None:
    """A template with many stars and a target that nearly fits many times over."""
    template = "{Model}/" + "a*" * 40 + "/" + "**/" * 40 + "b"
    start = time.perf_counter()
    assert not fitting(template, "vit", "vit/" + "a/" * 900 + "c")
    assert time.perf_counter() - start < 1
