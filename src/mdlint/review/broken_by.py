"""Links on unchanged lines that a change has broken: their page, or its heading, is gone or has another name."""

from collections.abc import Callable, Collection
from posixpath import dirname, join, normpath

from mdlint.destinations import Facts
from mdlint.links import local_facts
from mdlint.links.local_target import LocalTarget, local_target
from mdlint.links.site import sources_of
from mdlint.model import Diagnostic, Page, Span

_LINK_RULES = frozenset({"broken-link", "broken-anchor"})


class BrokenBy:
    """Tells whether a change has broken a link.

    `gone` are the paths of the files that are no longer there, from the root of the work tree. `old_anchors` returns
    the anchors that a page with such a path had before the change, none if it has not changed.
    """

    def __init__(self, gone: Collection[str], old_anchors: Callable[[str], Collection[str]]) -> None:
        self._gone = frozenset(gone)
        self._gone_folders = frozenset(above for path in gone for above in folders_above(path))
        self._old_anchors = old_anchors

    def has(self, diagnostic: Diagnostic, page: Page, path: str) -> bool:
        """Whether a finding on a page, which has a path from the root of the work tree, is such a link."""
        if diagnostic.rule not in _LINK_RULES:
            return False
        target = _targets(local_facts(page)).get(diagnostic.span)
        local = None if target is None else local_target(target)
        if local is None:
            return False
        places = _places(local, path)
        if diagnostic.rule == "broken-link":
            return any(place in self._gone or place in self._gone_folders for place in places)
        return any(local.fragment in self._old_anchors(place) for place in places)


def _targets(facts: Facts) -> dict[Span, str]:
    return {
        **{definition.span: definition.target for definition in facts.definitions},
        **{link.span: link.target for link in facts.links},
    }


def _places(target: LocalTarget, page: str) -> list[str]:
    """Return the paths that a target may lead to: itself, and the pages that a site shows at this address."""
    if not target.parts:
        return [page]
    folder = "" if target.from_root else dirname(page)
    found = [target.parts, *sources_of(target.parts)]
    # On a site, `x/` is the address of `x.md`, and `../y/` leads to the page next to it.
    bases = [folder, page.rpartition(".")[0]]
    return [normpath(join(base, *parts)) for base in bases for parts in found if parts]


def folders_above(path: str) -> list[str]:
    """Return the paths of the folders that a path is in, the outermost first."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
