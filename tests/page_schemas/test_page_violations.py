"""What JSON Schema rejects on a page is reported at its place, in words, once."""

from pathlib import Path
from typing import Any

import pytest
from page_schema_cases import found, violations, written

from mdlint.binding.named_schemas import named_schemas
from mdlint.config import Binding, Config
from mdlint.engine import check
from mdlint.files.tree import forget
from mdlint.markdown import parse
from mdlint.model import Diagnostic, Severity
from mdlint.ruleset import load_ruleset

PAGE = """---
license: mit
tags: [a, b]
---

# Models of 2025

[a](b.md)

## Results

| Model | Top-1 |
|-------|------:|
| a | 83.8 |

## Links

[c](d.txt)
"""


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"properties": {"title": {"pattern": "^A"}}}, ['6:3-17 title: "Models of 2025" does not match the pattern ^A']),
        ({"properties": {"title": {"maxLength": 3}}}, ["6:3-17 title: must not be longer than 3"]),
        (
            {"properties": {"frontMatter": {"required": ["lang"]}}},
            ['1:1-4 frontMatter: "lang" is missing'],
        ),
        (
            {"properties": {"frontMatter": {"properties": {"license": {"enum": ["MIT", "BSD"]}}}}},
            ['2:10-13 frontMatter.license: "mit" is not one of "MIT" or "BSD" (it differs from "MIT" in upper and lower case)'],
        ),
        (
            {"properties": {"frontMatter": {"properties": {"license": {}}, "additionalProperties": False}}},
            ["3:7-13 frontMatter.tags: unknown key"],
        ),
        (
            {"properties": {"frontMatter": {"properties": {"tags": {"items": {"const": "a"}}}}}},
            ['3:11-12 "b" is not "a"'],
        ),
        (
            {"properties": {"tables": {"items": {"properties": {"rows": {"minimum": 2}}}}}},
            ["12:1-18 rows: 1 is below the minimum 2"],
        ),
        (
            {"properties": {"tables": {"items": {"properties": {"columns": {"contains": {"const": "Top-5"}}}}}}},
            ['12:1-18 columns: none is as "contains" asks'],
        ),
        (
            {"properties": {"tables": {"contains": {"required": ["rows"]}, "minContains": 2}}},
            ['6:3-17 tables: fewer than 2 of these are as "contains" asks'],
        ),
        (
            {"properties": {"sections": {"contains": {"required": ["level"]}, "maxContains": 1}}},
            ['6:3-17 sections: more than 1 of these are as "contains" asks'],
        ),
        (
            {"properties": {"links": {"items": {"properties": {"target": {"pattern": r"\.md$"}}}}}},
            [r'18:1-11 target: "d.txt" does not match the pattern \.md$'],
        ),
        (
            {"properties": {"sections": {"items": {"properties": {"tables": {"minItems": 1}}}}}},
            ["16:4-9 tables: must not be empty"],
        ),
        ({"properties": {"sections": {"items": {"not": {"properties": {"heading": {"const": "Links"}}}}}}},
         ['16:4-9 does not fit "not" in the page schema']),
        ({"properties": {"sections": {"prefixItems": [True], "items": False}}}, ["6:3-17 sections: expected no more than 1"]),
        ({"properties": {"sections": {"prefixItems": [True], "unevaluatedItems": False}}},
         ['6:3-17 sections: does not fit "unevaluatedItems" in the page schema']),
        (
            {"if": {"properties": {"title": {"pattern": "2025"}}}, "then": {"properties": {"sections": {"minItems": 3}}}},
            ["6:3-17 sections: must not be shorter than 3"],
        ),
        ({"minProperties": 1, "required": ["title", "sections"]}, []),
        (True, []),
        (False, ["6:3-17 is not allowed"]),
    ],
)  # fmt: skip
def test_what_json_schema_rejects_is_at_its_place(schema: Any, expected: list[str]) -> None:  # noqa: ANN401  any JSON
    assert [line.replace(" page-violation:", "", 1) for line in found(schema, PAGE)] == expected


def test_a_table_in_several_lists_is_reported_once() -> None:
    rows = {"items": {"properties": {"rows": {"minimum": 2}}}}
    schema = {"properties": {"tables": rows, "sections": {"items": {"properties": {"tables": rows}}}}}
    assert found(schema, PAGE) == ["12:1-18 page-violation: rows: 1 is below the minimum 2"]


def test_front_matter_that_cannot_be_read_is_reported_if_the_schema_is_about_it() -> None:
    text = "---\na: 1\na: 2\n---\n# T\n"
    (problem,) = found({"properties": {"frontMatter": {}}}, text)
    assert problem.startswith("3:1-1 page-violation: front matter can't be read: ")
    assert found({"properties": {"title": {"const": "T"}}}, text) == []


def test_the_schema_sets_messages_and_severities() -> None:
    schema = {
        "properties": {"title": {"pattern": "^A", "errorMessage": "begins with A", "severity": "info"}},
        "allOf": [{"outline": ["Results"], "errorMessage": {"outline": "only results"}, "severity": "warning"}],
    }
    assert [(rule, finding.message, finding.severity) for rule, finding, _ in violations(schema, PAGE)] == [
        ("page-violation", "begins with A", Severity.INFO),
        ("unknown-section", "only results", Severity.WARNING),
    ]


UNUSED = "# T\n\n| Model | Top-1 |\n|---|---|\n| vit_base_patch16_224.in1k | 83.8 |\n\n## Names\n\n- **gap**: pooling\n"


def diagnostics(folder: Path, schema: Any, text: str, **severities: Severity | None) -> list[Diagnostic]:  # noqa: ANN401  any JSON
    # A schema is remembered by its path.
    forget()
    rules = {name.replace("_", "-"): severity for name, severity in severities.items()}
    config = Config(
        root=folder,
        bindings=(Binding("builtin:timm-metrics", folder, columns=("Model",)),),
        severities=rules,
        page_bindings=(
            Binding(written(folder, schema, "one.json"), folder, ("one/*.md",)),
            Binding(written(folder, {"properties": {"title": {"const": "U"}}}, "all.json"), folder),
        ),
    )
    page = parse(text, str(folder / "one" / "page.md"))
    return check(page, load_ruleset(config), {})


TOKENS = {"explainedTokens": {"sections": ["Names"], "ignore": ["vit", "base", "patch16", "224", "in1k"]}}


@pytest.mark.parametrize(
    ("schema", "severities", "expected"),
    [
        (TOKENS, {}, ["info"]),
        (TOKENS, {"unexplained_token": Severity.ERROR}, ["error"]),
        ({**TOKENS, "severity": "warning"}, {"unexplained_token": Severity.ERROR}, ["warning"]),
        (TOKENS, {"unexplained_token": None}, []),
        ({"outline": ["A"]}, {}, ["error", "error"]),
    ],
)
def test_the_severity_is_that_of_the_schema_else_of_the_configuration_else_its_default(
    tmp_path: Path,
    schema: Any,  # noqa: ANN401  any JSON
    severities: dict[str, Severity | None],
    expected: list[str],
) -> None:
    assert [found.severity.value for found in diagnostics(tmp_path, schema, UNUSED, **severities)] == expected


def test_the_first_entry_that_covers_a_page_is_used(tmp_path: Path) -> None:
    assert diagnostics(tmp_path, {"properties": {"title": {"const": "T"}}}, UNUSED) == []
    (other,) = diagnostics(tmp_path, {"properties": {"title": {"const": "U"}}}, UNUSED)
    assert other.message == 'title: "T" is not "U"'


@pytest.mark.parametrize("value", ["[a", "&a [*a]", "a\nowner: b"])
def test_front_matter_that_cannot_be_read_lacks_nothing_that_is_known(value: str) -> None:
    schema = {"properties": {"frontMatter": {"required": ["owner"], "minProperties": 3}}}
    (finding,) = found(schema, f"---\nowner: {value}\n---\n# T\n")
    assert "page-violation: front matter can't be read: " in finding


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("a.json", []),
        ("../one/../one/a.json", []),
        ("b.json", ["this table has b.json, expected ../one/a.json"]),
        ("builtin:timm-metrics", ["this table has builtin:timm-metrics, expected ../one/a.json"]),
    ],
)
def test_the_schema_of_a_table_is_named_relative_to_the_page_schema(
    tmp_path: Path, comment: str, expected: list[str]
) -> None:
    for folder in ("one", "schemas", ".git"):
        (tmp_path / folder).mkdir()
    for name in ("a.json", "b.json"):
        (tmp_path / "one" / name).write_text('{"$schema": "urn:mdlint:table:v1"}', encoding="utf-8")
    inner = [{"heading": "B", "tables": {"schema": "../one/a.json"}}]
    written(tmp_path / "schemas", {"outline": [{"heading": "A", "sections": inner}]})
    config = Config(root=tmp_path, page_bindings=(Binding("schemas/page.json", tmp_path),))
    text = f"# T\n\n## A\n\n### B\n\n<!-- mdlint-schema: {comment} -->\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    page = parse(text, str(tmp_path / "one" / "page.md"))
    found_here = check(page, load_ruleset(config), named_schemas(page, config).by_name)
    assert [each.message for each in found_here if each.rule == "page-violation"] == expected
