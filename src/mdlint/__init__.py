"""mdlint checks the tables in Markdown docs, to the cell, against JSON Schemas."""

__version__ = "0.2.0"
