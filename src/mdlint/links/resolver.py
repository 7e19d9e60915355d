"""Where the links of pages lead. Each folder is listed once, each page read once, and the network is never asked."""

from collections.abc import Mapping
from os.path import basename, dirname, join
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mdlint.config import Config
from mdlint.files import Source, read
from mdlint.globs import relative
from mdlint.links.disk import Disk
from mdlint.links.lookup import Lookup, Missing
from mdlint.links.made import Builds, is_code_name, is_file_name, is_without_file
from mdlint.links.site import index_of, is_page
from mdlint.links.suggestions import Suggestions
from mdlint.links.targets import Target, label_key, local
from mdlint.markdown import facts, is_notebook, read_page
from mdlint.model import Definition, Destination, Dialect, Facts, Link
from mdlint.utf8 import Unreadable

Anchors: TypeAlias = frozenset[str]

# Those of content tabs: `__tabbed_1_1`.
_OF_PLUGINS = "__"
# Colab and JupyterLab find cells by such: `scrollTo=uJX3`, `cell-id=4f2e`.
_OF_NOTEBOOK_APPS = "="


class Origin(NamedTuple):
    """A page whose links are looked up, and its absolute path, None for one that lies nowhere."""

    facts: Facts
    config: Config
    place: str | None

    @property
    def is_routed(self) -> bool:
        """Whether its site gives pages other addresses than their files have. MDX is there for such sites alone."""
        return self.config.dialect in ("mkdocs", "docusaurus") or self.facts.path.endswith(".mdx")

    @property
    def has_references(self) -> bool:
        """Whether its targets may be names that are given anywhere in the project, as in MyST."""
        return self.config.dialect == "myst"


class Resolver:
    """Looks up where links lead. `pages` are those that are checked, by their absolute paths."""

    def __init__(self, pages: Mapping[str, Facts]) -> None:
        self._disk = Disk()
        self._lookup = Lookup(self._disk)
        self._suggestions = Suggestions(self._disk, pages.keys())
        self._builds = Builds(self._disk)
        self._anchors: dict[str, Anchors | None] = {path: facts.anchors for path, facts in pages.items()}
        self._folder = Path.cwd()
        self._shown: dict[str, str] = {}

    def destinations(self, origin: Origin) -> list[Destination]:
        """Where the targets on a page lead: those of links, and those of the definitions that links refer to."""
        links, definitions = origin.facts.links, origin.facts.definitions
        used = {label_key(link.label) for link in links if link.label is not None}
        sources: list[Link | Definition] = [link for link in links if link.label is None]
        sources += [definition for definition in definitions if label_key(definition.label) in used]
        return [self._destination(source, origin) for source in sources]

    def _destination(self, source: Link | Definition, origin: Origin) -> Destination:
        target = None if origin.config.links.ignores(source.target) else local(source.target)
        if target is None:
            return Destination(source)
        if not target.parts and not target.from_root:
            anchors = None if origin.has_references else origin.facts.anchors
            return self._on_page(source, target, origin, origin.facts.path, anchors)
        if origin.place is None:
            return Destination(source)
        place = self._lookup.place(target, origin.place, self._root(origin), is_routed=origin.is_routed)
        if isinstance(place, Missing):
            return self._missing(source, target, origin, place)
        return self._there(source, target, origin, place) if place is not None else Destination(source)

    def _there(self, source: Link | Definition, target: Target, origin: Origin, place: str) -> Destination:
        page = self._page(place) if target.fragment else None
        anchors = self._anchors_of(page, origin.config) if page else None
        return self._on_page(source, target, origin, self._called(page or place), anchors)

    def _root(self, origin: Origin) -> str | None:
        """The folder that stands for `/`: on GitHub it is the repository."""
        root = origin.config.links.root
        if root is not None or origin.config.dialect != "github" or origin.place is None:
            return None if root is None else str(root)
        return self._disk.repository(dirname(origin.place))

    def _page(self, place: str) -> str | None:
        """The page that is shown of a place, if one is."""
        if not self._disk.is_folder(place):
            return place if is_page(place) or is_notebook(place) else None
        index = index_of((self._disk.names(place) or {}).values())
        return join(place, index) if index else None

    def _anchors_of(self, page: str, config: Config) -> Anchors | None:
        if page not in self._anchors:
            self._anchors[page] = _read_anchors(page, config)
        return self._anchors[page]

    def _called(self, path: str) -> str:
        """The path as messages call it: from the working directory, as pages are."""
        if path not in self._shown:
            self._shown[path] = relative(path, self._folder)
        return self._shown[path]

    def _missing(self, source: Link | Definition, target: Target, origin: Origin, place: Missing) -> Destination:
        if origin.has_references and not is_file_name(place.rest[-1]):
            return Destination(source)
        page = origin.place or ""
        meant = self._suggestions.in_other_case(place, page)
        if meant is None and self._is_made(source, target, origin, place):
            return Destination(source)
        meant = meant or self._suggestions.instead_of(place, page)
        folder = (self._root(origin) or "") if target.from_root else dirname(page)
        nearby = ("/" * target.from_root + relative(meant, Path(folder)),) if meant else ()
        return Destination(source, self._called(join(place.folder, *place.rest)), exists=False, nearby=nearby)

    def _is_made(self, source: Link | Definition, target: Target, origin: Origin, place: Missing) -> bool:
        """Whether what is missing is no file of the repository, but made or looked up by a tool, or to be filled in."""
        is_rendered = not origin.is_routed and self._builds.render(place)
        return is_rendered or is_without_file(source.target) or self._builds.make(place, is_folder=target.is_folder)

    @staticmethod
    def _on_page(
        source: Link | Definition, target: Target, origin: Origin, path: str, anchors: Anchors | None
    ) -> Destination:
        fragment = "" if target.is_source else _anchor(target.fragment, path, origin.config.dialect)
        return Destination(source, path, fragment=fragment, anchors=anchors if fragment else None)


def _read_anchors(page: str, config: Config) -> Anchors | None:
    """The anchors of a page that is not checked itself, as the site has them of a page that links to it."""
    text = read(Source(page, config))
    read_as = text if isinstance(text, Unreadable) else read_page(text, page, config.dialect, config.slugs)
    return None if isinstance(read_as, Unreadable) else facts(read_as).anchors


def _anchor(fragment: str, path: str, dialect: Dialect) -> str:
    """The anchor that a fragment stands for on a page; none if a tool makes that one itself."""
    if is_code_name(fragment) or (is_notebook(path) and _OF_NOTEBOOK_APPS in fragment):
        return ""
    if dialect == "github":
        is_readme = basename(path).lower().startswith("readme.")
        return "" if is_readme and fragment == "readme" else fragment
    return "" if fragment.startswith(_OF_PLUGINS) else fragment
