"""How many findings of each rule a report has."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mdlint.formatters._base import Style
from mdlint.formatters._line import COLORS, paint
from mdlint.model import Severity
from mdlint.report import Report
from mdlint.rules import RULES


class RuleCount(NamedTuple):
    """The number of findings of a rule with a severity."""

    rule: str
    severity: Severity
    findings: int


def rule_counts(report: Report) -> list[RuleCount]:
    """Return the counts, the highest first. A rule with findings of two severities has two counts."""
    counts = Counter((diagnostic.rule, diagnostic.severity) for diagnostic in report.diagnostics)
    listed = [RuleCount(rule, severity, number) for (rule, severity), number in counts.items()]
    return sorted(listed, key=lambda each: (-each.findings, each.rule, each.severity))


def statistics_lines(counts: Sequence[RuleCount], style: Style) -> Iterator[str]:
    """Yield `12 error   broken-link  A link leads to …`, in columns."""
    digits = len(str(counts[0].findings)) if counts else 0
    longest = max((len(each.rule) for each in counts), default=0)
    for rule, severity, findings in counts:
        shown = paint(severity, COLORS[severity], style) + " " * (len(Severity.WARNING) - len(severity))
        yield f"{findings:{digits}} {shown} {rule:{longest}}  {RULES[rule].summary}"
