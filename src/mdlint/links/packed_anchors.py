"""The anchors of very many pages, in little memory."""

import pickle
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from mdlint.destinations import GithubAnchors

# The links of a page lead to few other pages, and many pages link to the same few.
_MOST_UNPACKED = 64


class PackedAnchors(Mapping[str, frozenset[str] | None]):
    """The anchors of pages by their absolute paths. A page with four headings takes 100 bytes, as a set 800."""

    def __init__(self, pages: Iterable[tuple[str, frozenset[str] | None]]) -> None:
        self._packed = {path: None if anchors is None else _packed(anchors) for path, anchors in pages}
        self._unpack = lru_cache(maxsize=_MOST_UNPACKED)(self._unpacked)

    def __getitem__(self, path: str) -> frozenset[str] | None:
        return self._unpack(path)

    def _unpacked(self, path: str) -> frozenset[str] | None:
        packed = self._packed[path]
        if packed is None:
            return None
        names, is_github = pickle.loads(packed)  # noqa: S301  pickled below
        return GithubAnchors(names) if is_github else frozenset(names)

    def __contains__(self, path: object) -> bool:
        return path in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def _packed(anchors: frozenset[str]) -> bytes:
    return pickle.dumps((sorted(anchors), isinstance(anchors, GithubAnchors)))
