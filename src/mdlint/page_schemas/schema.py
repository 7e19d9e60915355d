"""A page schema without references."""

import json
from functools import cached_property

from mdlint.draft2020.assertions import Predicate
from mdlint.draft2020.predicates import predicate
from mdlint.draft2020.values import Schema, Subschema
from mdlint.schema.compiled.columns import all_of


class PageSchema:
    """A page schema without references. `name` is the reference it was loaded by."""

    def __init__(self, name: str, schema: Schema) -> None:
        self.name = name
        self.schema = schema

    def __reduce__(self) -> tuple[type["PageSchema"], tuple[str, Schema]]:
        return PageSchema, (self.name, self.schema)

    @cached_property
    def accepts(self) -> Predicate | None:
        """Whether the keywords of JSON Schema accept the data of a page; None if only a validator can tell."""
        return predicate(self.schema)

    @cached_property
    def is_about_front_matter(self) -> bool:
        """Whether any part of the schema names the front matter."""
        return '"frontMatter"' in json.dumps(self.schema)

    @cached_property
    def parts(self) -> list[Subschema]:
        """The schemas that apply to the whole page without a condition, with their paths."""
        return list(all_of((), self.schema))
