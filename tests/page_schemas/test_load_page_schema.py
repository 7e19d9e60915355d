"""Mistakes in a page schema are reported at their place, as in a table schema."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from page_schema_cases import written

from mdlint.errors import SchemaError
from mdlint.page_schemas.load import examine_page_schema, is_page_schema, load_page_schema

PAGE = "urn:mdlint:page:v1"


def mistakes(folder: Path, schema: Any) -> list[str]:  # noqa: ANN401  any JSON
    return [str(mistake) for mistake in examine_page_schema(written(folder, schema), folder)[0]]


@pytest.mark.parametrize(
    ("schema", "place", "words"),
    [
        ({"outlines": []}, "/outlines", 'unknown keyword (did you mean "outline"?)'),
        ({"nameConvention": "builtin:timm"}, "/nameConvention", "unknown keyword"),
        ({"outline": "Links"}, "/outline", 'expected a list, found "Links"; write ["Links"]'),
        ({"outline": []}, "/outline", "must not be empty"),
        ({"outline": [{"optional": True}]}, "/outline/0", '"heading" is missing'),
        ({"outline": [{"pattern": "a", "heading": "a"}]}, "/outline/0/heading", "unknown key"),
        ({"outline": [{"pattern": "("}]}, "/outline/0/pattern", "is not a regular expression"),
        ({"outline": [{"heading": "A", "sections": [{"pattern": "("}]}]}, "/outline/0/sections/0/pattern", "regular"),
        ({"outline": ["A", {"heading": "A"}]}, "/outline/1", '"A" is in this outline twice'),
        ({"outline": ["*", "A", "*"]}, "/outline/2", '"*" is in this outline twice'),
        ({"outline": [{"heading": "A", "tables": {"min": 3, "max": 2}}]}, "/outline/0/tables", "no number is"),
        ({"outline": [{"heading": "A", "tables": {"minimum": 3}}]}, "/outline/0/tables/minimum", "unknown key"),
        (
            {"outline": [{"heading": "A", "tables": {"schema": "builtin:timm-metric"}}]},
            "/outline/0/tables/schema",
            'no built-in schema "timm-metric" (did you mean "builtin:timm-metrics"?)',
        ),
        (
            {
                "allOf": [
                    {"outline": ["B", {"heading": "A", "sections": [{"heading": "C", "tables": {"schema": "c.json"}}]}]}
                ]
            },
            "/allOf/0/outline/1/sections/0/tables/schema",
            "there is no file ",
        ),
        (
            {"outline": [{"heading": "A", "tables": {"schema": "https://a.org/b.json"}}]},
            "/outline/0/tables/schema",
            "nothing is fetched",
        ),
        ({"sortedSections": {"pattern": "(a+)+$"}}, "/sortedSections/pattern", "may never end"),
        ({"sortedSections": [{"pattern": "("}]}, "/sortedSections/0/pattern", "is not a regular expression"),
        ({"sortedSections": {"pattern": "a", "as": "month"}}, "/sortedSections/as", '"month" is not one of'),
        ({"sortedSections": "^(.*):"}, "/sortedSections", 'write {"pattern": "^(.*):"}'),
        ({"explainedTokens": {"ignore": []}}, "/explainedTokens", '"sections" is missing'),
        ({"rowCounts": {"pattern": "[0-9]+ rules"}}, "/rowCounts/pattern", "must have one group"),
        ({"rowCounts": [{"pattern": "([0-9]+) (rules|checks)"}]}, "/rowCounts/0/pattern", "must have one group"),
        ({"type": "array"}, "/type", "a page is an object"),
        ({"properties": {"section": {}}}, "/properties/section", 'a page has no "section" (did you mean "sections"?)'),
        ({"required": ["heading"]}, "/required/0", 'a page has no "heading"'),
        (
            {"properties": {"sections": {"items": {"properties": {"title": {}}}}}},
            "/properties/sections/items/properties/title",
            'a section has no "title"',
        ),
        (
            {"properties": {"tables": {"contains": {"required": ["row"]}}}},
            "/properties/tables/contains/required/0",
            'a table has no "row" (did you mean "rows"?)',
        ),
        (
            {"anyOf": [{"outline": ["A"]}]},
            "/anyOf/0/outline",
            '"outline" applies to a page: it belongs at the top of the schema, or in its allOf',
        ),
        ({"properties": {"sections": {"outline": ["A"]}}}, "/properties/sections/outline", "applies to a page"),
        ({"$ref": "#/$defs/none"}, "/$ref", "refers to no schema"),
        ({"$ref": "table.json"}, "/$ref", "there is no file"),
        ({"$ref": "builtin:metrics"}, "/$ref", "declares a table schema, expected a page schema"),
        ({"errorMessage": {"outlines": "x"}}, "/errorMessage/outlines", 'unknown keyword (did you mean "outline"?)'),
    ],
)
def test_a_mistake_is_reported_at_its_place(tmp_path: Path, schema: dict[str, Any], place: str, words: str) -> None:
    found = mistakes(tmp_path, schema)
    assert len(found) == 1
    assert found[0].partition(": ")[0].endswith(f"page.json#{place}")
    assert words in found[0]


def test_references_that_go_in_a_circle_are_a_mistake(tmp_path: Path) -> None:
    schema = {"$defs": {"a": {"allOf": [{"$ref": "#/$defs/a"}]}}, "$ref": "#/$defs/a"}
    (found,) = mistakes(tmp_path, schema)
    assert "the reference goes in a circle" in found


def test_a_schema_that_unfolds_to_very_many_is_a_mistake(tmp_path: Path) -> None:
    defs = {f"a{n}": {"allOf": [{"$ref": f"#/$defs/a{n + 1}"}] * 10} for n in range(9)}
    (found,) = mistakes(tmp_path, {"$defs": {**defs, "a9": {"title": "x"}}, "$ref": "#/$defs/a0"})
    assert "subschemas" in found


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "is not JSON: line 1"),
        (b"\xff\xfe", "UTF-16"),
        (b"{}}", "is not JSON"),
        (b"[" * 100_000, "levels deep"),
        (b'{"$schema": "urn:mdlint:table:v1"}', "declares a table schema, expected a page schema"),
        (b'{"$schema": "urn:mdlint:naming:v1"}', "declares a naming convention, expected a page schema"),
        (b'{"$schema": "urn:mdlint:other:v1"}', "is not supported; use urn:mdlint:page:v1"),
        (b'{"outline": 1, "$schema": "https://json-schema.org/draft/2020-12/schema"}', "expected a list"),
        (b'{"outline": ["A"], "$schema": "https://json-schema.org/draft/2020-12/schema"}', "is a keyword of mdlint"),
    ],
)
def test_a_file_that_is_no_page_schema_is_a_mistake(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "page.json").write_bytes(content)
    (found,) = map(str, examine_page_schema("page.json", tmp_path)[0])
    assert words in found


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("none.json", "none.json"),
        ("builtin:metrics", "is a schema, expected a page schema"),
        ("builtin:pages", "there is no built-in page schema"),
        ("https://example.com/page.json", "nothing is fetched"),
    ],
)
def test_a_reference_that_leads_to_no_page_schema_is_a_mistake(tmp_path: Path, reference: str, words: str) -> None:
    with pytest.raises(SchemaError, match=words):
        load_page_schema(reference, tmp_path)


def test_a_table_schema_with_the_dialect_of_pages_is_a_mistake(tmp_path: Path) -> None:
    from mdlint.schema import check_schema  # noqa: PLC0415  only here

    (found,) = map(str, check_schema(written(tmp_path, {"outline": ["A"]}), tmp_path))
    assert found.endswith("page.json#/$schema: urn:mdlint:page:v1 declares a page schema, expected a table schema")


@pytest.mark.parametrize(
    "schema",
    [
        {},
        True,
        {"allOf": [{"outline": ["A"]}, {"$ref": "#/$defs/news"}], "$defs": {"news": {"outline": ["B"]}}},
        {"properties": {"frontMatter": {"properties": {"anything": {"required": ["else"]}}}}},
        {"if": {"properties": {"title": {"const": "A"}}}, "then": {"required": ["title"]}},
        {"properties": {"tables": {"items": {"properties": {"columns": {"contains": {"const": "A"}}}}}}},
        {"outline": [{"heading": "A", "tables": {"schema": "builtin:metrics"}}]},
        {"outline": [{"heading": "A", "sections": [{"heading": "B", "tables": {"schema": "page.json"}}]}]},
        {"outline": [{"pattern": "^a", "name": "a", "repeated": True}], "severity": "info", "x-note": 1},
    ],
)
def test_a_schema_without_mistakes_is_loaded_and_can_be_pickled(tmp_path: Path, schema: Any) -> None:  # noqa: ANN401  any JSON
    assert mistakes(tmp_path, schema) == []
    loaded = load_page_schema("page.json", tmp_path)
    assert pickle.loads(pickle.dumps(loaded)).schema == loaded.schema


def test_a_schema_can_refer_to_another_file(tmp_path: Path) -> None:
    written(tmp_path, {"$defs": {"section": {"required": ["heading"]}}, "outline": ["A"]}, "base.json")
    schema = {
        "allOf": [{"$ref": "base.json"}],
        "properties": {"sections": {"items": {"$ref": "base.json#/$defs/section"}}},
    }
    assert mistakes(tmp_path, schema) == []


def test_a_keyword_in_a_part_that_applies_in_another_place_too_is_a_mistake(tmp_path: Path) -> None:
    schema = {"allOf": [{"$ref": "#/$defs/a"}], "not": {"$ref": "#/$defs/a"}, "$defs": {"a": {"outline": ["A"]}}}
    (found,) = mistakes(tmp_path, schema)
    assert "#/$defs/a/outline" in found


def test_a_keyword_of_json_schema_without_effect_has_a_warning(tmp_path: Path) -> None:
    schema = {"properties": {"title": {"type": "string", "minimum": 1}}}
    _, warnings = examine_page_schema(written(tmp_path, schema), tmp_path)
    assert [warning.pointer for warning in warnings] == ["/properties/title/minimum"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f'{{"$schema": "{PAGE}"}}', True),
        ('{"$schema": "../schemas/page.schema.json"}', True),
        ('{"$schema": "urn:mdlint:table:v1"}', False),
        ("{}", False),
        ("{", False),
    ],
)
def test_a_file_declares_that_it_is_a_page_schema(tmp_path: Path, content: str, expected: bool) -> None:
    (tmp_path / "page.json").write_text(content, encoding="utf-8")
    assert is_page_schema("page.json", tmp_path) is expected
