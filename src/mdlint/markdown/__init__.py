"""Markdown text to `mdlint.model.Page`: GFM with the place of everything. The only package that imports mistune.

The parts, from the bottom up. A module imports only from its own part and from parts above it in this list:

1. `source_map`, `pipes`, `comments`, `slugs`, `slug_table`: places, the cells of a row, comments for mdlint, slugs.
2. `html/`: tags, attributes, character references, the start and the end of an HTML block.
3. `inline/`: the text of inline content, and its links.
4. `cursor`, `containers`, `leaves`, `plain_tables`, `definitions`: containers and leaf blocks while they are read.
5. `syntax`, `mathematics_blocks`, `open_blocks`, `plain_lines`, `blocks`: lines to containers and leaf blocks.
6. `html_tables/`: the tables in HTML.
7. `dialects/`, `myst/`: what other kinds of Markdown add.
8. `headings`, `table_schemas`, `page`, `anchors`, `parse`: leaf blocks to a page.
9. `notebook/`: a notebook to a page.
"""

from collections.abc import Sequence

from mdlint.files.utf8 import Unreadable
from mdlint.markdown.anchors import anchors_of_headings, facts
from mdlint.markdown.parse import front_matter, parse, split_lines
from mdlint.markdown.pipes import WHITE_SPACE, is_delimiter_row, split_row
from mdlint.model import Dialect, Mathematics, Page, Slugs

__all__ = [
    "WHITE_SPACE",
    "anchors_of_headings",
    "facts",
    "front_matter",
    "is_delimiter_row",
    "is_notebook",
    "lines_of",
    "parse",
    "read_page",
    "split_row",
]


def read_page(
    text: str, path: str, dialect: Dialect, slugs: Slugs = "markdown", mathematics: Mathematics = "unknown"
) -> Page | Unreadable:
    """Read a page: a notebook if its name says so, or else Markdown. A notebook that can't be read is `Unreadable`."""
    if not is_notebook(path):
        return parse(text, path, dialect, slugs, mathematics)
    from mdlint.markdown.notebook import parse_notebook  # noqa: PLC0415  most runs read no notebook

    page = parse_notebook(text, path, dialect)
    return page if isinstance(page, Unreadable) else page._replace(slugs=slugs)


def lines_of(text: str, path: str) -> Sequence[str]:
    """Return the lines of a page as `read_page` numbers them, without reading its blocks."""
    if not is_notebook(path):
        return split_lines(text.removeprefix("\ufeff"))
    from mdlint.markdown.notebook import notebook_lines  # noqa: PLC0415  most runs read no notebook

    return notebook_lines(text)


def is_notebook(path: str) -> bool:
    """Whether the path is that of a Jupyter notebook: its name ends in `.ipynb`."""
    return path.lower().endswith(".ipynb")
