"""How the sites that are built of Markdown address their pages, and which page stands for a folder."""

from collections.abc import Collection, Iterator

_SUFFIXES = (".md", ".mdx", ".markdown")
_INDEXES = tuple(name + suffix for name in ("index", "readme") for suffix in _SUFFIXES)
# Sites make pages of notebooks too, with plugins such as mkdocs-jupyter.
_NOTEBOOK = ".ipynb"
_INDEX_NOTEBOOK = "index" + _NOTEBOOK
# Docusaurus makes an index page of what these say.
_CATEGORIES = frozenset({"_category_.json", "_category_.yml", "_category_.yaml"})

Parts = tuple[str, ...]


def is_page(path: str) -> bool:
    """Whether a path is that of a Markdown page, by its name."""
    return path.lower().endswith(_SUFFIXES)


def is_html(path: str) -> bool:
    """Whether a path is that of an HTML page, by its name."""
    return path.lower().endswith((".html", ".htm"))


def index_of(names: Collection[str]) -> str | None:
    """The name, among those in a folder, of the page that stands for the folder."""
    by_lower_case = {name.lower(): name for name in names if is_page(name)}
    return next((by_lower_case[index] for index in _INDEXES if index in by_lower_case), None)


def has_address(names: Collection[str]) -> bool:
    """Whether a site has a page for the folder with these names."""
    return index_of(names) is not None or not _CATEGORIES.isdisjoint(names) or _INDEX_NOTEBOOK in names


def is_own_address(name: str) -> bool:
    """Whether the page of this name is addressed by a name of its own, and not by that of its folder."""
    return name.lower() not in (*_INDEXES, _INDEX_NOTEBOOK)


def sources_of(parts: Parts) -> Iterator[Parts]:
    """The folder and the files, one of which is at an address of a site: `x`, `x.html` and `x/index.html` are made of `x.md`."""
    *above, last = parts
    address = tuple(above) if last == "index.html" else (*above, last.removesuffix(".html"))
    yield address
    if address:
        yield from ((*address[:-1], address[-1] + suffix) for suffix in (*_SUFFIXES, _NOTEBOOK))
