"""What a link target as written names: a path, a fragment, or nothing that a file system knows of."""

import re
from typing import NamedTuple

# A word of one letter is a drive, and `page.md:12` a file with a line: neither is a scheme, and neither leads anywhere.
_SCHEME = re.compile(r"(?![^:]*\.\w+:\d+(?:[:#?]|$))[a-z][a-z0-9+.-]+:", re.IGNORECASE)
# A site's build fills these: `{{ url }}`, `{% url %}`, `${url}`, `{url}`, `<url>`; and resolves this: `@site/page.md`.
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|\{%|<[^<>]*>|^@site/")
_PERCENT_ENCODED = re.compile(r"(?:%[0-9a-fA-F]{2})+")
# What follows is for the browser: the text to look for on the page.
_FRAGMENT_DIRECTIVE = ":~:"


class Target(NamedTuple):
    """A target by its parts; without `parts` and not `from_root`, it is the page itself.

    `parts` are the names that `/` separates, percent-decoded, `.` and empty ones left aside. `is_folder` says that it
    ends in `/`, `is_source` that the query asks for the Markdown as text, where no heading has an anchor.
    """

    parts: tuple[str, ...]
    fragment: str
    from_root: bool = False
    is_folder: bool = False
    is_source: bool = False


def local(target: str) -> Target | None:
    """The target by its parts; None for one that is not looked up: it has a scheme or a host, is filled by a build, or is empty."""
    if not target.strip() or target.startswith("//") or _SCHEME.match(target) or _PLACEHOLDER.search(target):
        return None
    address, _, fragment = target.partition("#")
    path, _, query = address.partition("?")
    return Target(
        parts=tuple(_decoded(part) for part in path.split("/") if part not in ("", ".")),
        fragment=_checkable(_decoded(fragment.partition(_FRAGMENT_DIRECTIVE)[0])),
        from_root=path.startswith("/"),
        is_folder=path.endswith("/"),
        is_source="plain=1" in query.split("&"),
    )


def label_key(label: str) -> str:
    """What two labels of one definition share (CommonMark §4.7)."""
    return " ".join(label.casefold().split())


def _checkable(fragment: str) -> str:
    """A fragment, or nothing for one that browsers and apps know without an anchor: `#top`, `#/route`, `#!/route`."""
    return "" if fragment.lower() == "top" or fragment.startswith(("/", "!")) else fragment


def _decoded(text: str) -> str:
    return _PERCENT_ENCODED.sub(_characters, text) if "%" in text else text


def _characters(match: re.Match[str]) -> str:
    """What percent-encoded bytes stand for. Bytes that are no UTF-8 are kept as file names with such bytes are read."""
    return bytes.fromhex(match[0].replace("%", "")).decode(errors="surrogateescape")
