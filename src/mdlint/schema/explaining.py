"""Checking any JSON-like document, such as a configuration, by a JSON Schema."""

from mdlint.schema.accept import predicate
from mdlint.schema.faults import explain, validator
from mdlint.schema.json_values import JSONPath, SchemaObject


def explain_errors(schema: SchemaObject, instance: object) -> list[tuple[JSONPath, str]]:
    """Say in plain words what a schema does not allow in a document, and at which path.

    The schema has to be well-formed draft 2020-12, its references within itself. Costs little while all is well.
    """
    accepts = predicate(schema)
    if accepts is not None and accepts(instance):
        return []
    return [found for fault in validator(schema)(instance) for found in explain(fault)]
