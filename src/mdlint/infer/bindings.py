"""The `[[tables]]` entry that binds the schema of a family to its tables, and to no others."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mdlint.binding.choice import choices_of
from mdlint.config import Binding, Config
from mdlint.config.toml_values import toml_array, toml_string
from mdlint.files.globs import glob_of, relative
from mdlint.infer.compose import table_schema
from mdlint.infer.families import Family
from mdlint.infer.proposal import Proposal
from mdlint.ruleset import Ruleset
from mdlint.runner import PageTables
from mdlint.schema import violations


class Entry(NamedTuple):
    """An entry of `[[tables]]`: the path of a schema, relative to the configuration, and its conditions."""

    schema: str
    columns: tuple[str, ...]
    pages: tuple[str, ...] = ()

    def toml(self, prefix: str = "") -> str:
        """Return the entry as TOML. `prefix` is the key of the settings in the file, with a point after it."""
        lines = [f"[[{prefix}tables]]", f"schema = {toml_string(self.schema)}"]
        lines += [f"pages = {toml_array(self.pages)}"] if self.pages else []
        return "\n".join([*lines, f"columns = {toml_array(self.columns)}"]) + "\n"


class Bound(NamedTuple):
    """A family with its proposals and its entry."""

    family: Family
    proposals: tuple[Proposal, ...]
    entry: Entry


def root_of(config: Config) -> Path:
    """Return the folder that the paths of entries are relative to; without a configuration, the working directory."""
    return Path.cwd() if config.is_default else config.root


def entry_for(family: Family, schema: str, *, by_page: bool = False) -> Entry:
    """Return the entry of a family: it applies to tables that have all columns that the family has in common.

    With `by_page`, it applies only to the pages of the family.
    """
    root = root_of(family.tables[0].config)
    pages = dict.fromkeys(relative(table.path, root) for table in family.tables) if by_page else ()
    return Entry(schema, family.common, tuple(map(glob_of, pages)))


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Sort entries so that the first that fits a table is the right one: entries with more conditions come first."""
    return sorted(entries, key=lambda entry: (-len(entry.columns), not entry.pages))


def wrongly_bound(
    bound: Sequence[Bound], pages: Iterable[PageTables], rulesets: Mapping[Config, Ruleset]
) -> frozenset[str]:
    """Return the schemas whose entries bind the table of another, or do not bind one of their own.

    A table without a schema of its own may be bound if it has no finding.
    """
    owners = {id(table.table): one.entry.schema for one in bound for table in one.family.tables}
    schemas = {one.entry: table_schema(one.family, one.proposals, one.entry.schema) for one in bound}
    names = {entry.schema for entry in schemas}
    wrong: set[str] = set()
    for read in pages:
        config = read.source.config
        made = tuple((_binding(entry, config), schemas[entry]) for entry in in_order(schemas))
        ruleset = rulesets[config]
        for choice in choices_of(read.page, ruleset._replace(schemas=(*ruleset.schemas, *made)), read.named):
            found, owner = choice.bound.schema.name, owners.get(id(choice.bound.table))
            if found != owner and not (owner is None and found in names and not violations(choice.bound)):
                wrong |= {found} & names or ({owner} if owner is not None else set())
    return frozenset(wrong)


def _binding(entry: Entry, config: Config) -> Binding:
    return Binding(entry.schema, root_of(config), entry.pages, entry.columns)
