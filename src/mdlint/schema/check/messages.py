"""Turns JSON Schema errors about cells, rows and tables into violations, each with a message."""

from mdlint.draft2020.enums import EnumWords
from mdlint.draft2020.errors import JsonError, choice_words, limit_words, type_words
from mdlint.draft2020.formats import format_problem
from mdlint.draft2020.values import JSONPath, is_number, pointer
from mdlint.patterns import is_too_long
from mdlint.schema.cells.column import Column
from mdlint.schema.check.hints import Hints
from mdlint.schema.check.meant import branch_meant, rule_of
from mdlint.schema.table.violation import At, Correction, Violation
from mdlint.text.known_words import KnownWords
from mdlint.text.lookalikes import foreign_letters, in_words
from mdlint.text.words import counted, cut, first_few, quoted, shortened

# Below a name of a column, a schema applies to the values of the column.
_COLUMNS = frozenset({"properties", "patternProperties", "additionalProperties", "unevaluatedProperties"})
_CONDITIONS = frozenset({"then", "else", "dependentSchemas"})


def cell_violation(error: JsonError, at: At, column: Column, text: str, hints: Hints) -> Violation:
    """Return the violation for an error in a cell, or in one of its values. `text` is what a reader sees."""
    if _is_missing(error, text):
        return _missing_value(error, at, column, text)
    meant = branch_meant(error)
    cell = text if is_number(meant.instance) else quoted(text)
    if meant.branches:
        reasons = list(dict.fromkeys(reason(branch[0], hints.enums) for branch in meant.branches))
        rules = {rule_of(branch[0].keyword) for branch in meant.branches}
        rule = rules.pop() if len(rules) == 1 else "schema-violation"
        message = f"{column.name} {cell} {' and '.join(first_few(reasons))}"
        return violation_of(error, at, message, hints.number_hint(text, column), rule)
    words, help_ = reason(meant, hints.enums), None
    if meant.keyword == "type":
        help_ = hints.number_hint(text, column, is_whole=_is_whole(meant.value))
    elif meant.keyword == "pattern":
        help_ = _foreign_hint(text) or _description(meant)
        if "number" in (column.types or ()) and not is_number(meant.instance):
            words, help_ = f"is not a number, and {words}", hints.number_hint(text, column) or help_
    violation = violation_of(error, at, f"{column.name} {cell} {words}", help_, rule_of(meant.keyword))
    return violation._replace(repair=_choice_meant(meant, text, hints.enums))


def _choice_meant(error: JsonError, text: str, enums: EnumWords) -> Correction | None:
    """Return the text that was meant in place of one that `enum` or `const` does not allow."""
    if error.keyword not in {"enum", "const"} or error.instance != text:
        return None
    if error.keyword == "enum":
        meant = enums.allowed(error.value).texts.only_meant(text) if error.value else None
    else:
        meant = KnownWords([error.value]).only_meant(text) if isinstance(error.value, str) else None
    return Correction(text, meant.word, meant.is_certain) if meant else None


def _is_whole(types: str | list[str]) -> bool:
    """Whether some types allow integers, but no other numbers."""
    return "integer" in types and "number" not in types


def _description(error: JsonError) -> str | None:
    """Return what the schema says about a text, if its pattern is too long to be shown."""
    words = error.schema.get("description") or error.schema.get("title")
    return f"The schema describes it so: {cut(words)}" if words and shortened(error.value) != error.value else None


def _missing_value(error: JsonError, at: At, column: Column, text: str) -> Violation:
    if at.column is None:
        found = f"no caption above this row gives its {column.name}"
    else:
        found = f"{column.name} {quoted(text)} is a missing value" if text else f"{column.name} is empty"
    if condition := _condition(error.schema_path):
        help_ = f"The row meets a condition of the schema: {pointer(condition)}."
        return violation_of(error, at, f"{found}; this row needs a value", help_, rule="missing-value")
    return violation_of(error, at, f"{found}; the column needs a value in every row", rule="missing-value")


def _condition(path: JSONPath) -> JSONPath:
    """Return the path to the part of a schema that applies to some rows only; an empty path if it applies to all."""
    for place, step in enumerate(path):
        if step in _COLUMNS:
            break
        if step in _CONDITIONS:
            return path[: place + 1]
    return ()


def violation_of(
    error: JsonError, at: At, message: str, help_: str | None = None, rule: str = "schema-violation"
) -> Violation:
    """Return the violation of a JSON Schema keyword, reported under a rule."""
    return Violation(at, message, help_, rule=rule, keyword=error.keyword or "false")


def _is_missing(error: JsonError, text: str) -> bool:
    """Whether a cell has no value where its column needs one."""
    if error.branches:
        return all(_is_missing(inner, text) for branch in error.branches for inner in branch[:1])
    return error.keyword in {"type", "enum", "const"} and (error.instance is None or not text)


def reason(error: JsonError, enums: EnumWords) -> str:
    """Return the predicate of a message whose subject is a cell or a name: `is not a number`."""
    found = error.instance if isinstance(error.instance, str) else None
    words = limit_words(error) or choice_words(error, found, enums)
    if words:
        return words
    match error.keyword:
        case "type":
            names = [error.value] if isinstance(error.value, str) else error.value
            words = f"is not {type_words([name for name in names if name != 'null'] or names)}"
        case "pattern":
            words = f"does not match the pattern {shortened(error.value)}"
            if is_too_long(error.value, error.instance):
                words = f"has {len(error.instance):,} characters, too many to compare with {shortened(error.value)}"
        case "format":
            words = format_problem(error.value, error.instance)
        case "minLength" | "maxLength" | "minItems" | "maxItems":
            words = _size_words(error)
        case "oneOf" if not error.branches:
            words = "fits more than one of the alternatives, and must fit exactly one"
        case "anyOf" | "oneOf":
            words = "fits none of the alternatives"
        case "uniqueItems":
            words = "has a value twice"
        case _:
            words = "is not allowed"
    return words


def _size_words(error: JsonError) -> str:
    if error.keyword in {"minLength", "maxLength"}:
        return f"is {'shorter' if error.keyword == 'minLength' else 'longer'} than {counted(error.value, 'character')}"
    limit = "at least" if error.keyword == "minItems" else "at most"
    return f"has {counted(len(error.instance), 'value')}, expected {limit} {error.value}"


def _foreign_hint(text: str) -> str | None:
    """Name the first letter of another alphabet in a word of Latin letters."""
    letter = next(iter(foreign_letters(text)), None)
    return f"{in_words(letter.character)} looks like {quoted(letter.usual)}." if letter else None


def row_violation(error: JsonError, at: At, enums: EnumWords, subject: str = "the row") -> Violation:
    """Return the violation for an error in a whole row, which the message calls `subject`."""
    match error.keyword:
        case "oneOf" if not error.branches:
            message = f"{subject} fits more than one of the alternatives, and must fit exactly one"
        case "anyOf" | "oneOf":
            reasons = "; ".join(
                first_few(list(dict.fromkeys(_alternative(branch[0], enums) for branch in error.branches)))
            )
            message = f"{subject} fits none of the {len(error.branches)} alternatives: {reasons}"
        case "not" | None:
            message = f"{subject} is of a kind that the schema excludes"
        case _:
            message = f'{subject} does not satisfy "{error.keyword}"'
    return violation_of(error, at, message)


def _alternative(error: JsonError, enums: EnumWords) -> str:
    """Explain why a row does not fit one alternative."""
    if error.keyword in {"required", "dependentRequired"}:
        return f"there is no column {quoted(error.missing)}"
    name = error.path[0] if error.path else "the row"
    return f"{name} {reason(error, enums)}"


def _contained(error: JsonError) -> str:
    """Describe a number of rows that is too low or too high: `fewer than 1 row`."""
    if error.keyword == "maxContains":
        return f"more than {counted(error.value, 'row')}"
    return f"fewer than {counted(error.schema.get('minContains', 1), 'row')}"


def table_violation(error: JsonError) -> Violation:
    """Return the violation for an error in a whole table, at its header."""
    match error.keyword:
        case "minItems" | "maxItems":
            limit = "at least" if error.keyword == "minItems" else "at most"
            message = f"the table has {counted(len(error.instance), 'row')}, expected {limit} {error.value}"
        case "minProperties" | "maxProperties":
            limit = "at least" if error.keyword == "minProperties" else "at most"
            message = f"the table has {counted(len(error.instance), 'column')}, expected {limit} {error.value}"
        case "uniqueItems":
            message = "two rows of the table have the same values"
        case "contains" | "minContains" | "maxContains":
            message = f"the table has {_contained(error)} of the kind that {quoted('contains')} asks for"
        case _:
            message = f'the table does not satisfy "{error.keyword}"' if error.keyword else "the table is not allowed"
    return violation_of(error, At(), message)
