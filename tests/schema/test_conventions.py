"""Naming conventions that can't be used are errors with a file and a JSON pointer, including those that a schema names."""

import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from schema_cases import NAMES_DOCUMENT, found, written

from mdlint.errors import SchemaError
from mdlint.schema import (
    CONVENTION_NAMES,
    check_convention,
    check_schema,
    is_convention,
    load,
    load_convention,
)

NAMING = "urn:mdlint:naming:v1"
TABLE = "urn:mdlint:table:v1"


pytestmark = pytest.mark.usefixtures("folder")


def faults(folder: Path, content: object) -> list[str]:
    """Return the mistakes in a convention file, each as `file#pointer: message`."""
    return [str(fault) for fault in check_convention(written(folder, "names.json", content), folder)]


@pytest.mark.parametrize("name", CONVENTION_NAMES)
def test_a_built_in_convention_has_no_mistakes(name: str) -> None:
    assert check_convention(f"builtin:{name}") == []


def test_the_parts_of_timm_names() -> None:
    parts = load_convention("builtin:timm").parts
    assert {name: parts[name] for name in ("img_size", "patch", "seq_len")} == dict.fromkeys(
        ("img_size", "patch", "seq_len"), "integer"
    )


def test_a_convention_is_read_once_and_named_by_its_reference(tmp_path: Path) -> None:
    (tmp_path / "names").mkdir()
    written(tmp_path / "names", "mine.json", NAMES_DOCUMENT)
    first = load_convention("names/mine.json", tmp_path)
    assert first.name == "names/mine.json"
    assert load_convention("names/../names/mine.json") is first


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("builtin:tim", 'builtin:tim: there is no built-in naming convention "tim" (did you mean "builtin:timm"?)'),
        ("builtin:metrics", 'builtin:metrics: "builtin:metrics" is a schema, expected a naming convention'),
        ("https://example.com/a.json", "is neither a relative path nor built-in, and nothing is fetched"),
        ("", '"" is not a path'),
        ("none.json", "none.json: can't be read: No such file or directory"),
    ],
)
def test_a_reference_that_names_no_convention(tmp_path: Path, reference: str, message: str) -> None:
    with pytest.raises(SchemaError) as error:
        load_convention(reference, tmp_path)
    assert str(error.value).endswith(message)
    assert [str(fault) for fault in check_convention(reference, tmp_path)] == [str(error.value)]


def test_a_built_in_convention_is_not_a_schema() -> None:
    with pytest.raises(SchemaError, match='"builtin:timm" is a naming convention, expected a schema'):
        load("builtin:timm")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("{", "names.json: is not JSON: line 1, column 2"),
        ('{"case": "lower", "case": "upper"}', "names.json#/case: this name occurs twice in its object"),
        ("[" * 200 + "]" * 200, "names.json#/0/0"),
        ([], "names.json: expected an object, found []"),
        ({**NAMES_DOCUMENT, "case": "title"}, 'names.json#/case: "title" is not one of'),
        ({**NAMES_DOCUMENT, "token": {}}, 'names.json#/token: unknown key (did you mean "tokens"?)'),
        ({**NAMES_DOCUMENT, "tokens": {"a": {}}}, 'names.json#/tokens/a: "description" is missing'),
        ({**NAMES_DOCUMENT, "grammar": ["architecture", "tagg"]}, "names.json#/grammar/1: "),
        ({"$schema": TABLE}, f"names.json#/$schema: {TABLE} declares a table schema, expected a naming convention"),
        (
            {"$schema": "https://json-schema.org/draft/2020-12/schema#"},
            "names.json#/$schema: https://json-schema.org/draft/2020-12/schema declares a table schema",
        ),
    ],
)
def test_a_malformed_convention(tmp_path: Path, content: object, expected: str) -> None:
    first = faults(tmp_path, content)[0]
    assert first.startswith(expected)
    with pytest.raises(SchemaError) as error:
        load_convention("names.json", tmp_path)
    assert str(error.value) == first


def test_a_convention_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "names.json").write_bytes(b'{"title": "\xe9"}')
    (fault,) = check_convention("names.json", tmp_path)
    assert "not UTF-8" in fault.message


def test_a_convention_is_not_a_table_schema(tmp_path: Path) -> None:
    written(tmp_path, "names.json", NAMES_DOCUMENT)
    words = f"names.json#/$schema: {NAMING} declares a naming convention, expected a table schema"
    assert [str(fault) for fault in check_schema("names.json", tmp_path)] == [words]
    written(tmp_path, "table.json", {"items": {"$ref": "names.json"}})
    assert [str(fault) for fault in check_schema("table.json", tmp_path)] == [f"table.json#/items/$ref: {words}"]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("builtin:timm", True),
        ("builtin:timm-metrics", False),
        ("builtin:tim", True),
        ("builtin:metric", False),
        ("builtin:none", False),
        ("names.json", True),
        ("table.json", False),
        ("broken.json", False),
        ("none.json", False),
        ("", False),
    ],
)
def test_references_to_conventions_are_recognized(tmp_path: Path, reference: str, *, expected: bool) -> None:
    written(tmp_path, "names.json", {"$schema": NAMING})
    written(tmp_path, "table.json", {"$schema": TABLE})
    written(tmp_path, "broken.json", "{")
    assert is_convention(reference, tmp_path) is expected


# Conventions that a schema names.


def named(value: object, **keywords: object) -> dict[str, Any]:
    """Return a table schema whose column `Model` has this `nameConvention`."""
    properties = {"Model": {"nameConvention": value}, "Size": {"type": "number"}}
    return {"$schema": TABLE, "items": {"properties": properties}, **keywords}


AT = "table.json#/items/properties/Model/nameConvention"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5, f"{AT}: expected an object or a text, found 5"),
        ("", f"{AT}: must not be empty"),
        ({"marks": ["*"]}, f'{AT}: "convention" is missing'),
        ({"convention": "builtin:timm", "mark": ["*"]}, f'{AT}/mark: unknown key (did you mean "marks"?)'),
        ({"convention": "builtin:timm", "marks": []}, f"{AT}/marks: must not be empty"),
        ({"convention": "builtin:timm", "marks": ["*", "*"]}, f"{AT}/marks: names something twice"),
        ({"convention": "builtin:timm", "marks": ["* "]}, f'{AT}/marks/0: "* " does not match the pattern'),
        ("builtin:tim", f'{AT}: there is no built-in naming convention "tim" (did you mean "builtin:timm"?)'),
        ("builtin:metrics", f'{AT}: "builtin:metrics" is a schema, expected a naming convention'),
        ({"convention": "builtin:tim"}, f"{AT}/convention: there is no built-in naming convention"),
        ("https://example.com/a.json", f'{AT}: "https://example.com/a.json" is neither a relative path nor built-in'),
        ("none.json", f"{AT}: the naming convention can't be used: none.json: can't be read: No such file or directory"),
        ("broken.json", f"{AT}: the naming convention can't be used: broken.json#/case: \"title\" is not one of"),
        (
            {"convention": "table.json"},
            f"{AT}/convention: the naming convention can't be used: table.json#/$schema: {TABLE} declares a table schema",
        ),
    ],
)  # fmt: skip
def test_a_convention_that_a_schema_cannot_use(tmp_path: Path, value: object, expected: str) -> None:
    written(tmp_path, "broken.json", {**NAMES_DOCUMENT, "case": "title"})
    (fault,) = check_schema(written(tmp_path, "table.json", named(value)), tmp_path)
    assert str(fault).startswith(expected)
    with pytest.raises(SchemaError) as error:
        load("table.json", tmp_path)
    assert str(error.value) == str(fault)


def test_a_convention_in_a_plain_schema_is_a_keyword_of_mdlint(tmp_path: Path) -> None:
    plain = {**named("none.json"), "$schema": "https://json-schema.org/draft/2020-12/schema"}
    (fault,) = check_schema(written(tmp_path, "table.json", plain), tmp_path)
    assert fault.message.startswith("this is a keyword of mdlint")


def test_a_convention_is_relative_to_the_schema_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    written(tmp_path / "parts", "names.json", NAMES_DOCUMENT)
    columns = {"$defs": {"name": {"nameConvention": {"convention": "names.json", "marks": ["*"]}}}}
    written(tmp_path / "parts", "columns.json", columns)
    written(tmp_path, "table.json", {"items": {"properties": {"Model": {"$ref": "parts/columns.json#/$defs/name"}}}})
    schema = load("table.json", tmp_path)
    page = "| Model |\n|---|\n| `vit_224`* |\n| vit_bsae |\n"
    expected = found(schema, page)
    assert [line.partition(": ")[0] for line in expected] == ["4:7-11 bad-name"]
    assert list(schema.conventions) == ["parts/names.json"]
    assert found(pickle.loads(pickle.dumps(schema)), page) == expected


# Parts of names in relations


@pytest.mark.parametrize(
    ("operand", "expected"),
    [
        ({"column": "Modell", "part": "img_size"}, '/column: no column "Modell" is among the properties (did you mean "Model"?)'),
        ({"column": "Size", "part": "img_size"}, '/column: column "Size" has no nameConvention, so that its names have no parts'),
        ({"column": "Model", "part": "imgsize"}, '/part: the names of names.json have no part "imgsize" (did you mean "img_size"?)'),
        ({"column": "Model", "part": "data"}, '/part: the part "data" is a text, expected a number'),
        ({"column": "Model", "parts": "img_size"}, ': "part" is missing'),
        ({"column": "Model"}, ': "part" is missing'),
        (None, ": expected "),
    ],
)  # fmt: skip
def test_a_part_that_names_do_not_have(tmp_path: Path, operand: Mapping[str, str] | None, expected: str) -> None:
    written(tmp_path, "names.json", NAMES_DOCUMENT)
    schema = named("names.json", compare=[{"left": "Size", "is": "==", "right": operand}])
    found_faults = check_schema(written(tmp_path, "table.json", schema), tmp_path)
    assert str(found_faults[0]).startswith(f"table.json#/compare/0/right{expected}")


def test_a_part_of_names_in_a_referenced_schema(tmp_path: Path) -> None:
    relation = {"left": {"column": "Model", "part": "img_size"}, "is": "<=", "right": 512}
    sound = {"$schema": TABLE, "$ref": "builtin:timm-metrics", "compare": [relation]}
    assert check_schema(written(tmp_path, "table.json", sound), tmp_path) == []
    wrong = {**sound, "compare": [{**relation, "left": {"column": "Model", "part": "img_siz"}}]}
    (fault,) = check_schema(written(tmp_path, "wrong.json", wrong), tmp_path)
    assert fault.pointer == "/compare/0/left/part"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({}, ": must not be empty"),
        ({"required": "yes"}, '/required: expected true or false, found "yes"'),
        ({"kind": "web"}, '/kind: "web" is not one of'),
        ({"kind": ["url", "urls"]}, '/kind/1: "urls" is not one of'),
        ({"kind": []}, "/kind: must not be empty"),
        ({"pattern": "("}, '/pattern: "(" is not a regular expression'),
        ({"target": "x"}, "/target: unknown key"),
        ([], ": expected an object, found []"),
    ],
)
def test_a_malformed_link(tmp_path: Path, value: object, expected: str) -> None:
    schema = {"items": {"properties": {"A": {"link": value}}}}
    (fault,) = check_schema(written(tmp_path, "table.json", schema), tmp_path)
    assert str(fault).startswith(f"table.json#/items/properties/A/link{expected}")
