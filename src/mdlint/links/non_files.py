"""Targets without a file that are not broken: build output, names in code that a docs tool resolves, placeholders."""

import re
from os.path import dirname
from pathlib import Path

from mdlint.files import ignores
from mdlint.files.ignores import Ignores
from mdlint.links.lookup import Missing
from mdlint.links.site import is_html
from mdlint.links.tree import FileTree, composed
from mdlint.text.lazy_pattern import lazy_pattern

# The extensions of files that pages link to. In upper case, it is a name in code: `sqlalchemy.types.JSON`.
_FILE_ENDINGS = frozenset(
    {"adoc", "docx", "htm", "html", "ipynb", "markdown", "md", "mdx", "pdf", "pptx", "rst", "txt", "xlsx"}
    | {"avif", "drawio", "gif", "ico", "jpeg", "jpg", "mov", "mp3", "mp4", "png", "svg", "tiff", "wav", "webm", "webp"}
    | {"bz2", "cfg", "conf", "csv", "gz", "ini", "json", "jsonl", "lock", "log", "parquet", "tar", "toml", "tsv"}
    | {"xml", "xz", "yaml", "yml", "zip"}
    | {"bat", "cpp", "css", "cu", "go", "java", "js", "jsx", "ps1", "py", "rb", "rs", "sh", "sql", "ts", "tsx"}
    | {"bin", "ckpt", "npy", "npz", "onnx", "pb", "pt", "pth", "safetensors"}
)
_LONGEST_UNKNOWN_ENDING = 3
_DOTTED = lazy_pattern(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")
_WORD_OF_PLACEHOLDER = lazy_pattern(r"[A-Z]+")
_FILLED_IN = frozenset({"LINK", "PATH", "TBD", "TODO", "URL"})
# No file system has longer names and paths, and globs would be slow on them.
_LONGEST_NAME, _LONGEST_PATH = 255, 4096


def is_code_name(text: str) -> bool:
    """Whether a text is a name in code, not a file: Sphinx or mkdocstrings resolve `package.module.Name`."""
    return _DOTTED.fullmatch(text) is not None and text.rpartition(".")[2] not in _FILE_ENDINGS


def is_file_name(name: str) -> bool:
    """Whether a name has the extension of a file that pages link to."""
    return name.rpartition(".")[2] in _FILE_ENDINGS and "." in name


def is_without_file(target: str) -> bool:
    """Whether a target as written is not meant to be a file: it is a name in code, or a placeholder."""
    return (is_code_name(target) and not _is_short_name(target)) or _is_placeholder(target)


def _is_short_name(target: str) -> bool:
    """Whether a dotted name is more likely a file with an unknown extension: `notes.abc`."""
    _, _, ending = target.rpartition(".")
    return target.count(".") == 1 and len(ending) <= _LONGEST_UNKNOWN_ENDING


def _is_placeholder(target: str) -> bool:
    """Whether a target is a placeholder: `MODEL-LINK`, `URL`, `path/to/page.md`; but not `LICENSE`."""
    words = re.split(r"[-_]", target)
    is_named = all(map(_WORD_OF_PLACEHOLDER.fullmatch, words)) and not _FILLED_IN.isdisjoint(words)
    return is_named or target.lstrip("./").startswith("path/to/")


class BuildOutput:
    """The output of documentation builds, as far as the repository shows it."""

    def __init__(self, disk: FileTree) -> None:
        self._disk = disk
        self._by_folder: dict[str, Ignores] = {}
        self._known: dict[tuple[Missing, bool], bool] = {}

    def is_site_page(self, missing: Missing) -> bool:
        """Whether a missing path is a page of the built site: `page.html`, or `page` next to a `page.rst` (Sphinx)."""
        first, *rest = missing.rest
        names = self._disk.names(missing.folder) or ()
        return is_html(missing.rest[-1]) or (not rest and composed(f"{first}.rst") in names)

    def is_ignored(self, missing: Missing, *, is_folder: bool) -> bool:
        """Whether a `.gitignore` ignores a missing folder or file, so that a build may make it."""
        key = (missing, is_folder)
        if key not in self._known:
            self._known[key] = _is_possible(missing) and self._matches(missing, is_folder=is_folder)
        return self._known[key]

    def _matches(self, missing: Missing, *, is_folder: bool) -> bool:
        known = self._ignores(missing.folder)
        return bool(known) and ignores.ignored(Path(missing.folder, *missing.rest), known, is_folder=is_folder)

    def _ignores(self, folder: str) -> Ignores:
        """Return the ignores that apply in a folder, from the root of its repository down; none outside of one."""
        root = self._disk.repository(folder)
        if root is None or folder in self._by_folder:
            return self._by_folder.get(folder, ())
        folders = [folder]
        while folders[-1] != root:
            folders.append(dirname(folders[-1]))
        known: Ignores = ()
        for inner in reversed(folders):
            if inner not in self._by_folder:
                self._by_folder[inner] = ignores.extend(known, Path(inner))
            known = self._by_folder[inner]
        return known


def _is_possible(missing: Missing) -> bool:
    # A name with a slash was written with `%2F`.
    if any("/" in name for name in missing.rest):
        return False
    return len("/".join(missing.rest)) <= _LONGEST_PATH and max(map(len, missing.rest)) <= _LONGEST_NAME
