"""Links between pages: what a page tells the project stage, and where a link leads."""

from typing import Literal, NamedTuple, TypeAlias

from mdlint.model import Definition, Link


class Facts(NamedTuple):
    """The part of a page that the project stage needs to check links. It is small and does not hold the page's text.

    `anchors` are the URL fragments that lead to a place on the page, as its dialect makes them; None if they can't be
    known.
    """

    path: str
    links: tuple[Link, ...]
    definitions: tuple[Definition, ...]
    anchors: frozenset[str] | None


# How the targets that may have been meant are near to a target that does not exist: they differ only in upper and lower
# case, or only in letters that look alike; the file is in another folder; the target is an address without its scheme;
# or the names are similar.
Nearness: TypeAlias = Literal["case", "look", "folder", "scheme", "name"]


class Destination(NamedTuple):
    """Where a link or a definition leads, looked up in the file system.

    `path` is the file or folder that the target names, as messages show it; None if that can't be known (the target has
    a scheme, leads out of the repository, or is not to be checked). `exists` is true if it is there in this exact
    spelling. If not, `nearby` are targets that may have been meant, and `nearness` is how they are near. `anchors` are
    the anchors of the page at `path`, none for a folder without a page; None if the `fragment` can't be checked (`path`
    is not a page, or there is no fragment). `ignores_case` is true if the site finds an anchor in any case.
    """

    source: Link | Definition
    path: str | None = None
    exists: bool = True
    nearby: tuple[str, ...] = ()
    nearness: Nearness | None = None
    fragment: str = ""
    anchors: frozenset[str] | None = None
    ignores_case: bool = False
