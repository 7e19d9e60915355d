"""Comments that silence rules: where they apply, which diagnostics they silence, and which of them silence none.

`<!-- mdlint-disable-next-table RULE, RULE: reason -->` applies to the next table, `mdlint-disable` up to
`mdlint-enable` or the end of the page, `mdlint-disable-file` to the whole page. Without a rule they apply to every
rule. All functions here take time linear in the page, plus the time to sort its diagnostics.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from mdlint.known_rules import KNOWN_RULES, RESERVED, no_such_rule
from mdlint.model import Comment, Diagnostic, Page, Span, TextLine
from mdlint.other_linters import counterparts
from mdlint.rules import Finding
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import listed, nearest, only_nearest, quoted, within_edits

DISABLE = "mdlint-disable"
DISABLE_FILE = "mdlint-disable-file"
ENABLE = "mdlint-enable"
NEXT_TABLE = "mdlint-disable-next-table"
SCHEMA = "mdlint-schema"
COMMENTS = (DISABLE, DISABLE_FILE, NEXT_TABLE, ENABLE)

_PREFIX = "mdlint-"
# A comment with more words than this lists no rules, and each word costs a search.
_MOST_WORDS = 50
_UNUSED = "unused-suppression"
_KNOWN = KNOWN_RULES.keys() | RESERVED
_NOT_WORD = lazy_pattern(r"[\s:_]+")
_NOT_RULE = lazy_pattern(r"[\s,:]+")


class Suppression(NamedTuple):
    """A rule that a comment silences (None: every rule), and the first and the last line where it does.

    `comment` is the comment's first word. `span` is the place of the rule's name, or of the first word if the comment
    names no rule. There are no lines (`last` is below `first`) for a `mdlint-enable` that ends nothing, and for a
    `mdlint-disable-next-table` without a table after it.
    """

    comment: str
    rule: str | None
    span: Span
    first: int = 1
    last: int = 0


def suppressions_of(page: Page) -> tuple[Suppression, ...]:
    """Return what the comments of a page silence, in the order of the page. Words that are not rules are ignored."""
    comments = [
        comment
        for comment in page.comments
        if comment.name.text in COMMENTS and comment.is_alone and not _has_rules_as_reason(comment)
    ]
    if not comments:
        return ()
    found = (*_of_tables(page, comments), *_of_blocks(page, comments), *_of_page(page, comments))
    return tuple(sorted(found, key=lambda suppression: suppression.span))


def check_comments(page: Page) -> Iterator[Finding]:
    """Report each comment that does not do what it says.

    It is unknown, or on a line with something else, or names unknown rules, rules in place of a reason, or no schema.
    """
    comments = page.comments
    used = {table.schema_span for table in page.tables} if comments else set()
    for comment in comments:
        if comment.name.text == SCHEMA:
            yield from _unused_schema(comment, used)
        elif comment.name.text not in COMMENTS:
            yield _unknown_comment(comment.name)
        elif not comment.is_alone:
            message = f"{comment.name.text} on a line with text or tags silences nothing"
            yield Finding(comment.name.span, message, help="Put the comment on a line of its own.")
        elif _has_rules_as_reason(comment):
            message = "a rule after the colon, where the reason goes"
            yield Finding(comment.name.span, message, help="Put rules before the colon.")
        else:
            yield from _unknown_rules(comment)


def groups_to_check(
    suppressions: Iterable[Suppression], running: Collection[str], usual: Collection[str]
) -> Iterator[list[Suppression]]:
    """Yield the suppressions that can be called unused, in groups that are checked one after the other.

    These are the suppressions whose rules ran; for a suppression of every rule, all `usual` rules must have run.
    """
    all_ran = set(usual) <= set(running)
    certain = [each for each in suppressions if (each.rule in running if each.rule else all_ran)]
    for _, group in groupby(sorted(certain, key=_check_order), key=_check_order):
        yield list(group)


def _check_order(suppression: Suppression) -> int:
    """When a suppression is checked for use: after all those whose `unused-suppression` finding it may silence."""
    return 2 if suppression.rule == _UNUSED else int(suppression.rule is None)


def unused_suppressions(suppressions: Iterable[Suppression], diagnostics: Iterable[Diagnostic]) -> list[Suppression]:
    """Return the suppressions that silence none of the diagnostics."""
    lines: defaultdict[str | None, list[int]] = defaultdict(list)
    for diagnostic in diagnostics:
        lines[diagnostic.rule].append(diagnostic.span.line)
        lines[None].append(diagnostic.span.line)
    for found in lines.values():
        found.sort()
    return [each for each in suppressions if not _any_between(lines.get(each.rule, ()), each.first, each.last)]


def unsilenced(diagnostics: Iterable[Diagnostic], suppressions: Iterable[Suppression]) -> list[Diagnostic]:
    """Return the diagnostics that no suppression silences."""
    ranges: defaultdict[str | None, list[tuple[int, int]]] = defaultdict(list)
    for suppression in suppressions:
        ranges[suppression.rule].append((suppression.first, suppression.last))
    silent = {rule: _merged(found) for rule, found in ranges.items()}
    return [
        diagnostic
        for diagnostic in diagnostics
        if not any(_contains(silent.get(rule, ()), diagnostic.span.line) for rule in (diagnostic.rule, None))
    ]


def unused_finding(suppression: Suppression) -> Finding:
    """Report a suppression that silences nothing."""
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
    """Return the rules that a comment names, each with its place; None, for every rule, if it names none."""
    if not comment.words:
        return [(None, comment.name.span)]
    return [(rule.text, rule.span) for rule in comment.words if rule.text in KNOWN_RULES]


def _of_tables(page: Page, comments: Iterable[Comment]) -> Iterator[Suppression]:
    tables = [table.span for table in page.tables]
    starts = [table.start for table in tables]
    for comment in comments:
        if comment.name.text == NEXT_TABLE:
            at = bisect_right(starts, comment.span.start)
            lines = (tables[at].line, tables[at].end_line) if at < len(tables) else (1, 0)
            yield from (Suppression(NEXT_TABLE, *target, *lines) for target in _targets(comment))


def _of_blocks(page: Page, comments: Iterable[Comment]) -> Iterator[Suppression]:
    """Pair each `mdlint-disable` with the `mdlint-enable` that ends it.

    A `mdlint-enable` ends all open blocks of its rule, or all open blocks if it names no rule.
    """
    opened: defaultdict[str | None, list[Suppression]] = defaultdict(list)
    for comment in comments:
        for rule, span in _targets(comment):
            if comment.name.text == DISABLE:
                opened[rule].append(Suppression(DISABLE, rule, span, comment.span.line, len(page.lines)))
            elif comment.name.text == ENABLE:
                ended = [block for key in ([rule] if rule else list(opened)) for block in opened.pop(key, ())]
                yield from (block._replace(last=comment.span.end_line) for block in ended)
                if not ended:
                    yield Suppression(ENABLE, rule, span)
    for still_open in opened.values():
        yield from still_open


def _of_page(page: Page, comments: Iterable[Comment]) -> Iterator[Suppression]:
    for comment in comments:
        if comment.name.text == DISABLE_FILE:
            yield from (Suppression(DISABLE_FILE, *target, 1, len(page.lines)) for target in _targets(comment))


def _unused_schema(comment: Comment, used: Collection[Span | None]) -> Iterator[Finding]:
    if comment.words or len(comment.rest.text.split()) != 1:
        message = f"expected one schema after {SCHEMA} and a colon"
        yield Finding(comment.name.span, message, help=f"Write <!-- {SCHEMA}: NAME -->.")
    elif comment.rest.span not in used:
        message = "no table right below, so the schema applies to nothing"
        yield Finding(
            comment.rest.span,
            message,
            help="Only other comments, and markup for the site, may be between the comment and its table.",
        )


def _unknown_comment(name: TextLine) -> Finding:
    known = [comment.removeprefix(_PREFIX) for comment in (*COMMENTS, SCHEMA)]
    near = only_nearest("-".join(_NOT_WORD.split(name.text.lower())).removeprefix(_PREFIX), known)
    suggestion = f" (did you mean {quoted(_PREFIX + near)}?)" if near else ""
    return Finding(
        name.span,
        f"unknown comment {quoted(name.text)}{suggestion}",
        help=f"The comments for mdlint begin with {listed((*COMMENTS, SCHEMA))}.",
    )


def _unknown_rules(comment: Comment) -> Iterator[Finding]:
    """Report each word that is close to the name of a rule, and of the other words only the first.

    The rest may be a reason without its colon.
    """
    has_stranger = False
    for rule in comment.words[:_MOST_WORDS]:
        if rule.text in _KNOWN:
            continue
        is_near = nearest(rule.text, KNOWN_RULES) is not None or bool(counterparts(rule.text))
        if is_near or not has_stranger:
            yield Finding(rule.span, no_such_rule(rule.text), None if is_near else "Write a colon before the reason.")
        has_stranger = has_stranger or not is_near


def _has_rules_as_reason(comment: Comment) -> bool:
    """Whether a comment names rules only in its reason, so that it would silence every rule instead of these.

    It is enough that the first word has a hyphen and is, or is close to, the name of a rule. `decimals` may begin a
    reason.
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
    """Return the same lines as sorted ranges that do not overlap."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _contains(ranges: Sequence[tuple[int, int]], line: int) -> bool:
    at = bisect_right(ranges, line, key=lambda lines: lines[0])
    return at > 0 and line <= ranges[at - 1][1]
