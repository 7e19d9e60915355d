"""Recognizes the language of a page by the names in its path: `README_zh-CN.md`, `guide.fr.md`, `docs/en/guide.md`.

A name alone proves nothing: `model_pt.md` may be about PyTorch. A page is a translation only if the page with the same
name in another language exists (`page_pairs`), and only tables that look alike are compared (`table_pairs`).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from mdlint.text.lazy_pattern import lazy_pattern

# The codes of ISO 639-1 that docs are written in, and what people write for them: `cn`, `jp`. Left out are codes that
# mean something else in the names of most files: `is`, `my`, `ms`, `no`.
_CODES = (
    "ar az be bg bn ca ch cn cs da de el en es et eu fa fi fr gl gr he hi hr hu hy id it ja jp ka kk ko kr lt lv mn ne"
    " nl pl pt ro ru sk sl sq sr sv sw ta te th tr tw ua uk ur uz vi zh"
)
# A region or a script may follow: `pt-BR`, `zh_Hans`.
_LANGUAGE = rf"(?:{_CODES.replace(' ', '|')})(?:[-_](?:[a-z]{{2}}|hans|hant))?|chinese|english"
_PAGE = lazy_pattern(
    rf"(?P<stem>.+?)(?:[._-](?P<language>{_LANGUAGE}))?(?P<suffix>\.(?:md|mdx|markdown))", re.IGNORECASE
)
_FOLDER = lazy_pattern(rf"(?:(?P<stem>.+?)[._-])??(?P<language>{_LANGUAGE})", re.IGNORECASE)
_ENGLISH = lazy_pattern(r"en(?:[-_][a-z]{2})?|english", re.IGNORECASE)


class Name(NamedTuple):
    """The name of a page or a folder: what it shares with the same one in other languages, and its language, or ""."""

    shared: str
    language: str


# Pages share their folders, and many their names.
@lru_cache(maxsize=4096)
def page_name(name: str) -> Name | None:
    """Split the name of a Markdown page; None for the name of any other file. What is shared is in lower case."""
    match = _PAGE.fullmatch(name)
    return Name((match["stem"] + match["suffix"]).casefold(), match["language"] or "") if match else None


@lru_cache(maxsize=4096)
def folder_name(name: str) -> Name:
    """Split the name of a folder, such as `zh`, `docs_zh` or `docs`."""
    match = _FOLDER.fullmatch(name)
    return Name(match["stem"] or "", match["language"]) if match else Name(name, "")


def is_english(language: str) -> bool:
    """Whether a language is English, which the other languages of a project are usually translated from."""
    return _ENGLISH.fullmatch(language) is not None


def has_language(path: str) -> bool:
    """Whether a path names a language, so that its page is likely to be in a pair of translations."""
    *folders, file_name = path.replace("\\", "/").split("/")
    name = page_name(file_name)
    return name is not None and (bool(name.language) or any(folder_name(folder).language for folder in folders))
