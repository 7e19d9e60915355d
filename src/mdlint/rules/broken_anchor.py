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

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from mdlint.model import Destination, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.text.words import nearest, quoted

# A search compares a fragment with every anchor of a page. These bound what a vast page costs, and what all searches for
# one page cost together.
_MAX_ANCHORS = 2000
_MAX_COMPARISONS = 100_000
# Every anchor on GitHub has a second name that begins so, which nobody means.
_PREFIX = "user-content-"


def check_links(destinations: Sequence[Destination]) -> Iterator[Finding]:
    """Look at each fragment of which it is known to which anchors it may lead."""
    comparisons_left = _MAX_COMPARISONS
    for destination in destinations:
        if not destination.fragment or destination.anchors is None or destination.fragment in destination.anchors:
            continue
        by_case = _by_case(destination.anchors)
        same = by_case.get(destination.fragment.casefold())
        if same is not None:
            yield _in_other_case(destination, same)
            continue
        is_too_much = len(by_case) > min(_MAX_ANCHORS, comparisons_left)
        comparisons_left -= 0 if is_too_much else len(by_case)
        yield _nowhere(destination, () if is_too_much else by_case.values())


@lru_cache(maxsize=1024)
def _by_case(anchors: frozenset[str]) -> Mapping[str, str]:
    """The anchors that may have been meant, by their form that is the same in upper and lower case.

    They are in one order, so that of two that are equally near it is always the same that is named.
    """
    by_case: dict[str, str] = {}
    for anchor in sorted(anchors):
        # Capitals come first: of a notebook's two anchors for one heading, it is Jupyter's that is named.
        if not anchor.startswith(_PREFIX):
            by_case.setdefault(anchor.casefold(), anchor)
    return by_case


def _in_other_case(destination: Destination, same: str) -> Finding:
    message = f"{quoted('#' + destination.fragment)} differs from {quoted('#' + same)} in upper and lower case"
    help_ = "GitHub forgives this, other sites don't."
    return Finding(destination.source.span, message, help_, severity=Severity.WARNING)


def _nowhere(destination: Destination, anchors: Collection[str]) -> Finding:
    near = _nearest(destination.fragment, anchors)
    meant = f" (did you mean {quoted('#' + near)}?)" if near else ""
    message = f"no anchor {quoted(destination.fragment)} on {quoted(destination.path or '')}{meant}"
    return Finding(destination.source.span, message)


def _nearest(fragment: str, anchors: Collection[str]) -> str | None:
    """The anchor that alone begins with a fragment, as that of a heading does that has grown at its end; else the nearest."""
    start = fragment.casefold()
    grown = [anchor for anchor in anchors if anchor.casefold().startswith(start)]
    return grown[0] if len(grown) == 1 else nearest(fragment, anchors)


RULE = Rule(
    id="broken-anchor",
    summary="A link leads to a place that its page does not have.",
    severity=Severity.ERROR,
    check_links=check_links,
)
