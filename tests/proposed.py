"""Infers the schema of tables in a test."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tables import table

from mdlint.config import Config
from mdlint.infer.compose import compose
from mdlint.infer.families import TableOnPage, families_of
from mdlint.infer.inference import FamilySchema, infer_family
from mdlint.markdown import parse


def inferred(*pages: str) -> FamilySchema:
    """Infer the schema of the tables on some pages, which are one family."""
    config = Config(Path.cwd())
    tables = [
        TableOnPage(page, found, config)
        for number, text in enumerate(pages)
        for page in [parse(text)._replace(path=f"page{number}.md")]
        for found in page.tables
    ]
    (family,) = families_of(tables)
    return infer_family(family)


def keyword(name: str, *pages: str) -> Any:  # noqa: ANN401  any JSON
    """Return what is proposed for a keyword of the table; None if nothing is."""
    one = inferred(*pages)
    return compose(one.family, one.proposals).get(name)


def suspects(rule: str, *pages: str) -> list[tuple[int, int | None]]:
    """Return the suspects of one rule: the number of the table, and the number of the row."""
    found = [suspect for suspect in inferred(*pages).suspects if suspect.violation.rule == rule]
    return [(suspect.table, suspect.violation.at.row) for suspect in found]


def rows(header: str, cells: Iterable[Iterable[object]]) -> str:
    """Return a page with a table that has these cells."""
    return table(header, *(" | ".join(map(str, row)) for row in cells))
