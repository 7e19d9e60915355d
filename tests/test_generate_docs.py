"""Generated files are up to date."""

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

import fill_examples
import generate_docs
import resolve_builtins

from mdlint.schema.keywords import KEYWORDS

MADE = {"rules/a.md": "a\n", "cli.md": "help\n"}


def test_the_pages_in_docs_are_up_to_date() -> None:
    assert generate_docs.stale(generate_docs.DOCS, generate_docs.pages()) == []


def test_writing_updates_pages_and_removes_stale_pages(tmp_path: Path) -> None:
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


def test_the_list_of_keywords_is_up_to_date() -> None:
    text = (generate_docs.DOCS / "schemas.md").read_text(encoding="utf-8")
    assert fill_examples.KEYWORDS_TABLE.findall(text) == [fill_examples.keywords_table()]


def test_the_list_of_rules_of_other_linters_is_up_to_date() -> None:
    text = (generate_docs.DOCS / "style.md").read_text(encoding="utf-8")
    assert fill_examples.LINTERS_TABLE.findall(text) == [fill_examples.linters_table()]


def test_each_keyword_is_listed_once() -> None:
    listed = re.findall(r"\[`(\w+)`\]", fill_examples.keywords_table())
    assert sorted(listed) == sorted(KEYWORDS)


def test_the_resolved_schemas_are_up_to_date() -> None:
    assert resolve_builtins.FILE.read_text(encoding="utf-8") == resolve_builtins.resolved()


def test_the_check_of_resolved_schemas_fails_if_they_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(resolve_builtins, "FILE", tmp_path / "builtin.json")
    assert resolve_builtins.main(["--check"]) == 1
    assert "builtin.json is out of date" in capsys.readouterr().err
    assert resolve_builtins.main([]) == 0
    assert resolve_builtins.main(["--check"]) == 0
