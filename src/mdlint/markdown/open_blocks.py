"""The blocks of a page that are open while its lines are read, and the leaves that were finished before.

Nothing here decides what a line is: see `blocks` and `plain_lines`.
"""

from mdlint.markdown.containers import Container, ContainerKind
from mdlint.markdown.definitions import take_definitions
from mdlint.markdown.leaves import BreakLeaf, HeadingLeaf, Leaf, OpenLeaf, ParagraphLeaf, TableLeaf
from mdlint.markdown.pipes import count_cells, is_delimiter_row
from mdlint.model import Definition, TextLine


class OpenBlocks:
    """The open containers, from the outside in, and the open leaf, which is in the innermost of them.

    `leaves` are the finished leaf blocks in reading order, and `headings` has, for each of them, the indices of the
    headings that it is under. `definitions` are the link reference definitions by the keys of their labels, `footnotes`
    the labels of footnotes by their folded form. `containers` are all containers in the order of their numbers.
    """

    __slots__ = ("_above", "containers", "definitions", "footnotes", "headings", "leaf", "leaves", "stack")

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self.headings: list[tuple[int, ...]] = []
        self.definitions: dict[str, Definition] = {}
        self.footnotes: dict[str, str] = {}
        self.containers: list[Container] = []
        self.stack: list[Container] = []
        self.leaf: OpenLeaf | None = None
        # The headings that the next leaf is under.
        self._above: tuple[int, ...] = ()

    def number(self, depth: int) -> int:
        """Return the number of the container at a depth, which counts from 1; 0 for the page."""
        return self.stack[depth - 1].number if depth else 0

    def container(self, kind: ContainerKind, indent: int) -> Container:
        """Return a new container, which is not open yet."""
        container = Container(kind, len(self.containers) + 1, self._above, indent)
        self.containers.append(container)
        return container

    def push(self, container: Container) -> None:
        """Open a container in the innermost one."""
        container.begin_in(self.stack)
        self.stack.append(container)

    def begin(self, depth: int, leaf: Leaf) -> None:
        """Close the containers below a depth, and begin a leaf there."""
        self.close_to(depth)
        if self.stack:
            self.stack[-1].empty = False
        if isinstance(leaf, HeadingLeaf | BreakLeaf):
            self.append(leaf)
        else:
            self.leaf = leaf

    def close_to(self, depth: int) -> None:
        """Close the open leaf, and the containers below a depth."""
        self.close_leaf()
        if depth < len(self.stack):
            self._above = self.stack[depth].headings
            del self.stack[depth:]

    def close_leaf(self) -> None:
        """Finish the open leaf. A paragraph that is all definitions leaves nothing."""
        leaf, self.leaf = self.leaf, None
        if isinstance(leaf, ParagraphLeaf):
            leaf.lines = self.without_definitions(leaf.lines)
            if leaf.lines:
                self.append(leaf)
        elif leaf is not None:
            self.append(leaf)

    def without_definitions(self, lines: list[TextLine]) -> list[TextLine]:
        """Return the lines of a paragraph without the definitions that it begins with, which are remembered."""
        if not lines or lines[0].text[:1] != "[":
            return lines
        return lines[take_definitions(lines, self.definitions) :]

    def append(self, leaf: Leaf) -> None:
        """Add a finished leaf."""
        self.headings.append(self._above)
        if isinstance(leaf, HeadingLeaf):
            self._above = (*[i for i in self._above if self._level(i) < leaf.level], len(self.leaves))
        self.leaves.append(leaf)

    def _level(self, index: int) -> int:
        heading = self.leaves[index]
        return heading.level if isinstance(heading, HeadingLeaf) else 0

    def add_text(self, line: TextLine) -> None:
        """Add a line of text to the open paragraph or table, or begin a paragraph with it."""
        leaf = self.leaf
        if isinstance(leaf, ParagraphLeaf):
            leaf.lines.append(line)
        elif isinstance(leaf, TableLeaf) and leaf.takes(line):
            leaf.rows.append(line)
        elif isinstance(leaf, TableLeaf):
            lines = [leaf.header, leaf.delimiter, *leaf.rows, line]
            self.leaf = ParagraphLeaf(lines, leaf.container, no_table=True)
        else:
            depth = len(self.stack)
            self.begin(depth, ParagraphLeaf([line], self.number(depth)))

    def begin_table(self, delimiter: TextLine) -> bool:
        """Begin a table if the last line of the paragraph and this line are header and delimiter row; False if not."""
        leaf = self.leaf
        if not isinstance(leaf, ParagraphLeaf) or leaf.no_table or not is_delimiter_row(delimiter.text):
            return False
        header = leaf.lines[-1]
        if count_cells(header.text) != count_cells(delimiter.text):
            leaf.no_table = True
            return False
        if len(leaf.lines) > 1:
            # cmark-gfm reads these lines as text, even if they are link reference definitions.
            self.append(ParagraphLeaf(leaf.lines[:-1], leaf.container))
        self.leaf = TableLeaf(header, delimiter, leaf.container)
        return True
