"""Resolve the links of pages. Each folder is listed once and each page read once; the network is never used."""

from collections.abc import Mapping, Sequence
from os.path import basename, commonpath, dirname, join
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mdlint.config import Config
from mdlint.destinations import Destination, Facts
from mdlint.files.globs import relative
from mdlint.files.utf8 import Unreadable, decode
from mdlint.links.addresses import misspelled_host, with_scheme
from mdlint.links.causes import BrokenLink, Search, is_bare_page, notes, site_root
from mdlint.links.disk import Disk
from mdlint.links.local_target import LocalTarget, label_key, local_target
from mdlint.links.lookup import Lookup, LookupResult, Missing
from mdlint.links.non_files import BuildOutput, is_code_name, is_file_name, is_without_file
from mdlint.links.repository import Repository, repository_target
from mdlint.links.site import index_of, is_page, may_have_page
from mdlint.links.suggestions import Suggestions
from mdlint.links.tree import FileTree
from mdlint.markdown import facts, is_notebook, read_page
from mdlint.model import Definition, Diagnostic, Dialect, Link, Span
from mdlint.text.lazy_pattern import lazy_pattern

Anchors: TypeAlias = frozenset[str]

# Begins the anchors that plugins make, such as those of content tabs: `__tabbed_1_1`.
_OF_PLUGINS = "__"
# In the fragments by which Colab and JupyterLab find a cell: `scrollTo=uJX3`, `cell-id=4f2e`.
_OF_NOTEBOOK_APPS = "="
# The fragments by which GitHub finds lines of a source: `L7`, `L30-L31`, `L3C24-L88`.
_LINES = lazy_pattern(r"L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?")


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
    def is_on_github(self) -> bool:
        """Whether GitHub shows it, and not a site that is built from it."""
        return self.config.dialect == "github" and not self.is_routed

    @property
    def has_references(self) -> bool:
        """Whether its targets may be names that are defined anywhere in the project, as in MyST."""
        return self.config.dialect == "myst"


class Resolver:
    """Finds out where links lead. `pages` are the anchors of checked pages by their absolute paths, None if unknown.

    `tree` has all files; by default it is the file system.
    """

    def __init__(self, pages: Mapping[str, Anchors | None], tree: FileTree | None = None) -> None:
        self._pages = pages
        self._disk = tree or Disk(pages)
        self._lookup = Lookup(self._disk)
        self._suggestions = Suggestions(self._disk, self._lookup, pages)
        self._build_output = BuildOutput(self._disk)
        self._read: dict[str, Anchors | None] = {}
        self._repositories: dict[str, Repository] = {}
        self._broken: dict[tuple[str, Span], tuple[LocalTarget, Origin]] = {}
        self._display_paths: dict[str, str] = {}
        self._common: str | None = None

    def destinations(self, origin: Origin) -> list[Destination]:
        """Return where the links of a page lead, and the definitions that links refer to."""
        links, definitions = origin.facts.links, origin.facts.definitions
        used = {label_key(link.label) for link in links if link.label is not None}
        sources: list[Link | Definition] = [link for link in links if link.label is None]
        sources += [definition for definition in definitions if label_key(definition.label) in used]
        return [self._destination(source, origin) for source in sources]

    def causes(self, diagnostics: Sequence[Diagnostic]) -> tuple[str, ...]:
        """Return a note for each setting that would mend most of the broken links of a run, given what it reports."""
        reported = [(found.path, found.span) for found in diagnostics if found.rule == "broken-link"]
        broken = [self._broken_link(*self._broken[place]) for place in reported if place in self._broken]
        return tuple(notes(broken, len(reported), Search(self._disk.paths, self._has_address)))

    def _broken_link(self, target: LocalTarget, origin: Origin) -> BrokenLink:
        page = origin.absolute_path or ""
        repository = self._disk.repository(dirname(page))
        return BrokenLink(target, page, origin.config, site_root(origin.config, repository, page, self._common_folder))

    def _common_folder(self) -> str:
        """Return the folder that has all checked pages."""
        if self._common is None:
            self._common = commonpath({dirname(page) for page in self._pages})
        return self._common

    def _has_address(self, link: BrokenLink) -> bool:
        """Whether a target leads to a page if it is read as an address of a site."""
        return isinstance(self._lookup.find(link.target, link.page, link.root, is_routed=True), str)

    def _destination(self, source: Link | Definition, origin: Origin) -> Destination:
        if origin.config.links.ignores(source.target):
            return Destination(source)
        target = local_target(source.target)
        if target is None:
            return self._in_own_repository(source, origin)
        if not target.parts and not target.from_root:
            anchors = None if origin.has_references else origin.facts.anchors
            return self._on_page(source, target, origin, origin.facts.path, anchors)
        if origin.absolute_path is None:
            return Destination(source)
        found = self._find(target, origin)
        if isinstance(found, Missing):
            is_known = self._disk.lists(found.rest[-1])
            return self._missing(source, target, origin, found) if is_known else Destination(source)
        return self._existing_destination(source, target, origin, found) if found is not None else Destination(source)

    def _find(self, target: LocalTarget, origin: Origin) -> LookupResult:
        """Find the path that a target on a page with a path names."""
        page, root = origin.absolute_path or "", self._root(origin) if target.from_root else None
        found = self._lookup.find(target, page, root, is_routed=origin.is_routed)
        if isinstance(found, Missing) and (other := target.with_slashes):
            # MkDocs decodes a slash and finds the file. Of other sites that is not known.
            with_slashes = self._lookup.find(other, page, root, is_routed=origin.is_routed)
            if not isinstance(with_slashes, Missing):
                return with_slashes if origin.config.dialect == "mkdocs" else None
        return self._by_name(target, origin, found) if isinstance(found, Missing) else found

    def _by_name(self, target: LocalTarget, origin: Origin, missing: Missing) -> LookupResult:
        """Find the page with a bare name in any folder, if the configuration asks for it; None if there are several."""
        if not origin.config.links.by_name or not is_bare_page(target):
            return missing
        paths = self._disk.paths(str(origin.config.root), target.parts[0])
        if len(paths) != 1 or self._disk.leads_out(paths[0]):
            return None if paths else missing
        return paths[0]

    def _in_own_repository(self, source: Link | Definition, origin: Origin) -> Destination:
        """Return the destination of an address on GitHub, if it is in the repository of the page and on its branch."""
        address = repository_target(source.target)
        if address is None or origin.absolute_path is None:
            return _at_host(source)
        root = self._disk.repository(dirname(origin.absolute_path)) or str(origin.config.root)
        if root not in self._repositories:
            self._repositories[root] = self._disk.repository_at(root)
        known = self._repositories[root]
        is_own = address.repository == (origin.config.links.repository or known.name).lower()
        target = address.below(known.branches) if is_own else None
        found = self._lookup.find(target, origin.absolute_path, root, is_routed=False) if target else None
        if target is None or found is None:
            return Destination(source)
        if isinstance(found, Missing):
            is_ignored = self._build_output.is_ignored(found, is_folder=target.is_folder)
            is_known = self._disk.lists(found.rest[-1]) and not is_ignored
            return self._missing_from(root, source, target, found) if is_known else Destination(source)
        if not origin.is_on_github:
            # GitHub's anchors may differ from those of the site that the page is for.
            target = target._replace(fragment="")
        return self._existing_destination(source, target, origin, found)

    def _missing_from(self, root: str, source: Link | Definition, target: LocalTarget, missing: Missing) -> Destination:
        suggestions = self._suggestions
        found = suggestions.in_other_case(missing, "") or suggestions.elsewhere(missing, target, "", is_routed=False)
        found = found or suggestions.similar(missing, "")
        nearby = tuple(relative(path, Path(root)) for path in found.paths) if found else ()
        nearness = found.nearness if found else None
        return Destination(source, self._display_path(missing.path), exists=False, nearby=nearby, nearness=nearness)

    def _existing_destination(
        self, source: Link | Definition, target: LocalTarget, origin: Origin, path: str
    ) -> Destination:
        """Return the destination of an existing target, with the anchors of its page if it has a fragment."""
        page = self._page(path) if target.fragment else None
        anchors = self._anchors_of(page, origin.config) if page else None
        if target.fragment and page is None and not origin.has_references and self._shows_no_page(path):
            anchors = frozenset()
        return self._on_page(source, target, origin, self._display_path(page or path), anchors)

    def _shows_no_page(self, path: str) -> bool:
        """Whether a path is a folder without anything that GitHub or a site shows as its page."""
        is_listed = self._disk.is_folder(path) and self._disk.lists("index.html")
        names = self._disk.names(path) if is_listed else None
        # GitHub also shows a readme in another language, and for the root of a repository those of other folders.
        return names is not None and not may_have_page(names.values()) and self._disk.repository(path) != path

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
        return join(path, index) if index and not self._disk.leads_out(join(path, index)) else None

    def _anchors_of(self, page: str, config: Config) -> Anchors | None:
        if page in self._pages:
            return self._pages[page]
        if page not in self._read:
            self._read[page] = _read_anchors(self._disk.content(page), page, config)
        return self._read[page]

    def _display_path(self, path: str) -> str:
        """Return a path as messages show it."""
        if path not in self._display_paths:
            self._display_paths[path] = self._disk.shown(path)
        return self._display_paths[path]

    def _missing(self, source: Link | Definition, target: LocalTarget, origin: Origin, missing: Missing) -> Destination:
        page = origin.absolute_path or ""
        address = with_scheme(source.target)
        if origin.has_references and not (address or is_file_name(missing.rest[-1])):
            return Destination(source)
        found = self._suggestions.in_other_case(missing, page)
        if found is None and not address and self._is_non_file(source, target, origin, missing):
            return Destination(source)
        found = found or self._suggestions.elsewhere(missing, target, page, is_routed=origin.is_routed)
        destination = Destination(source, self._display_path(missing.path), exists=False)
        self._broken[origin.facts.path, source.span] = target, origin
        if found is None and address:
            return destination._replace(nearby=(address,), nearness="scheme")
        found = found or self._suggestions.similar(missing, page)
        if found is None:
            return destination
        folder = Path((self._root(origin) or "") if target.from_root else dirname(page))
        nearby = tuple("/" * target.from_root + relative(path, folder) for path in found.paths)
        return destination._replace(nearby=nearby, nearness=found.nearness)

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
        known = anchors if fragment else None
        return Destination(source, path, fragment=fragment, anchors=known, ignores_case=origin.is_on_github)


def _at_host(source: Link | Definition) -> Destination:
    """Return the destination of an address: unknown, unless its host has a letter that only looks right."""
    host = misspelled_host(source.target)
    return (
        Destination(source, host.found, exists=False, nearby=(host.meant,), nearness="look")
        if host
        else Destination(source)
    )


def _read_anchors(content: bytes | Unreadable, page: str, config: Config) -> Anchors | None:
    """Return the anchors of a page that is not checked itself, by the configuration of the page that links to it."""
    config = config.for_page(page)
    text = decode(content)
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
        if _LINES.fullmatch(fragment):
            return ""
        is_whole_readme = fragment == "readme" and basename(path).lower().startswith("readme.")
        return "" if is_whole_readme else fragment
    return "" if fragment.startswith(_OF_PLUGINS) else fragment
