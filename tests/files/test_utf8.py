"""Reading streams: as many bytes as are expected, and all that come after them."""

from io import BytesIO

import pytest

from mdlint.files import utf8
from mdlint.files.utf8 import read_stream


@pytest.mark.parametrize("expected", [0, 1, 3, 4, 100])
def test_a_stream_is_read_whole_whatever_size_is_expected(expected: int) -> None:
    """A file may grow while it is read, and files of the kernel say that they are empty."""
    assert read_stream(BytesIO(b"abc"), expected) == b"abc"


@pytest.mark.parametrize("expected", [0, 4, 5, 100])
def test_a_stream_that_is_too_long_is_not_read(monkeypatch: pytest.MonkeyPatch, expected: int) -> None:
    monkeypatch.setattr(utf8, "MAX_BYTES", 4)
    with pytest.raises(ValueError, match="too large"):
        read_stream(BytesIO(b"abcde"), expected)


def test_a_stream_of_the_largest_size_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(utf8, "MAX_BYTES", 4)
    assert read_stream(BytesIO(b"abcd"), 4) == b"abcd"
