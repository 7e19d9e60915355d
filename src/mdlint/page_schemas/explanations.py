"""The tokens that a page explains: the items of its lists and the rows of its tables that begin with a token."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mdlint.model import Page, Paragraph, Position, Span, Table, TextLine
from mdlint.page_schemas.sections import Section
from mdlint.text.lazy_pattern import lazy_pattern

# A term is bold or a code span. It may be several: `a`, `b` or `c`. A colon may be inside the marks.
_TERM = lazy_pattern(r"(?P<mark>\*\*|__|`+)(?P<text>(?:(?!(?P=mark)).)+)(?P=mark)")
_BETWEEN = lazy_pattern(r"\s*(?:,|/|\||or\b|and\b)\s*(?=\*\*|__|`)")
_BEFORE_MEANING = lazy_pattern(r"\s*(?::|=|->|→|[-–—]+\s)?\s*")
_SEPARATOR = lazy_pattern(r"[/,|]|(?<=\s)(?:or|and)(?=\s)")
_MARKS = " \t*`:"


class Explanation(NamedTuple):
    """A token, or several that follow each other, with the meaning that the page gives and the place of the tokens."""

    tokens: tuple[str, ...]
    meaning: str
    span: Span


def explanations(
    page: Page, sections: Sequence[Section], tokens_of: Callable[[str], Sequence[str]]
) -> Iterator[Explanation]:
    """Yield what some sections of a page explain.

    `tokens_of` returns the tokens of a part of a name; none if it is not one.
    """
    for section in sections:
        for paragraph in section.paragraphs:
            if paragraph.container not in page.top_containers:
                yield from _of_item(paragraph, tokens_of)
        for table in section.tables:
            yield from _of_table(table.bound.table, tokens_of)


def _of_item(paragraph: Paragraph, tokens_of: Callable[[str], Sequence[str]]) -> Iterator[Explanation]:
    line = paragraph.lines[0]
    terms, end = _terms(line)
    if not terms:
        return
    rest = [line.text[end:].rstrip(), *(more.text.strip() for more in paragraph.lines[1:])]
    meaning = " ".join(rest)
    for start, text in terms:
        yield from _of_term(text, Position(line.line, line.column + start), meaning, tokens_of)


def _terms(line: TextLine) -> tuple[list[tuple[int, str]], int]:
    """Return the terms that a line begins with, each with its offset, and the offset of the meaning."""
    terms: list[tuple[int, str]] = []
    at = 0
    while found := _TERM.match(line.text, at):
        terms.append((found.start("text"), found["text"]))
        at = found.end()
        between = _BETWEEN.match(line.text, at)
        if between is None:
            break
        at = between.end()
    before = _BEFORE_MEANING.match(line.text, at)
    return terms, before.end() if before else at


def _of_table(table: Table, tokens_of: Callable[[str], Sequence[str]]) -> Iterator[Explanation]:
    for row in table.rows:
        if len(row.cells) > 1 and row.cells[0].text:
            cell = row.cells[0]
            text = cell.raw if cell.span.line == cell.span.end_line else ""
            yield from _of_term(text, cell.span.start, row.cells[1].text, tokens_of)


def _of_term(
    text: str, begin: Position, meaning: str, tokens_of: Callable[[str], Sequence[str]]
) -> Iterator[Explanation]:
    """Yield an explanation for each alternative in a term that begins at a place: `reg1/reg4`.

    A term of several words explains no token.
    """
    at = 0
    for written in _SEPARATOR.split(text):
        at = text.index(written, at)
        # A part of a name may begin with its separator: `.naver_in1k`.
        token = written.strip(_MARKS)
        tokens = () if " " in token else tokens_of(token) or tokens_of(token.lstrip("._-"))
        if tokens:
            start = begin.column + at + written.index(token)
            yield Explanation(tuple(tokens), meaning, Span(begin.line, start, begin.line, start + len(token)))
        at += len(written)
