"""A header cell is written in another case than the rest.

## What it does

Compares the header cells of the pipe tables of a page. A cell is in

- sentence case: the first word begins with a capital, no other does: `Image size`;
- title case: all words begin with a capital, except for short ones such as `of` and `per`: `Image Size`;
- lower case: `image size`;
- upper case: `IMAGE SIZE`.

`Model` is in sentence and in title case: what the headers before it can have been in decides. Left alone are code, what
stands in brackets (`Time (ms)`), and words with a case of their own: abbreviations (`GPU`), a capital inside (`mAP`), one or
two letters (`en`), words with digits, dots or underscores (`img_size`), and those that `header-names` lists. A hyphen makes
one word.

## Why

`Image size` on one page and `Image Size` on the next are two columns to whoever searches for one.

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

- `header-case`: `"consistent"` (the default: as the header cells before, across the tables of the page), `"sentence"`,
  `"title"`, `"lower"` or `"upper"`.
- `header-names`: words that keep their own case, such as `["Python", "Linux"]`.

No other linter that was compared has this rule.
"""

import re
from collections.abc import Collection, Iterator
from typing import Literal, TypeAlias

from mdlint.model import Page
from mdlint.rules._base import Finding
from mdlint.rules.style._lines import pipe_tables
from mdlint.style import HeaderCase, TableStyle
from mdlint.words import listed, quoted

CASES: tuple[HeaderCase, ...] = ("sentence", "title", "lower", "upper")

# What stands in brackets is a unit or a remark, with a case of its own.
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PARTING = re.compile(r"[\s/,;:&+|]+")
# Letters, and numbers behind a hyphen, as in `Top-1`. Digits, dots or underscores make a name of it.
_WORD = re.compile(r"[^\W\d_]+(?:['’-](?:[^\W\d_]+|\d+))*")
# Articles, conjunctions and prepositions, which titles have in small letters.
_SMALL_WORDS = frozenset(
    {"and", "but", "for", "from", "into", "nor", "off", "over", "per", "than", "the", "via", "with"}
)
# Shorter ones are units, codes of languages, and small words of all kinds.
_LEAST_LENGTH = 3

_Shape: TypeAlias = Literal["capital", "small"] | None


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Narrow down, cell by cell, what the headers can be in; report a cell that leaves nothing."""
    case = style.header_case
    allowed = frozenset(CASES) if case == "consistent" else frozenset({case})
    for table in pipe_tables(page):
        for cell in table.header.cells:
            fitting = allowed if cell.code else allowed & cases_of(cell.text, style.header_names)
            if fitting:
                allowed = fitting
                continue
            expected = listed(name for name in CASES if name in allowed)
            like = ", as the headers before it" if len(allowed) < len(CASES) and case == "consistent" else ""
            yield Finding(
                cell.span,
                f"{quoted(cell.text)} is not in {expected} case{like}",
                help="Words that keep their own case can be listed in header-names.",
            )


def cases_of(text: str, names: Collection[str]) -> frozenset[HeaderCase]:
    """The cases that a text may be in.

    Words with a case of their own fit all of them: `names`, abbreviations (`GPU`), words with a capital inside (`mAP`),
    those of one or two letters, and what is no word.
    """
    words = [word.strip("*.!?…'\"“”‘’") for word in _PARTING.split(_ASIDE.sub(" ", text))]
    words = [word for word in words if any(map(str.isalpha, word))]
    shapes = [None if word in names else _shape(word) for word in words]
    return frozenset(case for case in CASES if _fits(case, words, shapes))


def _shape(word: str) -> _Shape:
    """Whether a word begins with a capital and goes on in small letters, or is in small letters alone."""
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
