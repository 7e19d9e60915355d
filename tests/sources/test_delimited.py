"""CSV and TSV: fields are texts with their lines, and what is not rectangular is an error at its line."""

import time
from pathlib import Path

import pytest
from source_files import error_of, found, read, values, written

from mdlint.draft2020.values import JSON
from mdlint.sources import SourceValue

ROWS: list[tuple[str, str, list[list[JSON]]]] = [
    ("a.csv", "m,p\nvit,86.57\ndeit,-\n", [["vit", "86.57"], ["deit", "-"]]),
    ("a.csv", "m,p\nvit,86.57", [["vit", "86.57"]]),
    ("a.csv", "\ufeffm,p\r\nvit,1\r\n", [["vit", "1"]]),
    ("a.csv", "m,p\rvit,1\r", [["vit", "1"]]),
    ("a.csv", "\n\nm,p\n\nvit,1\n\n", [["vit", "1"]]),
    ("a.csv", 'm,p\n"a, ""b""","1,014.45"\n', [['a, "b"', "1,014.45"]]),
    ("a.csv", 'm,p\n"two\nlines",1\nx,2\n', [["two\nlines", "1"], ["x", "2"]]),
    ("a.csv", " m , p\nvit , 1\n", [["vit ", " 1"]]),
    ("a.csv", "m;p\nvit;86,57\n", [["vit", "86,57"]]),
    ("a.csv", '"a,b,c";m;p\n1;vit;2\n', [["vit", "2"]]),
    ("a.csv", "m\tp\nvit\t1\n", [["vit", "1"]]),
    ("A.CSV", "m,p\nvit,\n", [["vit", ""]]),
    ("a.tsv", "m\tp\nvit, large\t1;2\n", [["vit, large", "1;2"]]),
    ("a.tab", 'm\tp\n5" disk\t1\n', [['5" disk', "1"]]),
    ("a.csv", "m,p\n", []),
    ("a.csv", "m,p\nné😀,1\n", [["né😀", "1"]]),
]


@pytest.mark.parametrize(("name", "text", "rows"), ROWS)
def test_each_row_is_a_record(tmp_path: Path, name: str, text: str, rows: list[list[JSON]]) -> None:
    assert values(written(tmp_path, name, text), "m", "p") == rows


def test_a_record_is_at_the_line_that_it_starts_on(tmp_path: Path) -> None:
    spec = written(tmp_path, "a.csv", 'm,p\n\nvit,1\r\n"a\nb\r\nc",2\rx,3\n')
    assert [record.place for record in read(spec)] == ["line 3", "line 4", "line 7"]
    assert found(read(spec)[1], "p") == SourceValue("2", "line 4", 4)
    assert list(read(spec)[0].names) == ["m", "p"]


ERRORS = [
    (b"", "", "is empty, expected a header"),
    (b"\n \n", "", "is empty, expected a header"),
    (b"m,p\nvit,1\n\nx\n", "line 4", "1 field, the header has 2"),
    (b'm,p\n"a\nb",1\nx,1,2\n', "line 4", "3 fields, the header has 2"),
    (b'm,p\nvit,1\n"x,1\ny,2\n', "line 3", "not CSV: a quote is not closed"),
    (
        b'm,p\nvit,1\n"x"y,1\n',
        "line 3",
        "not CSV: after a closing quote, expected the delimiter or the end of the line",
    ),
    (b"m,p\n" + b"x" * 200_000 + b",1\n", "line 2", "not CSV: a field has more than 131,072 characters"),
    (b"m,p\nvit,1\nn\xe9,2\n", "line 3, column 2", "not UTF-8: the byte 0xe9"),
    ("m,p\nvit,1\n".encode("utf-16"), "line 1, column 1", "not UTF-8: the text is UTF-16"),
    ("m,p\nvit,1\n".encode("utf-16-le"), "line 1, column 1", "not UTF-8: the text is UTF-16"),
]


@pytest.mark.parametrize(("content", "place", "message"), ERRORS)
def test_what_can_not_be_read_is_an_error_at_its_line(tmp_path: Path, content: bytes, place: str, message: str) -> None:
    assert error_of(written(tmp_path, "a.csv", content)) == (place, message)


def test_a_late_byte_that_is_not_utf_8_is_found_at_its_line(tmp_path: Path) -> None:
    """Far behind what is decoded at once."""
    content = b"m,p\n" + b"vit,1\n" * 20_000 + b"x\xff,1\n"
    assert error_of(written(tmp_path, "a.csv", content)) == ("line 20002, column 2", "not UTF-8: the byte 0xff")


def test_a_column_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    spec = written(tmp_path, "a.csv", "model,top-1\nvit,1\n")
    assert error_of(spec, ["top1"]) == ("", 'has no column "top1" (did you mean "top-1"?)')
    assert error_of(spec, ["zzz"]) == ("", 'has no column "zzz", only "model" and "top-1"')


def test_a_column_that_is_there_twice_is_an_error_if_it_is_asked_for(tmp_path: Path) -> None:
    spec = written(tmp_path, "a.csv", "m,p,p\nvit,1,2\n")
    assert values(spec, "m") == [["vit"]]
    assert error_of(spec, ["p"]) == ("", 'has several columns "p"')


def test_a_very_wide_header_takes_time_in_its_order(tmp_path: Path) -> None:
    """Comparing each name with each other would take minutes."""
    header = ",".join(f"c{number}" for number in range(200_000)) + ",c1"
    start = time.process_time()
    assert error_of(written(tmp_path, "a.csv", f"{header}\n{header}\n"), ["c1"]) == ("", 'has several columns "c1"')
    assert time.process_time() - start < 10
