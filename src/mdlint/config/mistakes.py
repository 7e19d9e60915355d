"""Mistakes in a configuration: by its JSON Schema, and by checks that a schema can't express."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import translate
from math import isfinite
from typing import Any, TypeAlias

from mdlint.config.comparisons import LANGUAGE, MOST_WILDCARDS, wildcards
from mdlint.config.toml_file import TOO_LARGE
from mdlint.files.globs import is_glob
from mdlint.known_rules import KNOWN_RULES, RESERVED, no_such_rule
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import quoted

# The keys and indexes that lead to a value.
KeyPath: TypeAlias = tuple[str | int, ...]
# Where it is, and its message.
_Mistake: TypeAlias = tuple[KeyPath, str]

# No configuration is nested deeper, and every recursive function can walk one of this depth.
_MAX_DEPTH = 100
# The integers that every TOML parser can read.
_INTEGERS = range(-(2**63), 2**63)
# The schema uses the terms of JSON; TOML calls an object a table.
_JSON_OBJECT = lazy_pattern(r"^expected an object\b")
# GitHub takes `.git` for the end of an address: no repository has such a name.
_REPOSITORY = lazy_pattern(r"(?!\.+/)[\w.-]+/(?!\.+\Z|[\w.-]*\.git\Z)[\w.-]+", re.ASCII)
# In the regular expression of a glob that matches nothing. A glob's own parentheses would be escaped.
_MATCHES_NOTHING = "(?!)"


def config_mistakes(document: Any, has_folder: Callable[[str], bool]) -> Iterator[_Mistake]:  # noqa: ANN401  any value of TOML
    """Yield each mistake in a configuration, its key path and its message.

    `has_folder` returns whether a path, relative to the configuration file, is a folder. A caller must stop at the
    first mistake: each check relies on the checks before it.
    """
    yield from _value_mistakes((), document)
    yield from _schema_mistakes(document)
    dialect = document.get("dialect")
    yield from _within((), _page_mistakes(document, dialect, has_folder))
    for key in ("include", "exclude"):
        yield from _glob_mistakes((key,), document.get(key, ()))
    if "\0" in document.get("baseline", ""):
        yield ("baseline",), f"{quoted(document['baseline'])} is not a path"
    yield from _entry_mistakes(document)
    for index, entry in enumerate(document.get("overrides", ())):
        if entry.keys() == {"pages"}:
            yield ("overrides", index), "sets nothing for its pages"
        yield from _glob_mistakes(("overrides", index, "pages"), entry["pages"])
        own = _page_mistakes(entry, entry.get("dialect", dialect), has_folder)
        yield from _within(("overrides", index), own)


def _entry_mistakes(document: Mapping[str, Any]) -> Iterator[_Mistake]:
    """Find the mistakes in the entries that are about tables and pages."""
    for key in ("tables", "pages"):
        for index, entry in enumerate(document.get(key, ())):
            yield from _glob_mistakes((key, index, "pages"), entry.get("pages", ()))
            if "\0" in entry["schema"]:
                yield (key, index, "schema"), f"{quoted(entry['schema'])} is not a path"
    for index, entry in enumerate(document.get("consistent", ())):
        yield from _within(("consistent", index), _consistent_mistakes(entry))
    for index, entry in enumerate(document.get("translations", ())):
        yield from _within(("translations", index), _pattern_mistakes(entry["original"], entry["translation"]))


def _schema_mistakes(document: object) -> Iterator[_Mistake]:
    from mdlint.bundled import bundled  # noqa: PLC0415  3 ms, for nothing if there is no configuration
    from mdlint.draft2020.explain import explain_errors  # noqa: PLC0415  as above

    for place, message in explain_errors(bundled("config.schema.json"), document):
        yield place, _JSON_OBJECT.sub("expected a table", message)


def _page_mistakes(
    settings: Mapping[str, Any], dialect: str | None, has_folder: Callable[[str], bool]
) -> Iterator[_Mistake]:
    """Find the mistakes in settings of pages: those of the whole file, or of an entry of `overrides`."""
    # Without a dialect, the site may be one of MkDocs.
    if "slugs" in settings and dialect not in {None, "mkdocs"}:
        yield ("slugs",), 'is only read with dialect = "mkdocs"'
    yield from _rule_mistakes(settings.get("rules", {}))
    yield from _link_mistakes(settings.get("links", {}), has_folder)


def _within(place: KeyPath, mistakes: Iterable[_Mistake]) -> Iterator[_Mistake]:
    """Yield mistakes with key paths that start at the root of the document."""
    return (((*place, *inner), message) for inner, message in mistakes)


def _value_mistakes(place: KeyPath, value: object) -> Iterator[_Mistake]:
    """Find values that are too deep or too large, or of a type that JSON, and so the schema, does not have."""
    if len(place) > _MAX_DEPTH:
        yield place[:1], f"is nested more than {_MAX_DEPTH} levels deep"
    elif isinstance(value, dict | list):
        members = value.items() if isinstance(value, dict) else enumerate(value)
        for step, member in members:
            yield from _value_mistakes((*place, step), member)
    elif isinstance(value, int) and value not in _INTEGERS:
        yield place, TOO_LARGE
    elif not isinstance(value, str | int | float):
        yield place, f"expected no date or time, found {value}"


def _rule_mistakes(rules: Mapping[str, str]) -> Iterator[_Mistake]:
    for rule, severity in rules.items():
        if rule in RESERVED and severity != "off":
            yield ("rules", rule), 'this version has no such rule yet; it can only be "off"'
        elif rule not in KNOWN_RULES and rule not in RESERVED:
            yield ("rules", rule), no_such_rule(rule)


def _glob_mistakes(place: KeyPath, globs: Iterable[str]) -> Iterator[_Mistake]:
    for index, glob in enumerate(globs):
        if not is_glob(glob):
            yield (*place, index), f"{quoted(glob)} is not a glob"
        elif glob.removeprefix("!").startswith("./"):
            # Unlike a shell, .gitignore takes the dot for the name of a folder.
            yield (
                (*place, index),
                f"{quoted(glob)} matches nothing (did you mean {quoted(glob.replace('./', '/', 1))}?)",
            )


def _consistent_mistakes(entry: Mapping[str, Any]) -> Iterator[_Mistake]:
    for key in ("pages", "source"):
        yield from _glob_mistakes((key,), entry.get(key, ()))
    if "key" in entry and "ignore" in entry:
        yield ("ignore",), "is only read without a key"
    for index, name in enumerate(entry.get("columns", ())):
        if name in entry.get("key", ()):
            yield ("columns", index), f"{quoted(name)} is a column of the key"
    # TOML has such numbers, JSON does not.
    if not isfinite(entry.get("tolerance", 0)):
        yield ("tolerance",), f"expected a finite number, found {entry['tolerance']}"


def _pattern_mistakes(original: str, translation: str) -> Iterator[_Mistake]:
    """Find patterns of translations that lead nowhere."""
    for key, pattern in (("original", original), ("translation", translation)):
        if pattern.startswith(("/", "./")) or "/../" in f"/{pattern}/" or "\0" in pattern:
            yield (key,), f"{quoted(pattern)} is not a path relative to the configuration"
    own, others = wildcards(original), wildcards(translation)
    if LANGUAGE in own:
        yield ("original",), f"only the translation has {LANGUAGE}"
    if others.count(LANGUAGE) > 1:
        yield ("translation",), f"{quoted(translation)} has {LANGUAGE} more than once"
    if len(own) > MOST_WILDCARDS:
        yield ("original",), f"{quoted(original)} has more than {MOST_WILDCARDS} wildcards"
    if own != [wildcard for wildcard in others if wildcard != LANGUAGE]:
        yield ("translation",), f"{quoted(translation)} does not have the wildcards of {quoted(original)}"
    if original == translation:
        yield ("translation",), "is the original"


def _link_mistakes(links: Mapping[str, Any], has_folder: Callable[[str], bool]) -> Iterator[_Mistake]:
    root = links.get("root", "")
    if not has_folder(root):
        yield ("links", "root"), f"{quoted(root)} is not a folder"
    repository = links.get("repository", "owner/name")
    if not _REPOSITORY.fullmatch(repository):
        yield ("links", "repository"), f"{quoted(repository)} is not the owner and the name of a repository, owner/name"
    for index, glob in enumerate(links.get("ignore", ())):
        # A glob that matches nothing is a mistake, such as `[z-a]`.
        if _MATCHES_NOTHING in translate(glob):
            yield ("links", "ignore", index), f"{quoted(glob)} is not a glob"
