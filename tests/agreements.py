"""Runs checks of pages whose tables are compared with other pages or with files, in the working directory."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mdlint.discover import Configs, discover
from mdlint.model import Diagnostic
from mdlint.runner import run


def write_schema(columns: Mapping[str, Any], **keywords: Any) -> None:  # noqa: ANN401  any JSON
    """Write a schema of these columns with these keywords, and a configuration that binds it to all tables."""
    schema = {"$schema": "urn:mdlint:table:v1", "type": "array", **keywords, "items": {"properties": dict(columns)}}
    Path("table.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    Path("mdlint.toml").write_text('[[tables]]\nschema = "table.schema.json"\n', encoding="utf-8")


def write_files(files: Mapping[str, str]) -> None:
    """Write files, in folders that are made."""
    for path, text in files.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")


def checked(*paths: str) -> list[Diagnostic]:
    """Return the findings of pages, in the order of the paths."""
    return list(run(discover(list(paths) or ["."], Configs())).diagnostics)


def lines(diagnostics: list[Diagnostic]) -> list[str]:
    """Return each finding as `path:line:column-end rule: message`."""
    return [
        f"{found.path}:{found.span.line}:{found.span.column}-{found.span.end_column} {found.rule}: {found.message}"
        for found in diagnostics
    ]
