"""`mdlint rules`."""

import json
from collections.abc import Mapping
from typing import Annotated

import typer

from mdlint.cli._options import choice
from mdlint.cli._output import write
from mdlint.rules import RULES, Rule


def rules(
    output_format: Annotated[
        str,
        typer.Option("--format", metavar="text|json", callback=choice("text", "json"), help="The format of the list."),
    ] = "text",
) -> None:
    """List the rules with their severities. A rule that is off by default is listed as off."""
    write(_as_json(RULES) if output_format == "json" else _as_text(RULES))


def _as_text(known: Mapping[str, Rule]) -> str:
    width = max(map(len, known))
    return "".join(
        f"{rule.id:{width}}  {'off' if rule.opt_in else rule.severity:7}  {rule.summary}\n" for rule in known.values()
    )


def _as_json(known: Mapping[str, Rule]) -> str:
    listed = [
        {"id": rule.id, "severity": rule.severity, "enabled": not rule.opt_in, "summary": rule.summary}
        for rule in known.values()
    ]
    return json.dumps(listed, indent=2) + "\n"
