"""Files of any size are read in pieces, and their whole content is recorded before."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from mdlint.files.streams import CONTENT, MAX_LINE, StreamError, lines_in, note_digest, opened
from mdlint.files.tree import READ, STREAM, Answers, Question, recording
from mdlint.files.utf8 import drafted, is_input, read_bytes

LINES = [
    (b"", []),
    (b"a", ["a"]),
    (b"a\nb\r\nc\rd", ["a\n", "b\r\n", "c\r", "d"]),
    (b"\xef\xbb\xbfa\n", ["a\n"]),
    (b"a\xc2\x85b\xe2\x80\xa8c\n", ["a\x85b\u2028c\n"]),
    ("é😀\n".encode() * 3, ["é😀\n"] * 3),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("content", "lines"), LINES)
def test_lines_end_with_lf_crlf_or_cr(content: bytes, lines: list[str]) -> None:
    Path("a").write_bytes(content)
    assert list(lines_in("a")) == lines


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("before", [0, 1, 10_000])
def test_a_byte_that_is_not_utf_8_is_found(before: int) -> None:
    Path("a").write_bytes(b"line\r\n" * before + "é".encode() + b"\xff\n")
    with pytest.raises(StreamError) as caught:
        list(lines_in("a"))
    assert caught.value.unreadable == (before + 1, 2, "not UTF-8: the byte 0xff")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("last", ["", "\n"])
def test_a_line_has_a_greatest_length(last: str) -> None:
    Path("a").write_text("a\n" + "b" * (MAX_LINE - 2) + "\n" + "c" * (MAX_LINE - 1) + last)
    if last:
        with pytest.raises(StreamError) as caught:
            list(lines_in("a"))
        assert caught.value.unreadable == (3, 1, f"too long: a line has at most {MAX_LINE:,} characters")
    else:
        assert [len(line) for line in lines_in("a")] == [2, MAX_LINE - 1, MAX_LINE - 1]


def answers_to(ask: Callable[[], object]) -> Answers:
    with recording() as answers, suppress(ValueError):
        ask()
    return answers


CHANGES: list[Callable[[], object]] = [
    lambda: Path("a").write_text("other"),
    lambda: Path("a").unlink(),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("change", CHANGES)
def test_an_answer_differs_after_a_change_and_only_then(change: Callable[[], object]) -> None:
    Path("a").write_text("text\nmore\n")
    before = answers_to(lambda: next(lines_in("a")))
    assert list(before) == [Question(STREAM, "a")]
    assert answers_to(lambda: note_digest("a")) == before
    change()
    after = answers_to(lambda: note_digest("a"))
    assert after.keys() == before.keys()
    assert after != before
    assert answers_to(lambda: list(lines_in("a"))) == after


@pytest.mark.usefixtures("folder")
def test_the_digest_is_that_of_a_file_that_is_read_as_a_whole() -> None:
    Path("a").write_bytes(b"x" * (3 * 2**20 + 1))
    whole, pieces = answers_to(lambda: read_bytes("a")), answers_to(lambda: note_digest("a"))
    assert whole[Question(READ, "a")] == pieces[Question(STREAM, "a")]
    assert CONTENT.keys() == {READ, STREAM}


@pytest.mark.usefixtures("folder")
def test_a_stream_counts_as_an_input_and_reads_drafts() -> None:
    Path("a").write_text("text")
    Path("b").write_text("text")
    with opened("a") as file:
        assert file.read() == b"text"
    assert is_input(Path("a"))
    assert not is_input(Path("b"))
    with drafted({Path("b"): b"draft\n"}):
        assert list(lines_in("b")) == ["draft\n"]
    assert list(lines_in("b")) == ["text"]


@pytest.mark.usefixtures("folder")
def test_what_can_not_be_opened_is_an_error_in_words() -> None:
    with pytest.raises(ValueError, match=r"^can't be read: No such file or directory$"):
        list(lines_in("none"))
    with pytest.raises(ValueError, match=r"^can't be read: Is a directory$"), opened("."):
        pass
