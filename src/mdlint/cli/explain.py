"""`mdlint explain`."""

from collections.abc import Iterator
from typing import Annotated

import typer

from mdlint.addresses import keyword_address, rule_address
from mdlint.cli._output import write
from mdlint.errors import UsageError
from mdlint.other_linters import OTHER_RULES, counterparts, our_names, translation
from mdlint.rules import RULES
from mdlint.rules import explain as rule_manual
from mdlint.text.words import did_you_mean, quoted

_JSON_SCHEMA = "https://json-schema.org/understanding-json-schema"


def _names() -> list[str]:
    from mdlint.page_schemas.keywords import PAGE_KEYWORDS  # noqa: PLC0415  help does without it
    from mdlint.schema.keywords import KEYWORDS  # noqa: PLC0415  as above

    return [*RULES, *KEYWORDS, *PAGE_KEYWORDS]


def explain(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            help="A rule, a schema keyword, or a rule of another linter, such as MD056.",
            metavar="NAME",
            autocompletion=_names,
        ),
    ],
) -> None:
    """Print the manual page of a rule or a schema keyword."""
    from mdlint.draft2020.vocabulary import ASSERTIONS  # noqa: PLC0415  help does without it

    pages = list(_pages(name))
    if not pages and name in ASSERTIONS:
        raise UsageError(f"{quoted(name)} is a keyword of JSON Schema itself, explained at {_JSON_SCHEMA}")
    if not pages and ctx.parent is not None and name in getattr(ctx.parent.command, "commands", ()):
        raise UsageError(f"{quoted(name)} is a command, explained by mdlint {name} --help")
    if not pages:
        known = [*_names(), *(other for rule in OTHER_RULES for other in rule.names)]
        hint = did_you_mean(name, known) or " (mdlint rules lists the rules)"
        raise UsageError(f"unknown rule or keyword {quoted(name)}{hint}")
    write("\n".join(pages))


def _pages(name: str) -> Iterator[str]:
    """Yield each page about a name: a rule and a keyword may have the same."""
    from mdlint.page_schemas.keywords import PAGE_KEYWORDS, page_keyword_manual  # noqa: PLC0415  help does without it
    from mdlint.schema.keywords import KEYWORDS  # noqa: PLC0415  as above
    from mdlint.schema.keywords import manual as keyword_manual  # noqa: PLC0415  as above

    if name in RULES:
        yield _rule_page(name)
    if name in KEYWORDS:
        yield _page(f"# {name}\n\n{keyword_manual(name)}", keyword_address(name))
    if name in PAGE_KEYWORDS:
        yield _page(f"# {name}\n\n{page_keyword_manual(name)}", keyword_address(name))
    if name in RULES or name in KEYWORDS or name in PAGE_KEYWORDS:
        return
    others = counterparts(name)
    if others:
        yield "".join(f"{translation(other)}\n" for other in others)
    for rule_id in our_names(others):
        yield _rule_page(rule_id)


def _rule_page(rule_id: str) -> str:
    return _page(rule_manual(rule_id), rule_address(rule_id))


def _page(text: str, address: str) -> str:
    return f"{text.strip()}\n\n{address}\n"
