"""From the parts of a target to the place on disk that it names."""

from os.path import basename, dirname, join, splitext
from typing import NamedTuple, TypeAlias

from mdlint.links.disk import Disk, composed
from mdlint.links.site import Parts, has_address, is_own_address, is_page, sources_of
from mdlint.links.targets import Target


class Missing(NamedTuple):
    """Names that lead on from a folder, the first of which is not in it."""

    folder: str
    rest: Parts


# The absolute path of what is named, what is missing, or None where that can't be known.
Place: TypeAlias = str | Missing | None


class Lookup:
    """Finds places, each once. Names are compared as written: what only some disks forgive is missing."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._walked: dict[tuple[str, Parts], Place] = {}

    def place(self, target: Target, page: str, root: str | None, *, is_routed: bool) -> Place:
        """The place that a target on a page names.

        `root` is the folder that a target which begins with `/` is relative to. Where the site's addresses are not the
        paths of files (`is_routed`), a target may be an address.
        """
        if target.from_root:
            return self._from(root, target.parts, is_routed=is_routed) if root is not None else None
        folder, name = dirname(page), basename(page)
        place = self._from(folder, target.parts, is_routed=is_routed)
        if not isinstance(place, Missing) or not is_routed or is_page(target.parts[-1]) or not is_own_address(name):
            return place
        # A browser takes the address of a page, `page/`, for a folder.
        by_address = self._from(folder, (splitext(name)[0], *target.parts), is_routed=True)
        return by_address if isinstance(by_address, str) else place

    def _from(self, folder: str, parts: Parts, *, is_routed: bool) -> Place:
        """The place that names lead to from a folder; None outside of the repository, whose web site may go on there."""
        base, rest = _without_steps_up(folder, parts)
        if len(base) < len(self._disk.repository(folder) or ""):
            return None
        place = self._walk(base, rest)
        if not is_routed or not rest or (isinstance(place, str) and not self._lacks_page(place)):
            return place
        found = (self._walk(base, source) for source in sources_of(rest))
        return next((one for one in found if isinstance(one, str) and not self._lacks_page(one)), _without_page(place))

    def _walk(self, base: str, names: Parts) -> Place:
        if (base, names) not in self._walked:
            self._walked[base, names] = self._step_by_step(base, names)
        return self._walked[base, names]

    def _step_by_step(self, base: str, names: Parts) -> Place:
        path = base
        for index, name in enumerate(names):
            known = self._disk.names(path)
            if known is None:
                return None
            own = known.get(composed(name))
            if own is None:
                return Missing(path, names[index:])
            path = join(path, own)
        return path

    def _lacks_page(self, path: str) -> bool:
        """Whether a path is that of a folder for which the site has no page."""
        if not self._disk.is_folder(path):
            return False
        names = self._disk.names(path)
        return names is not None and not has_address(names.values())


def _without_page(place: Place) -> Place:
    """What is missing at an address: if it is a folder's, its page."""
    return Missing(place, ("index.md",)) if isinstance(place, str) else place


def _without_steps_up(folder: str, parts: Parts) -> tuple[str, Parts]:
    """The folder above from which names lead on, once each `..` has taken back the name before it."""
    rest: list[str] = []
    for part in parts:
        if part != "..":
            rest.append(part)
        elif rest:
            rest.pop()
        else:
            folder = dirname(folder)
    return folder, tuple(rest)
