"""Proofs that a keyword finds nothing in a table or a column, from whole columns.

A keyword may bring a proof next to its check. It saves the time of the check where nothing is wrong, and changes no
result: a proof that fails says nothing, and the check runs.
"""

from mdlint.schema.compiled.columns import Occurrence
from mdlint.schema.table.view import View


def is_clean_table(occurrence: Occurrence, view: View) -> bool:
    """Whether a keyword of the table certainly finds nothing."""
    proof = occurrence.keyword.is_clean_table
    return proof is not None and proof(occurrence.value, view)


def is_clean_column(occurrence: Occurrence, view: View, name: str) -> bool:
    """Whether a keyword certainly finds nothing in a column."""
    proof = occurrence.keyword.is_clean_column
    return proof is not None and proof(occurrence.value, view, name)
