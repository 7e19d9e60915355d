"""A registry of modules, such as those of rules, that are imported when what they hold is first asked for."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

_Item = TypeVar("_Item")


class Registry(Mapping[str, _Item]):
    """Items by their names. `load` returns an item by its name, and is called once for each."""

    def __init__(self, names: Collection[str], load: Callable[[str], _Item]) -> None:
        self._names = names
        self._load = load
        self._loaded: dict[str, _Item] = {}

    def __getitem__(self, name: str) -> _Item:
        if name not in self._loaded:
            self._loaded[name] = self._load(name)
        return self._loaded[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
