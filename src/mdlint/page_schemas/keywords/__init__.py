"""The keywords of page schemas. `PAGE_KEYWORDS` is in the order in which they check a page."""

from collections.abc import Mapping

from mdlint.page_schemas.keywords import explained_tokens, outline, row_counts, sorted_sections
from mdlint.page_schemas.keywords._base import PageKeyword

_MODULES = (outline, sorted_sections, explained_tokens, row_counts)

PAGE_KEYWORDS: Mapping[str, PageKeyword] = {module.KEYWORD.name: module.KEYWORD for module in _MODULES}

__all__ = ["PAGE_KEYWORDS", "PageKeyword", "page_keyword_manual"]


def page_keyword_manual(name: str) -> str:
    """Return the manual page of a keyword, in Markdown."""
    module = next(module for module in _MODULES if module.KEYWORD.name == name)
    assert module.__doc__ is not None
    return module.__doc__
