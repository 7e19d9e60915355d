"""The blocks that the Markdown of site generators adds to GFM, a module for each dialect."""

from collections.abc import Sequence

from mdlint.markdown.syntax import Syntax
from mdlint.model import Dialect


def syntax_of(dialect: Dialect, path: str, lines: Sequence[str]) -> Syntax:
    """Return the syntax of a dialect for one page. A page whose name ends in `.mdx` is MDX in every dialect."""
    if dialect == "docusaurus" or path.endswith(".mdx"):
        from mdlint.markdown.dialects.docusaurus import MdxSyntax  # noqa: PLC0415  see above

        return MdxSyntax(lines)
    if dialect == "myst":
        from mdlint.markdown.myst.syntax import MystSyntax  # noqa: PLC0415  see above

        return MystSyntax()
    if dialect == "mkdocs":
        from mdlint.markdown.dialects.mkdocs import MkdocsSyntax  # noqa: PLC0415  see above

        # A notebook is read by Jupyter's own converter before it is on such a site.
        return MkdocsSyntax(has_own_tables=not path.lower().endswith(".ipynb"))
    return Syntax()
