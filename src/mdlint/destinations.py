"""Links between pages: what a page tells the project stage, and where a link leads."""

from typing import Literal, NamedTuple, TypeAlias

from mdlint.model import Definition, Link
from mdlint.text.lazy_pattern import lazy_pattern

# GitHub puts this before all ids, Docusaurus before those of footnotes.
USER_CONTENT = "user-content-"
# These lead to the top of every page (HTML Living Standard §7.4.6.4).
TOP = frozenset({"", "top"})
_ABSOLUTE = lazy_pattern(r"/|[A-Za-z][A-Za-z0-9+.-]*:")


def is_absolute(target: str) -> bool:
    """Whether a target means the same on every page: it has a scheme, a host, or a path from the root of the site."""
    return _ABSOLUTE.match(target) is not None


class GithubAnchors(frozenset[str]):
    """The anchors of a page on GitHub, where each place has two: `a` and `user-content-a`. Only the first is kept.

    Both are `in` the set. The top of a page is no such place.
    """

    __slots__ = ()

    def __contains__(self, anchor: object) -> bool:
        if super().__contains__(anchor):
            return True
        if not isinstance(anchor, str) or not anchor.startswith(USER_CONTENT):
            return False
        place = anchor.removeprefix(USER_CONTENT)
        return place.removeprefix(USER_CONTENT) not in TOP and super().__contains__(place)


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
