"""The scripts that prove fixes, in a short form: pages of others keep all their cells, and a killed run tears no page."""

import subprocess
import sys
from pathlib import Path

import pytest

from shared import CORPUS, SHARED, needs_shared

pytestmark = pytest.mark.slow

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
# A folder of the corpus with tables of many kinds, and the pages of tables that people have mended.
FOLDERS = [CORPUS / "huggingface+pytorch-image-models", SHARED / "hunt"]
# It is for MkDocs, where a pipe in code is no cell. cmark-gfm reads it otherwise.
_NOT_FOR_GITHUB = "90-mkdocs-header-code-pipe/docs/boolean.md: the page is shown otherwise\n"


def output(script: str, *arguments: str) -> str:
    command = [sys.executable, str(BENCHMARKS / script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


@needs_shared
@pytest.mark.parametrize("columns", ["aligned", "compact", "tight"])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_fixes_change_nothing_that_github_shows(folder: Path, columns: str) -> None:
    printed = output("fix_pages.py", str(folder), "--columns", columns)
    changed = int(printed.partition(" of ")[0].rpartition("\n")[2])
    assert changed > 0
    shown = printed.count(_NOT_FOR_GITHUB)
    assert printed.endswith(f"0 pages changed by a second run, {shown} shown otherwise\n")


def test_the_comparison_sees_a_lost_letter() -> None:
    sys.path.insert(0, str(BENCHMARKS))
    from fix_pages import shown  # noqa: PLC0415  a script

    table = "- | A | B |\n  |---|---|\n  | one | two |\n"
    assert shown(table) == shown(table.replace("| one | two |", "|  one|two  |"))
    assert shown(table) != shown(table.replace("one", "on"))
    assert shown(table) != shown(table.replace("| one | two |", "| two | one |"))
    assert shown(table) != shown(table.replace("|---|---|", "|---|--:|"))


def test_a_killed_run_leaves_each_page_old_or_new() -> None:
    printed = output("kill_fix.py", "--runs", "6", "--pages", "60")
    assert printed.endswith(": 0 pages neither old nor new\n")
    assert ", 0 of them while they wrote" not in printed
