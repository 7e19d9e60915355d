"""The pages in `docs/` that are made from the source are those that the source makes."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

import generate_docs

MADE = {"rules/a.md": "a\n", "cli.md": "help\n"}


def test_the_pages_in_docs_are_up_to_date() -> None:
    assert generate_docs.stale(generate_docs.DOCS, generate_docs.pages()) == []


def test_writing_brings_pages_up_to_date_and_removes_those_made_no_longer(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "gone.md").write_text("old\n")
    (tmp_path / "other.md").write_text("by hand\n")
    assert generate_docs.stale(tmp_path, MADE) == ["cli.md", "rules/a.md", "rules/gone.md"]
    generate_docs.write(tmp_path, MADE)
    assert generate_docs.stale(tmp_path, MADE) == []
    assert sorted(path.name for path in tmp_path.rglob("*.md")) == ["a.md", "cli.md", "other.md"]


def test_the_check_fails_and_names_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generate_docs, "DOCS", tmp_path)
    monkeypatch.setattr(generate_docs, "pages", lambda: MADE)
    assert generate_docs.main(["--check"]) == 1
    assert "docs/rules/a.md is out of date" in capsys.readouterr().err
    assert generate_docs.main([]) == 0
    assert generate_docs.main(["--check"]) == 0
