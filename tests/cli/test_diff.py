"""`mdlint diff`: what has changed in tables since a revision."""

import json
from pathlib import Path

import pytest
from conftest import Run
from gate_cases import git, hide_settings_of_git, new_repository
from jsonschema import Draft202012Validator
from mistune import html

TABLE = "| Model | Top-1 |\n|---|---|\n| vit | 84.8 |\n| swin | 83.0 |\n"
PAGE = f"# Results\n\n## ImageNet\n\n{TABLE}"


@pytest.fixture
def docs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with two pages."""
    hide_settings_of_git(monkeypatch)
    return new_repository(folder, a=PAGE, b="# B\n\n" + TABLE)


def change(path: str, old: str, new: str) -> None:
    text = Path(path).read_text()
    assert old in text
    Path(path).write_text(text.replace(old, new))


def test_nothing_has_changed(docs: Path, run: Run) -> None:
    change("docs/a.md", "| vit | 84.8 |", "| vit  | 84.8  |")
    assert run("diff") == (0, "no table has changed\n", "")


def test_a_page_that_has_not_changed_is_not_written_over(docs: Path, run: Run) -> None:
    change("docs/a.md", "84.8", "84.9")
    before = Path("docs/b.md").read_bytes()
    for target in ("docs/a.md", "docs/b.md"):
        assert run("diff", "-o", target) == (2, "", f"error: {target}: can't be written: this run has read it\n")
    assert Path("docs/b.md").read_bytes() == before


TEXT = """\
docs/a.md:5: Results > ImageNet, 2 rows: 1 added, 1 removed, 1 changed
  + mae: Top-1 85.0
  ~ vit: Top-1 84.8 → 85.0 (+0.2)
  - swin: Top-1 83.0
"""


def test_text(docs: Path, run: Run) -> None:
    change("docs/a.md", "| vit | 84.8 |\n| swin | 83.0 |", "| mae | 85.0 |\n| vit | 85.0 |")
    for arguments in ([], ["HEAD"], ["main"], ["docs"], ["HEAD", "docs/a.md"]):
        assert run("diff", *arguments) == (0, TEXT, "")
    assert run("diff", "docs/b.md").out == "no table has changed\n"


def test_pages_and_tables_that_are_new_or_gone(docs: Path, run: Run) -> None:
    Path("docs/b.md").unlink()
    Path("docs/c.md").write_text(TABLE)
    change("docs/a.md", "## ImageNet", "## COCO\n\n| A | B | C |\n|---|---|---|\n\n## ImageNet")
    assert run("diff").out == (
        "docs/a.md:5: Results > COCO, table added, with 0 rows\n"
        "\ndocs/b.md:3: B, table removed, with 2 rows\n"
        "\ndocs/c.md:1: table added, with 2 rows\n"
    )
    assert "docs/b.md" not in run("diff", "docs/a.md").out


def test_a_page_that_is_gone_can_be_named(docs: Path, run: Run) -> None:
    removed = "docs/b.md:3: B, table removed, with 2 rows\n"
    Path("docs/b.md").unlink()
    assert run("diff", "HEAD", "docs/b.md").out == removed
    assert run("diff", "HEAD", "docs/a.md", "docs/b.md").out == removed
    git(docs, "mv", "docs/a.md", "c.md")
    renamed = run("diff", "HEAD", "docs/a.md")
    assert (renamed.status, renamed.err) == (2, "error: docs/a.md: no such file or directory\n")
    git(docs, "rm", "--quiet", "--force", "c.md")
    Path("docs").rmdir()
    assert run("diff", "HEAD", "docs/b.md").out == removed
    assert (
        run("diff", "HEAD", "docs").out == f"docs/a.md:5: Results > ImageNet, table removed, with 2 rows\n\n{removed}"
    )
    never = run("diff", "HEAD", "docs/never.md")
    assert (never.status, never.err) == (2, "error: docs/never.md: no such file or directory\n")


def test_a_renamed_page_is_compared_with_its_old_path(docs: Path, run: Run) -> None:
    git(docs, "mv", "docs/a.md", "docs/z.md")
    change("docs/z.md", "84.8", "84.9")
    assert run("diff").out == (
        "docs/z.md:5: Results > ImageNet, 2 rows: 1 changed\n  ~ vit: Top-1 84.8 → 84.9 (+0.1)\n"
    )


def test_an_older_revision(docs: Path, run: Run) -> None:
    change("docs/a.md", "84.8", "84.9")
    git(docs, "commit", "--quiet", "--all", "--message=two")
    assert run("diff").out == "no table has changed\n"
    assert "84.8 → 84.9" in run("diff", "HEAD~1").out


def test_in_a_subfolder(docs: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    change("docs/a.md", "84.8", "84.9")
    Path("docs/b.md").unlink()
    monkeypatch.chdir("docs")
    lines = run("diff").out.splitlines()
    assert lines[0].startswith("a.md:5: ")
    assert lines[-1].startswith("b.md:3: ")


def test_json(docs: Path, run: Run) -> None:
    change("docs/a.md", "84.8", "84.9")
    assert json.loads(run("diff", "--format", "json").out) == {
        "version": 1,
        "tables": [
            {
                "kind": "changed",
                "path": "docs/a.md",
                "line": 5,
                "headings": ["Results", "ImageNet"],
                "rows": 2,
                "key": ["Model"],
                "addedColumns": [],
                "removedColumns": [],
                "reordered": False,
                "changes": [
                    {
                        "kind": "changed",
                        "row": ["vit"],
                        "from": 1,
                        "to": 1,
                        "moved": False,
                        "values": [
                            {"column": "Top-1", "old": "84.8", "new": "84.9", "difference": "+0.1", "better": None}
                        ],
                    }
                ],
            }
        ],
    }


def test_the_bundled_schema_describes_the_json(docs: Path, run: Run) -> None:
    schema = json.loads((Path(__file__).parents[2] / "schemas" / "diff.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Path("docs/b.md").unlink()
    Path("docs/c.md").write_text(TABLE)
    change("docs/a.md", "| vit | 84.8 |\n| swin | 83.0 |", "| mae | 85.0 |\n| vit | 85.0 |")
    document = json.loads(run("diff", "--format", "json").out)
    assert [table["kind"] for table in document["tables"]] == ["changed", "removed", "added"]
    assert [row["kind"] for row in document["tables"][0]["changes"]] == ["added", "changed", "removed"]
    Draft202012Validator(schema).validate(document)


def test_markdown_has_at_most_ten_lines_a_table(docs: Path, run: Run) -> None:
    change("docs/a.md", "| swin | 83.0 |\n", "".join(f"| m{letter} | 1 |\n" for letter in "abcdefghijk"))
    out = run("diff", "--format", "markdown").out
    lines = out.splitlines()
    assert lines[:3] == [
        "**`docs/a.md`** `Results > ImageNet`, 12 rows: 11 added, 1 removed",
        "",
        "- added `ma`: `Top-1` `1`",
    ]
    assert lines[-1] == "- and 3 more"
    assert len(lines) == 2 + 10


def test_texts_of_pages_are_no_markup_in_markdown(docs: Path, run: Run) -> None:
    change("docs/a.md", "| swin | 83.0 |\n", "| @user `` <b> [x](y) ` | ![i](j) #1 |\n")
    rendered = str(html(run("diff", "--format", "markdown").out))
    assert rendered.count("<li>") == 2
    assert "<a" not in rendered
    assert "<img" not in rendered
    assert "<b>" not in rendered


def test_a_table_that_is_sorted_in_another_way_has_one_line(docs: Path, run: Run) -> None:
    rows = [f"| m{letter} | 1 |\n" for letter in "abcdef"]
    change("docs/a.md", "| swin | 83.0 |\n", "".join(rows))
    git(docs, "commit", "--quiet", "--all", "--message=two")
    change("docs/a.md", "".join(rows), "".join(reversed(rows)))
    assert run("diff").out == "docs/a.md:5: Results > ImageNet, 7 rows\n  rows in another order\n"


def test_output_file(docs: Path, run: Run) -> None:
    change("docs/a.md", "84.8", "84.9")
    assert run("diff", "-o", "changes.txt").out == ""
    assert "84.8 → 84.9" in Path("changes.txt").read_text()


def test_the_schema_says_what_is_better(docs: Path, run: Run) -> None:
    schema = {
        "$schema": "urn:mdlint:table:v1",
        "type": "array",
        "items": {"properties": {"Top-1": {"type": "number", "bestMarked": "maximum"}}},
    }
    Path("s.json").write_text(json.dumps(schema))
    Path("mdlint.toml").write_text('[[tables]]\nschema = "s.json"\ncolumns = ["Top-1"]\n')
    change("docs/a.md", "84.8", "84.9")
    assert "(+0.1, better)" in run("diff").out


NOTEBOOK = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {},
    "cells": [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": TABLE.splitlines(keepends=True)}],
}


def test_a_notebook(docs: Path, run: Run) -> None:
    Path("n.ipynb").write_text(json.dumps(NOTEBOOK, indent=1))
    git(docs, "add", "--all")
    git(docs, "commit", "--quiet", "--message=two")
    change("n.ipynb", "84.8", "84.9")
    line = next(number for number, text in enumerate(Path("n.ipynb").read_text().splitlines(), 1) if "Model" in text)
    assert run("diff", "n.ipynb").out.startswith(f"n.ipynb:{line}: 2 rows: 1 changed\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], '"nowhere" is not a revision of'),
        (["HEAD", "nowhere"], "nowhere: no such file or directory"),
        (["HEAD", "-"], "standard input"),
        ([""], "an empty path"),
    ],
)
def test_a_mistake_in_the_call(docs: Path, run: Run, arguments: list[str], message: str) -> None:
    done = run("diff", *arguments)
    assert (done.status, done.out) == (2, "")
    assert message in done.err


def test_a_name_that_is_a_revision_and_a_path(docs: Path, run: Run) -> None:
    Path("main").mkdir()
    assert "main is a revision and a path: write ./main" in run("diff", "main").err
    assert run("diff", "./main").status == 0
    assert run("diff", "HEAD", "main").status == 0


def test_a_page_that_can_not_be_read(docs: Path, run: Run) -> None:
    Path("docs/a.md").write_bytes(b"\xff")
    done = run("diff")
    assert (done.status, done.err) == (1, "error: docs/a.md:1:1: not UTF-8: the byte 0xff\n")
