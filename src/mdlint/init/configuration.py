"""Write the text of a configuration for the pages of a survey. It is TOML with comments that say why."""

import os
from collections.abc import Iterable, Iterator

from mdlint.addresses import DOCS
from mdlint.config import DEFAULT_INCLUDE, Site
from mdlint.config.toml_values import toml_array
from mdlint.init.survey import Fit, Survey
from mdlint.text.visible import visible
from mdlint.text.words import counted


def configuration_text(found: Survey, entries: str = "", prefix: str = "") -> str:
    """Return the configuration, with more entries of `tables` as they are written.

    Its tables are below `prefix`, such as `tool.mdlint`; "" in a file of its own.
    """
    blocks: list[Iterable[str]] = [_head(found, prefix), *(_entry(fit, prefix) for fit in found.fits)]
    blocks.append(entries.splitlines() if entries else _example(prefix))
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)


def _head(found: Survey, prefix: str) -> Iterator[str]:
    yield f"# mdlint checks the tables in Markdown pages: {DOCS}/configuration.md"
    if prefix:
        yield f"[{prefix}]"
    for site in found.sites:
        yield f"# The pages are read as pages of {site.name}, since mdlint recognizes {_shown(site, found)}."
    yield f"# include = {toml_array(DEFAULT_INCLUDE)}"
    if found.excluded:
        yield "# These pages are from other projects, or of old versions."
        yield f"exclude = {toml_array(found.excluded)}"
    else:
        yield '# exclude = ["drafts/"]'


def _shown(site: Site, found: Survey) -> str:
    """Return the file of a site, relative to the folder of the configuration. A comment has no control characters."""
    return visible(os.path.relpath(site.file, found.folder).replace(os.sep, "/"))


def _entry(fit: Fit, prefix: str) -> Iterator[str]:
    """Yield the entry that binds a schema; in comments, if more than half of its tables do not follow it."""
    is_fit = 2 * fit.clean >= fit.tables
    mark = "" if is_fit else "# "
    if not is_fit:
        yield f"# {_number(fit)} with these columns would have findings: is the schema meant for them?"
    yield f"{mark}[[{_key(prefix, 'tables')}]]"
    yield f'{mark}schema = "{fit.schema}"'
    yield f"{mark}columns = {toml_array(fit.columns)}"


def _number(fit: Fit) -> str:
    return f"{fit.tables - fit.clean} of {counted(fit.tables, 'table')}"


def _example(prefix: str) -> Iterator[str]:
    yield f"# A schema of your own, for all tables with these columns: {DOCS}/schemas.md"
    yield f"# [[{_key(prefix, 'tables')}]]"
    yield '# schema = "schemas/prices.schema.json"'
    yield '# columns = ["Plan", "Price"]'


def _key(prefix: str, name: str) -> str:
    return f"{prefix}.{name}" if prefix else name
