"""Edits of a configuration: targets of links that are not looked up, and rules that are off on a page."""

import re
from collections.abc import Sequence
from glob import escape
from pathlib import Path

from mdlint.accept.schema_files import NotEditable, prefix_of, with_text
from mdlint.accept.toml_text import with_ignored_targets, with_override
from mdlint.accept.trial import Drafts
from mdlint.config import Config
from mdlint.files.globs import relative
from mdlint.links import local_facts
from mdlint.model import Diagnostic, Page

# Findings about what a link names.
LINK_RULES = frozenset({"broken-anchor", "broken-link", "undefined-reference"})

# What `.gitignore` reads in a name as more than the character.
_SPECIAL = re.compile(r"[\\*?\[\]!# ]")


def with_ignored(findings: Sequence[Diagnostic], page: Page, config: Config, drafts: Drafts) -> Drafts:
    """Return the contents of files after the targets of some links on a page are ignored.

    Raises NotEditable if no configuration file sets what is ignored.
    """
    targets = list(dict.fromkeys(escape(target) for each in findings if (target := _target(each, page))))
    if not targets:
        raise NotEditable("the target of the link is not known")
    file, prefix = _file(config)
    return with_text(file, drafts, lambda text: with_ignored_targets(text, prefix, targets))


def with_rule_off(rule: str, path: str, config: Config, drafts: Drafts) -> Drafts:
    """Return the contents of files after a rule is turned off on a page. Raises NotEditable as `with_ignored` does."""
    file, prefix = _file(config)
    page = "/" + _SPECIAL.sub(r"\\\g<0>", relative(path, config.root))
    return with_text(file, drafts, lambda text: with_override(text, prefix, page, rule))


def _file(config: Config) -> tuple[Path, Sequence[str]]:
    """Return the file of a configuration, and the keys of its table."""
    if config.file is None:
        raise NotEditable("there is no configuration to change (mdlint init proposes one)")
    return config.file, prefix_of(config.file)


def _target(finding: Diagnostic, page: Page) -> str | None:
    """Return the target of the link, or the label of the reference, that a finding is about."""
    facts = local_facts(page)
    links = {link.span: link.target for link in facts.links}
    links |= {definition.span: definition.target for definition in facts.definitions}
    labels = {each.span: each.label for each in page.undefined}
    return links.get(finding.span) or labels.get(finding.span)
