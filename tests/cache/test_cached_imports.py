"""A check whose report is in the cache imports neither parser nor rules nor schemas, nor any library."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = """
import sys
from mdlint.cli import main
status = main(["check", "docs", "--format", "concise"])
print(status, *sorted({".".join(name.split(".")[:3]) for name in sys.modules}))
"""
# All of mdlint that is not needed to find pages and their settings.
NEEDED = {
    *("mdlint", "mdlint.cache", "mdlint.cli", "mdlint.config", "mdlint.diagnostics", "mdlint.dialect_names"),
    *("mdlint.discover", "mdlint.errors", "mdlint.files", "mdlint.known_rules", "mdlint.other_linters"),
    *("mdlint.places", "mdlint.style", "mdlint.text"),
}
# What holds a configuration file to its schema.
NEEDED_FOR_A_CONFIGURATION = {"mdlint.bundled", "mdlint.draft2020", "mdlint.patterns"}
LIBRARIES = {"jsonschema", "mistune", "rapidfuzz", "rich", "typer", "wcwidth"}


def modules_of_a_check() -> set[str]:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True, text=True)
    status, *names = done.stdout.splitlines()[-1].split()
    assert status == "1"
    return set(names)


def packages(modules: set[str]) -> set[str]:
    """Return the parts of mdlint that modules are in."""
    return {".".join(name.split(".")[:2]) for name in modules if name.split(".")[0] == "mdlint"}


@pytest.mark.slow
@pytest.mark.usefixtures("project")
def test_a_check_whose_report_is_in_the_cache_imports_little() -> None:
    Path("mdlint.toml").unlink()
    time.sleep(0.1)
    first, second = modules_of_a_check(), modules_of_a_check()
    assert {"mdlint.markdown", "mdlint.schema", "mdlint.rules", "mistune"} <= first
    assert packages(second) <= NEEDED
    assert second & (LIBRARIES | {"json", "sqlite3", "hashlib", "mdlint.cache.pages", "mdlint.cache.store"}) == set()


@pytest.mark.slow
@pytest.mark.usefixtures("project")
def test_with_a_configuration_file_such_a_check_imports_what_holds_the_file_to_its_schema() -> None:
    time.sleep(0.1)
    first, second = modules_of_a_check(), modules_of_a_check()
    assert {"mdlint.schema", "mdlint.draft2020.errors"} <= first
    assert NEEDED_FOR_A_CONFIGURATION <= packages(second) <= NEEDED | NEEDED_FOR_A_CONFIGURATION
    # What explains a mistake in the file.
    assert "mdlint.draft2020.errors" not in second
    assert second & (LIBRARIES | {"sqlite3", "hashlib", "mdlint.cache.pages", "mdlint.cache.store"}) == set()
