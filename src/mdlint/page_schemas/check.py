"""Finds what breaks a page schema on a page."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from mdlint.draft2020.errors import validator
from mdlint.draft2020.values import JSONPath
from mdlint.model import Page
from mdlint.page_schemas.keywords import PAGE_KEYWORDS
from mdlint.page_schemas.messages import explained
from mdlint.page_schemas.schema import PageSchema
from mdlint.page_schemas.sections import SectionTable
from mdlint.page_schemas.view import PageView, PageViolation
from mdlint.rules import Finding
from mdlint.schema.check.place import own_words

_OTHER = "page-violation"


def page_violations(page: Page, schema: PageSchema, tables: Sequence[SectionTable]) -> list[PageViolation]:
    """Return what breaks a schema on a page, given all its tables. A table in several lists is reported once."""
    view = PageView(page, tables)
    found = list(_front_matter(view)) if schema.is_about_front_matter else []
    found += [*_by_json_schema(view, schema), *_by_keywords(view, schema)]
    return list(dict.fromkeys(found))


def _front_matter(view: PageView) -> Iterator[PageViolation]:
    """Report front matter that can't be read: to the schema, the page has none."""
    if problem := view.front_matter.problem:
        span = view.front_matter.problem_span
        yield PageViolation(_OTHER, Finding(span, f"front matter can't be read: {problem.message}"))


def _by_json_schema(view: PageView, schema: PageSchema) -> Iterator[PageViolation]:
    if schema.accepts is not None and schema.accepts(view.data):
        return
    for error in validator(schema.schema)(view.data):
        for path, words in explained(error):
            if path[:1] == ("frontMatter",) and view.front_matter.problem:
                # Whether it lacks a value is not known.
                continue
            violation = PageViolation(_OTHER, Finding(view.span(path), words))
            yield _overridden(violation, schema, error.schema_path, {error.keyword or ""})


def _by_keywords(view: PageView, schema: PageSchema) -> Iterator[PageViolation]:
    for keyword in PAGE_KEYWORDS.values():
        for path, part in schema.parts:
            if keyword.name in part:
                for violation in keyword.check(part[keyword.name], view):
                    yield _overridden(violation, schema, path, {keyword.name})


def _overridden(
    violation: PageViolation, schema: PageSchema, path: JSONPath, keywords: AbstractSet[str]
) -> PageViolation:
    """Give a violation the message and the severity that the schema sets."""
    message, severity = own_words(schema.schema, path, keywords)
    finding = violation.finding._replace(severity=severity)
    return violation._replace(finding=finding._replace(message=message, help=None) if message else finding)
