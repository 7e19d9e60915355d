"""The messages about the keywords of JSON Schema in a page schema."""

from collections.abc import Iterator

from mdlint.draft2020.errors import JsonError, Mistake, explain_error, unevaluated_errors
from mdlint.draft2020.values import JSONPath
from mdlint.text.words import quoted

# Their messages in `explain_error` repeat the whole value, which may be the whole page.
_OF_PARTS = frozenset({"contains", "minContains", "maxContains", "not", "unevaluatedItems", "unevaluatedProperties"})


def explained(error: JsonError) -> Iterator[Mistake]:
    """Yield the mistakes of an error: each with the path of the faulty value in the data of the page, and its name."""
    for single in unevaluated_errors(error):
        if single.keyword in _OF_PARTS or single.keyword is None or (single.keyword, single.value) == ("items", False):
            yield Mistake(single.path, _named(single.path, _words(single)))
            continue
        for path, words in explain_error(single):
            yield Mistake(path, _named(path, words))


def _words(error: JsonError) -> str:
    match error.keyword:
        case None:
            return "is not allowed"
        case "items":
            return f"expected no more than {len(error.schema.get('prefixItems', ()))}"
        case "contains" | "minContains":
            least = error.schema.get("minContains", 1)
            return f'fewer than {least} of these are as "contains" asks' if least != 1 else 'none is as "contains" asks'
        case "maxContains":
            return f'more than {error.value} of these are as "contains" asks'
        case _:
            return f"does not fit {quoted(error.keyword)} in the page schema"


def _named(path: JSONPath, words: str) -> str:
    """Put the name of a value before the words about it: the names after the last number in its path."""
    names: list[str] = []
    for step in reversed(path):
        if isinstance(step, int):
            break
        names.append(step)
    return f"{'.'.join(reversed(names))}: {words}" if names else words
