"""Paths of pages for services that show a whole repository, and the fingerprints by which they know a finding again."""

import os
import posixpath
from collections.abc import Iterator

from mdlint.fingerprints import page_fingerprints
from mdlint.formatters._base import Style
from mdlint.model import Diagnostic
from mdlint.report import Report


def repository_path(path: str, style: Style) -> str:
    """Return the path of a page relative to the repository; the absolute path of a page that is not in it.

    It has `/` between its parts. Without a repository, the path is relative to the working directory.
    """
    if not style.root:
        return posixpath.normpath(path)
    top = style.root.rstrip(os.sep) + os.sep
    whole = os.path.normpath(os.path.join(style.root, style.folder, path))  # noqa: PTH118  Path keeps `..` in a path
    return whole.removeprefix(top).replace(os.sep, "/")


def with_fingerprints(report: Report) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each finding with the digest of its fingerprint, page by page. A page that has findings is read again."""
    for path, diagnostics in report.by_page():
        found = page_fingerprints(report.pages.get(path), diagnostics)
        yield from ((each, known.digest) for each, known in zip(diagnostics, found, strict=True))
