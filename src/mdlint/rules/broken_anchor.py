r"""A link leads to a place that its page does not have.

## What it does

Reports each link whose fragment, the part from `#` on, is no anchor of the page it leads to: of no heading, no `id` or
`name` of an HTML element, and no footnote. Which anchor a heading gets depends on the site: `dialect` says for which
one the pages are. An anchor that differs in upper and lower case alone is a warning: GitHub forgives it, other sites
don't. The finding stands at the target; [Links](../links.md) says which fragments are left aside.

## Why

A heading is reworded, and links to it lead to the top of its page.

## Example

```markdown
# Models of this year

See [the models](#models-of-last-year).
```

## Instead

```markdown
# Models of this year

See [the models](#models-of-this-year).
```

## Options

`dialect`; `ignore` in `[links]` leaves targets aside. The severity in `[rules]`. No schema keyword.
"""

from collections.abc import Iterator, Sequence

from mdlint.model import Destination, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.words import nearest, quoted

# Each search compares a fragment with every anchor of a page.
_MAX_SEARCHES = 1000
_MAX_ANCHORS = 2000
# Every anchor on GitHub has a second name that begins so, which nobody means.
_PREFIX = "user-content-"


def check_links(destinations: Sequence[Destination]) -> Iterator[Finding]:
    """Look at each fragment of which it is known to which anchors it may lead."""
    searches = 0
    for destination in destinations:
        anchors = destination.anchors
        if destination.fragment and anchors is not None and destination.fragment not in anchors:
            searches += 1
            yield _finding(destination, _named_by_people(anchors) if searches <= _MAX_SEARCHES else ())


def _named_by_people(anchors: frozenset[str]) -> Sequence[str]:
    """The anchors that may have been meant; none if they are too many."""
    if len(anchors) > _MAX_ANCHORS:
        return ()
    # In one order, so that of two that are equally near it is always the same that is named.
    return sorted(anchor for anchor in anchors if not anchor.startswith(_PREFIX))


def _finding(destination: Destination, anchors: Sequence[str]) -> Finding:
    fragment, span = destination.fragment, destination.source.span
    same = next((anchor for anchor in anchors if anchor.casefold() == fragment.casefold()), None)
    if same is not None:
        message = f"{quoted('#' + fragment)} differs from {quoted('#' + same)} in upper and lower case"
        return Finding(span, message, "GitHub forgives this, other sites don't.", severity=Severity.WARNING)
    near = _sole([anchor for anchor in anchors if anchor.startswith(fragment)]) or nearest(fragment, anchors)
    meant = f" (did you mean {quoted('#' + near)}?)" if near else ""
    return Finding(span, f"no anchor {quoted(fragment)} on {quoted(destination.path or '')}{meant}")


def _sole(anchors: Sequence[str]) -> str | None:
    """The anchor, if there is one and no other: a heading that has grown at its end."""
    return anchors[0] if len(anchors) == 1 else None


RULE = Rule(
    id="broken-anchor",
    summary="A link leads to a place that its page does not have.",
    severity=Severity.ERROR,
    check_links=check_links,
)
