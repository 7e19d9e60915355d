"""A schema that is inferred from the page that started the project finds the mistakes that are planted in a copy."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_seed import PLANTED

from shared import SEED, needs_shared

if TYPE_CHECKING:
    from conftest import Run

pytestmark = needs_shared

# `broken-link`: the pages that it links to are not there.
CHECK = ("check", "docs", "--ignore", "broken-link", "--format", "concise")


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the page, and with its inferred schema and entry."""
    from mdlint.cli import main  # noqa: PLC0415  as in conftest

    folder = tmp_path_factory.mktemp("seed")
    (folder / "docs").mkdir()
    (folder / "docs" / "page.md").write_text(SEED.read_text())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["infer", "docs", "--write"]) == 0
    return folder


def test_the_page_is_clean(run: "Run", schemas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(schemas)
    assert run(*CHECK).status == 0


@pytest.mark.parametrize(
    ("change", "place"), [(case[1], case[3]) for case in PLANTED], ids=[case[0] for case in PLANTED]
)
def test_each_planted_mistake_is_found_in_its_row(
    run: "Run",
    schemas: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[list[str]], None],
    place: tuple[int, int, int],
) -> None:
    lines = SEED.read_text().split("\n")
    change(lines)
    monkeypatch.chdir(schemas)
    (schemas / "docs" / "page.md").write_text("\n".join(lines))
    found = [line.split(":")[1] for line in run(*CHECK).out.splitlines() if line.startswith("docs/page.md:")]
    assert str(place[0]) in found
