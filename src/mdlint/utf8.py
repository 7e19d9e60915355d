"""Bytes to text: UTF-8 with or without a byte order mark, or the place of the first byte that is not."""

import codecs
import re
from typing import NamedTuple

# The line endings of CommonMark (§2.1).
_LINE_ENDING = re.compile(r"\r\n|\n|\r")


class Unreadable(NamedTuple):
    """Why a file is no text, and where: line and column count from 1, the column in characters."""

    line: int
    column: int
    message: str


def decode(data: bytes) -> str | Unreadable:
    """Return the text of `data` without its byte order mark, or where and why it is not UTF-8."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return Unreadable(1, 1, "not UTF-8: the text is UTF-16")
        lines = _LINE_ENDING.split(data[: error.start].decode())
        return Unreadable(len(lines), len(lines[-1]) + 1, f"not UTF-8: the byte 0x{data[error.start]:02x}")
