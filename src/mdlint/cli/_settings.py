"""The settings of pages as TOML, each with a comment that names the place that sets it, for `--show-settings`."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mdlint.config import Config
from mdlint.discover import STDIN, Configs, settings_at
from mdlint.files.globs import relative
from mdlint.known_rules import KNOWN_RULES, RuleChoice
from mdlint.ruleset import rules_that_run
from mdlint.text.visible import visible

_DEFAULT = "default"


def settings(paths: Sequence[str], configs: Configs, stdin_name: str | None, chosen: RuleChoice) -> str:
    """Return the settings of each path: a page, or a folder, whose settings are those without overrides.

    Raises UsageError for a path that does not exist, ConfigError for a bad configuration.
    """
    found = ((path, settings_at(path, configs, stdin_name)) for path in paths)
    more = [f"# --exclude has {_toml(configs.exclude)}"] if configs.exclude else []
    blocks = ([*_block(path, config, stdin_name, chosen), *more] for path, config in found)
    return "\n".join("".join(visible(line) + "\n" for line in block) for block in blocks)


def _block(path: str, config: Config, stdin_name: str | None, chosen: RuleChoice) -> Iterator[str]:
    page = stdin_name if path == STDIN else None if os.path.isdir(path) else path  # noqa: PTH112  as in discover
    yield from _header(path, config, page)
    yield from _values(config)
    yield from _severities(config, chosen)
    yield from _entries(config, page)
    yield from _comparisons(config, page)


def _header(path: str, config: Config, page: str | None) -> Iterator[str]:
    yield f"# {path}: {_shown(config.file) if config.file else 'no configuration file'}"
    for override in config.for_all.overrides:
        applies = "is for some pages" if page is None else "applies" if override.covers(page) else "does not apply"
        yield f"# {override.place} {applies}: pages = {_toml(override.pages)}"


def _values(config: Config) -> Iterator[str]:
    """Yield the keys with one value, in the order of the documentation."""
    for key in ("include", "exclude", "dialect", "slugs"):
        yield _line(key, getattr(config, key), _origin(key, config))
    yield _line("baseline", config.baseline and relative(config.baseline, config.root), _origin("baseline", config))
    for table, values in (("links", _links(config)), ("style", config.style._asdict())):
        for name, value in values.items():
            key = f"{table}.{name.replace('_', '-')}"
            yield _line(key, value, _origin(key, config))


def _links(config: Config) -> dict[str, Any]:
    values = config.links._asdict().items()
    return {name: relative(value, config.root) if isinstance(value, Path) else value for name, value in values}


def _origin(key: str, config: Config) -> str:
    if config.site and key not in config.origins and (key == "dialect" or (key == "slugs" and config.site.slugs)):
        return f"{config.site.name}, {_shown(config.site.file)}"
    return config.origins.get(key, _DEFAULT)


def _severities(config: Config, chosen: RuleChoice) -> Iterator[str]:
    running, usual = rules_that_run(config, chosen), rules_that_run(config)
    for id_ in sorted(KNOWN_RULES.keys() | config.severities.keys()):
        origin = config.origins.get(f"rules.{id_}", _DEFAULT)
        if (id_ in running) != (id_ in usual):
            origin = next(
                option
                for option, names in (
                    ("--ignore", id_ in chosen.ignore),
                    ("--extend-select", id_ in chosen.extend),
                    ("--select", True),
                )
                if names
            )
        severity = (config.severities.get(id_) or KNOWN_RULES[id_].severity).value if id_ in running else "off"
        yield _line(f"rules.{id_}", severity, origin)


def _entries(config: Config, page: str | None) -> Iterator[str]:
    entries = [("tables", binding) for binding in config.bindings]
    entries += [("pages", binding) for binding in config.page_bindings]
    for name, binding in entries:
        applies = "" if page is None or binding.covers(page) else ", not for this page"
        yield ""
        yield f"[[{name}]]  # {binding.place}{applies}"
        for key in ("schema", "pages", "columns", "heading"):
            if value := getattr(binding, key):
                yield f"{key} = {_toml(value)}"


def _comparisons(config: Config, page: str | None) -> Iterator[str]:
    for name, entries in (("consistent", config.consistent), ("translations", config.translations)):
        for entry in entries:
            applies = "" if page is None or entry.covers(page) else ", not for this page"
            yield ""
            yield f"[[{name}]]  # {entry.place}{applies}"
            values = {key: value for key, value in entry._asdict().items() if key not in {"base", "place"}}
            yield from (f"{key} = {_toml(value)}" for key, value in values.items() if value not in {None, ()})


def _line(key: str, value: object, origin: str) -> str:
    return f"# {key} is not set" if value is None else f"{key} = {_toml(value)}  # {origin}"


def _toml(value: object) -> str:
    """Write a value as TOML. JSON has the same texts, numbers and words for truth."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _shown(file: Path) -> str:
    return Path(os.path.relpath(file)).as_posix()
