"""The entries of a configuration that compare pages with each other: `[[consistent]]` and `[[translations]]`."""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from mdlint.files.globs import matches, relative

LANGUAGE = "{lang}"
# Wildcards of a pattern. Matching takes time in the order of the length of a path to the power of their number.
MOST_WILDCARDS = 4
_WILDCARD = re.compile(r"(\*\*/|\*\*|\*|\{lang\})")
_EXPRESSIONS = {
    "**/": "((?:.*/)?)",
    "**": "(.*)",
    "*": "([^/]*)",
    LANGUAGE: "([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)",
}


class Consistent(NamedTuple):
    """One `[[consistent]]` entry: pages whose rows with the same key have the same values.

    `heading` is a glob on the headings above a table. `key` and `columns` are the columns of the key and the columns
    that are compared; empty for the usual ones. Columns in `ignore` do not belong to the usual key. `tolerance` is how
    much two numbers may differ; None if they must be equal when rounded to the fewer decimals. `source` are globs of
    the pages whose values are right. `base` and `place` are as in a `Binding`.
    """

    pages: tuple[str, ...]
    base: Path
    heading: str | None = None
    key: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    tolerance: float | None = None
    source: tuple[str, ...] = ()
    place: str = ""

    def covers(self, path: str) -> bool:
        """Whether `pages` include the page at `path` (relative to the working directory, or absolute)."""
        return matches(self.pages, relative(path, self.base))

    def is_source(self, path: str) -> bool:
        """Whether the values of a page are right."""
        return bool(self.source) and matches(self.source, relative(path, self.base))


class Translation(NamedTuple):
    """One `[[translations]]` entry: a pattern of pages, and the pattern of their translations.

    The wildcards of both, `*` and `**`, stand for the same texts, and `{lang}` for a language. `base` and `place` are
    as in a `Binding`.
    """

    original: str
    translation: str
    base: Path
    place: str = ""

    def covers(self, path: str) -> bool:
        """Whether the page at `path` is an original or a translation."""
        return self.original_of(path) is not None or self.translations_of(path) is not None

    def original_of(self, path: str) -> str | None:
        """Return the absolute path of the page that a page is the translation of; None if it is not a translation."""
        known = _matched(self.translation, relative(path, self.base))
        if known is None:
            return None
        parts = zip(_WILDCARD.findall(self.translation), known, strict=True)
        texts = iter([text for wildcard, text in parts if wildcard != LANGUAGE])
        return f"{self.base / _WILDCARD.sub(lambda _: next(texts), self.original)}"

    def translations_of(self, path: str) -> str | None:
        """Return the absolute path of the translations of a page, with `{lang}`; None if it is not an original."""
        known = _matched(self.original, relative(path, self.base))
        if known is None:
            return None
        texts = iter(known)
        path = _WILDCARD.sub(lambda part: LANGUAGE if part[0] == LANGUAGE else next(texts), self.translation)
        return f"{self.base / path}"


def wildcards(pattern: str) -> list[str]:
    """Return the wildcards of a pattern in their order, with `{lang}`."""
    return _WILDCARD.findall(pattern)


def is_named(start: str, name: str, end: str) -> bool:
    """Whether a name is a language between two texts."""
    language = name.removeprefix(start).removesuffix(end)
    return f"{start}{language}{end}" == name and _expression(LANGUAGE).fullmatch(language) is not None


def _matched(pattern: str, path: str) -> tuple[str, ...] | None:
    """Return the texts that the wildcards of a pattern stand for; None if the path does not match."""
    match = None if path.startswith("../") else _expression(pattern).fullmatch(path)
    return match.groups() if match else None


@lru_cache(maxsize=256)
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile("".join(_EXPRESSIONS.get(part) or re.escape(part) for part in _WILDCARD.split(pattern)))
