"""Resolve the links of pages. Each folder is listed once and each page read once; the network is never used."""

from collections.abc import Mapping
from os.path import basename, dirname, join
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mdlint.config import Config
from mdlint.discover import Source, read
from mdlint.files.globs import relative
from mdlint.files.utf8 import Unreadable
from mdlint.links.disk import Disk
from mdlint.links.local_target import LocalTarget, label_key, local_target
from mdlint.links.lookup import Lookup, Missing
from mdlint.links.non_files import BuildOutput, is_code_name, is_file_name, is_without_file
from mdlint.links.site import index_of, is_page
from mdlint.links.suggestions import Suggestions
from mdlint.markdown import facts, is_notebook, read_page
from mdlint.model import Definition, Destination, Dialect, Facts, Link

Anchors: TypeAlias = frozenset[str]

# Begins the anchors that plugins make, such as those of content tabs: `__tabbed_1_1`.
_OF_PLUGINS = "__"
# In the fragments by which Colab and JupyterLab find a cell: `scrollTo=uJX3`, `cell-id=4f2e`.
_OF_NOTEBOOK_APPS = "="


class Origin(NamedTuple):
    """A page whose links are looked up. `absolute_path` is None if the page is not a file."""

    facts: Facts
    config: Config
    absolute_path: str | None

    @property
    def is_routed(self) -> bool:
        """Whether the addresses of pages on its site differ from their paths. MDX is only used on such sites."""
        return self.config.dialect in ("mkdocs", "docusaurus") or self.facts.path.endswith(".mdx")

    @property
    def has_references(self) -> bool:
        """Whether its targets may be names that are defined anywhere in the project, as in MyST."""
        return self.config.dialect == "myst"


class Resolver:
    """Finds out where links lead. `pages` are the checked pages by their absolute paths."""

    def __init__(self, pages: Mapping[str, Facts]) -> None:
        self._disk = Disk()
        self._lookup = Lookup(self._disk)
        self._suggestions = Suggestions(self._disk, pages.keys())
        self._build_output = BuildOutput(self._disk)
        self._anchors: dict[str, Anchors | None] = {path: facts.anchors for path, facts in pages.items()}
        self._folder = Path.cwd()
        self._display_paths: dict[str, str] = {}

    def destinations(self, origin: Origin) -> list[Destination]:
        """Return where the links of a page lead, and the definitions that links refer to."""
        links, definitions = origin.facts.links, origin.facts.definitions
        used = {label_key(link.label) for link in links if link.label is not None}
        sources: list[Link | Definition] = [link for link in links if link.label is None]
        sources += [definition for definition in definitions if label_key(definition.label) in used]
        return [self._destination(source, origin) for source in sources]

    def _destination(self, source: Link | Definition, origin: Origin) -> Destination:
        target = None if origin.config.links.ignores(source.target) else local_target(source.target)
        if target is None:
            return Destination(source)
        if not target.parts and not target.from_root:
            anchors = None if origin.has_references else origin.facts.anchors
            return self._on_page(source, target, origin, origin.facts.path, anchors)
        if origin.absolute_path is None:
            return Destination(source)
        found = self._lookup.find(target, origin.absolute_path, self._root(origin), is_routed=origin.is_routed)
        if isinstance(found, Missing):
            return self._missing(source, target, origin, found)
        return self._existing_destination(source, target, origin, found) if found is not None else Destination(source)

    def _existing_destination(
        self, source: Link | Definition, target: LocalTarget, origin: Origin, path: str
    ) -> Destination:
        """Return the destination of an existing target, with the anchors of its page if it has a fragment."""
        page = self._page(path) if target.fragment else None
        anchors = self._anchors_of(page, origin.config) if page else None
        return self._on_page(source, target, origin, self._display_path(page or path), anchors)

    def _root(self, origin: Origin) -> str | None:
        """Return the folder of targets that begin with `/`: the configured one, or on GitHub the repository."""
        root = origin.config.links.root
        if root is not None or origin.config.dialect != "github" or origin.absolute_path is None:
            return None if root is None else str(root)
        return self._disk.repository(dirname(origin.absolute_path))

    def _page(self, path: str) -> str | None:
        """Return the page that is shown for a file or folder; None if there is none."""
        if not self._disk.is_folder(path):
            return path if is_page(path) or is_notebook(path) else None
        index = index_of((self._disk.names(path) or {}).values())
        return join(path, index) if index else None

    def _anchors_of(self, page: str, config: Config) -> Anchors | None:
        if page not in self._anchors:
            self._anchors[page] = _read_anchors(page, config)
        return self._anchors[page]

    def _display_path(self, path: str) -> str:
        """Return a path as messages show it: relative to the working directory."""
        if path not in self._display_paths:
            self._display_paths[path] = relative(path, self._folder)
        return self._display_paths[path]

    def _missing(self, source: Link | Definition, target: LocalTarget, origin: Origin, missing: Missing) -> Destination:
        if origin.has_references and not is_file_name(missing.rest[-1]):
            return Destination(source)
        page = origin.absolute_path or ""
        meant = self._suggestions.in_other_case(missing, page)
        if meant is None and self._is_non_file(source, target, origin, missing):
            return Destination(source)
        meant = meant or self._suggestions.instead_of(missing, page)
        folder = (self._root(origin) or "") if target.from_root else dirname(page)
        nearby = ("/" * target.from_root + relative(meant, Path(folder)),) if meant else ()
        return Destination(source, self._display_path(join(missing.folder, *missing.rest)), exists=False, nearby=nearby)

    def _is_non_file(self, source: Link | Definition, target: LocalTarget, origin: Origin, missing: Missing) -> bool:
        """Whether a missing path needs no file: a tool makes or resolves it, or it is a placeholder."""
        output = self._build_output
        is_site_page = not origin.is_routed and output.is_site_page(missing)
        return is_site_page or is_without_file(source.target) or output.is_ignored(missing, is_folder=target.is_folder)

    @staticmethod
    def _on_page(
        source: Link | Definition, target: LocalTarget, origin: Origin, path: str, anchors: Anchors | None
    ) -> Destination:
        fragment = "" if target.is_source else _anchor(target.fragment, path, origin.config.dialect)
        return Destination(source, path, fragment=fragment, anchors=anchors if fragment else None)


def _read_anchors(page: str, config: Config) -> Anchors | None:
    """Return the anchors of a page that is not checked itself, by the configuration of the page that links to it."""
    text = read(Source(page, config))
    parsed = (
        text
        if isinstance(text, Unreadable)
        else read_page(text, page, config.dialect, config.slugs, config.mathematics)
    )
    return None if isinstance(parsed, Unreadable) else facts(parsed).anchors


def _anchor(fragment: str, path: str, dialect: Dialect) -> str:
    """Return the anchor that a fragment needs on a page; "" if a tool makes the anchor itself."""
    if is_code_name(fragment) or (is_notebook(path) and _OF_NOTEBOOK_APPS in fragment):
        return ""
    if dialect == "github":
        is_readme = basename(path).lower().startswith("readme.")
        return "" if is_readme and fragment == "readme" else fragment
    return "" if fragment.startswith(_OF_PLUGINS) else fragment
