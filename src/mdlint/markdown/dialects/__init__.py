"""The blocks that the Markdown of a site's generator adds to GFM, one dialect a module."""

from mdlint.markdown.syntax import Syntax
from mdlint.model import Dialect


def syntax_of(dialect: Dialect) -> Syntax:
    """What a dialect adds, for reading one page. Its module is loaded only where a page is in it."""
    if dialect == "mkdocs":
        from mdlint.markdown.dialects.mkdocs import MkdocsSyntax  # noqa: PLC0415  see above

        return MkdocsSyntax()
    return Syntax()
