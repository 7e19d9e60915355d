"""Cases of the hunt about rows and keys: the finding is at the right place, and says what is the matter."""

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from shared import SHARED, needs_shared

if TYPE_CHECKING:
    from conftest import Run

pytestmark = needs_shared


@pytest.fixture
def hunted(folder: Path, request: pytest.FixtureRequest) -> Path:
    """Copy the case that the test names into the working directory."""
    shutil.copytree(SHARED / "hunt" / request.param, folder, dirs_exist_ok=True)
    return folder


def diagnostics(run: "Run") -> list[tuple[str, int, int, str]]:
    report: dict[str, Any] = json.loads(run("check", "page.md", "--format", "json").out)
    return [(found["rule"], found["line"], found["column"], found["message"]) for found in report["diagnostics"]]


@pytest.mark.parametrize("hunted", ["34-same-link-twice"], indirect=True)
def test_the_same_link_twice_is_found_at_the_later_link(hunted: Path, run: "Run") -> None:
    """The schema of the case compares the texts, which are all `download`; it could not say that it means the links."""
    schema = json.loads((hunted / "t.schema.json").read_text(encoding="utf-8"))
    schema["uniqueBy"] = [{"column": "Checkpoint", "as": "target"}]
    (hunted / "t.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    names = 'in the rows "cifar stage 1" and "cifar stage 2"'
    message = f'the target "https://files.example/a.pth" of Checkpoint occurs twice, {names}'
    assert diagnostics(run) == [("duplicate-key", 6, 26, message)]


@pytest.mark.parametrize("hunted", ["41-when-then"], indirect=True)
@pytest.mark.usefixtures("hunted")
def test_a_value_that_a_condition_asks_for_is_not_said_to_be_needed_in_every_row(run: "Run") -> None:
    assert diagnostics(run) == [("missing-value", 5, 18, "Date is empty; this row needs a value")]
