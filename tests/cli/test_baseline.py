"""`mdlint baseline`, and `mdlint check` with a baseline."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from conftest import Run

NAME = ".mdlint-baseline.json"
BAD = "# Models\n\n| Model | Top-1 |\n|---|---|\n| vit | 848 |\n| swin | 83 |\n"
CLEAN = BAD.replace("848", "84.8")


def write(path: str, text: str = BAD) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.fixture
def docs(folder: Path) -> Path:
    """Make a project with a configuration and a page with one finding."""
    write("mdlint.toml", "")
    write("docs/a.md")
    return folder


def entries(file: str = NAME) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(Path(file).read_text(encoding="utf-8"))["findings"]
    return found


def test_known_findings_are_not_reported(docs: Path, run: Run) -> None:
    assert run("check", "docs").status == 1
    done = run("baseline", "docs")
    assert (done.status, done.err) == (0, "")
    assert done.out == f"{NAME}: 1 known finding in 1 page (1 added)\n"
    assert entries() == [
        {
            "path": "docs/a.md",
            "rule": "out-of-range",
            "headings": "Models",
            "table": "Model | Top-1",
            "row": {"Model": "vit"},
            "column": "Top-1",
        }
    ]
    done = run("check", "docs")
    assert done.status == 0
    assert done.out == "no new findings in 1 page with 1 table, checked as metrics; 1 known finding not shown\n"


LATIN = b"| caf\xe9 | b |\n"
UNREADABLE = "docs/b.md:1:6: not UTF-8: the byte 0xe9"


def test_a_page_that_can_not_be_read_is_never_known(docs: Path, run: Run) -> None:
    Path("docs/b.md").write_bytes(LATIN)
    done = run("baseline", "docs")
    assert (done.status, done.err) == (1, f"error: {UNREADABLE}\n")
    assert [entry["path"] for entry in entries()] == ["docs/a.md"]
    done = run("check", "docs", "--format", "concise")
    assert (done.status, done.out) == (1, f"{UNREADABLE.replace(': ', ': error unreadable-page  ', 1)}\n")


def test_a_page_that_can_not_be_read_keeps_its_entries(docs: Path, run: Run) -> None:
    run("baseline", "docs")
    before = entries()
    Path("docs/a.md").write_bytes(LATIN)
    assert "no longer occurs" not in run("check", "docs").out
    for options in ([], ["--update"]):
        done = run("baseline", "docs", *options)
        assert (done.status, done.out) == (1, f"{NAME}: 1 known finding in 1 page (as before)\n")
        assert entries() == before


def test_an_entry_for_a_page_that_can_not_be_read_is_removed(docs: Path, run: Run) -> None:
    run("baseline", "docs")
    text = Path(NAME).read_text(encoding="utf-8")
    Path(NAME).write_text(text.replace("out-of-range", "unreadable-page"), encoding="utf-8")
    Path("docs/a.md").write_bytes(LATIN)
    assert run("check", "docs").status == 1
    assert "1 removed" in run("baseline", "docs", "--update").out
    assert entries() == []


def test_a_new_finding_fails(docs: Path, run: Run) -> None:
    run("baseline")
    write("docs/a.md", BAD + "| mae | 850 |\n")
    done = run("check", "docs", "--format", "concise")
    assert (done.status, done.out) == (
        1,
        "docs/a.md:7:9: error out-of-range  Top-1 850 is above the maximum 100\n",
    )
    assert run("check", "docs").out.endswith(
        "1 error in 1 page with 1 table, checked as metrics; 1 known finding not shown\n"
    )


def test_no_baseline_reports_all(docs: Path, run: Run) -> None:
    run("baseline")
    done = run("check", "--no-baseline")
    assert done.status == 1
    assert done.out.endswith("\n1 error in 1 page with 1 table, checked as metrics\n")


def test_the_number_of_known_findings_is_in_json(docs: Path, run: Run) -> None:
    assert json.loads(run("check", "--format", "json").out)["known"] == 0
    run("baseline")
    document = json.loads(run("check", "--format", "json").out)
    assert (document["known"], document["diagnostics"], document["summary"]["errors"]) == (1, [], 0)


NOTE = (
    'note: 1 known finding no longer occurs: docs/a.md: out-of-range in row "vit", column "Top-1"; '
    "mdlint baseline --update removes it\n"
)


def test_a_finding_that_no_longer_occurs_is_a_note(docs: Path, run: Run) -> None:
    run("baseline")
    write("docs/a.md", CLEAN)
    done = run("check")
    assert (done.status, done.out) == (0, f"no findings in 1 page with 1 table, checked as metrics\n{NOTE}")


def test_a_page_that_is_gone_is_a_note_if_its_folder_was_checked(docs: Path, run: Run) -> None:
    write("docs/b.md", CLEAN)
    run("baseline")
    Path("docs/a.md").unlink()
    assert NOTE in run("check").out
    assert NOTE in run("check", "docs").out
    assert NOTE not in run("check", "docs/b.md").out
    assert NOTE not in run("check", "--exclude", "x").out


def test_what_a_run_does_not_check_is_no_note(docs: Path, run: Run) -> None:
    write("docs/b.md", CLEAN)
    run("baseline")
    write("docs/a.md", CLEAN)
    for arguments in (["docs/b.md"], ["--select", "ragged-row"], ["--ignore", "out-of-range"]):
        assert "no longer" not in run("check", *arguments).out
    assert NOTE in run("check", "docs/a.md").out


def test_update_removes_what_no_longer_occurs_and_adds_nothing(docs: Path, run: Run) -> None:
    write("docs/b.md")
    run("baseline")
    write("docs/a.md", CLEAN)
    write("docs/b.md", BAD + "| mae | 850 |\n")
    done = run("baseline", "--update")
    assert done.out == (
        f"{NAME}: 1 known finding in 1 page (1 removed)\n"
        '  no longer occurs: docs/a.md: out-of-range in row "vit", column "Top-1"\n'
    )
    assert [(each["path"], each["row"]) for each in entries()] == [("docs/b.md", {"Model": "vit"})]
    assert run("check").status == 1


def test_a_second_baseline_adds_what_is_new(docs: Path, run: Run) -> None:
    run("baseline")
    write("docs/a.md", CLEAN + "| mae | 850 |\n")
    assert run("baseline").out.startswith(f"{NAME}: 1 known finding in 1 page (1 added, 1 removed)\n")
    assert run("check").status == 0


def test_a_baseline_of_some_pages_keeps_the_entries_of_the_others(docs: Path, run: Run) -> None:
    write("docs/b.md")
    run("baseline")
    write("docs/a.md", CLEAN)
    write("docs/b.md", CLEAN)
    assert "(1 removed)" in run("baseline", "docs/b.md").out
    assert [each["path"] for each in entries()] == ["docs/a.md"]


def test_the_same_findings_leave_the_file_alone(docs: Path, run: Run) -> None:
    run("baseline")
    before = Path(NAME).stat().st_mtime_ns
    write("docs/a.md", "Text.\n\n" + BAD)
    for arguments in ([], ["--update"]):
        assert run("baseline", *arguments).out == f"{NAME}: 1 known finding in 1 page (as before)\n"
    assert Path(NAME).stat().st_mtime_ns == before


def test_no_findings_need_no_baseline(docs: Path, run: Run) -> None:
    write("docs/a.md", CLEAN)
    assert run("baseline").out == f"no findings, so no {NAME} is needed\n"
    assert not Path(NAME).exists()


def test_the_baseline_is_next_to_the_configuration(docs: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("other/mdlint.toml", "")
    write("other/b.md")
    monkeypatch.chdir("docs")
    assert run("baseline", "..").out == (
        f"{Path(docs, NAME)}: 1 known finding in 1 page (1 added)\n"
        f"{Path(docs, 'other', NAME)}: 1 known finding in 1 page (1 added)\n"
    )
    assert [each["path"] for each in entries(f"../other/{NAME}")] == ["b.md"]
    assert run("check", "..").status == 0
    assert run("check", "../other/b.md").status == 0


def test_without_a_configuration_it_is_at_the_root_of_the_repository(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".git").mkdir()
    write("docs/a.md")
    monkeypatch.chdir("docs")
    run("baseline", "a.md")
    assert [each["path"] for each in entries(f"../{NAME}")] == ["docs/a.md"]
    assert run("check").status == 0


@pytest.mark.parametrize("way", ["option", "configuration"])
def test_another_file(docs: Path, run: Run, way: str) -> None:
    options = ["--baseline", "known/docs.json"] if way == "option" else []
    if way == "configuration":
        write("mdlint.toml", 'baseline = "known/docs.json"\n')
    Path("known").mkdir()
    done = run("check", *options)
    assert (done.status, done.err) == (
        2,
        f"error: {Path('known/docs.json')}: there is no such baseline (mdlint baseline makes it)\n",
    )
    run("baseline", *options)
    assert not Path(NAME).exists()
    assert [each["path"] for each in entries("known/docs.json")] == ["../docs/a.md"]
    assert run("check", *options).status == 0


def test_a_page_on_the_standard_input_has_the_entries_of_its_path(
    docs: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("baseline")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(BAD.encode())))
    assert run("check", "-", "--stdin-filename", "docs/a.md").status == 0
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(BAD.encode())))
    assert run("check", "-").status == 1


def test_a_damaged_baseline_is_an_error_and_stays_as_it_is(docs: Path, run: Run) -> None:
    write(NAME, "{")
    for command in ("check", "baseline"):
        done = run(command)
        assert done.status == 2
        assert done.err.startswith(f"error: {NAME}: line 1, column 2: is not JSON")
    assert Path(NAME).read_text() == "{"
    assert run("check", "--no-baseline").status == 1


def test_contradictions(docs: Path, run: Run) -> None:
    assert run("check", "--baseline", "x", "--no-baseline").status == 2
    assert run("baseline", "-").status == 2
    assert run("baseline", "nowhere").status == 2


def test_entries_of_the_configuration_that_apply_to_nothing(docs: Path, run: Run) -> None:
    write("mdlint.toml", '[[tables]]\nschema = "builtin:metrics"\npages = ["x.md"]\n')
    write("docs/a.md", CLEAN)
    assert run("check").status == 1
    run("baseline")
    assert [each["rule"] for each in entries()] == ["unused-binding"]
    assert run("check").status == 0
    write("mdlint.toml", "")
    assert "no longer occurs" in run("check").out
    assert "no longer occurs" not in run("check", "docs").out


def test_a_known_broken_link_gives_no_note_about_its_cause(docs: Path, run: Run) -> None:
    names = [f"{number}.md" for number in range(20)]
    write("docs/a.md", "".join(f"[x]({name})\n\n" for name in names))
    for name in names:
        write(f"docs/sub/{name}", CLEAN)
    assert "note: 20 of 20 broken-link" in run("check").out
    run("baseline")
    assert "note:" not in run("check").out


def test_a_baseline_edit_is_not_hidden_by_the_cache(docs: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MDLINT_NO_CACHE")
    assert [run("check").status for _ in range(2)] == [1, 1]
    run("baseline")
    assert [run("check").status for _ in range(2)] == [0, 0]
    text = Path(NAME).read_text()
    Path(NAME).write_text(text.replace('"vit"', '"vot"'))
    done = run("check")
    assert done.status == 1
    assert '"vot"' in done.out
    Path(NAME).write_text(text)
    assert [run("check").status for _ in range(2)] == [0, 0]
    Path(NAME).unlink()
    assert run("check").status == 1


def test_processes_have_the_same_result(docs: Path, run: Run) -> None:
    for number in range(4):
        write(f"docs/{number}.md")
    run("baseline", "--jobs", "2")
    write("docs/2.md", BAD + "| mae | 850 |\n")
    assert run("check", "--jobs", "2") == run("check", "--jobs", "1")
    assert run("check", "--jobs", "2").out.count("out-of-range") == 1
