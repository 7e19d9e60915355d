"""Fingerprints of values and of the program: the keys of the cache. Equal values have equal fingerprints, in any process."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from importlib.machinery import PathFinder
from pathlib import PurePath

from mdlint import __version__
from mdlint.files.tree import digest

# The libraries that a result may depend on, and the module that each is imported as.
LIBRARIES = {
    "jsonpath_rfc9535": "jsonpath_rfc9535",
    "jsonschema": "jsonschema",
    "mistune": "mistune",
    "packaging": "packaging",
    "pathspec": "pathspec",
    "pyarrow": "pyarrow",
    "python_calamine": "python_calamine",
    "pyyaml": "yaml",
    "rapidfuzz": "rapidfuzz",
    "wcwidth": "wcwidth",
}
_METADATA = (".dist-info", ".egg-info")


def fingerprint(*values: object) -> str:
    """Return a digest of settings: of all fields of dataclasses and named tuples, and of the values in them.

    Raises TypeError for a value of any other type than those of settings, so that none is left out.
    """
    return digest("\0".join(_parts(values)).encode(errors="surrogatepass"))


def _parts(value: object) -> Iterator[str]:
    """Yield texts that tell a value from all others: its type, its length if it has one, and what is in it."""
    kind = type(value).__name__
    if isinstance(value, Enum):
        yield from (kind, value.name)
    elif isinstance(value, str | PurePath):
        yield from (kind, str(len(str(value))), str(value))
    elif isinstance(value, set | frozenset):
        yield from (kind, str(len(value)), *sorted("\0".join(_parts(member)) for member in value))
    elif (members := _members(value)) is not None:
        yield from (kind, str(len(members)))
        for member in members:
            yield from _parts(member)
    elif value is None or isinstance(value, bool | int | float):
        yield from (kind, repr(value))
    else:
        raise TypeError(f"no fingerprint for a value of type {kind}")


def _members(value: object) -> Sequence[object] | None:
    """Return the values in a value, in their order, and the names of its fields; None if it has none."""
    if isinstance(value, Mapping):
        return [member for item in value.items() for member in item]
    if isinstance(value, tuple | list):
        return [*getattr(value, "_fields", ()), *value]
    names = getattr(value, "__dataclass_fields__", None)
    return None if names is None else [member for name in names for member in (name, getattr(value, name))]


def program() -> str:
    """Return a fingerprint of mdlint, Python, and the libraries that a result depends on, all without importing them."""
    return fingerprint(__version__, sys.version, sys.platform, tuple(_libraries()), tuple(_modules_of_a_checkout()))


def _libraries() -> Iterator[str]:
    """Yield the version of each library, from the name of the folder with its metadata, such as `PyYAML-6.0.dist-info`."""
    # All are in one folder, or in a few, each of which may have a thousand names.
    names: dict[str, list[str]] = {}
    for name, module in LIBRARIES.items():
        spec = PathFinder.find_spec(module)
        if spec is None:
            # An extra.
            yield name
            continue
        folder = os.path.dirname(os.path.dirname(spec.origin)) if spec.origin else ""  # noqa: PTH120  a Path costs more
        if folder not in names:
            names[folder] = [entry for entry in _names(folder) if entry.endswith(_METADATA)]
        yield from sorted(entry for entry in names[folder] if entry.lower().startswith(f"{name}-")) or [_slowly(name)]


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder) if folder else []  # noqa: PTH208  as above
    except OSError:
        return []


def _slowly(name: str) -> str:
    """Return the version of a library that is installed in another way."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  30 ms, hardly ever needed

    try:
        return f"{name}-{version(name)}"
    except PackageNotFoundError:
        return name


def _modules_of_a_checkout() -> Iterator[tuple[str, int, int]]:
    """Yield size and time of each file of a checkout, whose version does not change with its files.

    As in `bundled`, a checkout has the schemas next to `src`.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  a Path costs more
    schemas = os.path.join(os.path.dirname(os.path.dirname(package)), "schemas")  # noqa: PTH118, PTH120  as above
    for top in (package, schemas) if os.path.isdir(schemas) else ():  # noqa: PTH112  as above
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118  as above
                yield name, status.st_size, status.st_mtime_ns
