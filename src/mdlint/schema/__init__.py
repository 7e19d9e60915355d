"""Table schemas: JSON Schema with the mdlint vocabulary, checked against tables to the cell.

`mdlint.draft2020` is the JSON Schema below it, for any JSON value. Its packages, in the order in which they build on
each other:

- `files`: the files of schemas and naming conventions, and the references between them;
- `cells`: reads a cell's text as a JSON value;
- `table`: a table as keywords see it;
- `keywords`: the mdlint vocabulary, one file for each keyword;
- `compiled`: a schema made ready to check tables;
- `mistakes`: mistakes in a schema;
- `check`: the violations of a schema in a table;
- `widen`: the edits of a schema that would accept them.
"""

from mdlint.bundled import BUILTIN_NAMES, CONVENTION_NAMES, bundled, bundled_text
from mdlint.draft2020.explain import explain_errors
from mdlint.draft2020.values import JSON
from mdlint.schema.cells.column import Column
from mdlint.schema.check.bind import BoundTable, records
from mdlint.schema.check.column_names import headers_of
from mdlint.schema.check.facts import compared_table
from mdlint.schema.check.misnamed import Misnamed, missing_columns, near_fit
from mdlint.schema.check.place import violation_fix, violation_span
from mdlint.schema.check.table import violations
from mdlint.schema.check.unchecked import Unchecked, unchecked_columns, unchecked_in, unchecked_rows
from mdlint.schema.compiled.schema import TableSchema
from mdlint.schema.files.conventions import check_convention, is_convention, load_convention
from mdlint.schema.files.locate import is_builtin
from mdlint.schema.load import check_schema, examine_schema, load
from mdlint.schema.mistakes.other_kinds import other_kind
from mdlint.schema.table.normalize import normalize_header
from mdlint.schema.table.violation import At, Violation

__all__ = [
    "BUILTIN_NAMES",
    "CONVENTION_NAMES",
    "JSON",
    "At",
    "BoundTable",
    "Column",
    "Misnamed",
    "TableSchema",
    "Unchecked",
    "Violation",
    "bundled",
    "bundled_text",
    "check_convention",
    "check_schema",
    "compared_table",
    "examine_schema",
    "explain_errors",
    "headers_of",
    "is_builtin",
    "is_convention",
    "load",
    "load_convention",
    "missing_columns",
    "near_fit",
    "normalize_header",
    "other_kind",
    "records",
    "unchecked_columns",
    "unchecked_in",
    "unchecked_rows",
    "violation_fix",
    "violation_span",
    "violations",
]
