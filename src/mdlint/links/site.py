"""The addresses of pages on sites built from Markdown, and the page that a folder shows."""

from collections.abc import Collection, Iterator

_SUFFIXES = (".md", ".mdx", ".markdown")
_INDEXES = tuple(name + suffix for name in ("index", "readme") for suffix in _SUFFIXES)
# Sites show notebooks as pages too, with plugins such as mkdocs-jupyter.
_NOTEBOOK = ".ipynb"
_INDEX_NOTEBOOK = "index" + _NOTEBOOK
# Docusaurus makes an index page from this file, or from the same in YAML.
CATEGORY = "_category_.json"
_CATEGORIES = frozenset({CATEGORY, "_category_.yml", "_category_.yaml"})

Parts = tuple[str, ...]


def is_page(path: str) -> bool:
    """Whether a path is a Markdown page, by its name."""
    return path.lower().endswith(_SUFFIXES)


def is_html(path: str) -> bool:
    """Whether a path is an HTML page, by its name."""
    return path.lower().endswith((".html", ".htm"))


def index_of(names: Collection[str]) -> str | None:
    """Return the index page of a folder with these names; None if there is none."""
    by_lower_case = {name.lower(): name for name in names if is_page(name)}
    return next((by_lower_case[index] for index in _INDEXES if index in by_lower_case), None)


def has_address(names: Collection[str]) -> bool:
    """Whether a site has a page for a folder with these names."""
    return index_of(names) is not None or not _CATEGORIES.isdisjoint(names) or _INDEX_NOTEBOOK in names


def may_have_page(names: Collection[str]) -> bool:
    """Whether GitHub or a site may show anything with anchors for a folder with these names."""
    return has_address(names) or any(name.lower().startswith("readme") or is_html(name) for name in names)


def is_own_address(name: str) -> bool:
    """Whether the address of a page with this name ends in its own name, and not in the name of its folder."""
    return name.lower() not in (*_INDEXES, _INDEX_NOTEBOOK)


def sources_of(parts: Parts) -> Iterator[Parts]:
    """Yield the folder and the files that may be shown at an address: `x`, `x.html` and `x/index.html` show `x.md`."""
    *above, last = parts
    address = tuple(above) if last == "index.html" else (*above, last.removesuffix(".html"))
    yield address
    if address:
        yield from ((*address[:-1], address[-1] + suffix) for suffix in (*_SUFFIXES, _NOTEBOOK))
