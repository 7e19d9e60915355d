"""The file of a baseline: what is written is read again, and a mistake in it has a place."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mdlint.baseline.file import read_baseline, write_baseline
from mdlint.errors import ConfigError, UsageError
from mdlint.fingerprints import Fingerprint

SCHEMA = Draft202012Validator(
    json.loads((Path(__file__).parents[2] / "schemas" / "baseline.schema.json").read_text(encoding="utf-8"))
)
FINDINGS = [
    Fingerprint("docs/a.md", "out-of-range", "H > I", "Model | Top-1", ("Model",), ("vit",), "Top-1", ""),
    Fingerprint("docs/a.md", "out-of-range", "H > I", "Model | Top-1", ("Model",), ("vit",), "Top-1", "", 2),
    Fingerprint("docs/a.md", "ragged-row", "H > I", "A | B", (), ("1 | 2 | 3",), "", ""),
    Fingerprint("docs/a.md", "ragged-row", "H > I", "A | B", (), ("",), "", ""),
    Fingerprint("docs/a.md", "missing-column", "", "A | B", None, None, "", '"Top-5"'),
    Fingerprint("docs/ü\n.md", "broken-link", "", "", None, None, "", "[x](y)"),
    Fingerprint(os.fsdecode(b"\xff.md"), "unreadable-page", "", "", None, None, "", "can't be read"),
]


def absolute(folder: Path) -> list[Fingerprint]:
    return [each._replace(path=str(folder / each.path)) for each in FINDINGS]


def test_findings_are_written_and_read_again(folder: Path) -> None:
    file = folder / "sub" / "known.json"
    file.parent.mkdir()
    write_baseline(file, absolute(folder))
    assert sorted(map(repr, read_baseline(file))) == sorted(map(repr, absolute(folder)))


def test_a_file_has_a_line_for_each_finding_in_any_order(folder: Path) -> None:
    one, other = folder / "one.json", folder / "other.json"
    write_baseline(one, absolute(folder))
    write_baseline(other, reversed(absolute(folder)))
    assert one.read_bytes() == other.read_bytes()
    lines = one.read_text().splitlines()
    assert lines[:3] == ["{", '  "version": 1,', '  "findings": [']
    assert lines[3] == '    {"path": "docs/a.md", "rule": "missing-column", "table": "A | B", "text": "\\"Top-5\\""},'
    assert len(lines) == len(FINDINGS) + 5


def test_the_bundled_schema_describes_the_file(folder: Path) -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)
    write_baseline(folder / "known.json", absolute(folder))
    SCHEMA.validate(json.loads((folder / "known.json").read_text()))
    for part in (["x"], {}, {"Size": 3}):
        assert not SCHEMA.is_valid(json.loads(entry(row=part)))
    assert SCHEMA.is_valid(json.loads(entry(row="")))
    assert not SCHEMA.is_valid(json.loads(entry(line=3)))


def test_a_file_without_findings(folder: Path) -> None:
    write_baseline(folder / "known.json", [])
    assert json.loads((folder / "known.json").read_text()) == {"version": 1, "findings": []}
    assert read_baseline(folder / "known.json") == []


def entry(**more: object) -> str:
    return json.dumps({"version": 1, "findings": [{"path": "a.md", "rule": "ragged-row", **more}]})


MISTAKES = [
    ("nothing", "", "line 1, column 1: is not JSON"),
    ("half a file", '{\n  "version": 1,\n', "line 3, column 1: is not JSON"),
    ("a merge conflict", '{\n<<<<<<< HEAD\n"version": 1}', "line 2, column 1: is not JSON"),
    ("a list", "[]", "is not a baseline"),
    ("a text", '"x"', "is not a baseline"),
    ("no findings", '{"version": 1}', "is not a baseline"),
    ("a later version", '{"version": 2, "findings": []}', "version: expected 1"),
    ("a finding that is a text", '{"version": 1, "findings": ["x"]}', r"findings\[0\]: expected an object"),
    ("no path", '{"version": 1, "findings": [{"rule": "x"}]}', r'findings\[0\]: "path" is missing'),
    ("an empty rule", entry(rule=""), r'findings\[0\]: "rule" is missing'),
    ("an unknown key", entry(line=3), r'findings\[0\]: unknown key "line"'),
    ("a column that is no text", entry(column=3), r'findings\[0\]: "column" is not a text'),
    ("a row that is a list", entry(row=["x"]), r'findings\[0\]: "row" is not a text or an object'),
    ("a row of numbers", entry(row={"Size": 3}), r'findings\[0\]: "row" is not a text or an object'),
    ("a row without columns", entry(row={}), r'findings\[0\]: "row" is not a text or an object'),
    ("a number below 1", entry(number=0), r'findings\[0\]: "number" is not a whole number'),
    ("a number that is true", entry(number=True), r'findings\[0\]: "number" is not a whole number'),
    ("a path with NUL", entry(path="a\0"), r'findings\[0\]: "a.*" is not a path'),
    ("deep nesting", "[" * 100_000, "is not a baseline"),
    ("a long number", "1" * 5000, "is not a baseline"),
]


@pytest.mark.parametrize(("text", "message"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES])
def test_a_mistake_has_a_place(folder: Path, text: str, message: str) -> None:
    (folder / "known.json").write_text(text)
    with pytest.raises(ConfigError, match=rf"^known\.json: {message}"):
        read_baseline(folder / "known.json")


def test_a_file_that_is_not_utf_8(folder: Path) -> None:
    (folder / "known.json").write_bytes(b'{"version": 1,\n"\xff')
    with pytest.raises(ConfigError, match=r"^known\.json: line 2, column 2: not UTF-8"):
        read_baseline(folder / "known.json")


def test_a_file_with_a_byte_order_mark_and_other_line_endings(folder: Path) -> None:
    write_baseline(folder / "known.json", absolute(folder))
    text = (folder / "known.json").read_bytes()
    (folder / "known.json").write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert len(read_baseline(folder / "known.json")) == len(FINDINGS)


def test_a_folder_in_place_of_the_file(folder: Path) -> None:
    (folder / "known.json").mkdir()
    with pytest.raises(ConfigError, match="can't be read"):
        read_baseline(folder / "known.json")
    with pytest.raises(UsageError, match="can't be written"):
        write_baseline(folder / "known.json", [])
