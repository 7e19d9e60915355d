"""SARIF 2.1.0, the format of static analysis that GitHub code scanning and many editors read. ASCII only.

Columns count characters (`unicodeCodePoints`), and paths are relative to the repository, `%SRCROOT%`. Only rules that
have findings are described, each by its manual page.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from mdlint import __version__
from mdlint.addresses import DOCS, REPOSITORY, rule_address
from mdlint.formatters._base import Style
from mdlint.formatters._repository import repository_path, with_fingerprints
from mdlint.known_rules import KNOWN_RULES
from mdlint.model import Diagnostic, Place, Severity, Span
from mdlint.report import Report
from mdlint.rules import RULES, explain
from mdlint.text.visible import harmless_json, visible

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
# The name changes if a later version makes other fingerprints of the same findings.
_FINGERPRINT = "mdlint/v1"
_LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# A reader may take it for a place where an argument of the message goes (§3.11.5). Other braces are written as they are:
# few readers take two braces for one, as the standard asks.
_PLACEHOLDER = r"\{([0-9]+)\}"
_RELATIVE_LINK = r"\]\((?![a-z]+:|#)([^)\s]+)\)"


def format_report(report: Report, style: Style) -> Iterator[str]:
    """Yield one JSON document with one run, a line for each finding."""
    rules = list(dict.fromkeys(diagnostic.rule for diagnostic in report.diagnostics))
    numbers = {rule: number for number, rule in enumerate(rules)}
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{\n'
    yield harmless_json("".join(f"{_written(key)}: {_written(value)},\n" for key, value in _run(rules, report).items()))
    yield '"results": ['
    gap = "\n"
    for diagnostic, fingerprint in with_fingerprints(report):
        result = _result(diagnostic, fingerprint, report, style) | {"ruleIndex": numbers[diagnostic.rule]}
        yield gap + harmless_json(_written(result))
        gap = ",\n"
    yield "\n]}]}\n"


def _written(value: object) -> str:
    return json.dumps(value)


def _run(rules: list[str], report: Report) -> dict[str, Any]:
    """Return the properties of a run other than its results."""
    driver = {
        "name": "mdlint",
        "version": __version__,
        "informationUri": REPOSITORY,
        "rules": [_descriptor(rule) for rule in rules],
    }
    notes = [{"level": "note", "message": _message(note)} for note in report.notes]
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notes}],
    }


def _descriptor(rule: str) -> dict[str, Any]:
    """Return the description of a rule. Its manual page is Markdown, with links that lead to the docs."""
    summary = {"text": RULES[rule].summary}
    page = re.sub(_RELATIVE_LINK, rf"]({DOCS}/rules/\1)", explain(rule))
    return {
        "id": rule,
        "shortDescription": summary,
        "fullDescription": summary,
        "helpUri": rule_address(rule),
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[KNOWN_RULES[rule].severity]},
    }


def _result(diagnostic: Diagnostic, fingerprint: str, report: Report, style: Style) -> dict[str, Any]:
    path = diagnostic.path
    related = [
        {"id": number, **_location(each.path or path, each.at, report, style), "message": _message(each.message)}
        for number, each in enumerate(diagnostic.related, 1)
    ]
    return {
        "ruleId": diagnostic.rule,
        "level": _LEVELS[diagnostic.severity],
        "message": _message(*filter(None, (diagnostic.message, diagnostic.help))),
        "locations": [_location(path, diagnostic.span, report, style)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }


def _message(*paragraphs: str) -> dict[str, str]:
    return {"text": re.sub(_PLACEHOLDER, r"{{\1}}", "\n".join(map(visible, paragraphs)))}


def _location(path: str, span: Span, report: Report, style: Style) -> dict[str, Any]:
    """Return a place in a file. A place in a notebook has the lines of its JSON text, and names the cell."""
    place = report.place(path, span)
    physical = {"artifactLocation": _artifact(repository_path(path, style)), "region": _region(place)}
    cell = {} if place.cell is None else {"logicalLocations": [{"fullyQualifiedName": f"cell {place.cell}"}]}
    return {"physicalLocation": physical, **cell}


def _artifact(path: str) -> dict[str, str]:
    uri = quote(_bytes(path))
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri, "uriBaseId": _ROOT}


def _bytes(path: str) -> bytes:
    """Return a path in UTF-8. A name that is not valid Unicode has its own bytes, or on Windows a half of a character."""
    try:
        return path.encode(errors="surrogateescape")
    except UnicodeEncodeError:
        return path.encode(errors="surrogatepass")


def _region(place: Place) -> dict[str, int]:
    lines = {"startLine": place.file_line, "endLine": place.file_end_line}
    if place.cell is not None:
        return lines
    return lines | {"startColumn": place.span.column, "endColumn": place.span.end_column}
