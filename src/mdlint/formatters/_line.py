"""The line that both formats for people share: where, how grave, which rule, and what it says."""

from mdlint.formatters._base import Style
from mdlint.model import Diagnostic, Severity, Span
from mdlint.visible import visible

RESET = "\x1b[0m"
BOLD = "\x1b[1m"
COLORS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;36m"}


def headline(diagnostic: Diagnostic, style: Style) -> str:
    """`path:line:column: severity rule  message`, on one line."""
    place = paint(location(diagnostic.path, diagnostic.span), BOLD, style)
    severity = paint(diagnostic.severity, COLORS[diagnostic.severity], style)
    return f"{place}: {severity} {diagnostic.rule}  {visible(diagnostic.message)}"


def location(path: str, span: Span) -> str:
    """`path:line:column`, the form that terminals and editors make a link of."""
    return f"{visible(path)}:{span.line}:{span.column}"


def paint(text: str, color: str, style: Style) -> str:
    """`text` between an ANSI colour and its reset, or as it is where the style has no colours."""
    return f"{color}{text}{RESET}" if style.color else text
