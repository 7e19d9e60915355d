"""`mdlint clean`."""

from mdlint.cache.folder import place_of, removed
from mdlint.cli._check_options import CacheDir
from mdlint.cli._inputs import require_paths
from mdlint.cli._output import write
from mdlint.text.words import counted


def clean(*, cache_dir: CacheDir = None) -> None:
    """Remove the cache."""
    require_paths(())
    place = place_of(cache_dir)
    number = removed(place)
    if number is None:
        write(f"no cache at {place.path}\n")
    else:
        write(f"removed {place.path}: {counted(number, 'file')}\n")
