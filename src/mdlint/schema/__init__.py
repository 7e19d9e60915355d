"""Table schemas: JSON Schema with the mdlint vocabulary, checked against tables to the cell."""

from mdlint.schema.binding import BoundTable, records
from mdlint.schema.bundled import BUILTIN_NAMES, CONVENTION_NAMES, bundled
from mdlint.schema.checking import violations
from mdlint.schema.columns import Column
from mdlint.schema.conventions import check_convention, is_convention, load_convention
from mdlint.schema.explaining import explain_errors
from mdlint.schema.header_names import headers_of
from mdlint.schema.headers import normalize_header
from mdlint.schema.json_values import JSON
from mdlint.schema.load import check_schema, load
from mdlint.schema.table_schema import TableSchema
from mdlint.schema.violations import Violation, violation_span

__all__ = [
    "BUILTIN_NAMES",
    "CONVENTION_NAMES",
    "JSON",
    "BoundTable",
    "Column",
    "TableSchema",
    "Violation",
    "bundled",
    "check_convention",
    "check_schema",
    "explain_errors",
    "headers_of",
    "is_convention",
    "load",
    "load_convention",
    "normalize_header",
    "records",
    "violation_span",
    "violations",
]
