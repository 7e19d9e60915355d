"""Find the site that the pages of a folder are for, by the configuration files of site generators around it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mdlint.config.settings import Config
from mdlint.config.site_files import Site, claims_in

# Docs may be next to the folder of their website: only for such a folder are the folders next to it searched.
_DOCS = "doc"
# Nobody keeps a website among more folders.
_MOST_SIBLINGS = 200


class _Known(NamedTuple):
    """The site of a folder, and all claims of the site files in it and above it, by the folders that they claim."""

    site: Site | None
    claims: Mapping[str, Site]


class Sites:
    """The sites of folders. Each folder is listed once, and each site file is read once."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._claims: dict[str, Mapping[str, Site]] = {}

    def applied(self, config: Config, folder: Path) -> Config:
        """Return the configuration for an absolute folder: with the dialect of its site, unless a dialect is set."""
        site = None if config.sets_dialect else self.of(folder)
        if config.site == site:
            return config
        if site is None:
            return config._replace(dialect="github", site=None, mathematics="unknown")
        slugs = config.slugs if config.sets_slugs else site.slugs or "markdown"
        return config._replace(dialect=site.dialect, site=site, slugs=slugs, mathematics=site.mathematics)

    def of(self, folder: Path) -> Site | None:
        """Return the site that the pages in an absolute folder are for; None if no site file claims it.

        Of several, it is the one whose claim is nearest to the folder.
        """
        pending = [folder]
        # A loop, since folders may be nested deeper than Python calls functions.
        while str(pending[-1]) not in self._known and not _is_root(pending[-1]):
            pending.append(pending[-1].parent)
        known = _Known(None, {})
        for place in reversed(pending):
            key = str(place)
            known = self._known[key] = self._known.get(key) or self._below(known, place)
        return known.site

    def _below(self, above: _Known, folder: Path) -> _Known:
        """Return what is known of a folder, given what is known of the folder above."""
        own = self._claims_at(folder)
        claims = {**above.claims, **own} if own else above.claims
        site = claims.get(str(folder))
        if site is None and _DOCS in folder.name.lower() and not _is_root(folder):
            site = self._claim_next_to(folder)
        return _Known(site or above.site, claims)

    def _claims_at(self, folder: Path) -> Mapping[str, Site]:
        """Return the sites whose files are in a folder, by the folders that they claim."""
        key = str(folder)
        if key not in self._claims:
            claims: dict[str, Site] = {}
            for claim in claims_in(folder, _names(folder)):
                claims.setdefault(claim.folder, claim.site)
            self._claims[key] = claims
        return self._claims[key]

    def _claim_next_to(self, folder: Path) -> Site | None:
        """Return the site that claims a folder and whose file is in a folder with the same parent."""
        names = [name for name in sorted(_names(folder.parent)) if not name.startswith(".")]
        siblings = [sibling for name in names if os.path.isdir(sibling := folder.parent / name)]  # noqa: PTH112  no PermissionError
        claims = (self._claims_at(sibling).get(str(folder)) for sibling in siblings[:_MOST_SIBLINGS])
        return next((site for site in claims if site), None)


def _is_root(folder: Path) -> bool:
    """Whether a folder is the root of a repository or of the file system. A submodule has a file `.git`."""
    return folder == folder.parent or os.path.isdir(folder / ".git")  # noqa: PTH112  as above


def _names(folder: Path) -> frozenset[str]:
    try:
        with os.scandir(folder) as listing:
            return frozenset(entry.name for entry in listing)
    except OSError:
        return frozenset()
