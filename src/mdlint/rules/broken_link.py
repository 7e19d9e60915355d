r"""A link leads to a file or folder that is not there.

## What it does

Reports each link and image, in Markdown or in HTML, whose target is a relative path that names nothing, and each such
definition of reference links that is used. Upper and lower case count, as they do on GitHub and on most servers.
The finding stands at the target; [Links](../links.md) says which targets are looked up and which are not.

## Why

Pages are moved and renamed, and nothing tells who linked to them. Readers find out.

## Example

```markdown
[The models of last year](no-such-page.md)
```

## Instead

```markdown
[The models of last year](https://example.org/models.html)
```

## Options

`ignore` in `[links]` leaves targets aside, `root` says where a target that begins with `/` starts, and `dialect` which
site the pages are for. The severity in `[rules]`. No schema keyword.
"""

from collections.abc import Iterator, Sequence

from mdlint.model import Destination, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.text.words import listed, quoted


def check_links(destinations: Sequence[Destination]) -> Iterator[Finding]:
    """Look at each target that names a path."""
    return (_finding(destination) for destination in destinations if not destination.exists)


def _finding(destination: Destination) -> Finding:
    written, path = quoted(destination.source.target), quoted(destination.path or "")
    same = next((other for other in destination.nearby if _is_in_other_case(other, destination)), None)
    if same is not None:
        message = f"{written} differs from {quoted(same)} in upper and lower case"
        return Finding(destination.source.span, message, "Only a disk that forgives this finds the file.")
    meant = f" (did you mean {listed(map(quoted, destination.nearby))}?)" if destination.nearby else ""
    return Finding(destination.source.span, f"{written} leads nowhere: there is no {path}{meant}")


def _is_in_other_case(target: str, destination: Destination) -> bool:
    """Whether a target ends, case aside, as the path does that is not there."""
    name = target.lstrip("./")
    return f"/{destination.path}".casefold().endswith(f"/{name}".casefold())


RULE = Rule(
    id="broken-link",
    summary="A link leads to a file or folder that is not there.",
    severity=Severity.ERROR,
    check_links=check_links,
)
