"""Split a link target into a path and a fragment, if it leads into the file system."""

import re
from functools import lru_cache
from typing import NamedTuple

from mdlint.text.lazy_pattern import lazy_pattern

# Not schemes, but broken links: one letter before the colon is a drive, and `page.md:12` is a file with a line.
_SCHEME = lazy_pattern(r"(?![^:]*\.\w+:\d+(?:[:#?]|$))[a-z][a-z0-9+.-]+:", re.IGNORECASE)
# The build of a site fills `{{ url }}`, `{% url %}`, `${url}`, `{url}` and `<url>`, and resolves `@site/page.md`.
_PLACEHOLDER = lazy_pattern(r"\{[^{}]*\}|\{%|<[^<>]*>|^@site/")
_PERCENT_ENCODED = lazy_pattern(r"(?:%[0-9a-fA-F]{2})+")
_NOT_NAMES = frozenset({"", ".", ".."})
# After this, a browser finds a text to highlight on the page.
_FRAGMENT_DIRECTIVE = ":~:"


class LocalTarget(NamedTuple):
    """A target that leads into the file system.

    `parts` are the names that `/` separates, percent-decoded, without `.` and empty names. `from_root` is true if it
    begins with `/`. Without `parts`, and not `from_root`, it is the page itself. `is_folder` is true if it ends in `/`.
    `is_source` is true if the query asks for the Markdown source, where headings have no anchors.
    """

    parts: tuple[str, ...]
    fragment: str
    from_root: bool = False
    is_folder: bool = False
    is_source: bool = False

    @property
    def with_slashes(self) -> "LocalTarget | None":
        """The target with each encoded slash, `%2F`, as a separator; None if it has none, or leads somewhere else then.

        MkDocs reads it so. To a browser it belongs to a name, so that `%2e%2e%2f` is not a step up.
        """
        parts: list[str] = []
        for part in self.parts:
            names = part.split("/")
            if len(names) > 1 and not _NOT_NAMES.isdisjoint(names):
                return None
            parts += names
        return None if len(parts) == len(self.parts) else self._replace(parts=tuple(parts))


# All links by one definition have its target, so that a long target is split once.
@lru_cache(maxsize=1024)
def local_target(target: str) -> LocalTarget | None:
    """Split a target; None if it is not looked up: it has a scheme or a host, is filled in by a build, or is empty."""
    if not target.strip() or target.startswith("//") or _SCHEME.match(target) or _PLACEHOLDER.search(target):
        return None
    address, _, fragment = target.partition("#")
    path, _, query = address.partition("?")
    return LocalTarget(
        parts=tuple(_decode(part) for part in path.split("/") if part not in ("", ".")),
        fragment=_checkable(_decode(fragment.partition(_FRAGMENT_DIRECTIVE)[0])),
        from_root=path.startswith("/"),
        is_folder=path.endswith("/"),
        is_source="plain=1" in query.split("&"),
    )


def label_key(label: str) -> str:
    """Return the normalized form of a label: two labels match if their forms are equal (CommonMark §4.7)."""
    return " ".join(label.casefold().split())


def _checkable(fragment: str) -> str:
    """Return a fragment, or "" if it needs no anchor in a browser or an app: `#top`, `#/route`, `#!/route`."""
    return "" if fragment.lower() == "top" or fragment.startswith(("/", "!")) else fragment


def _decode(text: str) -> str:
    return _PERCENT_ENCODED.sub(_characters, text) if "%" in text else text


def _characters(match: re.Match[str]) -> str:
    """Decode percent-encoded bytes. Bytes that are not UTF-8 are decoded as Python decodes them in file names."""
    return bytes.fromhex(match[0].replace("%", "")).decode(errors="surrogateescape")
