"""The configuration files of site generators: which folders of pages each is for, and what it says about the pages.

None of them is executed, and YAML is not parsed: the files of MkDocs have tags that name Python objects, and a few keys
are all that matters. A file that can't be read is like an empty one, since the generator reports that better.
"""

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from mdlint.dialect_names import Dialect, Mathematics, Slugs
from mdlint.files.utf8 import Unreadable, decode, read_bytes
from mdlint.text.lazy_pattern import lazy_pattern


class Site(NamedTuple):
    """A site that pages are for: the generator's name, its configuration file, and what the pages are read as.

    `slugs` is None if the file does not set it in a way that mdlint knows.
    """

    name: str
    file: Path
    dialect: Dialect
    mathematics: Mathematics = "unknown"
    slugs: Slugs | None = None


class Claim(NamedTuple):
    """A folder, as an absolute path without `..`, whose pages are those of a site."""

    folder: str
    site: Site


_MKDOCS_FILES = ("mkdocs.yml", "mkdocs.yaml")
_DOCS = "docs"
# MkDocs lets a file inherit from another. Nobody chains more of them, and a circle must end.
_MOST_PARENTS = 5
_DOCUSAURUS = "docusaurus.config."
# The folders that Docusaurus reads pages from by default.
_DOCUSAURUS_FOLDERS = (_DOCS, "versioned_docs", "blog", "src", "i18n")
_PATH = lazy_pattern(r"""\bpath['"]?\s*:\s*(?:path\.(?:join|resolve)\(__dirname,\s*)?(["'`])([^"'`\n$]+)\1""")
_TOP_LEVEL = lazy_pattern(r"""(["']?)([A-Za-z_]\w*)\1[ ]*:(?:[ ]+|$)(.*)""")
_COMMENT = lazy_pattern(r"(?:^|(?<=[ \t]))#.*")
# `!ENV [DOCS_DIR, docs]`: the last one is the default.
_FROM_ENVIRONMENT = lazy_pattern(r"!ENV\s*\[(.*)\]", re.DOTALL)
_PLAIN = lazy_pattern(r"""(["']?)([^"'!&*\[\]{}|>%@`][^"']*)\1$""")
_TOC = lazy_pattern(r"""[ \t]*(?:-[ \t]+)?["']?(?:toc|markdown\.extensions\.toc)["']?[ \t]*:[ \t]*$""")
_SLUGIFY = lazy_pattern(r"slugify[ \t]*:[ \t]*(?:!!python/(?:name|object/apply):)?([\w.]+)")
_ARITHMATEX = lazy_pattern(r"(?<![\w.])pymdownx\.arithmatex(?![\w.])")
_LOWER_CASE = lazy_pattern(r"\bcase[ \t]*:[ \t]*[\"']?lower")
_SLUGIFIERS: Mapping[str, Slugs] = {
    "markdown.extensions.toc.slugify": "markdown",
    "markdown.extensions.toc.slugify_unicode": "markdown-unicode",
    "pymdownx.slugs.slugify": "pymdownx-cased",
    "pymdownx.slugs.uslugify": "pymdownx",
    "pymdownx.slugs.uslugify_cased": "pymdownx-cased",
}
# The list of extensions of a `conf.py`, as far as its first bracket that closes.
_EXTENSIONS = lazy_pattern(r"^[ \t]*extensions\s*(?::[^=\n]+)?(?:\+?=|\.\w+\()([^\])]*+)", re.MULTILINE)
_MYST_EXTENSION = lazy_pattern(r"""["']myst[-_](?:parser|nb)["']""")
_PYTHON_COMMENT = lazy_pattern(r"#.*")


def claims_in(folder: Path, names: Collection[str]) -> Iterator[Claim]:
    """Yield the claims of the site files in a folder, given the names of all its entries.

    Of two claims to the same folder, the first one counts.
    """
    for name in sorted(names):
        if name.startswith(_DOCUSAURUS):
            yield from _docusaurus(folder / name)
            break
    for name in _MKDOCS_FILES:
        if name in names:
            yield _mkdocs(folder / name)
            break
    if "zensical.toml" in names:
        yield _zensical(folder / "zensical.toml")
    for name, generator, is_site in _MYST_FILES:
        if name in names and is_site(folder / name, names):
            yield Claim(str(folder), Site(generator, folder / name, "myst"))


def _docusaurus(file: Path) -> Iterator[Claim]:
    text = _text(file)
    site = Site("Docusaurus", file, "docusaurus", "remark" if "remark-math" in text else "none")
    for path in (*_DOCUSAURUS_FOLDERS, *(match[2] for match in _PATH.finditer(text))):
        yield Claim(_below(file, path), site)


def _mkdocs(file: Path) -> Claim:
    keys = _mkdocs_keys(file)
    extensions = keys.get("markdown_extensions", "")
    mathematics: Mathematics = "arithmatex" if _ARITHMATEX.search(extensions) else "none"
    site = Site("MkDocs", file, "mkdocs", mathematics, _slugs(extensions))
    return Claim(_below(file, _scalar(keys.get("docs_dir", "")) or _DOCS), site)


def _mkdocs_keys(file: Path, depth: int = 0) -> Mapping[str, str]:
    """Return the values of the top-level keys as they are written, comments aside, with those of the parent file."""
    lines: dict[str, list[str]] = {}
    last = None
    for written in _text(file).splitlines():
        line = _COMMENT.sub("", written).rstrip()
        if found := _TOP_LEVEL.match(line):
            last = found[2]
            lines[last] = [found[3]]
        elif last is not None and line:
            lines[last].append(line)
    keys = {key: "\n".join(value) for key, value in lines.items()}
    parent = _scalar(keys.get("INHERIT", ""))
    return {**_mkdocs_keys(file.parent / parent, depth + 1), **keys} if parent and depth < _MOST_PARENTS else keys


def _scalar(written: str) -> str | None:
    """Return a value that is a plain or quoted text on one line; None for any other value."""
    default = _FROM_ENVIRONMENT.fullmatch(written.strip())
    if default and "," in default[1]:
        written = default[1].rpartition(",")[2]
    plain = _PLAIN.match(written.strip())
    return plain[2].strip() if plain else None


def _slugs(extensions: str) -> Slugs | None:
    """Return the kind of slugs in the written value of `markdown_extensions`; None if it is not known."""
    lines = extensions.split("\n")
    toc = next((number for number, line in enumerate(lines) if _TOC.match(line)), None)
    if toc is None:
        return None
    indent = _indent(lines[toc])
    options = []
    for line in lines[toc + 1 :]:
        if _indent(line) <= indent:
            break
        options.append(line)
    written = "\n".join(options)
    slugify = _SLUGIFY.search(written)
    slugs = _SLUGIFIERS.get(slugify[1]) if slugify else None
    return "pymdownx" if slugs == "pymdownx-cased" and _LOWER_CASE.search(written) else slugs


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _zensical(file: Path) -> Claim:
    """Zensical is made by the authors of Material for MkDocs, and reads its pages with Python-Markdown too."""
    import tomllib  # noqa: PLC0415  1.5 ms, which a run without such a file does without

    try:
        project: Any = tomllib.loads(_text(file)).get("project")
    except (ValueError, RecursionError):
        project = None
    written = project.get("docs_dir") if isinstance(project, dict) else None
    extensions = str(project.get("markdown_extensions", "")) if isinstance(project, dict) else ""
    mathematics: Mathematics = "arithmatex" if "arithmatex" in extensions else "unknown"
    folder = written if isinstance(written, str) and written and "\0" not in written else _DOCS
    return Claim(_below(file, folder), Site("Zensical", file, "mkdocs", mathematics))


def _has_myst_extension(file: Path, _names: Collection[str]) -> bool:
    """Whether a `conf.py` lists an extension that reads MyST."""
    text = _PYTHON_COMMENT.sub("", _text(file))
    return any(_MYST_EXTENSION.search(listed[1]) for listed in _EXTENSIONS.finditer(text))


_MYST_FILES: tuple[tuple[str, str, Callable[[Path, Collection[str]], bool]], ...] = (
    ("myst.yml", "MyST", lambda _file, _names: True),
    # Jekyll has a file of this name too, without the other one.
    ("_config.yml", "Jupyter Book", lambda _file, names: "_toc.yml" in names),
    ("conf.py", "Sphinx with MyST", _has_myst_extension),
)


def _below(file: Path, path: str) -> str:
    """Return the folder that a path in a file leads to. A folder that does not exist has no pages."""
    return os.path.normpath(os.path.join(file.parent, path))  # noqa: PTH118  Path keeps the `..` of a path


def _text(file: Path) -> str:
    try:
        text = decode(read_bytes(file))
    except ValueError:
        return ""
    return "" if isinstance(text, Unreadable) else text
