"""The schema that is made of proposals: its order, its text, its evidence."""

from pathlib import Path

from tables import table

from mdlint.config import Config
from mdlint.draft2020.values import JSON
from mdlint.infer.compose import compose, schema_text
from mdlint.infer.families import Family, TableOnPage, families_of
from mdlint.infer.proposal import Evidence, FamilyPlace, Proposal, for_column
from mdlint.markdown import parse
from mdlint.schema import At

ENOUGH = Evidence(30, 1)


def family(header: str) -> Family:
    page = parse(table(header, " | ".join("1" for _ in header.split("|"))))
    (only,) = families_of([TableOnPage(page, page.tables[0], Config(Path.cwd()))])
    return only


def test_columns_are_in_the_order_of_the_table_and_keywords_in_an_order_of_their_own() -> None:
    proposals = [
        Proposal(("uniqueBy",), ["Name"], ENOUGH),
        for_column("Size", "maximum", 100, ENOUGH),
        for_column("Size", "type", "number", ENOUGH),
        for_column("Name", "type", "string", ENOUGH),
        Proposal(("required",), ["Name"], ENOUGH),
    ]
    schema = compose(family("Name | Size | Note"), proposals)
    assert list(schema) == ["$schema", "type", "items", "uniqueBy"]
    assert list(schema["items"]) == ["type", "required", "properties"]
    assert list(schema["items"]["properties"].items()) == [
        ("Name", {"type": "string"}),
        ("Size", {"type": "number", "maximum": 100}),
        ("Note", {}),
    ]
    assert list(schema["items"]["properties"]["Size"]) == ["type", "maximum"]


def test_relations_are_joined() -> None:
    relations: list[JSON] = [{"left": "A", "is": "<=", "right": "B"}, {"left": "B", "is": "<=", "right": "C"}]
    proposals = [Proposal(("compare",), [relation], ENOUGH) for relation in relations]
    assert compose(family("A | B | C"), proposals)["compare"] == relations


def test_the_default_schema_is_included_if_it_knows_a_column() -> None:
    assert compose(family("Model | Top-1"), [])["allOf"] == [{"$ref": "builtin:metrics"}]
    assert "allOf" not in compose(family("Name | Color"), [])


def test_the_evidence_is_added_if_asked_for() -> None:
    proposal = for_column("Size", "minimum", 0, Evidence(30, 1, (FamilyPlace(0, At(3, 1)),)))
    made = compose(family("Name | Size"), [proposal], with_evidence=True)
    assert made["items"]["properties"]["Size"] == {"minimum": 0, "x-evidence": {"minimum": "29 of 30 rows"}}


def test_a_part_is_on_one_line_if_it_is_short_enough() -> None:
    long = ["x" * 20, "y" * 20, "z" * 20, "ü" * 20, "v" * 20]
    schema = {"a": {"type": "number", "enum": [1, None]}, "b": {"enum": long}, "c": {}}
    assert schema_text(schema) == (
        "{\n"
        '  "a": { "type": "number", "enum": [1, null] },\n'
        '  "b": {\n'
        '    "enum": [\n'
        f'      "{long[0]}",\n      "{long[1]}",\n      "{long[2]}",\n      "{long[3]}",\n      "{long[4]}"\n'
        "    ]\n"
        "  },\n"
        '  "c": {}\n'
        "}\n"
    )
