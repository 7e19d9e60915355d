r"""A link leads to a file or folder that does not exist.

## What it does

Reports each link and image, in Markdown or in HTML, whose target is a relative path to nothing, and each used link
reference definition with such a target. Upper and lower case matter, as on GitHub and on most servers. The finding is
at the target; [Links](../links.md) lists which targets are looked up.

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

`ignore` in `[links]` skips targets, `root` is the folder of targets that begin with `/`, and `dialect` is the kind of
site that shows the pages. The severity in `[rules]`. No schema keyword.
"""

from collections.abc import Iterator, Sequence

from mdlint.model import Destination, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.text.words import listed, quoted


def check_links(destinations: Sequence[Destination]) -> Iterator[Finding]:
    """Report each destination that does not exist."""
    return (_finding(destination) for destination in destinations if not destination.exists)


def _finding(destination: Destination) -> Finding:
    written, path = quoted(destination.source.target), quoted(destination.path or "")
    same = next((other for other in destination.nearby if _is_in_other_case(other, destination)), None)
    if same is not None:
        message = f"{written} differs from {quoted(same)} in upper and lower case"
        return Finding(destination.source.span, message, "Only a file system that ignores case finds it.")
    meant = f" (did you mean {listed(map(quoted, destination.nearby))}?)" if destination.nearby else ""
    return Finding(destination.source.span, f"{written} leads nowhere: there is no {path}{meant}")


def _is_in_other_case(target: str, destination: Destination) -> bool:
    """Whether the path that does not exist ends in a target, apart from upper and lower case."""
    name = target.lstrip("./")
    return f"/{destination.path}".casefold().endswith(f"/{name}".casefold())


RULE = Rule(
    id="broken-link",
    summary="A link leads to a file or folder that does not exist.",
    severity=Severity.ERROR,
    check_links=check_links,
)
