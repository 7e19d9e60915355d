r"""A link leads to an anchor that does not exist.

## What it does

Reports each link whose fragment, the part from `#` on, is not an anchor of the page it leads to: the anchor of a
heading, the `id` or `name` of an HTML element, or a footnote. Which anchor a heading gets depends on the site, so set
`dialect`. An anchor that differs only in upper and lower case is a note on GitHub, which ignores case there, and a
warning on other sites. The finding is at the target; [Links](../links.md) lists the fragments that are skipped.

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

from mdlint.destinations import USER_CONTENT, Destination
from mdlint.model import Edit, Fix, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.lookalikes import difference, look_of
from mdlint.text.words import only_nearest, quoted

# A search compares a fragment with every anchor of a page. The first limit bounds the cost of one search, the second
# the cost of all searches for one page.
_MAX_ANCHORS = 2000
_MAX_COMPARISONS = 100_000
# An anchor that is written in Markdown and in HTML as it is.
_PLAIN = lazy_pattern(r"[\w.~-]+")


def check_links(destinations: Sequence[Destination]) -> Iterator[Finding]:
    """Check each fragment whose page's anchors are known."""
    comparisons_left = _MAX_COMPARISONS
    # Two pages may have equal anchors, and to find those in the cache of `_by_look` compares each of them.
    looks: dict[int, Mapping[str, str]] = {}
    for destination in destinations:
        anchors = destination.anchors
        if not destination.fragment or anchors is None or destination.fragment in anchors:
            continue
        if id(anchors) not in looks:
            looks[id(anchors)] = _by_look(anchors)
        by_look = looks[id(anchors)]
        alike = by_look.get(look_of(destination.fragment))
        if alike is not None:
            yield _alike(destination, alike)
            continue
        is_too_much = len(by_look) > min(_MAX_ANCHORS, comparisons_left)
        comparisons_left -= 0 if is_too_much else len(by_look)
        yield _nowhere(destination, () if is_too_much else by_look.values())


@lru_cache(maxsize=1024)
def _by_look(anchors: frozenset[str]) -> Mapping[str, str]:
    """Return the anchors that may have been meant, by a form that is equal for anchors that look alike in lower case.

    They are sorted, so that of two equally near anchors always the same is suggested.
    """
    by_look: dict[str, str] = {}
    for anchor in sorted(anchors):
        # Capitals come first: of the two anchors for a heading in a notebook, Jupyter's is suggested. Nobody links to
        # names with the prefix.
        if not anchor.startswith(USER_CONTENT):
            by_look.setdefault(look_of(anchor), anchor)
    return by_look


def _alike(destination: Destination, anchor: str) -> Finding:
    """Return the finding of a fragment that looks like an anchor, and differs in case, Unicode form or one letter."""
    span, fragment = destination.source.span, destination.fragment
    if fragment.casefold() == anchor.casefold():
        message = f"{quoted('#' + fragment)} differs from {quoted('#' + anchor)} in upper and lower case"
        if destination.ignores_case:
            help_ = "GitHub ignores case here, other sites don't."
            return Finding(span, message, help_, severity=Severity.INFO, fix=_fix(destination, anchor, is_safe=True))
        help_ = "Browsers tell upper from lower case here."
        return Finding(span, message, help_, severity=Severity.WARNING, fix=_fix(destination, anchor, is_safe=True))
    words = difference("#" + fragment, "#" + anchor)
    return Finding(span, f"no anchor {quoted(fragment)} on {quoted(destination.path or '')}: it {words}")


def _nowhere(destination: Destination, anchors: Collection[str]) -> Finding:
    if not destination.anchors:
        message = (
            f"no anchor {quoted(destination.fragment)} on {quoted(destination.path or '')}: the folder has no page"
        )
        return Finding(destination.source.span, message)
    near = _nearest(destination.fragment, anchors)
    meant = f" (did you mean {quoted('#' + near)}?)" if near else ""
    message = f"no anchor {quoted(destination.fragment)} on {quoted(destination.path or '')}{meant}"
    fix = _fix(destination, near, is_safe=False) if near else None
    return Finding(destination.source.span, message, fix=fix)


def _fix(destination: Destination, anchor: str, *, is_safe: bool) -> Fix | None:
    """Return the fix that writes an anchor; None if the fragment, or the anchor, is not written as it is."""
    target = destination.source.target
    path, _, fragment = target.partition("#")
    if fragment != destination.fragment or not _PLAIN.fullmatch(anchor):
        return None
    written = f"{path}#{anchor}"
    return Fix(f"Write {quoted(written)}", (Edit(destination.source.span, written, target),), is_safe)


def _nearest(fragment: str, anchors: Collection[str]) -> str | None:
    """Return the only anchor that begins with a fragment (words were added to the heading), else the nearest anchor."""
    start = fragment.casefold()
    longer = [anchor for anchor in anchors if anchor.casefold().startswith(start)]
    return longer[0] if len(longer) == 1 else only_nearest(fragment, anchors)


RULE = Rule(
    id="broken-anchor",
    summary="A link leads to an anchor that does not exist.",
    severity=Severity.ERROR,
    also=(Severity.WARNING, Severity.INFO),
    check_links=check_links,
    fixes="safe or unsafe",
)
