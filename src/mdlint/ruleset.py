"""The rules, severities and schemas of one configuration, loaded, for the engine to check pages by."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from mdlint.config import Binding, Config, Consistent, Translation
from mdlint.errors import SchemaError
from mdlint.files.tree import Question, recording
from mdlint.known_rules import KNOWN_RULES, NO_CHOICE, KnownRule, RuleChoice
from mdlint.model import Severity
from mdlint.schema import TableSchema, load
from mdlint.style import TableStyle

if TYPE_CHECKING:  # most configurations have no page schemas
    from mdlint.page_schemas.schema import PageSchema

DEFAULT_SCHEMA = "builtin:metrics"


class Ruleset(NamedTuple):
    """The rules and schemas for the pages of one configuration.

    `rules` are the rules that run, by their ids; `severities` are the severities that the configuration sets. `schemas`
    are the bound schemas, in the order in which bindings are tried, and `default` is the schema of all other tables.
    `usual_rules` are the rules that are on by default, even if the configuration turns them off, and those that it
    turns on. `asked` are the questions about the file system that loading the schemas asked, with their answers.
    `page_schemas` are the page schemas in the order in which the `[[pages]]` entries are tried.
    `consistent` and `translations` are the entries of the configuration that compare pages.
    """

    rules: Mapping[str, KnownRule]
    severities: Mapping[str, Severity]
    schemas: tuple[tuple[Binding, TableSchema], ...]
    default: TableSchema
    style: TableStyle
    usual_rules: frozenset[str]
    asked: tuple[tuple[Question, str], ...] = ()
    page_schemas: "tuple[tuple[Binding, PageSchema], ...]" = ()
    consistent: tuple[Consistent, ...] = ()
    translations: tuple[Translation, ...] = ()


def load_ruleset(config: Config, chosen: RuleChoice = NO_CHOICE) -> Ruleset:
    """Read the schemas that a configuration names, and choose the rules that run.

    Raises SchemaError for a schema that can't be used.
    """
    wanted = rules_that_run(config, chosen)
    with recording() as asked:
        schemas = tuple((binding, _load_bound(binding)) for binding in config.bindings)
        page_schemas = tuple((binding, _load_page_schema(binding)) for binding in config.page_bindings)
    return Ruleset(
        rules={rule_id: rule for rule_id, rule in KNOWN_RULES.items() if rule_id in wanted},
        severities={rule_id: severity for rule_id, severity in config.severities.items() if severity},
        schemas=schemas,
        default=load(DEFAULT_SCHEMA),
        style=config.style,
        usual_rules=frozenset(
            id_ for id_, rule in KNOWN_RULES.items() if not rule.opt_in or config.severities.get(id_)
        ),
        asked=tuple(asked.items()),
        page_schemas=page_schemas,
        consistent=config.consistent,
        translations=config.translations,
    )


def rules_that_run(config: Config, chosen: RuleChoice = NO_CHOICE) -> frozenset[str]:
    """Return the ids of the rules that run."""
    usual = [id_ for id_, rule in KNOWN_RULES.items() if config.severities.get(id_, not rule.opt_in)]
    return frozenset([*(chosen.select or usual), *chosen.extend]) - chosen.ignore


def _load_bound(binding: Binding) -> TableSchema:
    try:
        return load(binding.schema, binding.base)
    except SchemaError as error:
        raise error.noting(f"named in {binding.place}") from error


def _load_page_schema(binding: Binding) -> "PageSchema":
    from mdlint.page_schemas.load import load_page_schema  # noqa: PLC0415  4 ms; as above

    try:
        return load_page_schema(binding.schema, binding.base)
    except SchemaError as error:
        raise error.noting(f"named in {binding.place}") from error
