"""The command line in a workflow."""

from pathlib import Path

import pytest

from mdlint.cli import main

PAGE = "| a | b |\n|---|---|\n| 1 |\n"


@pytest.mark.parametrize(
    ("workspace", "file"), [("", "site/page.md"), ("site", "page.md"), ("other", "page.md"), (None, "page.md")]
)
def test_a_file_is_named_from_the_workspace_around_the_working_directory(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    workspace: str | None,
    file: str,
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "page.md").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "site")
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    if workspace is not None:
        monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / workspace))
    assert main(["check", "--format", "github", "page.md"]) == 1
    assert capsys.readouterr().out.startswith(f"::warning file={file},line=3,")


def test_an_unused_suppression_is_shown_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.md").write_text("# Page\n\n<!-- mdlint-disable-file ragged-row -->\n", encoding="utf-8")
    assert main(["check", "page.md"]) == 1
    assert "3 | <!-- mdlint-disable-file ragged-row -->\n" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "shown"), [("##[add-mask]x.md", r"##\x5badd-mask]x.md"), ("#[x.md", "#[x.md")])
def test_a_message_cannot_give_a_workflow_a_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, shown: str
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert main(["check", name]) == 2
    assert capsys.readouterr().err == f"error: {shown}: no such file or directory\n"


def test_force_exclude_skips_pages_named_in_the_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mdlint.toml").write_text('exclude = ["old/"]\n', encoding="utf-8")
    Path("old").mkdir()
    for name in ("old/page.md", "page.md"):
        Path(name).write_text(PAGE, encoding="utf-8")
    assert main(["check", "--format", "concise", "--force-exclude", "--", "old/page.md", "page.md"]) == 1
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["page.md"]
    assert main(["check", "--format", "concise", "old/page.md"]) == 1
