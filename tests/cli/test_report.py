"""The JSON report that the command line writes for pages with every kind of defect."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mdlint.cli import main

ROOT = Path(__file__).parents[2]


def closed(schema: Any) -> Any:  # noqa: ANN401  a schema is any JSON value
    """Return the schema, changed to reject keys that it does not describe."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {key: closed(part) for key, part in schema.items()}
    return parts | {"unevaluatedProperties": False} if "properties" in schema and "$ref" in schema else parts


def test_a_real_report_conforms_to_its_schema_and_has_no_key_that_it_does_not_describe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT / "fixtures" / "rules")
    assert main(["check", "--format", "json", "--statistics"]) == 1
    report = json.loads(capsys.readouterr().out)
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(closed(schema)).validate(report)
    assert set(report) == set(schema["properties"])
    assert set(report["summary"]) == set(schema["properties"]["summary"]["properties"])
    found = report["diagnostics"]
    assert {one["rule"] for one in found} == {path.parent.name for path in Path().glob("*/fails.md")}
    assert {type(one["help"]) for one in found} == {str, type(None)}
    assert any(one["related"] for one in found)


def test_the_schema_rejects_an_invalid_report() -> None:
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    summary = {"pages": 0, "tables": 0, "errors": 0, "warnings": 0}
    validator = Draft202012Validator(schema)
    assert validator.is_valid({"version": 1, "diagnostics": [], "summary": summary})
    assert not validator.is_valid({"version": 1, "diagnostics": [{"rule": "ragged-row"}], "summary": summary})
    assert not validator.is_valid({"version": 2, "diagnostics": [], "summary": summary})
