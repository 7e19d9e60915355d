"""Generate the pages of `docs/` about rules, schema keywords and the command line.

python scripts/generate_docs.py           # write the pages
python scripts/generate_docs.py --check   # only list the pages that are out of date; exit with 1 if there are any
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from mdlint.cli.app import app
from mdlint.page_schemas.keywords import PAGE_KEYWORDS, page_keyword_manual
from mdlint.rules import RULES, explain
from mdlint.schema.keywords import KEYWORDS, manual
from mdlint.text.words import listed

DOCS = Path(__file__).parents[1] / "docs"
NOTE = "<!-- Made by scripts/generate_docs.py: edit the source, then run it. -->"
# These folders have only generated pages, so any other page in them is out of date.
OWN_FOLDERS = ("rules", "keywords")

RULES_INTRO = (
    "Each rule is named after the defect it finds. A configuration can give it another severity, or turn it off. "
    "Rules about [style](../style.md) are off until a configuration gives them a severity, or `--select` names them."
)
KEYWORDS_INTRO = "The keywords that mdlint adds to JSON Schema draft 2020-12."


def pages() -> dict[str, str]:
    """Return the text of every generated page by its path below `docs/`."""
    made = {**dict(_rule_pages()), **dict(_keyword_pages()), "cli.md": _cli_page()}
    return {path: f"{NOTE}\n\n{text.strip()}\n" for path, text in made.items()}


def stale(docs: Path, made: Mapping[str, str]) -> list[str]:
    """Return the pages in `docs` that are missing, differ from the generated ones, or are no longer generated."""
    there = {path.relative_to(docs).as_posix() for folder in OWN_FOLDERS for path in (docs / folder).glob("*.md")}
    differing = {path for path, text in made.items() if not _is(docs / path, text)}
    return sorted(differing | (there - made.keys()))


def write(docs: Path, made: Mapping[str, str]) -> None:
    """Update the pages in `docs`."""
    for path in stale(docs, made):
        page = docs / path
        if path not in made:
            page.unlink()
            continue
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(made[path], encoding="utf-8", newline="\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the pages, and return the exit status."""
    parser = argparse.ArgumentParser(description="Generate the pages of docs/ that come from the source.")
    parser.add_argument("--check", action="store_true", help="only list the pages that are out of date")
    only_check = parser.parse_args(arguments).check
    made = pages()
    if not only_check:
        write(DOCS, made)
        return 0
    out_of_date = stale(DOCS, made)
    for path in out_of_date:
        print(f"docs/{path} is out of date: run scripts/generate_docs.py", file=sys.stderr)
    return 1 if out_of_date else 0


def _is(page: Path, text: str) -> bool:
    return page.is_file() and page.read_bytes() == text.encode()


def _rule_pages() -> Iterator[tuple[str, str]]:
    yield from ((f"rules/{rule_id}.md", explain(rule_id)) for rule_id in RULES)
    rows = [
        (f"[{rule.id}]({rule.id}.md)", "off" if rule.opt_in else listed(rule.severities), rule.summary)
        for rule in RULES.values()
    ]
    yield "rules/README.md", f"# Rules\n\n{RULES_INTRO}\n\n{_table(('Rule', 'Severity', 'Defect'), rows)}"


def _keyword_pages() -> Iterator[tuple[str, str]]:
    yield from ((f"keywords/{name}.md", f"# {name}\n\n{manual(name)}") for name in KEYWORDS)
    yield from ((f"keywords/{name}.md", f"# {name}\n\n{page_keyword_manual(name)}") for name in PAGE_KEYWORDS)
    facts: list[tuple[str, str, str]] = [(name, keyword.level, keyword.summary) for name, keyword in KEYWORDS.items()]
    facts += [(name, "page", keyword.summary) for name, keyword in PAGE_KEYWORDS.items()]
    rows = [(f"[{name}]({name}.md)", level, summary) for name, level, summary in facts]
    yield (
        "keywords/README.md",
        f"# Schema keywords\n\n{KEYWORDS_INTRO}\n\n{_table(('Keyword', 'Level', 'Meaning'), rows)}",
    )


def _cli_page() -> str:
    """Return a page with the commands and their parameters. The output of `--help` differs between versions of Typer."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    parts = [f"# Command line\n\n{group.help}\n\n{_parameters(group)}"]
    parts += [
        f"## mdlint {name}\n\n{command.help}\n\n{_parameters(command)}" for name, command in group.commands.items()
    ]
    return "\n\n".join(parts)


def _parameters(command: Any) -> str:  # noqa: ANN401  a Command of click, or of the copy that Typer has in later versions
    return _table(("Parameter", "Meaning"), [(_written(each), _meaning(each)) for each in command.params])


def _written(parameter: Any) -> str:  # noqa: ANN401  as above
    """Return how a parameter is written: `--format text|json`, `PATHS...`."""
    value = parameter.metavar or parameter.name.upper()
    if parameter.param_type_name == "argument":
        written = value.rstrip(".") + ("..." if parameter.nargs == -1 else "")
    else:
        written = ", ".join(parameter.opts) + ("" if parameter.is_flag else f" {value}")
    return f"`{written}`".replace("|", r"\|")


def _meaning(parameter: Any) -> str:  # noqa: ANN401  as above
    has_default = isinstance(parameter.default, str) and parameter.default
    return f"{parameter.help} Default: `{parameter.default}`." if has_default else f"{parameter.help}"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a pipe table whose columns are as wide as their widest cell."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    lines = [header, ["-" * width for width in widths], *rows]
    padded = ([f"{cell:{width}}" for cell, width in zip(line, widths, strict=True)] for line in lines)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in padded)


if __name__ == "__main__":
    sys.exit(main())
