"""Schemas that would take very long, print very much, or read what they must not: each is an error with a place."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from schema_cases import found, table_schema, violations, written
from tables import table

from mdlint.schema import check_schema
from mdlint.text.words import quoted

pytestmark = pytest.mark.usefixtures("folder")

SLOW = "^(a+)+$"
NEVER = "may never end"


def faults(folder: Path, content: object) -> list[str]:
    """Return the mistakes in a schema file, each as `file#pointer: message`."""
    return [str(fault) for fault in check_schema(written(folder, "t.schema.json", content), folder)]


def column(keywords: Mapping[str, Any]) -> dict[str, Any]:
    return {"items": {"properties": {"A": keywords}}}


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (column({"pattern": SLOW}), "/items/properties/A/pattern"),
        (column({"link": {"pattern": SLOW}}), "/items/properties/A/link/pattern"),
        ({"items": {"patternProperties": {SLOW: True}}}, f"/items/patternProperties/{SLOW}"),
        ({"items": {"propertyNames": {"pattern": SLOW}}}, "/items/propertyNames/pattern"),
        ({"skipRows": [{"pattern": SLOW}]}, "/skipRows/0/pattern"),
        ({"ascendingColumns": [{"columns": SLOW}]}, "/ascendingColumns/0/columns"),
    ],
)
def test_a_pattern_that_never_ends_is_a_mistake_at_its_place(
    tmp_path: Path, content: Mapping[str, Any], place: str
) -> None:
    (fault,) = faults(tmp_path, content)
    assert fault.startswith("t.schema.json#" + place)
    assert NEVER in fault


@pytest.mark.parametrize(("pattern", "words"), [("(?u)(?a)x", "incompatible"), ("[[a]", "possible nested set")])
def test_what_python_says_about_a_pattern_is_a_mistake(tmp_path: Path, pattern: str, words: str) -> None:
    (fault,) = faults(tmp_path, column({"pattern": pattern}))
    assert fault.startswith("t.schema.json#/items/properties/A/pattern: ")
    assert words in fault


def test_a_text_too_long_for_a_slow_pattern_is_reported() -> None:
    (violation,) = violations(table_schema({"A": {"pattern": "[a-z]+x"}}), table("A", "a" * 20_000 + "x"))
    assert violation.rule == "pattern-mismatch"
    assert violation.message.endswith('…" has 20,001 characters, too many to compare with [a-z]+x')
    assert violations(table_schema({"A": {"pattern": "[a-z]x"}}), table("A", "a" * 20_000 + "x")) == []


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ({"$id": "http://[::1"}, '/$id: "http://[::1" is not a URI reference'),
        ({"$id": "a", "items": {"$ref": "//[::1"}}, '/items/$ref: "//[::1" is not a URI reference'),
        (
            {"$defs": {"a": {"$anchor": "n"}, "b": {"$anchor": "n"}}},
            '/$defs/b/$anchor: "#n" is also the address of t.schema.json#/$defs/a',
        ),
        (
            {"$defs": {"a": {"$id": "n"}, "b": {"$id": "n"}}},
            '/$defs/b/$id: "n" is also the address of t.schema.json#/$defs/a',
        ),
    ],
)
def test_an_address_that_leads_nowhere_or_to_two_places(tmp_path: Path, content: object, fault: str) -> None:
    assert faults(tmp_path, content) == [f"t.schema.json#{fault}"]


def test_two_documents_may_have_the_same_anchor(tmp_path: Path) -> None:
    inner = {"$id": "one", "$defs": {"a": {"$anchor": "n"}}}
    assert faults(tmp_path, {"$defs": {"one": inner, "two": {"$anchor": "n"}}}) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{\n "a": "NaN", "minItems": NaN}', "line 2, column 26: NaN is not a JSON value"),
        ('{"minItems": -Infinity}', "line 1, column 14: -Infinity is not a JSON value"),
        ('{"minItems": ' + "9" * 5_000 + "}", "line 1, column 14: this number is too large"),
        ('{"a": "\t"}', "line 1, column 8: a control character in a text has to be escaped"),
        ("{} {}", "line 1, column 4: expected the end of the document"),
        ("\ufeff\ufeff{}", "line 1, column 1: unexpected byte order mark"),
    ],
)
def test_what_is_not_json_has_a_line_and_a_column(tmp_path: Path, content: str, words: str) -> None:
    (fault,) = faults(tmp_path, content)
    assert fault.startswith(f"t.schema.json: is not JSON: {words}")


def test_a_mistake_in_another_file_names_who_refers_to_it(tmp_path: Path) -> None:
    written(tmp_path, "bad.json", "{")
    (fault,) = faults(tmp_path, {"items": {"$ref": "bad.json"}})
    assert fault.startswith("t.schema.json#/items/$ref: bad.json: is not JSON: line 1, column 2")
    written(tmp_path, "odd.json", {"propertys": {}})
    (fault,) = faults(tmp_path, {"items": {"$ref": "odd.json"}})
    assert fault.startswith("odd.json#/propertys: unknown keyword")
    assert fault.endswith("(t.schema.json#/items/$ref refers to it)")


@pytest.mark.parametrize("kind", ["repository", "mdlint.toml", ".mdlint.toml"])
def test_a_reference_out_of_the_project_is_not_read(tmp_path: Path, kind: str) -> None:
    written(tmp_path, "secret.json", {"token-of-mine": 1})
    folder = tmp_path / "project" / "docs"
    folder.mkdir(parents=True)
    if kind == "repository":
        (tmp_path / "project" / ".git").mkdir()
    else:
        written(tmp_path, f"project/{kind}", "")
    (folder / "link.json").symlink_to(tmp_path / "secret.json")
    written(tmp_path, "project/near.json", True)  # noqa: FBT003  a schema
    for reference in ("../../secret.json", "link.json", "../../none.json"):
        (fault,) = faults(folder, {"items": {"$ref": reference}})
        assert (
            fault
            == f"project/docs/t.schema.json#/items/$ref: {quoted(reference)} leads out of the project, and is not read"
        )
        (fault,) = faults(folder, column({"nameConvention": reference}))
        assert f"/nameConvention: {quoted(reference)} leads out of the project" in fault
    # A long path is cut in the middle.
    (fault,) = faults(folder, {"items": {"$ref": str(tmp_path / "secret.json")}})
    assert fault.endswith('" leads out of the project, and is not read')
    assert faults(folder, {"items": {"$ref": "../near.json"}}) == []


def test_a_message_lists_the_first_few_alternatives() -> None:
    schema = table_schema({"A": {"anyOf": [{"const": f"w{number}"} for number in range(2_000)]}})
    (violation,) = violations(schema, table("A", "x"))
    listed = " and ".join(f'is not "w{number}"' for number in range(8))
    assert violation.message == f'A "x" {listed} and 1,992 more'


def test_a_long_pattern_is_cut_or_described() -> None:
    pattern = "^(" + "|".join(f"word{number}" for number in range(100)) + ")$"
    (cut,) = violations(table_schema({"A": {"pattern": pattern}}), table("A", "x"))
    assert cut.message == f'A "x" does not match the pattern {pattern[:79]}…'
    assert cut.help is None
    (described,) = violations(table_schema({"A": {"pattern": pattern, "description": "A word."}}), table("A", "x"))
    assert described.help == "The schema describes it so: A word."
    (short,) = violations(table_schema({"A": {"pattern": "^w", "description": "A word."}}), table("A", "x"))
    assert short.help is None


def test_few_other_places_are_named() -> None:
    schema = table_schema({"A": {"type": "number", "bestMarked": "maximum"}, "B": {}})
    rows = [f"{'**1**' if number % 2 else '2'} | x" for number in range(40)]
    found_all = violations(schema, table("A | B", *rows))
    assert len(found_all) == 20
    assert {len(violation.related) for violation in found_all} == {5}
    assert found_all[0].related[-1].message == "this one is marked, and 15 more numbers"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<img src="a.png">', []),
        ("<img src = 'a.png'>", []),
        ('<a href="a.png">x</a>', ['3:12-17 wrong-link: A links to "a.png", a file, expected an image']),
    ],
)
def test_the_attribute_before_a_link_tells_an_image(cell: str, expected: list[str]) -> None:
    assert found(table_schema({"A": {"link": {"kind": "image"}}}), table("A", cell)) == expected
