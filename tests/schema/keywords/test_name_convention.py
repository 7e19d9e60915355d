"""`nameConvention` and parts of names in `compare`: findings, their places in the cell, and what is ignored."""

import pickle
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from schema_cases import NAMES_DOCUMENT, found, named_schema, table_schema, violations
from tables import table, table_of

from mdlint.model import Severity
from mdlint.naming import Convention, Name
from mdlint.schema import BoundTable, TableSchema
from mdlint.schema import violations as schema_violations


def places(schema: TableSchema, text: str) -> list[str]:
    """Return the findings, each as `line:column-end rule`."""
    return [line.partition(": ")[0] for line in found(schema, text)]


NAMES = named_schema()


@pytest.mark.parametrize(
    "cell",
    [
        "vit_base_224.in1k",
        "`vit_base_224.in1k`",
        "[vit_base_224.in1k](https://example.com/vit_bsae)",
        "**vit_base_224.in1k**",
        # Marks that are ignored.
        r"vit_base_224.in1k\*",
        "vit_base_224.in1k *",
        "`vit_base_224.in1k`*",
        "`vit_base_224.in1k` † *",
        "**vit_base_224.in1k***",
        "[vit_base_224.in1k*](x.md)",
        "[`vit_base_224.in1k`](x.md)*",
        "[`vit_base_224.in1k`*](x.md)",
        # Missing values, in the words of the column.
        "-",
        "",
        "N/A",
    ],
)
def test_a_name_that_follows_the_convention(cell: str) -> None:
    assert found(NAMES, f"| Model | A |\n|---|---|\n| {cell} | 1 |\n") == []


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("vit_bsae_224", "3:7-11 bad-name"),
        ("`vit_bsae_224`", "3:8-12 bad-name"),
        ("`` vit_bsae_224 ``", "3:10-14 bad-name"),
        ("**vit_bsae_224**", "3:9-13 bad-name"),
        ("***vit_bsae_224***", "3:10-14 bad-name"),
        ("[vit_bsae_224](x.md)", "3:8-12 bad-name"),
        ("[vit_bsae_224](https://example.com/vit_bsae_224)", "3:8-12 bad-name"),
        ("[`vit_bsae_224`](https://example.com/vit_bsae_224)*", "3:9-13 bad-name"),
        ("vit_bsae_224*", "3:7-11 bad-name"),
        ("`vit_bsae_224`*", "3:8-12 bad-name"),
        ("漢`vit`", "3:3-4 bad-name"),
        # A mark in a code span, and a mark that is not listed.
        ("`vit_base_224*`", "3:16-17 bad-name"),
        ("[`vit_base_224*`](x.md)", "3:17-18 bad-name"),
        ("`vit_base_224*`*", "3:16-17 bad-name"),
        ("vit_base_224‡", "3:15-16 bad-name"),
        ("\\*", "3:4-5 bad-name"),
        # The raw cell has the token, but not the text before it as it is read.
        (r"vit\_bsae\_224", "3:8-12 bad-name"),
        # The raw cell does not have the text as it is read: the place is the whole cell.
        ("vit_bs&#97;e_224", "3:3-19 bad-name"),
        # One separator too many, and no other mistake.
        ("vit__base_224", "3:7-7 bad-name"),
        ("vit_gigantic_224", "3:7-15 unknown-token"),
        ("`vit_gigantic_224`*", "3:8-16 unknown-token"),
    ],
)
def test_a_mistake_in_a_name_has_its_place_in_the_cell(cell: str, place: str) -> None:
    assert places(NAMES, table("Model", cell)) == [place]


def test_a_name_has_one_mistake_and_any_number_of_unknown_tokens() -> None:
    assert places(NAMES, table("Model", "vit_bsae_gigantic.in1kk")) == ["3:7-11 bad-name"]
    assert places(NAMES, table("Model", "vitamin_gigantic_224")) == ["3:3-10 unknown-token", "3:11-19 unknown-token"]


def test_the_message_is_the_message_of_the_convention() -> None:
    convention = Convention("names.json", NAMES_DOCUMENT)
    (fault,) = convention.read("vit_bsae_224").problems
    (violation,) = violations(NAMES, table("Model", "vit_bsae_224"))
    assert (violation.message, violation.help) == (fault.message, fault.help)
    assert '"base"' in fault.message


def test_each_distinct_name_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    schema = named_schema({"Size": {}}, compare=[SIZES])
    convention = schema.conventions["names.json"]
    read: list[str] = []
    reader = convention.names_with_problems

    def noting(texts: Iterable[str]) -> dict[str, Name]:
        read.extend(names := list(texts))
        return reader(names)

    monkeypatch.setattr(convention, "names_with_problems", noting)
    assert (
        found(schema, table("Model | Size", "vit_224 | 224", "`vit_224`* | 224", "vit_base | 1", "vit_224 | 224")) == []
    )
    assert read == ["vit_224", "vit_base"]


# A message and a severity of its own


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ({}, [("bad-name", None), ("unknown-token", None)]),
        ({"severity": "info"}, [("bad-name", Severity.INFO), ("unknown-token", None)]),
        ({"severity": "error"}, [("bad-name", Severity.ERROR), ("unknown-token", None)]),
    ],
)
def test_the_severity_applies_to_mistakes(
    keywords: Mapping[str, Any], expected: list[tuple[str, Severity | None]]
) -> None:
    found_here = violations(naming_with(keywords), table("Model", "vit_bsae", "vit_gigantic"))
    assert [(violation.rule, violation.severity) for violation in found_here] == expected


@pytest.mark.parametrize("words", ["see the guide", {"nameConvention": "see the guide"}])
def test_an_error_message_replaces_the_message_of_mistakes_but_not_the_place(words: object) -> None:
    lines = found(naming_with({"errorMessage": words}), table("Model", "vit_bsae", "vit_gigantic"))
    assert lines[0] == "3:7-11 bad-name: see the guide"
    assert "see the guide" not in lines[1]


def naming_with(keywords: Mapping[str, Any]) -> TableSchema:
    """Return the schema of names with these keywords next to `nameConvention`."""
    column = {"nameConvention": {"convention": "names.json", "marks": []}, **keywords}
    return TableSchema("test", table_schema({"Model": column}).schema, NAMES.conventions)


def test_two_conventions_of_a_column_both_apply() -> None:
    other = Convention("other.json", {**NAMES_DOCUMENT, "grammar": ["architecture", "tag"]})
    values: list[dict[str, Any]] = [{"convention": name, "marks": []} for name in ("names.json", "other.json")]
    column = {"nameConvention": values[0], "allOf": [{"nameConvention": values[1]}]}
    schema = TableSchema("test", table_schema({"Model": column}).schema, {**NAMES.conventions, "other.json": other})
    assert places(schema, table("Model", "vit_base_224", "vit_bsae_224", "vit_base_224.in1k")) == [
        "4:7-11 bad-name",
        "3:15-15 bad-name",
    ]


# Relations.

SIZES = {"left": "Size", "is": "==", "right": {"column": "Model", "part": "img_size"}}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("vit_base_224 | 224", []),
        ("`vit_base_224`* | 224.0", []),
        ("vit_base_224 | 256", ['3:18-21 broken-relation: Size 256 is not equal to img_size 224 of "vit_base_224"']),
        ("`vit_224`* | 256", ['3:16-19 broken-relation: Size 256 is not equal to img_size 224 of "vit_224"']),
        # Names without this part, or cells without a size or a name.
        ("vit_base | 256", []),
        ("vit_base_224 | -", []),
        ("vit_base_224 | large", []),
        ("- | 256", []),
    ],
)
def test_a_part_of_a_name_is_compared(row: str, expected: list[str]) -> None:
    assert found(named_schema({"Size": {}}, compare=[SIZES]), table("Model | Size", row)) == expected


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        (
            {"left": {"column": "Model", "part": "img_size"}, "is": "<", "right": "Size"},
            ['3:21-24 broken-relation: img_size 224 of "vit_window7_224" is not below Size 224'],
        ),
        (
            {"left": {"column": "Model", "part": "window"}, "is": ">", "right": {"column": "Model", "part": "img_size"}},
            ['3:3-18 broken-relation: window 7 of "vit_window7_224" is not above img_size 224 of "vit_window7_224"'],
        ),
        (
            {"left": 8, "is": "<=", "right": {"column": "Model", "part": "window"}},
            ['3:3-18 broken-relation: 8 is not at most window 7 of "vit_window7_224"'],
        ),
        # A column that the table does not have.
        ({"left": "Other", "is": "<", "right": {"column": "Model", "part": "window"}}, []),
        ({"left": "Size", "is": "<", "right": {"column": "Other", "part": "window"}}, []),
    ],
)  # fmt: skip
def test_a_broken_relation_is_reported_at_the_whole_column(relation: Mapping[str, Any], expected: list[str]) -> None:
    schema = named_schema({"Size": {}, "Other": {}}, compare=[relation])
    assert found(schema, table("Model | Size", "vit_window7_224 | 224")) == expected


def test_a_bad_name_is_ignored_by_relations() -> None:
    schema = named_schema(
        {"Size": {}}, compare=[SIZES], uniqueBy=["Model"], sortedBy=[{"column": "Model", "as": "text"}]
    )
    assert places(schema, table("Model | Size", "vit_bsae_224 | 256", "resnet_224 | 224", "vit_bsae_224 | 1")) == [
        "3:7-11 bad-name",
        "5:7-11 bad-name",
    ]


def test_a_name_with_an_unknown_token_is_checked_by_relations() -> None:
    schema = named_schema(
        {"Size": {}}, compare=[SIZES], uniqueBy=["Model"], sortedBy=[{"column": "Model", "as": "text"}]
    )
    unknown = ["3:7-15 unknown-token", "4:7-15 unknown-token"]
    assert places(schema, table("Model | Size", "vit_gigantic_224 | 256", "vit_gigantic | 1")) == [
        *unknown,
        "3:22-25 broken-relation",
    ]
    assert places(schema, table("Model | Size", "vit_gigantic_224 | 224", "vit_gigantic | 1")) == [
        *unknown,
        "3:3-19 unsorted-rows",
    ]
    assert places(schema, table("Model | Size", "vit_gigantic | 1", "vit_gigantic | 2")) == [
        *unknown,
        "4:3-15 duplicate-key",
    ]


def test_a_cell_of_the_wrong_type_is_not_read_as_a_name() -> None:
    column = {"nameConvention": {"convention": "names.json", "marks": []}, "maxLength": 9}
    schema = TableSchema("test", table_schema({"Model": column}).schema, NAMES.conventions)
    assert places(schema, table("Model", "vit_bsae_224")) == ["3:3-15 pattern-mismatch"]


def test_a_pickled_schema_reads_names() -> None:
    schema = named_schema({"Size": {}}, compare=[SIZES])
    text = table("Model | Size", "vit_bsae_224 | 1", "vit_224 | 256")
    expected = schema_violations(BoundTable(table_of(text), schema))
    assert [violation.rule for violation in expected] == ["bad-name", "broken-relation"]
    assert schema_violations(BoundTable(table_of(text), pickle.loads(pickle.dumps(schema)))) == expected


@pytest.mark.parametrize("cell", ["vit_base_224.in1k[^a]", "`vit_base_224.in1k`[^a]", "vit_base_224.in1k*[^a][^b]"])
def test_footnotes_after_a_name_are_not_part_of_it(cell: str) -> None:
    assert found(NAMES, f"| Model | A |\n|---|---|\n| {cell} | 1 |\n\n[^a]: A.\n\n[^b]: B.\n") == []


def test_a_superscript_that_is_not_a_footnote_is_part_of_the_name() -> None:
    assert places(NAMES, table("Model", "vit_base_224.in1k¹")) == ["3:20-21 bad-name"]
