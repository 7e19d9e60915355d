"""The data files that tables are held to: their records, with places.

`records` reads what a `SourceSpec` names, in any of the `FORMATS`, and yields records. CSV, TSV, JSON Lines and Parquet
are streamed, so that a file of a million rows takes no more memory than one of ten; files of the other formats have at
most 64 MiB. What is read is recorded for the cache, as `files.tree` says.

The parts, from the bottom up:

1. `values`: what a source is, what it yields, and its errors.
2. `texts`: the text of a file.
3. `json_paths`, `documents`: queries, and the records of a JSON-like document.
4. `delimited`, `json_files`, `yaml_files`, `toml_files`, `front_matter`, `tables`, `parquet`, `excel`: one for each format.
5. `reading`, `folders`: the registry of formats; the names of files.
"""

from mdlint.sources.folders import names_below
from mdlint.sources.json_paths import path_mistake
from mdlint.sources.reading import FORMATS, format_of, records
from mdlint.sources.values import Record, SourceSpec, SourceValue, no_such_field

__all__ = [
    "FORMATS",
    "Record",
    "SourceSpec",
    "SourceValue",
    "format_of",
    "names_below",
    "no_such_field",
    "path_mistake",
    "records",
]
