"""Edits of a configuration: targets of links that are not looked up, and rules that are off on a page."""

from collections.abc import Sequence
from glob import escape
from pathlib import Path

from mdlint.accept.schema_files import NotEditable, with_text
from mdlint.accept.toml_text import with_ignored_targets, with_override
from mdlint.accept.trial import Drafts
from mdlint.config import Config
from mdlint.config.toml_file import table_keys
from mdlint.files.globs import glob_of, relative
from mdlint.links import local_facts
from mdlint.model import Diagnostic, Page

# Findings about what a link names.
LINK_RULES = frozenset({"broken-anchor", "broken-link", "undefined-reference"})


def with_ignored(targets: Sequence[str], config: Config, drafts: Drafts) -> Drafts:
    """Return the contents of files after some targets, or labels of references, are ignored.

    Raises NotEditable if no configuration file sets what is ignored.
    """
    file, prefix = _file(config)
    globs = [escape(target) for target in dict.fromkeys(targets)]
    return with_text(file, drafts, lambda text: with_ignored_targets(text, prefix, globs))


def targets_of(findings: Sequence[Diagnostic], page: Page) -> list[str]:
    """Return the targets of the links, and the labels of the references, that findings on a page are about."""
    facts = local_facts(page)
    known = {link.span: link.target for link in facts.links}
    known |= {definition.span: definition.target for definition in facts.definitions}
    known |= {reference.span: reference.label for reference in page.undefined}
    return [known[finding.span] for finding in findings if finding.span in known]


def with_rule_off(rule: str, path: str, config: Config, drafts: Drafts) -> Drafts:
    """Return the contents of files after a rule is turned off on a page. Raises NotEditable as `with_ignored` does."""
    file, prefix = _file(config)
    page = glob_of(relative(path, config.root))
    return with_text(file, drafts, lambda text: with_override(text, prefix, page, rule))


def _file(config: Config) -> tuple[Path, Sequence[str]]:
    """Return the file of a configuration, and the keys of its table."""
    if config.file is None:
        raise NotEditable("there is no configuration to change (mdlint init proposes one)")
    return config.file, table_keys(config.file)
