"""The files that `mdlint infer --write` writes: none is overwritten, and a configuration keeps its text."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from proposed import rows

if TYPE_CHECKING:
    from conftest import Run

PAGE = rows("Name | Size", ((f"n{number}x", number + 0.5) for number in range(25)))
ENTRY = '[[tables]]\nschema = "schemas/name-size.schema.json"\ncolumns = ["Name", "Size"]\n'


@pytest.fixture(autouse=True)
def page(folder: Path) -> None:
    """Write a page with one table."""
    (folder / "page.md").write_text(PAGE)


def test_without_write_nothing_is_written(run: "Run", folder: Path) -> None:
    assert run("infer").status == 0
    assert [path.name for path in folder.iterdir()] == ["page.md"]


def test_write_writes_a_schema_and_an_entry(run: "Run", folder: Path) -> None:
    assert run("infer", "--write").status == 0
    assert (folder / "mdlint.toml").read_text() == ENTRY
    schema = json.loads((folder / "schemas" / "name-size.schema.json").read_text())
    assert schema["items"]["properties"]["Size"]["type"] == ["number", "null"]
    assert run("schema", "schemas/name-size.schema.json").status == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('exclude = ["x"]  # why\n', f'exclude = ["x"]  # why\n\n{ENTRY}'),
        ('exclude = ["x"]', f'exclude = ["x"]\n\n{ENTRY}'),
        ("", ENTRY),
        ("# a comment\r\n", "# a comment\r\n\r\n" + ENTRY.replace("\n", "\r\n")),
    ],
)
def test_a_configuration_keeps_its_text(run: "Run", folder: Path, old: str, new: str) -> None:
    (folder / "mdlint.toml").write_bytes(old.encode())
    assert run("infer", "--write").status == 0
    assert (folder / "mdlint.toml").read_bytes() == new.encode()
    assert run("check").status == 0


def test_a_pyproject_file_gets_the_entries(run: "Run", folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.mdlint]\nexclude = ["x"]\n')
    assert run("infer", "--write").status == 0
    assert (folder / "pyproject.toml").read_text() == (
        '[tool.mdlint]\nexclude = ["x"]\n\n' + ENTRY.replace("[[tables]]", "[[tool.mdlint.tables]]")
    )
    assert run("check").status == 0


def test_entries_that_can_not_follow_are_an_error(run: "Run", folder: Path) -> None:
    old = 'tables = [{schema = "builtin:metrics", columns = ["Other"]}]\n'
    (folder / "mdlint.toml").write_text(old)
    outcome = run("infer", "--write")
    assert (outcome.status, outcome.out) == (2, "")
    assert "error: mdlint.toml: [[tables]] entries can't be added at its end" in outcome.err
    assert (folder / "mdlint.toml").read_text() == old
    assert not (folder / "schemas").exists()
    shown = run("infer")
    assert (shown.status, shown.err) == (0, "")
    assert '  schema = "schemas/name-size.schema.json"\n' in shown.out
    assert "nothing was written, and --write can't: mdlint.toml: [[tables]] entries can't be added" in shown.out


def test_a_schema_is_never_overwritten(run: "Run", folder: Path) -> None:
    (folder / "schemas").mkdir()
    (folder / "schemas" / "name-size.schema.json").write_text("{}")
    outcome = run("infer", "--write")
    assert (outcome.status, outcome.out) == (2, "")
    assert (
        outcome.err
        == "error: schemas/name-size.schema.json: exists already; no file was written (--schema-out names another folder)\n"
    )
    assert (folder / "schemas" / "name-size.schema.json").read_text() == "{}"
    assert not (folder / "mdlint.toml").exists()


def test_schemas_can_go_to_another_folder(run: "Run", folder: Path) -> None:
    assert run("infer", "--write", "--schema-out", "a/b").status == 0
    assert (folder / "mdlint.toml").read_text() == ENTRY.replace("schemas/", "a/b/")
    assert run("check").status == 0


def test_a_second_run_has_nothing_to_infer(run: "Run", folder: Path) -> None:
    run("infer", "--write")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert run("infer", "--write").out.splitlines()[0] == (
        "1 table in 1 page: 0 schemas, 0 families without one, 1 table with a schema already"
    )
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_the_same_pages_give_the_same_bytes(run: "Run", folder: Path) -> None:
    written = []
    for name in ("one", "two"):
        assert run("infer", "--write", "--schema-out", name).status == 0
        (folder / "mdlint.toml").unlink()
        written.append((folder / name / "name-size.schema.json").read_bytes())
    assert written[0] == written[1]


def test_a_folder_that_can_not_be_made_is_an_error(run: "Run", folder: Path) -> None:
    (folder / "schemas").write_text("a file")
    outcome = run("infer", "--write")
    assert outcome.status == 2
    assert outcome.err.startswith("error: schemas/name-size.schema.json: can't be written: ")
    assert not (folder / "mdlint.toml").exists()


def test_the_evidence_is_written_if_asked_for(run: "Run", folder: Path) -> None:
    assert run("infer", "--write", "--evidence").status == 0
    schema = json.loads((folder / "schemas" / "name-size.schema.json").read_text())
    assert schema["items"]["properties"]["Size"]["x-evidence"]["type"] == "25 rows"
    assert run("schema", "schemas/name-size.schema.json").status == 0
    assert run("check").status == 0


def test_a_page_elsewhere_needs_a_configuration_of_its_own(
    run: "Run", folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "here").mkdir()
    monkeypatch.chdir(folder / "here")
    assert run("infer", "../page.md").status == 0
    outcome = run("infer", "../page.md", "--write")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == "error: ../page.md: a configuration in the working directory would not apply to it\n"
    assert list((folder / "here").iterdir()) == []
    (folder / "mdlint.toml").write_text("")
    assert run("infer", "../page.md", "--write").status == 0
    assert (folder / "schemas" / "name-size.schema.json").exists()


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        # Tables under one heading have its name.
        ("# Fast & small", ["fast-small", "fast-small-2"]),
        # Else the first columns, in letters that every file system has.
        ("# 模型", ["name-size", "tool-age"]),
        (
            "# " + "very " * 20 + "long",
            ["very-very-very-very-very-very-very-very", "very-very-very-very-very-very-very-very-2"],
        ),
    ],
)
def test_the_names_of_schemas(run: "Run", folder: Path, heading: str, names: list[str]) -> None:
    other = PAGE.replace("Name | Size", "Tool | Age")
    (folder / "page.md").write_text(f"{heading}\n\n{PAGE}\n{other}")
    assert run("infer", "--write").status == 0
    assert {path.name for path in (folder / "schemas").iterdir()} == {f"{name}.schema.json" for name in names}
    assert run("check").status == 0


SCORES = "| Model | Top-1 |\n|---|---|\n| a | 81.5 |\n| b | 8150 |\n| c | 80.5 |\n"


def test_a_finding_of_the_default_schema_alone_is_no_reason_for_a_schema(run: "Run", folder: Path) -> None:
    (folder / "page.md").write_text(SCORES)
    assert run("infer", "--write").out.startswith("1 table in 1 page: 0 schemas, 1 family without one, ")
    assert [path.name for path in folder.iterdir()] == ["page.md"]
    assert "Top-1 8150 is above the maximum 100" in run("check").out


def test_it_is_a_suspect_of_a_schema_with_a_proposal(run: "Run", folder: Path) -> None:
    (folder / "page.md").write_text(rows("Model | Top-1", ((f"n{n}", 8150 if n == 7 else 80.5) for n in range(30))))
    out = run("infer", "--write").out
    assert out.startswith("1 table in 1 page: 1 schema, 0 families without one, ")
    assert "\n1 suspect\n" in out


def test_a_configuration_that_can_not_be_written_leaves_no_schema(
    run: "Run", folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(path: Path, data: bytes) -> None:
        if path.name == "mdlint.toml":
            raise PermissionError(13, "Permission denied")
        path.write_bytes(data)

    with monkeypatch.context() as patched:
        patched.setattr("mdlint.infer.writing.write_whole", write)
        outcome = run("infer", "--write")
    assert (outcome.status, outcome.err) == (2, "error: mdlint.toml: can't be written: Permission denied\n")
    assert not list(folder.rglob("*.schema.json"))
    assert run("infer", "--write").status == 0
