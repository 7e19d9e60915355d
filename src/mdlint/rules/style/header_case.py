"""A header cell is written in another case than the rest.

## What it does

Compares the header cells of the pipe tables of a page. A cell is in

- sentence case if only its first word begins with a capital: `Image size`;
- title case if all words begin with a capital, except for short words such as `of` and `per`: `Image Size`;
- lower case: `image size`;
- upper case: `IMAGE SIZE`.

`Model` is in sentence case and in title case: the headers before it decide. The rule ignores

- code, and text in brackets (`Time (ms)`);
- abbreviations (`GPU`), words with a capital inside (`mAP`), and words of 1 or 2 letters (`en`);
- words with digits, dots or underscores (`img_size`), and words that `header-names` lists.

Words joined by a hyphen count as one.

## Why

Somebody who searches for `Image size` does not find `Image Size` on the next page.

## Example

```markdown
| Model | Image size | Batch Size |
|-------|------------|------------|
| base  | 224        | 256        |
```

## Instead

```markdown
| Model | Image size | Batch size |
|-------|------------|------------|
| base  | 224        | 256        |
```

## Options

The severity in `[rules]`, which also turns it on. In `[style]`:

- `header-case`: `"consistent"` (the default: as the header cells before it, in all tables of the page), `"sentence"`,
  `"title"`, `"lower"` or `"upper"`.
- `header-names`: words that keep their own case, such as `["Python", "Linux"]`.

None of the other linters that we compared has this rule.
"""

import re
from collections.abc import Collection, Iterator
from typing import Literal, TypeAlias

from mdlint.model import Page, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.rules.style._lines import pipe_tables
from mdlint.style import HeaderCase, TableStyle
from mdlint.text.words import listed, quoted

_CASES: tuple[HeaderCase, ...] = ("sentence", "title", "lower", "upper")

# Text in brackets is a unit or a remark, with a case of its own.
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SEPARATOR = re.compile(r"[\s/,;:&+|]+")
# Letters, and numbers after a hyphen, as in `Top-1`. With digits, dots or underscores it is a name.
_WORD = re.compile(r"[^\W\d_]+(?:['’-](?:[^\W\d_]+|\d+))*")
# Articles, conjunctions and prepositions, which are in lower case in titles.
_SMALL_WORDS = frozenset(
    {"and", "but", "for", "from", "into", "nor", "off", "over", "per", "than", "the", "via", "with"}
)
# Shorter words are units, language codes, and small words of all kinds.
_LEAST_LENGTH = 3

_Shape: TypeAlias = Literal["capital", "small"] | None


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Narrow down, cell by cell, the cases that all headers may be in. Report a cell that fits none of them."""
    case = style.header_case
    allowed = frozenset(_CASES) if case == "consistent" else frozenset({case})
    for table in pipe_tables(page):
        for cell in table.header.cells:
            fitting = allowed if cell.code else allowed & _cases_of(cell.text, style.header_names)
            if fitting:
                allowed = fitting
                continue
            expected = listed(name for name in _CASES if name in allowed)
            rest = ", unlike the headers before it" if len(allowed) < len(_CASES) and case == "consistent" else ""
            yield Finding(
                cell.span,
                f"{quoted(cell.text)} is not in {expected} case{rest}",
                help="Words that keep their own case can be listed in header-names.",
            )


def _cases_of(text: str, names: Collection[str]) -> frozenset[HeaderCase]:
    """Return the cases that a text may be in. The `names`, and words with a case of their own, fit every case."""
    words = [word.strip("*.!?…'\"“”‘’") for word in _SEPARATOR.split(_BRACKETS.sub(" ", text))]
    words = [word for word in words if any(map(str.isalpha, word))]
    shapes = [None if word in names else _shape(word) for word in words]
    return frozenset(case for case in _CASES if _fits(case, words, shapes))


def _shape(word: str) -> _Shape:
    """Return "capital" for `Word`, "small" for `word`, and None for a word with a case of its own."""
    if len(word) < _LEAST_LENGTH or not _WORD.fullmatch(word):
        return None
    if word.islower():
        return "small"
    return "capital" if word[0].isupper() and word[1:] == word[1:].lower() and word[1].isalpha() else None


def _fits(case: HeaderCase, words: list[str], shapes: list[_Shape]) -> bool:
    first, rest = shapes[:1], shapes[1:]
    match case:
        case "sentence":
            return "small" not in first and "capital" not in rest
        case "title":
            later = zip(words[1:], rest, strict=True)
            return "small" not in first and all(shape != "small" or word in _SMALL_WORDS for word, shape in later)
        case "lower":
            return "capital" not in shapes
        case "upper":
            return not any(shapes)


RULE = Rule(
    id="header-case",
    summary="A header cell is written in another case than the rest.",
    severity=Severity.WARNING,
    check_style=check_style,
    opt_in=True,
)
