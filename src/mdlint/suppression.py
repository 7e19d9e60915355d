"""Comments that silence rules: what they say, which lines they hold for, and which of them silence nothing.

`<!-- mdlint-disable-next-table RULE, RULE: reason -->` holds for the next table, `mdlint-disable` up to `mdlint-enable`
or the end of the page, `mdlint-disable-file` for the whole page; without a rule they hold for all rules. Everything
here takes a time that grows with the page, or with the sorting of what is found on it, and no faster.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from mdlint.model import Comment, Diagnostic, Page, Span, TextLine
from mdlint.rules import RESERVED, RULES, Finding, no_such_rule
from mdlint.text.words import listed, nearest, quoted, within_edits

DISABLE = "mdlint-disable"
DISABLE_FILE = "mdlint-disable-file"
ENABLE = "mdlint-enable"
NEXT_TABLE = "mdlint-disable-next-table"
SCHEMA = "mdlint-schema"
COMMENTS = (DISABLE, DISABLE_FILE, NEXT_TABLE, ENABLE)

_PREFIX = "mdlint-"
# More words than this are no rules, and each costs a search.
_MOST_WORDS = 50
_UNUSED = "unused-suppression"
_KNOWN = RULES.keys() | RESERVED
_NOT_WORD = re.compile(r"[\s:_]+")
_NOT_RULE = re.compile(r"[\s,:]+")


class Suppression(NamedTuple):
    """A rule that a comment silences, None being every rule, and the lines for which it does, the last included.

    `comment` is the comment's first word; `span` is where the rule is named, or that word where none is. A
    `mdlint-enable` that ends nothing is one without lines, and so is a comment on a next table where none follows.
    """

    comment: str
    rule: str | None
    span: Span
    first: int = 1
    last: int = 0

    @property
    def tier(self) -> int:
        """When it is judged: what may silence the finding that another one is unused comes after that."""
        return 2 if self.rule == _UNUSED else int(self.rule is None)


def suppressions_of(page: Page) -> tuple[Suppression, ...]:
    """What the comments of a page silence, in the order of the page. Names that are no rules are left aside."""
    comments = [one for one in page.comments if one.name.text in COMMENTS and not _has_rules_as_reason(one)]
    if not comments:
        return ()
    found = (*_of_tables(page, comments), *_of_blocks(page, comments), *_of_page(page, comments))
    return tuple(sorted(found, key=lambda suppression: suppression.span))


def unknown_names(page: Page) -> Iterator[Finding]:
    """What is wrong with the words of comments: no such rule or comment, rules as a reason, no schema or no table for it."""
    used = {table.schema_span for table in page.tables}
    for comment in page.comments:
        if comment.name.text == SCHEMA:
            yield from _idle_schema(comment, used)
        elif comment.name.text not in COMMENTS:
            yield _unknown_comment(comment.name)
        elif _has_rules_as_reason(comment):
            message = "a rule stands where the reason does, behind the colon"
            yield Finding(comment.name.span, message, help="Put rules before the colon.")
        else:
            yield from _unknown_rules(comment)


def judged(
    suppressions: Sequence[Suppression], running: Collection[str], usual: Collection[str]
) -> Iterator[list[Suppression]]:
    """Those of which it can be said that they silence nothing, as their rules are run, in groups that come one after the other.

    One that is for every rule can be judged only where all are run that usually are.
    """
    all_run = set(usual) <= set(running)
    sure = [one for one in suppressions if (one.rule in running if one.rule else all_run)]
    for _, group in groupby(sorted(sure, key=lambda one: one.tier), key=lambda one: one.tier):
        yield list(group)


def idle(suppressions: Iterable[Suppression], diagnostics: Iterable[Diagnostic]) -> list[Suppression]:
    """Those that silence none of the diagnostics."""
    lines: defaultdict[str | None, list[int]] = defaultdict(list)
    for diagnostic in diagnostics:
        lines[diagnostic.rule].append(diagnostic.span.line)
        lines[None].append(diagnostic.span.line)
    for found in lines.values():
        found.sort()
    return [one for one in suppressions if not _any_between(lines.get(one.rule, ()), one.first, one.last)]


def audible(suppressions: Iterable[Suppression], diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics that no suppression silences."""
    ranges: defaultdict[str | None, list[tuple[int, int]]] = defaultdict(list)
    for one in suppressions:
        ranges[one.rule].append((one.first, one.last))
    silent = {rule: _merged(found) for rule, found in ranges.items()}
    return [
        diagnostic
        for diagnostic in diagnostics
        if not any(_holds(silent.get(rule, ()), diagnostic.span.line) for rule in (diagnostic.rule, None))
    ]


def idle_finding(suppression: Suppression) -> Finding:
    """What is to be said of a suppression that silences nothing."""
    comment, rule, span, first, last = suppression
    if comment == ENABLE:
        return Finding(span, f"nothing to enable: no {DISABLE}{f' {rule}' if rule else ''} is open")
    if last < first:
        message = "nothing to silence: no table follows"
    else:
        message = f"nothing to silence: {_PLACES[comment]} has no finding{f' of {rule}' if rule else ''}"
    return Finding(span, message, help="Remove it, so that it can't hide a later mistake.")


_PLACES = {NEXT_TABLE: "the next table", DISABLE: "the block", DISABLE_FILE: "the page"}


def _targets(comment: Comment) -> list[tuple[str | None, Span]]:
    """The rules that a comment is for, each with its place; None for every rule."""
    if not comment.words:
        return [(None, comment.name.span)]
    return [(rule.text, rule.span) for rule in comment.words if rule.text in RULES]


def _of_tables(page: Page, comments: Iterable[Comment]) -> Iterator[Suppression]:
    tables = [table.span for table in page.tables]
    starts = [table.start for table in tables]
    for comment in comments:
        if comment.name.text == NEXT_TABLE:
            at = bisect_right(starts, comment.span.start)
            lines = (tables[at].line, tables[at].end_line) if at < len(tables) else (1, 0)
            yield from (Suppression(NEXT_TABLE, *target, *lines) for target in _targets(comment))


def _of_blocks(page: Page, comments: Iterable[Comment]) -> Iterator[Suppression]:
    """A `mdlint-enable` ends all blocks that are open for its rule; without a rule, all that are open."""
    opened: defaultdict[str | None, list[Suppression]] = defaultdict(list)
    for comment in comments:
        for rule, span in _targets(comment):
            if comment.name.text == DISABLE:
                opened[rule].append(Suppression(DISABLE, rule, span, comment.span.line, len(page.lines)))
            elif comment.name.text == ENABLE:
                ended = [one for key in ([rule] if rule else list(opened)) for one in opened.pop(key, ())]
                yield from (one._replace(last=comment.span.end_line) for one in ended)
                if not ended:
                    yield Suppression(ENABLE, rule, span)
    for still_open in opened.values():
        yield from still_open


def _of_page(page: Page, comments: Iterable[Comment]) -> Iterator[Suppression]:
    for comment in comments:
        if comment.name.text == DISABLE_FILE:
            yield from (Suppression(DISABLE_FILE, *target, 1, len(page.lines)) for target in _targets(comment))


def _idle_schema(comment: Comment, used: Collection[Span | None]) -> Iterator[Finding]:
    if comment.words or len(comment.rest.text.split()) != 1:
        message = f"expected one schema behind {SCHEMA} and a colon"
        yield Finding(comment.name.span, message, help=f"Write <!-- {SCHEMA}: NAME -->.")
    elif comment.rest.span not in used:
        message = "no table stands right below, so the schema is for none"
        yield Finding(
            comment.rest.span,
            message,
            help="Only other comments, and markup for the site, may stand between it and its table.",
        )


def _unknown_comment(name: TextLine) -> Finding:
    known = [comment.removeprefix(_PREFIX) for comment in (*COMMENTS, SCHEMA)]
    near = nearest("-".join(_NOT_WORD.split(name.text.lower())).removeprefix(_PREFIX), known)
    suggestion = f" (did you mean {quoted(_PREFIX + near)}?)" if near else ""
    return Finding(
        name.span,
        f"unknown comment {quoted(name.text)}{suggestion}",
        help=f"The comments for mdlint begin with {listed((*COMMENTS, SCHEMA))}.",
    )


def _unknown_rules(comment: Comment) -> Iterator[Finding]:
    """Each name that is nearly one of a rule, and the first that is not: what follows may be a reason without its colon."""
    has_stranger = False
    for rule in comment.words[:_MOST_WORDS]:
        if rule.text in _KNOWN:
            continue
        is_near = nearest(rule.text, RULES) is not None
        if is_near or not has_stranger:
            yield Finding(rule.span, no_such_rule(rule.text), None if is_near else "A reason stands after a colon.")
        has_stranger = has_stranger or not is_near


def _has_rules_as_reason(comment: Comment) -> bool:
    """Whether there are rules only where the reason stands: the comment would silence every rule for them.

    A first word with a hyphen that is a rule, or nearly one, is enough; `decimals` may begin a reason.
    """
    if comment.words:
        return False
    words = [word for word in _NOT_RULE.split(comment.rest.text, _MOST_WORDS) if word]
    if not words:
        return False
    return _KNOWN.issuperset(words) or ("-" in words[0] and bool(within_edits(words[0], sorted(_KNOWN), 2)))


def _any_between(ascending: Sequence[int], first: int, last: int) -> bool:
    at = bisect_left(ascending, first)
    return at < len(ascending) and ascending[at] <= last


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same lines in ranges that ascend and do not overlap."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _holds(ranges: Sequence[tuple[int, int]], line: int) -> bool:
    at = bisect_right(ranges, line, key=lambda lines: lines[0])
    return at > 0 and line <= ranges[at - 1][1]
