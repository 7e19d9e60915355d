"""Compares the tokens in the names of the page's tables with the tokens that a list on the page explains.

Goes at the top of a page schema, or in its `allOf`.

## Value

The heading of the section with the list, or an object with

- `sections`, the headings of one or several sections, at any level;
- `ignore`, the tokens, and the kinds of token of the naming convention, that need no explanation;
- `byExample`, the kinds of which one explained token is enough: with `"img_size"`, an explanation of `224` explains
  `384` too;
- `meanings`, whether each explanation must have the words by which the convention explains that token.

The names are the cells of all columns with a [`nameConvention`](nameConvention.md) in the schemas of the page's tables.
A list item explains a token if it begins with it, in bold or as code: `- **gap**: global average pooling`. An item can
explain several tokens (`reg1/reg4`), and tokens that follow each other (`ft_in1k`), which explains each of them. In a
table, the first cell of a row is explained by the second.

Nothing is checked on a page without such a section: [`outline`](outline.md) can require it.

## Example

```json
"explainedTokens": {"sections": ["Model Naming Convention"], "ignore": ["size"]}
```

## Findings

`unexplained-token`,

- at the first token in a table that no item explains. Tokens that the convention does not know are left to
  [`unknown-token`](../rules/unknown-token.md);
- with the severity info, at an explained token that is in no name;
- with `meanings`, at a token that is explained without the words of the convention;
- at the heading, if nothing in the section explains a token, or if no table of the page has names.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mdlint.draft2020.values import JSON
from mdlint.model import Related
from mdlint.page_schemas.explanations import Explanation, explanations
from mdlint.page_schemas.keywords._base import PageKeyword
from mdlint.page_schemas.names import PageNames
from mdlint.page_schemas.sections import Section
from mdlint.page_schemas.view import PageView, PageViolation
from mdlint.rules import Finding
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import listed, quoted

_RULE = "unexplained-token"
_WORD = lazy_pattern(r"[^\W_]+(?:-[^\W_]+)*")


def check(value: Any, view: PageView) -> Iterator[PageViolation]:  # noqa: ANN401  a text or an object
    """Compare the names of the page with its lists, in both directions."""
    wanted: Mapping[str, Any] = value if isinstance(value, dict) else {"sections": [value]}
    sections = [section for heading in wanted["sections"] for section in view.sections_with(heading)]
    if not sections:
        return
    names = PageNames(view.section.tables)
    if not names:
        words = "no table of the page has names to compare: no schema of them has a nameConvention"
        yield PageViolation(_RULE, Finding(view.heading_span(sections[0]), words))
        return
    explained = list(explanations(view.page, sections, lambda text: _tokens(text, names)))
    if not explained:
        words = f"nothing in section {quoted(sections[0].text)} explains a token"
        yield PageViolation(_RULE, Finding(view.heading_span(sections[0]), words))
        return
    yield from _unexplained(wanted, names, explained, sections, view)
    yield from _unused(names, explained)
    if wanted.get("meanings", False):
        yield from _other_words(names, explained)


def _tokens(text: str, names: PageNames) -> Sequence[str]:
    """Return the tokens of a part of a name, by the first convention of the page that can read it."""
    read = (convention.tokens(text) for convention in names.conventions.values())
    return [token.text for token in next(filter(None, read), ())]


def _unexplained(
    wanted: Mapping[str, Any],
    names: PageNames,
    explained: Sequence[Explanation],
    sections: Sequence[Section],
    view: PageView,
) -> Iterator[PageViolation]:
    known = {token for explanation in explained for token in explanation.tokens}
    ignored, by_example = frozenset(wanted.get("ignore", ())), frozenset(wanted.get("byExample", ()))
    kinds = {kind for each in names.conventions.values() for token in known for kind in each.kinds_of(token)}
    where = listed((quoted(section.text) for section in sections), "or")
    related = (Related(view.heading_span(sections[0]), "the explanations"),)
    for text, used in names.used.items():
        kind = used.token.kind
        if text in known or text in ignored or kind in ignored or (kind in by_example and kind in kinds):
            continue
        words = f"token {quoted(text)} is not explained in {where}"
        words += f" ({counts} names have it)" if (counts := names.counts[text]) > 1 else ""
        help_ = f"{quoted(text)}: {used.convention.describe(used.token)}"
        yield PageViolation(_RULE, Finding(used.span, words, help_, related))


def _unused(names: PageNames, explained: Sequence[Explanation]) -> Iterator[PageViolation]:
    there = names.runs(len(explanation.tokens) for explanation in explained)
    for explanation in explained:
        if explanation.tokens not in there:
            words = "no name on the page has what is explained here"
            yield PageViolation(_RULE, Finding(explanation.span, words), is_remark=True)


def _other_words(names: PageNames, explained: Sequence[Explanation]) -> Iterator[PageViolation]:
    meanings = dict(_meanings(names))
    for explanation in explained:
        meaning = meanings.get(explanation.tokens[0]) if len(explanation.tokens) == 1 else None
        if meaning and not _words(meaning) <= _words(explanation.meaning):
            words = f"{quoted(explanation.tokens[0])} is explained by {quoted(explanation.meaning)}"
            yield PageViolation(_RULE, Finding(explanation.span, f"{words}, the convention says {quoted(meaning)}"))


def _meanings(names: PageNames) -> Iterator[tuple[str, str]]:
    """Yield the words of the conventions that have a meaning of their own."""
    for convention in names.conventions.values():
        for words in convention.words().values():
            yield from words.items() if isinstance(words, dict) else ()


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def meant(text: str) -> JSON:
    """Return the heading of a section as a member of `sections`."""
    return text


KEYWORD = PageKeyword(
    name="explainedTokens",
    summary="Compares the tokens in the names of the page's tables with the tokens that a list on the page explains.",
    rules=(_RULE,),
    check=check,
    meant=meant,
)
