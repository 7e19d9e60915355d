"""Recognize mistakes in web and mail addresses without the network: a missing scheme, a letter of another alphabet."""

import re
from typing import NamedTuple

from mdlint.links.non_files import is_file_name
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.lookalikes import foreign_letters

_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_HOST = lazy_pattern(rf"((?:{_LABEL}\.)+)([a-z]{{2,}})(?::\d+)?", re.IGNORECASE)
_MAIL = lazy_pattern(rf"[\w.+-]+@(?:{_LABEL}\.)+[a-z]{{2,}}(?:\?.*)?", re.IGNORECASE)
_IDENTIFIER = lazy_pattern(r"[a-z_]\w*", re.IGNORECASE)
# Domains that end most of the host names on pages, without those that are endings of files too (`md`, `py`, `rs`,
# `sh`).
_DOMAINS = frozenset(
    {"ai", "app", "biz", "blog", "cloud", "com", "dev", "edu", "eu", "gov", "info", "int", "io", "me", "mil", "net"}
    | {"online", "org", "page", "site", "tech", "tv", "wiki", "xyz"}
    | {"at", "au", "be", "br", "ca", "ch", "cn", "co", "cz", "de", "dk", "es", "fi", "fr", "gg", "hk", "hu", "ie", "il"}
    | {"in", "it", "jp", "kr", "mx", "nl", "no", "nz", "pt", "ru", "se", "sg", "tr", "tw", "ua", "uk", "us", "za"}
)
# Of these, the domains of a host without a path: `readme.me` is a misspelled file, and `package.module.io` may be code.
_ALONE = frozenset({"ai", "com", "dev", "edu", "gov", "io", "net", "org"})
_NEVER_CODE = _ALONE - {"dev", "io", "net"}

_HOST_OF_ADDRESS = lazy_pattern(r"https?://([^/?#@:\\\s]+)", re.IGNORECASE)


class MisspelledHost(NamedTuple):
    """A host as it is written, and the host in Latin letters that it looks like."""

    found: str
    meant: str


def misspelled_host(target: str) -> MisspelledHost | None:
    """Return the host of an address that mixes Latin letters with letters that look like them; None for any other.

    Registries refuse such names. A name in one alphabet, such as a Cyrillic one, may well exist.
    """
    address = None if target.isascii() else _HOST_OF_ADDRESS.match(target)
    if address is None:
        return None
    host = address[1]
    meant = list(host)
    for letter in foreign_letters(host):
        meant[letter.offset] = letter.usual
    latin = "".join(meant)
    return MisspelledHost(host, latin) if latin != host and latin.isascii() else None


def with_scheme(target: str) -> str | None:
    """Return a target with the scheme that it lacks: `https://www.example.org`, `mailto:a@example.org`; else None.

    A dotted name that may be code, such as `package.module.io`, needs a domain that no code has.
    """
    # `icon@2x.png` is an image.
    if _MAIL.fullmatch(target) and not is_file_name(target):
        return f"mailto:{target}"
    name, slash, rest = target.partition("/")
    host = _HOST.fullmatch(re.split("[?#]", name)[0])
    if host is None or not (name.lower().startswith("www.") or _is_host(host, is_alone=not (slash and rest))):
        return None
    return f"https://{target}"


def _is_host(host: re.Match[str], *, is_alone: bool) -> bool:
    domain = host[2].lower()
    labels = host[1].rstrip(".").split(".")
    may_be_code = len(labels) > 1 and all(map(_IDENTIFIER.fullmatch, labels))
    return domain in (_DOMAINS if not is_alone else _NEVER_CODE if may_be_code else _ALONE)
