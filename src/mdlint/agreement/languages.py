"""Recognizes the language of a page by the names in its path: `README_zh-CN.md`, `guide.fr.md`, `docs/en/guide.md`.

A name alone proves nothing: `model_pt.md` may be about PyTorch. A page is a translation only if the page with the same
name in another language exists (`page_pairs`), and only tables that look alike are compared (`table_pairs`).
"""

from functools import lru_cache
from typing import NamedTuple

# The codes of ISO 639-1 that docs are written in, and what people write for them: `cn`, `jp`. Left out are codes that
# mean something else in the names of most files: `is`, `my`, `ms`, `no`.
_ALL_CODES = (
    "ar az be bg bn ca ch cn cs da de el en es et eu fa fi fr gl gr he hi hr hu hy id it ja jp ka kk ko kr lt lv mn ne"
    " nl pl pt ro ru sk sl sq sr sv sw ta te th tr tw ua uk ur uz vi zh"
)
_CODES = frozenset(_ALL_CODES.split())
_WORDS = frozenset({"chinese", "english"})
_SCRIPTS = frozenset({"hans", "hant"})
_SUFFIXES = frozenset({"md", "mdx", "markdown"})


class Name(NamedTuple):
    """The name of a page or a folder: what it shares with the same one in other languages, and its language, or ""."""

    shared: str
    language: str


# Pages share their folders, and many their names.
@lru_cache(maxsize=4096)
def page_name(name: str) -> Name | None:
    """Split the name of a Markdown page; None for the name of any other file. What is shared is in lower case."""
    whole, _, suffix = name.rpartition(".")
    if not whole or suffix.lower() not in _SUFFIXES:
        return None
    stem, language = _split(whole)
    return Name(f"{stem}.{suffix}".casefold(), language)


@lru_cache(maxsize=4096)
def folder_name(name: str) -> Name:
    """Split the name of a folder, such as `zh`, `docs_zh` or `docs`."""
    return Name("", name) if _is_language(name) else Name(*_split(name))


def is_english(language: str) -> bool:
    """Whether a language is English, which the other languages of a project are usually translated from."""
    return language.lower() == "english" or language[:2].lower() == "en"


def _split(name: str) -> tuple[str, str]:
    """Split a name into what is before its language, without the sign between, and the language, which may be "".

    A region or a script belongs to the language, as in `pt-BR` and `zh_Hans`.
    """
    last = _start_of_last_word(name)
    for start in (_start_of_last_word(name[: max(last - 1, 0)]), last):
        if start > 1 and _is_language(name[start:]):
            return name[: start - 1], name[start:]
    return name, ""


def _start_of_last_word(name: str) -> int:
    return max(map(name.rfind, "._-")) + 1


def _is_language(text: str) -> bool:
    lowered = text.lower()
    code, region = lowered[:2], lowered[3:]
    is_region = (len(region) == 2 and region.isascii() and region.isalpha()) or region in _SCRIPTS
    return lowered in _CODES or lowered in _WORDS or (code in _CODES and lowered[2:3] in {"-", "_"} and is_region)


def has_language(path: str) -> bool:
    """Whether a path names a language, so that its page is likely to be in a pair of translations."""
    folders, _, file_name = path.replace("\\", "/").rpartition("/")
    name = page_name(file_name)
    return name is not None and (bool(name.language) or _is_below_language(folders))


@lru_cache(maxsize=4096)
def _is_below_language(folders: str) -> bool:
    return any(folder_name(folder).language for folder in folders.split("/"))
