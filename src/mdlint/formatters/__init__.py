"""How a report is written. `FORMATTERS` is both the dispatch table and the choices of `--format`."""

from mdlint.formatters import concise, json, text
from mdlint.formatters._base import Formatter, Style
from mdlint.formatters._escape import visible

__all__ = ["FORMATTERS", "Formatter", "Style", "visible"]

FORMATTERS: dict[str, Formatter] = {
    "concise": concise.format_report,
    "json": json.format_report,
    "text": text.format_report,
}
