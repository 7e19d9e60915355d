"""The tables that directives of MyST make, as docutils does: `list-table` and `csv-table`."""

from mdlint.markdown.directives.csv_table import read_csv_table
from mdlint.markdown.directives.list_table import ListTables

__all__ = ["ListTables", "read_csv_table"]
