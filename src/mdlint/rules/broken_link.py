r"""A link leads to a file or folder that does not exist.

## What it does

Reports each link and image, in Markdown or in HTML, whose target is a relative path to nothing, and each used link
reference definition with such a target. Upper and lower case matter, as on GitHub and on most servers. An address of
GitHub is looked up if it is a file of the pages' own repository. The finding is at the target;
[Links](../links.md) lists which targets are looked up, and what is suggested.

## Why

Pages are moved and renamed, and nobody learns which links led to them, until a reader follows one.

## Example

```markdown
[The models of last year](no-such-page.md)
```

## Instead

```markdown
[The models of last year](https://example.org/models.html)
```

## Options

In `[links]`, `ignore` skips targets, `root` is the folder of targets that begin with `/`, `repository` is the pages'
own repository, and `by-name` finds pages by their names. `dialect` is the kind of site that shows the pages. The
severity in `[rules]`. No schema keyword.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from mdlint.destinations import Destination
from mdlint.model import Edit, Fix, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.lookalikes import difference, foreign_letters
from mdlint.text.words import listed, quoted

# A path that is written in Markdown and in HTML as it is.
_PLAIN = lazy_pattern(r"[\w./+@~-]+")


def check_links(destinations: Sequence[Destination]) -> Iterator[Finding]:
    """Report each destination that does not exist."""
    return (_finding(destination) for destination in destinations if not destination.exists)


def _finding(destination: Destination) -> Finding:
    span, target, nearby = destination.source.span, quoted(destination.source.target), destination.nearby
    match destination.nearness:
        case "case":
            message = f"{target} differs from {quoted(nearby[0])} in upper and lower case"
            help_ = "This link works only on case-insensitive file systems."
            return Finding(span, message, help_, fix=_fix(destination, is_safe=True))
        case "look" if words := _difference(destination.path or "", nearby[0]):
            return Finding(span, f"{target} leads nowhere: it {words}")
        case "scheme":
            message = f"{target} leads nowhere: it has no scheme (did you mean {quoted(nearby[0])}?)"
            return Finding(span, message, "Without a scheme, this is the path of a file next to the page.")
        case _:
            meant = f" (did you mean {listed(map(quoted, nearby))}?)" if nearby else ""
            message = f"{target} leads nowhere: there is no {quoted(destination.path or '')}{meant}"
            is_only = destination.nearness == "name" and len(nearby) == 1
            fix = _fix(destination, is_safe=False) if is_only else None
            return Finding(span, message, _foreign(destination.source.target), fix=fix)


def _fix(destination: Destination, *, is_safe: bool) -> Fix | None:
    """Return the fix that writes the near path; None if the target is written in another way than a path."""
    target, near = destination.source.target, destination.nearby[0]
    start = "./" * target.startswith("./")
    path = re.split("[?#]", target, maxsplit=1)[0].removeprefix(start)
    is_alike = (
        path.casefold() == near.casefold() if is_safe else PurePosixPath(path).suffix == PurePosixPath(near).suffix
    )
    if not is_alike or not _PLAIN.fullmatch(near) or path.startswith("/") != near.startswith("/"):
        return None
    written = f"{start}{near}{target.removeprefix(start + path)}"
    return Fix(f"Write {quoted(written)}", (Edit(destination.source.span, written, target),), is_safe)


def _difference(path: str, other: str) -> str | None:
    """Explain how the last names that differ in two paths differ; None if they do not look alike."""
    pairs = zip(reversed(path.split("/")), reversed(other.split("/")), strict=False)
    return next((difference(name, known) for name, known in pairs if name != known), None)


def _foreign(target: str) -> str | None:
    """Return a help about letters in a target that only look like Latin letters; None if it has none."""
    latin = list(target)
    for letter in foreign_letters(target):
        latin[letter.offset] = letter.usual
    words = difference(target, "".join(latin))
    return f"The target {words}." if words else None


RULE = Rule(
    id="broken-link",
    summary="A link leads to a file or folder that does not exist.",
    severity=Severity.ERROR,
    check_links=check_links,
    fixes="safe or unsafe",
)
