"""The pages that one task checks. A worker gets a bundle, and returns the packed results of its pages."""

import pickle
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

from mdlint import __version__
from mdlint.config import Config
from mdlint.discover import Source
from mdlint.errors import MdlintError, naming
from mdlint.files.utf8 import Unreadable
from mdlint.known_rules import RuleChoice
from mdlint.page_reader import PageReader
from mdlint.page_stage import PageResult
from mdlint.ruleset import Ruleset, load_ruleset
from mdlint.runner import result_of_content

# The number of a bundle, and of a page in it if its pages had to be sent one by one.
Number: TypeAlias = tuple[int, ...]


class Item(NamedTuple):
    """A page of a bundle: a `Source` with the number of its ruleset instead of its configuration."""

    path: str
    ruleset: int
    leads_out: bool
    place: str | None


class Contents(Protocol):
    """Where a worker gets the contents of the pages of a bundle."""

    def read(self, sources: Sequence[Source]) -> Iterable[bytes | Unreadable]:
        """Yield the content of each page, or the reason why it can't be read."""

    def only(self, index: int) -> "Contents":
        """Return the part that one page of the bundle needs."""


class Files(NamedTuple):
    """Files that workers can read. Their paths are relative to `folder`, the working directory of the driver."""

    folder: Path

    def read(self, sources: Sequence[Source]) -> Iterator[bytes | Unreadable]:
        """Read files. Raises MdlintError if a path is relative, and the worker has another working directory."""
        relative = next((source.path for source in sources if not Path(source.path).is_absolute()), None)
        here = Path.cwd()
        if relative is not None and here != self.folder:
            raise MdlintError(
                f"{relative} is relative to {self.folder}, but a worker runs in {here}; "
                f"give absolute paths, or call client.run(os.chdir, '{self.folder}')"
            )
        return map(PageReader().content, sources)

    def only(self, index: int) -> "Files":  # noqa: ARG002  any page
        """Return the same folder."""
        return self


class Texts(NamedTuple):
    """The contents of the pages of a bundle."""

    contents: Sequence[bytes]

    def read(self, sources: Sequence[Source]) -> Sequence[bytes | Unreadable]:  # noqa: ARG002  they are all here
        """Return the contents."""
        return self.contents

    def only(self, index: int) -> "Texts":
        """Return the content of one page."""
        return Texts(self.contents[index : index + 1])


class Bundle(NamedTuple):
    """The pages that one task checks. `rulesets` are pickled, so that a worker unpacks equal ones once."""

    items: tuple[Item, ...]
    rulesets: bytes
    contents: Contents
    version: str = __version__

    def parts(self) -> Iterator["Bundle"]:
        """Yield a bundle for each page."""
        for index, item in enumerate(self.items):
            yield self._replace(items=(item,), contents=self.contents.only(index))


class Rulesets:
    """The rulesets of the configurations of a run, loaded when the first page needs them."""

    def __init__(self, chosen: RuleChoice) -> None:
        self.by_config: dict[Config, Ruleset] = {}
        self._chosen = chosen
        self._pickled: dict[tuple[Config, ...], bytes] = {}

    def load(self, configs: Iterable[Config]) -> None:
        """Load the rulesets of configurations. Raises SchemaError for a schema that can't be used."""
        for config in configs:
            if config not in self.by_config:
                self.by_config[config] = load_ruleset(config, self._chosen)

    def bundle(self, sources: Sequence[Source], contents: Contents) -> Bundle:
        """Make a bundle of pages."""
        numbers: dict[Config, int] = {}
        items = tuple(
            Item(source.path, numbers.setdefault(source.config, len(numbers)), source.leads_out, source.place)
            for source in sources
        )
        configs = tuple(numbers)
        if configs not in self._pickled:
            self.load(configs)
            self._pickled[configs] = pickle.dumps([(config, self.by_config[config]) for config in configs])
        return Bundle(items, self._pickled[configs], contents)


class PackedResults(Collection[PageResult]):
    """The results of all pages, as workers packed them. They are unpacked bundle by bundle each time."""

    def __init__(self, packed: Sequence[bytes], count: int) -> None:
        self._packed = packed
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[PageResult]:
        for bundle in self._packed:
            yield from pickle.loads(zlib.decompress(bundle))  # noqa: S301  our own workers pickled it

    def __contains__(self, result: object) -> bool:
        return any(result == each for each in self)


def check_bundle(bundle: Bundle) -> bytes:
    """Check each page of a bundle by itself. Runs on a worker.

    Raises MdlintError if the worker can't do the task. An unexpected exception gets a note that names the page.
    """
    if bundle.version != __version__:
        raise MdlintError(f"a worker has mdlint {__version__}, expected {bundle.version} as in the driver")
    rulesets = _unpacked(bundle.rulesets)
    sources = [
        Source(item.path, rulesets[item.ruleset][0], leads_out=item.leads_out, place=item.place)
        for item in bundle.items
    ]
    contents = bundle.contents.read(sources)
    results = [
        _result(source, rulesets[item.ruleset][1], content)
        for source, item, content in zip(sources, bundle.items, contents, strict=True)
    ]
    # A fifth of the size; the fastest level takes 2 µs a page.
    return zlib.compress(pickle.dumps(results), level=1)


# A schema is compiled when it is first used, which takes longer than to check a few pages.
@lru_cache(maxsize=64)
def _unpacked(rulesets: bytes) -> Sequence[tuple[Config, Ruleset]]:
    unpacked: list[tuple[Config, Ruleset]] = pickle.loads(rulesets)  # noqa: S301  the driver pickled it
    return unpacked


def _result(source: Source, ruleset: Ruleset, content: bytes | Unreadable) -> PageResult:
    with naming(source.path):
        return result_of_content(source, ruleset, content)
