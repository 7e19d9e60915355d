r"""A link leads to an anchor that does not exist.

## What it does

Reports each link whose fragment, the part from `#` on, is not an anchor of the page it leads to: the anchor of a
heading, the `id` or `name` of an HTML element, or a footnote. Which anchor a heading gets depends on the site, so set
`dialect`. An anchor that differs only in upper and lower case is a warning: GitHub ignores case there, other sites
don't. The finding is at the target; [Links](../links.md) lists the fragments that are skipped.

## Why

Somebody rewords a heading, and from then on links to it lead to the top of its page.

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

`dialect`; `ignore` in `[links]` skips targets. The severity in `[rules]`. No schema keyword.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from mdlint.model import Destination, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.text.words import only_nearest, quoted

# A search compares a fragment with every anchor of a page. The first limit bounds the cost of one search, the second
# the cost of all searches for one page.
_MAX_ANCHORS = 2000
_MAX_COMPARISONS = 100_000
# Every anchor on GitHub has a second name with this prefix, which nobody links to.
_PREFIX = "user-content-"


def check_links(destinations: Sequence[Destination]) -> Iterator[Finding]:
    """Check each fragment whose page's anchors are known."""
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
    """Return the anchors that may have been meant, by their casefolded form.

    They are sorted, so that of two equally near anchors always the same is suggested.
    """
    by_case: dict[str, str] = {}
    for anchor in sorted(anchors):
        # Capitals come first: of the two anchors for a heading in a notebook, Jupyter's is suggested.
        if not anchor.startswith(_PREFIX):
            by_case.setdefault(anchor.casefold(), anchor)
    return by_case


def _in_other_case(destination: Destination, same: str) -> Finding:
    message = f"{quoted('#' + destination.fragment)} differs from {quoted('#' + same)} in upper and lower case"
    help_ = "GitHub ignores case here, other sites don't."
    return Finding(destination.source.span, message, help_, severity=Severity.WARNING)


def _nowhere(destination: Destination, anchors: Collection[str]) -> Finding:
    near = _nearest(destination.fragment, anchors)
    meant = f" (did you mean {quoted('#' + near)}?)" if near else ""
    message = f"no anchor {quoted(destination.fragment)} on {quoted(destination.path or '')}{meant}"
    return Finding(destination.source.span, message)


def _nearest(fragment: str, anchors: Collection[str]) -> str | None:
    """Return the only anchor that begins with a fragment (words were added to the heading), else the nearest anchor."""
    start = fragment.casefold()
    longer = [anchor for anchor in anchors if anchor.casefold().startswith(start)]
    return longer[0] if len(longer) == 1 else only_nearest(fragment, anchors)


RULE = Rule(
    id="broken-anchor",
    summary="A link leads to an anchor that does not exist.",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    check_links=check_links,
)
