"""`mdlint rules`."""

import json
from collections.abc import Mapping
from typing import Annotated

from mdlint.addresses import rule_address
from mdlint.cli._options import format_option
from mdlint.cli._output import write
from mdlint.rules import RULES, Rule


def rules(
    output_format: Annotated[str, format_option(("text", "json"), "The format of the list.")] = "text",
) -> None:
    """List the rules with their severities. A rule that is off by default is listed as off."""
    write(_as_json(RULES) if output_format == "json" else _as_text(RULES))


def _as_text(known: Mapping[str, Rule]) -> str:
    width = max(map(len, known))
    longest = max(len(_severity(rule)) for rule in known.values())
    return "".join(f"{rule.id:{width}}  {_severity(rule):{longest}}  {rule.summary}\n" for rule in known.values())


def _severity(rule: Rule) -> str:
    return "off" if rule.opt_in else "/".join(rule.severities)


def _as_json(known: Mapping[str, Rule]) -> str:
    listed = [
        {
            "id": rule.id,
            "severity": rule.severity,
            "also": list(rule.also),
            "enabled": not rule.opt_in,
            "summary": rule.summary,
            "url": rule_address(rule.id),
        }
        for rule in known.values()
    ]
    return json.dumps(listed, indent=2) + "\n"
