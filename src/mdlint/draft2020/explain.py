"""Checks any JSON-like document, such as a configuration, against a JSON Schema."""

from typing import TYPE_CHECKING

from mdlint.draft2020.predicates import predicate
from mdlint.draft2020.values import SchemaObject

if TYPE_CHECKING:
    from mdlint.draft2020.errors import Mistake


def explain_errors(schema: SchemaObject, instance: object) -> "list[Mistake]":
    """Return the mistakes that a schema finds in a document, in plain words.

    The schema must be well-formed draft 2020-12, without references to other documents. A document without mistakes is
    cheap to check.
    """
    accepts = predicate(schema)
    if accepts is not None and accepts(instance):
        return []
    from mdlint.draft2020.errors import explain_error, validator  # noqa: PLC0415  2 ms, for nothing without a mistake

    return [mistake for error in validator(schema)(instance) for mistake in explain_error(error)]
