"""`mdlint schema`."""

from collections.abc import Sequence
from typing import Annotated

import typer

from mdlint.cli._inputs import require_paths
from mdlint.cli._options import choice_option
from mdlint.cli._output import say, write
from mdlint.errors import UsageError
from mdlint.text.visible import visible_at_start

# The formats of files that mdlint reads or writes, each described by a bundled JSON Schema.
_FORMATS = ("table", "page", "naming", "config", "report", "tables", "pages", "diff", "baseline")


def schema(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            help="Files of table schemas, page schemas or naming conventions, or built-in ones such as builtin:metrics.",
            metavar="FILE...",
            show_default=False,
        ),
    ] = None,
    *,
    print_format: Annotated[
        str | None,
        choice_option(
            _FORMATS, "Print the JSON Schema of a file format, for editors and validators; check nothing.", "--print"
        ),
    ] = None,
    skip_other_schemas: Annotated[
        bool, typer.Option("--skip-other-schemas", help="Skip JSON Schemas that are not for tables or pages.")
    ] = False,
) -> None:
    """Check schemas and naming conventions, without pages."""
    if print_format and files:
        raise UsageError("--print goes without files")
    if print_format:
        from mdlint.schema import bundled_text  # noqa: PLC0415  help does without it

        write(bundled_text(f"{print_format}.schema.json"))
        return
    if not files:
        raise UsageError("name the files to check, or a format to --print")
    require_paths(files)
    raise typer.Exit(0 if _are_valid(files, skip_other_schemas=skip_other_schemas) else 2)


def _are_valid(files: Sequence[str], *, skip_other_schemas: bool) -> bool:
    """Check files, print the mistakes, and return whether there are none."""
    from mdlint.page_schemas.load import examine_page_schema, is_page_schema  # noqa: PLC0415  as above
    from mdlint.schema import check_convention, examine_schema, is_convention, other_kind  # noqa: PLC0415  as above

    all_valid = True
    for file in files:
        for_names, for_pages = is_convention(file), is_page_schema(file)
        if skip_other_schemas and not for_names and not for_pages and (reason := other_kind(file)):
            say(f"note: {file}: skipped, since {reason}")
            continue
        examine = examine_page_schema if for_pages else examine_schema
        mistakes, warnings = (check_convention(file), []) if for_names else examine(file)
        for mistake in mistakes:
            say(f"error: {mistake}")
        for warning in warnings:
            say(f"warning: {warning}")
        if not mistakes:
            write(f"{visible_at_start(file)}: valid\n")
        all_valid = all_valid and not mistakes
    return all_valid
