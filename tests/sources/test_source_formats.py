"""Formats are known by endings or by name; what does not apply to a format is an error; what is read is recorded."""

import os
import pickle
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from source_files import error_of, read, values, written

from mdlint.cache.folder import CacheFolder
from mdlint.cache.record import Outcome, RecordFile, start
from mdlint.errors import MdlintError, SourceError
from mdlint.files.streams import MAX_LINE
from mdlint.files.tree import Question, recording
from mdlint.files.utf8 import MAX_BYTES, drafted
from mdlint.sources import FORMATS, SourceSpec, format_of, names_below, path_mistake, records

ENDINGS = [
    ("a.csv", "csv"),
    ("A.CSV", "csv"),
    ("a.b.tsv", "tsv"),
    ("a.json", "json"),
    ("a.jsonl", "jsonl"),
    ("a.ndjson", "jsonl"),
    ("a.yml", "yaml"),
    ("a.yaml", "yaml"),
    ("a.toml", "toml"),
    ("README.md", "markdown"),
    ("a.parquet", "parquet"),
    ("a.xlsx", "excel"),
]


@pytest.mark.parametrize(("name", "chosen"), ENDINGS)
def test_the_ending_of_a_file_is_its_format(name: str, chosen: str) -> None:
    assert format_of(SourceSpec(f"/x.csv/{name}")) == chosen


def test_a_format_can_be_named(tmp_path: Path) -> None:
    assert values(written(tmp_path, "a.txt", "m\tp\nvit\t1\n")._replace(format="tsv"), "p") == [["1"]]


def test_an_unknown_format_is_an_error(tmp_path: Path) -> None:
    known = ".csv, .tsv, .tab, .json, .jsonl, .ndjson, .yaml, .yml, .toml, .md, .markdown, .mdx, .ipynb"
    words = f'unknown format: the name ends in ".txt", expected {known}, .parquet, .pq, .xlsx or .xlsm'
    assert error_of(written(tmp_path, "a.txt", "")) == ("", words)
    spec = written(tmp_path, "a.csv", "")._replace(format="jsn")
    assert error_of(spec) == ("", 'unknown format "jsn" (did you mean "json"?)')


@pytest.mark.parametrize("name", FORMATS)
def test_a_choice_that_does_not_apply_is_an_error(tmp_path: Path, name: str) -> None:
    spec = SourceSpec(str(tmp_path / "none"), name)
    given = {
        "rows": spec._replace(rows="$.x"),
        "heading": spec._replace(heading="x"),
        "columns": spec._replace(columns=("x",)),
    }
    for choice in given.keys() - set(FORMATS[name].choices):
        assert error_of(given[choice]) == ("", f"{choice} does not apply to {name}")


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_can_not_be_read_is_an_error(tmp_path: Path, name: str) -> None:
    spec = SourceSpec(str(tmp_path / "none"), name)
    assert error_of(spec) == ("", "can't be read: No such file or directory")
    assert error_of(SourceSpec(str(tmp_path), name)) == ("", "can't be read: Is a directory")


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize("name", FORMATS)
def test_a_pipe_is_an_error(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert error_of(SourceSpec(str(tmp_path / "pipe"), name)) == ("", "can't be read: not a regular file")


@pytest.mark.parametrize("name", ["csv", "tsv", "json", "jsonl", "yaml", "toml", "front-matter", "markdown"])
def test_a_text_that_is_not_utf_8_is_an_error_at_its_place(tmp_path: Path, name: str) -> None:
    (tmp_path / "a").write_bytes(b"ab\nc\xff\n")
    spec = SourceSpec(str(tmp_path / "a"), name)
    assert error_of(spec) == ("line 2, column 2", "not UTF-8: the byte 0xff")
    (tmp_path / "a").write_bytes("a: 1\n".encode("utf-16"))
    assert error_of(spec) == ("line 1, column 1", "not UTF-8: the text is UTF-16")


def test_an_error_is_one_for_the_user_and_can_be_pickled(tmp_path: Path) -> None:
    error = SourceError("a.csv", "line 3", "words")
    assert isinstance(error, MdlintError)
    assert str(error) == "a.csv: line 3: words"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    assert str(SourceError("a.csv", "", "words")) == "a.csv: words"


@pytest.mark.slow
def test_a_source_may_be_larger_than_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w") as file:
        file.write("model,score\n")
        file.writelines(f"vit_{number:0100},1\n" for number in range(MAX_BYTES // 100))
    assert path.stat().st_size > MAX_BYTES
    with recording() as answers:
        assert sum(1 for _ in records(SourceSpec(str(path)))) == MAX_BYTES // 100
    assert [question.kind for question in answers] == ["stream"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_a_file_without_lines_does_not_fill_the_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x\n" + b"y" * (MAX_LINE + 1))
    message = f"too long: a line has at most {MAX_LINE:,} characters"
    if name == "jsonl":
        path.write_bytes(b"{}\n" + b"y" * (MAX_LINE + 1))
    assert error_of(SourceSpec(str(path), name)) == ("line 2, column 1", message)


SOURCES = [
    ("a.csv", "m\nvit\n", "m\nbit\n", "stream"),
    ("a.tsv", "m\nvit\n", "m\nbit\n", "stream"),
    ("a.jsonl", '{"m": 1}', '{"m": 2}', "stream"),
    ("a.json", '{"m": 1}', '{"m": 2}', "read"),
    ("a.yaml", "m: 1", "m: 2", "read"),
    ("a.toml", "m = 1", "m = 2", "read"),
    ("a.md", "| m |\n|--|\n| a |\n", "| m |\n|--|\n| b |\n", "read"),
    ("a.parquet", "", "x", "stream"),
    ("a.xlsx", "", "x", "read"),
]


@pytest.mark.parametrize(("name", "before", "after", "kind"), SOURCES)
def test_what_was_read_is_recorded(tmp_path: Path, name: str, before: str, after: str, kind: str) -> None:
    """Also if only the first record was read, and if the file is malformed."""

    def answers(content: str) -> dict[Question, str]:
        spec = written(tmp_path, name, content)
        with recording() as found:
            try:
                list(islice(records(spec), 1))
            except SourceError:
                assert name in ("a.parquet", "a.xlsx")
        return found

    first = answers(before)
    assert [question.kind for question in first] == [kind]
    assert answers(before) == first
    assert answers(after).keys() == first.keys()
    assert answers(after) != first


def test_a_source_that_is_missing_is_recorded(tmp_path: Path) -> None:
    spec = SourceSpec(str(tmp_path / "a.csv"))
    with recording() as before, pytest.raises(SourceError):
        read(spec)
    written(tmp_path, "a.csv", "m\n")
    with recording() as after:
        read(spec)
    assert before.keys() == after.keys()
    assert before != after


def test_a_draft_is_read_in_place_of_a_file(tmp_path: Path) -> None:
    spec = written(tmp_path, "a.csv", "m\nvit\n")
    with drafted({Path(spec.path): b"m\nbit\n"}):
        assert values(spec, "m") == [["bit"]]
    assert values(spec, "m") == [["vit"]]


CHANGES: list[tuple[str, Callable[[Path], object]]] = [
    ("another value", lambda path: path.write_text("m\nbit\n")),
    ("a further row", lambda path: path.write_text("m\nvit\nbit\n")),
    ("no file", lambda path: path.unlink()),
]


@pytest.mark.parametrize(("name", "change"), CHANGES, ids=[name for name, _ in CHANGES])
def test_a_report_is_recalled_only_while_its_source_is_the_same(
    tmp_path: Path, name: str, change: Callable[[Path], object]
) -> None:
    spec = written(tmp_path, "a.csv", "m\nvit\n")
    (tmp_path / "cache").mkdir()
    place = CacheFolder(str(tmp_path / "cache"), is_named=True)
    # A file that changes while the run starts is not trusted.
    time.sleep(0.1)
    record = RecordFile(place, "key", "pages", start())
    with recording() as answers:
        read(spec)
    record.keep(Outcome(["report"], 0, 0), answers)
    again = RecordFile(place, "key", "pages", start())
    kept = again.recalled()
    assert kept is not None, name
    assert kept.outcome.texts == ["report"]
    change(Path(spec.path))
    assert again.recalled() is None


def test_names_below_a_folder(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yml", "x/c.yml", "x/d.md", ".git/e.yml", "node_modules/f.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert names_below(str(tmp_path), "*.yml") == ["a.yml", "b.yml", "x/c.yml"]
    assert names_below(str(tmp_path), "/*.yml") == ["a.yml", "b.yml"]
    assert names_below(str(tmp_path), "x/**") == ["x/c.yml", "x/d.md"]
    assert names_below(f"{tmp_path}/x/", "*.yml") == ["c.yml"]
    with recording() as before:
        names_below(str(tmp_path), "*.yml")
    (tmp_path / "x/new.yml").touch()
    with recording() as after:
        assert "x/new.yml" in names_below(str(tmp_path), "*.yml")
    assert before.keys() == after.keys()
    assert before != after


@pytest.mark.parametrize(
    ("folder", "glob", "message"),
    [
        ("none", "*.yml", "is not a folder"),
        ("", "#", '"#" is not a glob'),
        ("", "a*b*c*d*e*f", '"a*b*c*d*e*f" is not a glob'),
    ],
)
def test_names_below_what_is_not_a_folder_or_by_what_is_not_a_glob(
    tmp_path: Path, folder: str, glob: str, message: str
) -> None:
    with pytest.raises(SourceError) as caught:
        names_below(f"{tmp_path}/{folder}", glob)
    assert caught.value.message == message


@pytest.mark.parametrize("query", ["$", "$.a", "$.a[*].b", "$['a b'][0]", "$..x", "$[?@.a > 1]", "$[-1]", "$.é"])
def test_a_query_that_is_jsonpath(query: str) -> None:
    assert path_mistake(query) is None


@pytest.mark.parametrize("query", ["", "a", "$.", "$a", "$.1", "$[01]", "$.a[", "$['a]", "$.a b", "$[?@.a = 1]"])
def test_a_query_that_is_not_jsonpath(query: str) -> None:
    mistake = path_mistake(query)
    assert mistake is not None
    assert mistake.startswith(f'"{query}" is not JSONPath: ')
