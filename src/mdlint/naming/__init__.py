"""Naming conventions: read the parts of a name from its tokens, and find where a name breaks its convention.

A convention is a JSON document (`schemas/naming.schema.json`). It defines kinds of token, and a grammar of their order.
"""

from mdlint.naming.convention import Convention
from mdlint.naming.mistakes import convention_mistakes
from mdlint.naming.result import Name, NameProblem, Token, Value

__all__ = ["Convention", "Name", "NameProblem", "Token", "Value", "convention_mistakes"]
