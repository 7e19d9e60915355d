"""Naming conventions: what a name's tokens say, and where a name leaves the convention.

A convention is a JSON document (`schemas/naming.schema.json`): kinds of token, and a grammar that says which stand where.
"""

from mdlint.naming.check import convention_faults
from mdlint.naming.convention import Convention
from mdlint.naming.names import Fault, Name, Token, Value

__all__ = ["Convention", "Fault", "Name", "Token", "Value", "convention_faults"]
