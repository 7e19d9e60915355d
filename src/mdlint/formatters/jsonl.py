"""JSON Lines: each finding as an object on a line of its own, as it is in the report as JSON. ASCII only."""

import json
from collections.abc import Iterator

from mdlint.formatters._base import Style
from mdlint.formatters.json import json_of
from mdlint.report import Report
from mdlint.text.visible import harmless_json


def format_report(report: Report, _style: Style) -> Iterator[str]:
    """Yield a line for each diagnostic; nothing if there is none."""
    for diagnostic in report.diagnostics:
        yield harmless_json(json.dumps(json_of(diagnostic, report))) + "\n"
