"""Tells JSON Schemas for tables from other JSON Schemas, since both have names such as `api.schema.json`."""

from pathlib import Path

from mdlint.draft2020.vocabulary import DRAFT, subschemas
from mdlint.errors import SchemaError
from mdlint.schema.files.documents import NAMING_DIALECT, TABLE_DIALECT, dialect_of, read_json
from mdlint.schema.files.locate import SCHEMAS, is_builtin, locate_from
from mdlint.schema.keywords import KEYWORDS
from mdlint.text.words import nearest, shortened

# The dialects that a table schema or a naming convention declares.
_OWN = (TABLE_DIALECT, NAMING_DIALECT, DRAFT)
_OTHERS = tuple(
    f"https://json-schema.org/{draft}schema"
    for draft in ("", "draft-03/", "draft-04/", "draft-05/", "draft-06/", "draft-07/", "draft/2019-09/")
)
# Ajv, a validator for JavaScript, has a keyword of this name too.
_SHARED = frozenset({"errorMessage"})


def other_kind(reference: str, base: Path | None = None) -> str | None:
    """Return in words why a file is a JSON Schema, but not for tables; None if it may be a table schema.

    A file with a keyword of mdlint, with a misspelled `$schema`, or that can't be read may be one.
    """
    if is_builtin(reference):
        return None
    try:
        root = read_json(*locate_from(base, reference, SCHEMAS))
    except SchemaError:
        return None
    return _kind_of(root) if isinstance(root, dict) and not _has_own_keyword(root) else None


def _kind_of(root: dict[str, object]) -> str | None:
    if str(root.get("$id", "")).startswith("urn:mdlint:"):
        return "it describes a file format of mdlint"
    dialect = root.get("$schema", DRAFT)
    if not isinstance(dialect, str) or "mdlint" in dialect or dialect_of(dialect) in {TABLE_DIALECT, NAMING_DIALECT}:
        return None
    address = dialect.rstrip("#").replace("http://json-schema.org/", "https://json-schema.org/", 1)
    if address == DRAFT:
        return None if _may_be_table(root) else "it is not for an array of objects"
    return None if nearest(address, (*_OWN, *_OTHERS)) in _OWN else f"it declares {shortened(dialect)}"


def _has_own_keyword(root: object) -> bool:
    """Whether a keyword of mdlint is anywhere in a schema."""
    waiting = [root]
    while waiting:
        schema = waiting.pop()
        if isinstance(schema, dict) and not (KEYWORDS.keys() - _SHARED).isdisjoint(schema):
            return True
        waiting += [inner for _, inner in subschemas(schema)]
    return False


def _may_be_table(root: dict[str, object]) -> bool:
    """Whether a schema may be for an array of objects, the form of a table."""
    if "type" not in root:
        return "properties" not in root or "items" in root
    items = root.get("items")
    rows = _types(items) if isinstance(items, dict) and "type" in items else ["object"]
    return "array" in _types(root) and "object" in rows


def _types(schema: dict[str, object]) -> list[object]:
    types = schema["type"]
    return types if isinstance(types, list) else [types]
