"""A Jupyter notebook as one page: its Markdown cells, each read by itself, as Jupyter and GitHub do.

A code fence, list, quote, definition or footnote of a cell does not extend into the next cell. But readers see the
cells as one document, so tables are under the headings of earlier cells.
"""

from collections.abc import Iterator, Sequence

from mdlint.files.utf8 import Unreadable
from mdlint.markdown.notebook.document import Notebook, SourceCell, read_notebook
from mdlint.markdown.parse import front_matter, parse_lines
from mdlint.model import Block, Dialect, Heading, NotebookCell, Page, Table


def parse_notebook(text: str, path: str, dialect: Dialect) -> Page | Unreadable:
    """Read the text of a notebook as a page; `Unreadable` says where and why it can't be read."""
    notebook = read_notebook(text)
    return notebook if isinstance(notebook, Unreadable) else _page(notebook, path, dialect)


def notebook_lines(text: str) -> Sequence[str]:
    """Return the lines of a notebook as those of a page; none if it can't be read."""
    notebook = read_notebook(text)
    return () if isinstance(notebook, Unreadable) else _whole(notebook)[0]


def _page(notebook: Notebook, path: str, dialect: Dialect) -> Page:
    whole, places = _whole(notebook)
    read = [_cell(cell, place, whole, path, dialect) for cell, place in zip(notebook.cells, places, strict=True)]
    containers = _containers(read)
    return Page(
        path,
        whole,
        tuple(_joined(read, places, containers)),
        links=tuple([link for cell in read for link in cell.links]),
        definitions=tuple([definition for cell in read for definition in cell.definitions]),
        undefined=tuple([reference for cell in read for reference in cell.undefined]),
        ids=tuple([name for cell in read for name in cell.ids]),
        footnotes=tuple([label for cell in read for label in cell.footnotes]),
        dialect=dialect,
        notebook_cells=tuple(places),
        is_static=notebook.is_static,
        top_containers=frozenset([0, *containers]),
    )


def _whole(notebook: Notebook) -> tuple[tuple[str, ...], list[NotebookCell]]:
    """Return the lines of all cells, and the place of each cell among them."""
    lines: list[str] = []
    places: list[NotebookCell] = []
    for number, cell_lines, file_lines in notebook.cells:
        places.append(NotebookCell(number, len(lines) + 1, file_lines))
        # The blank line keeps blocks of two cells from being adjacent.
        lines += [*cell_lines, ""]
    return tuple(lines[:-1]), places


def _cell(cell: SourceCell, place: NotebookCell, whole: tuple[str, ...], path: str, dialect: Dialect) -> Page:
    """Return a cell as a page whose lines are numbered as in the whole notebook."""
    first = front_matter(list(cell.lines)) if cell.number == 1 else 0
    content, number = cell.lines[first:], place.first_line + first
    return parse_lines(whole, content, number, "\n".join(cell.lines), path, dialect, "jupyter")


def _containers(cells: Sequence[Page]) -> list[int]:
    """Return the number that stands for 0 in each cell, so that the containers of all cells have numbers of their own."""
    containers: list[int] = []
    free = 0
    for cell in cells:
        containers.append(free)
        free += 1 + max((block.container for block in cell.blocks), default=0)
    return containers


def _joined(cells: Sequence[Page], places: Sequence[NotebookCell], containers: Sequence[int]) -> Iterator[Block]:
    """Yield the blocks of all cells, with containers of their own, and tables under the headings of earlier cells."""
    above: tuple[Heading, ...] = ()
    for cell, place, container in zip(cells, places, containers, strict=True):
        below = above
        for block in cell.blocks:
            moved = block._replace(container=block.container + container)
            if isinstance(moved, Heading) and not block.container:
                below = (*_above(below, moved), moved)
            if isinstance(moved, Table):
                inner = tuple([own._replace(container=own.container + container) for own in moved.headings])
                outer = _above(above, inner[0]) if inner else above
                moved = moved._replace(headings=(*outer, *inner), first_line=place.first_line)
            yield moved
        above = below


def _above(headings: Sequence[Heading], heading: Heading) -> list[Heading]:
    """Return the open headings that another heading is under."""
    return [above for above in headings if above.level < heading.level]
