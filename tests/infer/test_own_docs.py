"""The docs tree of this project, without its configuration, is clean under the schemas that are inferred from it."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shared import replaced

if TYPE_CHECKING:
    from conftest import Run

DOCS = Path(__file__).parents[2] / "fixtures" / "docs"


def test_the_docs_are_clean_under_their_own_schemas(run: "Run", folder: Path) -> None:
    for page in DOCS.glob("*.md"):
        shutil.copy(page, folder)
    # One schema for the tables of models: in five orders of columns, with `top1` for Top-1, in lists and quotes.
    assert run("infer", "--write").out.splitlines()[0].startswith("18 tables in 4 pages: 1 schema,")
    assert run("check") == (
        0,
        "no findings in 4 pages with 18 tables: 15 with a schema of yours, 3 without a schema\n",
        "",
    )
    assert run("schema", *map(str, sorted(Path("schemas").iterdir()))).status == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("84.846", "848.46"),
        ("84.846", "84,846"),
        ("84.846", "84.8460"),
        ("84.846 | 97.118", "97.118 | 84.846"),
        ("| 224 |", "| 2Z4 |"),
        ("304.40", "-304.40"),
        ("ape_224.naver", "ape_224-naver"),
    ],
)
def test_a_planted_mistake_is_found_in_its_row(run: "Run", folder: Path, old: str, new: str) -> None:
    for page in DOCS.glob("*.md"):
        shutil.copy(page, folder)
    run("infer", "--write")
    page = folder / "2025-models.md"
    lines = page.read_text().split("\n")
    replaced(13, old, new)(lines)
    page.write_text("\n".join(lines))
    found = [
        line for line in run("check", "--format", "concise").out.splitlines() if line.startswith("2025-models.md:")
    ]
    assert {line.split(":")[1] for line in found} == {"13"}
