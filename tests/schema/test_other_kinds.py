"""JSON Schemas that are not for tables, as `mdlint schema --skip-other-schemas` tells them."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mdlint.schema import bundled_text, other_kind

if TYPE_CHECKING:
    from conftest import Run

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def kind(folder: Path, root: object) -> str | None:
    (folder / "a.schema.json").write_text(root if isinstance(root, str) else json.dumps(root), encoding="utf-8")
    return other_kind("a.schema.json", folder)


@pytest.mark.parametrize(
    "dialect",
    [
        "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft-07/schema",
        "http://json-schema.org/draft-04/schema#",
        "https://json-schema.org/draft/2019-09/schema",
        "http://json-schema.org/schema#",
        "https://example.org/my-dialect",
        "http://json-schema.org/draft-07/shema#",
    ],
)
@pytest.mark.parametrize("words", [{"type": "object"}, {"type": "array"}, {"errorMessage": "Ajv"}, {"properties": {}}])
def test_a_schema_that_declares_another_dialect_is_of_another_kind(
    tmp_path: Path, dialect: str, words: dict[str, Any]
) -> None:
    assert kind(tmp_path, {"$schema": dialect, **words}) == f"it declares {dialect}"


@pytest.mark.parametrize("name", ["table", "naming", "config", "report", "tables"])
def test_the_printed_schema_of_a_file_format_is_of_another_kind(tmp_path: Path, name: str) -> None:
    assert kind(tmp_path, bundled_text(f"{name}.schema.json")) == "it describes a file format of mdlint"


def test_a_path_to_the_printed_schema_declares_a_table_schema(tmp_path: Path) -> None:
    assert kind(tmp_path, {"$schema": "./table.schema.json", "type": "object"}) is None


@pytest.mark.parametrize(
    "declared", [{}, {"$schema": DRAFT}, {"$schema": DRAFT + "#"}, {"$schema": DRAFT.replace("s", "", 1)}]
)
@pytest.mark.parametrize(
    "words",
    [
        {"type": "object"},
        {"type": ["object", "null"]},
        {"properties": {"unit": {"type": "string"}}},
        {"type": "array", "items": {"type": "string"}},
        {"type": "object", "properties": {"a": {"type": "array", "items": {"type": "object"}}}},
        {"type": "object", "errorMessage": "Ajv"},
    ],
)
def test_a_schema_that_is_not_for_an_array_of_objects_is_of_another_kind(
    tmp_path: Path, declared: dict[str, str], words: dict[str, Any]
) -> None:
    assert kind(tmp_path, declared | words) == "it is not for an array of objects"


@pytest.mark.parametrize(
    "root",
    [
        {"type": "array"},
        {"type": ["array", "null"], "items": True},
        {"$schema": DRAFT, "type": "array", "items": {"type": "object"}},
        {"$schema": DRAFT, "type": "array", "items": {"type": ["object", "null"], "properties": {}}},
        {"$schema": DRAFT, "items": {"properties": {}}, "properties": {}},
        {"$schema": "urn:mdlint:table:v1", "type": "object"},
        {"$schema": "urn:mdlint:tabel:v1", "type": "object"},
        {"$schema": "urn:mdlnt:table:v1", "type": "object"},
        {"$schema": "https://example.org/mdlint/table.schema.json", "type": "object"},
        {"$schema": "https://json-schema.org/draft/2020-12/shema", "type": "array"},
        {"$schema": "https://json-schema.org/draft/2020-21/schema", "type": "object"},
        {"$schema": 7, "type": "object"},
        {"$schema": "http://json-schema.org/draft-07/schema#", "items": {"properties": {"a": {"unit": "ms"}}}},
        {"type": "object", "$defs": {"ms": {"unit": "ms"}}},
        {"type": "object", "uniqueBy": ["a"]},
        {"$ref": "other.json"},
        {},
        True,
        "not JSON",
    ],
)
def test_every_other_file_may_be_a_table_schema(tmp_path: Path, root: object) -> None:
    assert kind(tmp_path, root) is None


@pytest.mark.parametrize("reference", ["builtin:metrics", "builtin:metric", "none.json"])
def test_a_reference_without_a_file_may_be_a_table_schema(tmp_path: Path, reference: str) -> None:
    assert other_kind(reference, tmp_path) is None


def test_a_schema_of_another_kind_is_skipped_with_a_note_only_if_that_is_asked_for(run: "Run") -> None:
    Path("api.schema.json").write_text('{"type": "object"}', encoding="utf-8")
    Path("t.schema.json").write_text('{"type": "array"}', encoding="utf-8")
    note = "note: api.schema.json: skipped, since it is not for an array of objects\n"
    assert run("schema", "--skip-other-schemas", "api.schema.json") == (0, "", note)
    assert run("schema", "--skip-other-schemas", "api.schema.json", "t.schema.json") == (
        0,
        "t.schema.json: valid\n",
        note,
    )
    assert run("schema", "api.schema.json").status == 2


def test_a_naming_convention_is_never_skipped(run: "Run") -> None:
    Path("a.naming.json").write_text('{"type": "object"}', encoding="utf-8")
    assert run("schema", "--skip-other-schemas", "a.naming.json").status == 2
