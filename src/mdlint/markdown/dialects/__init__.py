"""The blocks that the Markdown of a site's generator adds to GFM, one dialect a module."""

from mdlint.markdown.syntax import Syntax
from mdlint.model import Dialect


def syntax_of(dialect: Dialect) -> Syntax:  # noqa: ARG001  dialects come one by one
    """What a dialect adds, for reading one page."""
    return Syntax()
