"""Tables of other projects: the findings after `infer --write` are the suspects, and rows that were left out are clean."""

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shared import CORPUS, needs_shared

if TYPE_CHECKING:
    from conftest import Run

pytestmark = [needs_shared, pytest.mark.slow]

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
REPOSITORIES = sorted(path.name for path in CORPUS.glob("*+*")) if CORPUS.exists() else []
# Rules that need no schema.
OF_PAGES = ("broken-anchor", "broken-link", "duplicate-column", "duplicate-row", "empty-header", "merge-conflict")
OF_SHAPE = ("link-of-another-row", "not-a-table", "orphan-rows", "ragged-row", "undefined-reference", "unreadable-page")
OF_SUSPICION = ("copied-cells", "out-of-order", "outlier", "swapped-cells")


@pytest.mark.parametrize("name", REPOSITORIES)
def test_the_findings_are_the_suspects(run: "Run", folder: Path, name: str) -> None:
    shutil.copytree(CORPUS / name, folder / "tree")
    report = run("infer", "tree", "--no-config", "--write").out
    suspects = {line.split("  ")[1].removeprefix("suspect: ") for line in report.splitlines() if "  suspect: " in line}
    schemas = sorted(path.relative_to(folder).as_posix() for path in folder.glob("schemas/*.json"))
    assert not schemas or run("schema", *schemas).status == 0
    rules = ",".join((*OF_PAGES, *OF_SHAPE, *OF_SUSPICION))
    found = json.loads(run("check", "tree", "--format", "json", "--ignore", rules).out)["diagnostics"]
    assert {f"{one['path']}:{one['line']}:{one['column']}: {one['rule']}" for one in found} == {
        suspect.strip() for suspect in suspects
    }


def test_rows_that_were_left_out_have_few_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from infer_leave_out import leave_out, tables_in  # noqa: PLC0415  its folder is no package

    tables = list(tables_in(sorted(CORPUS.rglob("*.md")), 20))
    outcomes = [leave_out(table, 0.2, seed) for table in tables for seed in range(3)]
    rows, found = sum(outcome.rows for outcome in outcomes), sum(len(outcome.alarms) for outcome in outcomes)
    assert rows > 100
    assert found <= rows // 50
    sys.modules.pop("infer_leave_out", None)
