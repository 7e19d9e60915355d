"""From the text of a heading to its anchor, as GitHub, Python-Markdown, Docusaurus and docutils make it.

Sources: the npm package github-slugger, which Docusaurus uses, too; the extension `toc` of the package Markdown, which
MkDocs uses; and `pymdownx.slugs` of pymdown-extensions, which many sites use instead. A slugger numbers the slugs that
the page has had before.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

from mdlint.markdown.slug_table import REMOVED
from mdlint.model import Slugs
from mdlint.text.lazy_pattern import lazy_pattern

_ASCII_REMOVED = re.compile(r"[^a-z0-9_ -]")
# Capital letters that the Unicode of the oldest Python lacks, and their small letters, which it has.
_NEWER_CAPITALS = {0xA7CB: 0x264, 0xA7DC: 0x19B}
_TAG = lazy_pattern(r"</?[^>]*>")
_COUNTED = lazy_pattern(r"(.*)_([0-9]+)")


def github_slug(text: str) -> str:
    """Return the slug of a heading on GitHub, without a number."""
    if text.isascii():
        slug = _ASCII_REMOVED.sub("", text.lower())
    else:
        slug = _removed().sub("", text.lower().translate(_NEWER_CAPITALS))
    return slug.replace(" ", "-")


@cache
def _removed() -> re.Pattern[str]:
    ends = [(first, last or first) for first, _, last in (part.partition("-") for part in REMOVED.split())]
    return re.compile("[" + "".join(rf"\U{first:0>8}-\U{last:0>8}" for first, last in ends) + "]")


def markdown_slug(text: str) -> str:
    """Return the slug that `slugify` of Python-Markdown's `toc` makes, without a number."""
    return markdown_unicode_slug(unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii"))


def markdown_unicode_slug(text: str) -> str:
    """Return the slug that `slugify_unicode` of Python-Markdown's `toc` makes."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())


def pymdownx_slug(text: str) -> str:
    """Return the slug that `pymdownx.slugs.slugify(case="lower")` makes."""
    # Lower case first, as one letter may become several characters, some of which are then removed.
    return _pymdownx(_without_tags(text).lower())


def pymdownx_cased_slug(text: str) -> str:
    """Return the slug that `pymdownx.slugs.slugify()` makes, which keeps upper case."""
    return _pymdownx(_without_tags(text))


def _without_tags(text: str) -> str:
    normal = unicodedata.normalize("NFC", text)
    # After the last `>` there is no tag, and a search for one would begin again at each `<`.
    end = normal.rfind(">") + 1
    return (_TAG.sub("", normal[:end]) + normal[end:]).strip()


def _pymdownx(text: str) -> str:
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


MKDOCS_SLUGS: Mapping[Slugs, Callable[[str], str]] = {
    "markdown": markdown_slug,
    "markdown-unicode": markdown_unicode_slug,
    "pymdownx": pymdownx_slug,
    "pymdownx-cased": pymdownx_cased_slug,
}


def docutils_id(text: str) -> str:
    """Return the id that docutils makes from the name of a heading or a target (`docutils.nodes.make_id`).

    Letters that `make_id` translates by a table, such as `ø`, are dropped here.
    """
    ascii_text = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"^[-0-9]+|-+$", "", re.sub(r"[^a-z0-9]+", "-", " ".join(ascii_text.split())))


class GithubSlugger:
    """Generates the slugs of a page in order, each different from the slugs before."""

    def __init__(self) -> None:
        self._occurrences: dict[str, int] = {}

    def slug(self, text: str) -> str:
        """Return the slug of the next heading, with `-1`, `-2` … after it while the slug is taken."""
        plain = slug = github_slug(text)
        while slug in self._occurrences:
            self._occurrences[plain] += 1
            slug = f"{plain}-{self._occurrences[plain]}"
        self._occurrences[slug] = 0
        return slug


class MkdocsSlugger:
    """Generates the slugs of a page in order, each different from the slugs before and from the ids written by hand."""

    def __init__(self, ids: set[str], slugs: Slugs = "markdown") -> None:
        self._slug = MKDOCS_SLUGS[slugs]
        self._used = set(ids)
        self._last: dict[str, int] = {}

    def slug(self, text: str) -> str:
        """Return the slug of the next heading, with a number after it, or a higher one, while the slug is taken."""
        slug = self._slug(text)
        if slug in self._used or not slug:
            slug = self._numbered(slug)
        self._used.add(slug)
        return slug

    def _numbered(self, slug: str) -> str:
        counted = _COUNTED.fullmatch(slug)
        base, number = (counted[1], int(counted[2])) if counted else (slug, 0)
        # All numbers up to the last one that this slug got are taken.
        number = self._last.get(slug, number) + 1
        while f"{base}_{number}" in self._used:
            number += 1
        self._last[slug] = number
        return f"{base}_{number}"
