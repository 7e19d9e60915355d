"""Holds pages to page schemas for the tests."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mdlint.binding.choice import choices_of, section_tables
from mdlint.config import Binding, Config
from mdlint.markdown import parse
from mdlint.model import Dialect, Page
from mdlint.page_schemas.check import page_violations
from mdlint.page_schemas.load import load_page_schema
from mdlint.page_schemas.schema import PageSchema
from mdlint.page_schemas.sections import SectionTable
from mdlint.page_schemas.view import PageView, PageViolation
from mdlint.ruleset import load_ruleset
from mdlint.schema import TableSchema, load

ROOT = Path("/docs-root")
# Tables with names of models have the schema for such names, all others the default schema.
BINDINGS = (Binding("builtin:timm-metrics", ROOT, columns=("Model", "Top-1")),)


def tables_of(page: Page, bindings: tuple[Binding, ...] = BINDINGS) -> list[SectionTable]:
    """Return the tables of a page with the schemas that its comments, or some bindings, choose."""
    ruleset = load_ruleset(Config(root=ROOT, bindings=bindings))
    named: Mapping[str, TableSchema] = {table.schema: load(table.schema) for table in page.tables if table.schema}
    return section_tables(choices_of(page, ruleset, named))


def view_of(text: str, dialect: Dialect = "github", bindings: tuple[Binding, ...] = BINDINGS) -> PageView:
    """Return a page as page schemas see it."""
    page = parse(text, str(ROOT / "page.md"), dialect)
    return PageView(page, tables_of(page, bindings))


def violations(schema: Any, text: str, bindings: tuple[Binding, ...] = BINDINGS) -> list[PageViolation]:  # noqa: ANN401  any JSON
    """Return what breaks a schema without references on a page."""
    page = parse(text, str(ROOT / "page.md"))
    return page_violations(page, PageSchema("test", schema), tables_of(page, bindings))


def found(schema: Any, text: str, bindings: tuple[Binding, ...] = BINDINGS) -> list[str]:  # noqa: ANN401  any JSON
    """Return what breaks a schema on a page, each as `line:column-end rule: message`."""
    return [
        f"{finding.span.line}:{finding.span.column}-{finding.span.end_column} {rule}: {finding.message}"
        for rule, finding, _ in violations(schema, text, bindings)
    ]


def rules_broken(schema: str, text: str, folder: Path) -> set[str]:
    """Return the rules under which a page breaks a schema, given as the text of a file."""
    (folder / "page.json").write_text(schema, encoding="utf-8")
    page = parse(text)
    return {rule for rule, _, _ in page_violations(page, load_page_schema("page.json", folder), tables_of(page, ()))}


def written(folder: Path, schema: Any, name: str = "page.json") -> str:  # noqa: ANN401  any JSON
    """Write a page schema to a file, which declares its dialect, and return the name of the file."""
    document = {"$schema": "urn:mdlint:page:v1", **schema} if isinstance(schema, dict) else schema
    (folder / name).write_text(json.dumps(document), encoding="utf-8")
    return name
