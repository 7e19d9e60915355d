"""The imports that are not at the top of their module, each with its reason: most runs do not need the module."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import mdlint

PACKAGE = Path(mdlint.__file__).parent
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

# The milliseconds are the CPU time of an import after `mdlint.cli.app`, the least of six, on one machine.
DOORS = {
    ("cli/__init__.py", "mdlint.cli._run"): "an interrupt while it is imported ends the run without a traceback",
    ("cli/__init__.py", "_thread"): "as above",
    ("cli/__init__.py", "gc"): "as above",
    ("cli/__init__.py", "sys"): "as above",
    ("cli/_run.py", "mdlint.cli._commands"): "an error while it is imported is reported in words",
    ("cli/_run.py", "mdlint.cli._run_check"): "help and the other commands do not need it",
    ("cli/_run.py", "mdlint.cli.app"): "40 ms for Typer; a plain call does not need it",
    ("cli/_run.py", "traceback"): "5 ms; only a bug needs it",
    ("cli/_run_check.py", "mdlint.cli._watch"): "80 ms; only `--watch` needs it",
    ("cli/_run_check.py", "mdlint.cli._fix"): "60 ms for the runner; only `--fix` and `--diff` need it",
    ("cli/_run_check.py", "mdlint.cli._settings"): "1 ms; only `--show-settings` needs it",
    ("agreement/consistent.py", "fractions"): "2 ms; only configurations that compare pages need it",
    ("agreement/partners.py", "mdlint.agreement.translations"): "2 ms; few pages have translations",
    ("cache/fingerprint.py", "importlib.metadata"): "30 ms; only a library without its folder of metadata needs it",
    ("cache/run.py", "mdlint.cache.pages"): "60 ms for the page stage; a run whose report is known does not need it",
    ("cache/run.py", "mdlint.cache.store"): "8 ms for sqlite3; as above",
    ("cli/_run_check.py", "mdlint.overview"): "1 ms; only `--verbose` needs it",
    ("cli/_checked.py", "mdlint.baseline.coverage"): "2 ms; only a baseline needs it",
    ("cli/_checked.py", "mdlint.baseline.known"): "as above",
    ("cli/_checked.py", "mdlint.review.only_new"): "10 ms for subprocess; only git needs it",
    ("cli/_checked.py", "mdlint.review.staged"): "as above",
    ("cli/_job.py", "mdlint.review.since"): "as above",
    ("cli/_output.py", "shutil"): "2 ms; only a terminal needs it",
    ("cli/_run_check.py", "mdlint.cli._checked"): "60 ms; a run whose report is known does not need it",
    ("cli/_progress.py", "rich.console"): "20 ms; only a long run on a terminal shows its progress",
    ("cli/_progress.py", "rich.progress"): "as above",
    ("cli/_watch.py", "watchfiles"): "an extra",
    ("cli/accept.py", "mdlint.accept"): "60 ms for the runner; help does not need it",
    ("cli/accept.py", "mdlint.formatters.acceptance"): "as above",
    ("cli/baseline.py", "mdlint.cli._renew"): "60 ms for the runner; help does not need it",
    ("cli/check.py", "mdlint.cli._run_check"): "help and the other commands do not need it",
    ("cli/diff.py", "mdlint.formatters.differences"): "60 ms for the runner; help does not need it",
    ("cli/diff.py", "mdlint.review.page_changes"): "as above",
    ("cli/diff.py", "mdlint.review.since"): "as above",
    ("cli/explain.py", "mdlint.draft2020.vocabulary"): "1 ms; help does not need it",
    ("binding/choice.py", "mdlint.page_schemas.sections"): "1 ms; only a page with a page schema needs it",
    ("cli/explain.py", "mdlint.page_schemas.keywords"): "3 ms; help does not need it",
    ("cli/explain.py", "mdlint.schema.keywords"): "20 ms for mdlint.schema; help does not need it",
    ("cli/extract.py", "mdlint.formatters.pages"): "60 ms for the runner; help does not need it",
    ("cli/extract.py", "mdlint.formatters.tables"): "as above",
    ("cli/extract.py", "mdlint.runner"): "as above",
    ("cli/format.py", "mdlint.cli._write_pages"): "60 ms for the runner; help does not need it",
    ("cli/format.py", "mdlint.fix_run"): "as above",
    ("cli/sync.py", "mdlint.cli._write_pages"): "help does without it",
    ("cli/sync.py", "mdlint.sync_run"): "as above",
    ("cli/infer.py", "mdlint.infer.command"): "60 ms for the runner; help does not need it",
    ("cli/init.py", "mdlint.init"): "60 ms for the runner; help does not need it",
    ("cli/name.py", "mdlint.formatters.names"): "3 ms for mdlint.naming; only `mdlint name` needs it",
    ("cli/name.py", "mdlint.schema"): "20 ms; help does not need it",
    ("cli/schema.py", "mdlint.page_schemas.load"): "4 ms; help does not need it",
    ("cli/schema.py", "mdlint.schema"): "20 ms; help does not need it",
    ("cli/tables.py", "mdlint.formatters.overview"): "60 ms for the runner; help does not need it",
    ("cli/tables.py", "mdlint.overview"): "as above",
    ("config/mistakes.py", "mdlint.bundled"): "3 ms with json; only a configuration file needs it",
    ("config/mistakes.py", "mdlint.draft2020.explain"): "as above",
    ("config/site_files.py", "tomllib"): "as below; only a site of Zensical needs it",
    ("config/toml_file.py", "tomllib"): "1.5 ms; a run without a configuration does not need it",
    ("draft2020/assertions.py", "fractions"): "2 ms; only a `multipleOf` that overflows needs it",
    ("draft2020/enums.py", "mdlint.text.known_words"): "0.4 ms; only a value that is not allowed needs it",
    ("draft2020/errors.py", "jsonschema"): "40 ms; only an error needs it",
    ("draft2020/formats.py", "jsonschema"): "as above; only a format that is not of dates needs it",
    ("draft2020/formats.py", "mdlint.values.dates"): "4 ms; only a schema with dates needs it",
    ("draft2020/explain.py", "mdlint.draft2020.errors"): "2 ms; only an error needs it",
    ("engine.py", "mdlint.page_schemas.check"): "4 ms; only a page with a page schema needs it",
    ("files/globs.py", "pathspec"): "10 ms; a glob that is a suffix does not need it",
    ("formatters/__init__.py", "mdlint.formatters.concise"): "1 ms for all; only this format needs it",
    ("formatters/__init__.py", "mdlint.formatters.github"): "as above",
    ("formatters/__init__.py", "mdlint.formatters.gitlab"): "as above",
    ("formatters/__init__.py", "mdlint.formatters.json"): "as above",
    ("formatters/__init__.py", "mdlint.formatters.jsonl"): "as above",
    ("formatters/__init__.py", "mdlint.formatters.junit"): "as above",
    ("formatters/__init__.py", "mdlint.formatters.sarif"): "as above",
    ("markdown/__init__.py", "mdlint.markdown.notebook"): "1 ms; only notebooks need it",
    ("markdown/dialects/__init__.py", "mdlint.markdown.dialects.docusaurus"): "2 ms; only this dialect needs it",
    ("markdown/dialects/__init__.py", "mdlint.markdown.dialects.mkdocs"): "3 ms; only this dialect needs it",
    ("markdown/dialects/__init__.py", "mdlint.markdown.myst.syntax"): "1 ms; only this dialect needs it",
    (
        "markdown/inline/parser.py",
        "mdlint.markdown.inline.text_parser",
    ): "20 ms for mistune; plain text does not need it",
    ("markdown/page.py", "mdlint.markdown.myst.csv_table"): "2 ms; only directives of MyST need it",
    ("markdown/page.py", "mdlint.markdown.myst.list_table"): "as above",
    ("page_schemas/front_matter.py", "mdlint.yaml_documents"): "4 ms; only YAML needs it",
    ("page_stage.py", "mdlint.agreement.written"): "1 ms; few pages have translations",
    ("patterns/__init__.py", "mdlint.patterns.ambiguity"): "2 ms; only an expression of the user needs it",
    ("patterns/__init__.py", "mdlint.patterns.automaton"): "as above",
    ("project_findings.py", "mdlint.agreement.consistent"): "few configurations compare pages",
    ("project_findings.py", "mdlint.agreement.data_files"): "few schemas compare tables with anything",
    ("project_findings.py", "mdlint.agreement.keywords"): "few schemas compare tables with anything",
    ("project_findings.py", "mdlint.agreement.partners"): "1 ms; only pages with tables have translations",
    ("project_findings.py", "mdlint.agreement.written"): "1 ms; few pages have translations",
    ("project_stage.py", "mdlint.fixes"): "2 ms, for few pages only",
    ("rules/__init__.py", "inspect"): "8 ms; only a manual page needs it",
    ("ruleset.py", "mdlint.page_schemas.load"): "4 ms; only a configuration with page schemas needs it",
    ("runner.py", "mdlint.agreement.consistent"): "few configurations compare pages",
    ("runner.py", "mdlint.processes.pool"): "20 ms; only many pages are checked in processes",
    ("schema/cells/numbers.py", "mdlint.values.durations"): "3 ms; only factors of units and durations need it",
    ("schema/check/table.py", "mdlint.schema.check.header"): "1 ms for all; only a violation needs it",
    ("schema/check/table.py", "mdlint.schema.check.hints"): "as above",
    ("schema/check/table.py", "mdlint.schema.check.messages"): "as above",
    ("schema/files/conventions.py", "mdlint.naming"): "3 ms; most schemas use no naming convention",
    ("rules/link_of_another_row.py", "mdlint.row_links"): "2 ms; only a page with links needs it",
    ("schema/keywords/_cell_difference.py", "mdlint.values.durations"): "3 ms; only a scale needs it",
    ("schema/keywords/_data.py", "mdlint.sources"): "5 ms; few schemas compare tables with a file",
    ("schema/keywords/_known_keys.py", "mdlint.text.known_words"): "0.4 ms; only a key that is not known needs it",
    ("schema/keywords/foreign_key.py", "mdlint.sources"): "as above",
    ("schema/keywords/_origins.py", "urllib.parse"): "few targets have escapes",
    ("schema/keywords/_written.py", "decimal"): "4 ms; only a change of a number needs it",
    ("schema/keywords/duration.py", "mdlint.values.durations"): "3 ms; only this keyword needs it",
    ("sources/excel.py", "python_calamine"): "an extra",
    ("sources/excel.py", "zipfile"): "5 ms; only a workbook needs it",
    ("sources/json_paths.py", "jsonpath_rfc9535"): "35 ms; names and `[*]` do without it",
    ("sources/parquet.py", "pyarrow"): "an extra",
    ("sources/parquet.py", "pyarrow.parquet"): "an extra",
    ("sources/reading.py", "mdlint.sources.delimited"): "3 ms for csv; only this format needs it",
    ("sources/reading.py", "mdlint.sources.excel"): "as above",
    ("sources/reading.py", "mdlint.sources.json_files"): "as above",
    ("sources/reading.py", "mdlint.sources.parquet"): "as above",
    ("sources/reading.py", "mdlint.sources.tables"): "as above",
    ("sources/reading.py", "mdlint.sources.toml_files"): "as above",
    ("sources/reading.py", "mdlint.sources.yaml_files"): "as above",
    ("schema/keywords/_scale.py", "mdlint.values.dates"): "4 ms; only a schema with dates needs it",
    ("schema/keywords/_scale.py", "mdlint.values.versions"): "2 ms; only a schema with versions needs it",
    ("schema/keywords/date_pattern.py", "mdlint.values.date_patterns"): "as above; only a mistake in a schema needs it",
    ("schema/keywords/date_pattern.py", "mdlint.values.dates"): "as above",
    ("values/versions.py", "packaging.version"): "5 ms; only versions of Python packages need it",
    (
        "schema/keywords/derived.py",
        "mdlint.schema.keywords._derivations",
    ): "2 ms for fractions; only this keyword needs it",
    ("schema/keywords/derived.py", "mdlint.schema.keywords._plain_results"): "1 ms; only this keyword needs it",
    ("schema/keywords/row_total.py", "mdlint.schema.keywords._totals"): "as above",
    ("schema/table/link_template.py", "urllib.parse"): "3 ms; only the escapes of a target need it",
    ("text/width.py", "wcwidth"): "15 ms; plain texts do not need it",
    ("text/words.py", "rapidfuzz.distance"): "7 ms; only a suggestion needs it",
    ("text/words.py", "rapidfuzz.process"): "as above",
    ("toml_documents.py", "tomllib"): "1.5 ms; few runs read TOML",
    ("yaml_documents/__init__.py", "yaml"): "10 ms; only YAML needs it",
}

# Modules that annotations name, but that are imported late: they are imported under `if TYPE_CHECKING`.
TYPES_ONLY = {
    "jsonschema",
    "mdlint.cache.pages",
    "mdlint.draft2020.errors",
    "mdlint.init",
    "mdlint.naming",
    "mdlint.page_schemas.schema",
    "mdlint.page_schemas.sections",
    "mdlint.review.since",
    "mdlint.schema.check.hints",
    "mdlint.schema.table.rejection",
    "mdlint.sources",
    "mdlint.text.known_words",
    "pyarrow",
    "mdlint.values.dates",
    "packaging.version",
}


class _Scopes(ast.NodeVisitor):
    """Collects the imports inside functions, and those under `if TYPE_CHECKING`."""

    def __init__(self) -> None:
        self.depth = 0
        self.in_functions: set[str] = set()
        self.for_types: set[str] = set()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.depth += 1
        self.generic_visit(node)
        self.depth -= 1

    def visit_If(self, node: ast.If) -> None:
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            self.for_types |= set(imported(node))
        else:
            self.generic_visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        self.in_functions |= {alias.name for alias in node.names if self.depth}

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        self.in_functions |= {str(node.module)} if self.depth else set()


def imported(block: ast.If) -> Iterator[str]:
    for node in block.body:
        assert isinstance(node, ast.ImportFrom)
        yield str(node.module)


def scopes_of(module: str) -> _Scopes:
    scopes = _Scopes()
    scopes.visit(ast.parse((PACKAGE / module).read_text(encoding="utf-8")))
    return scopes


@pytest.mark.parametrize("module", MODULES)
def test_an_import_inside_a_function_is_listed(module: str) -> None:
    assert scopes_of(module).in_functions == {name for place, name in DOORS if place == module}


@pytest.mark.parametrize("module", MODULES)
def test_an_import_under_type_checking_is_listed(module: str) -> None:
    assert scopes_of(module).for_types <= TYPES_ONLY


@pytest.mark.parametrize("module", MODULES)
def test_annotations_are_evaluated(module: str) -> None:
    assert "from __future__" not in (PACKAGE / module).read_text(encoding="utf-8")


def test_only_rules_and_keywords_are_imported_by_name() -> None:
    texts = {module: (PACKAGE / module).read_text(encoding="utf-8") for module in MODULES}
    assert {module for module, text in texts.items() if "import_module" in text} == {
        "rules/__init__.py",
        "schema/keywords/__init__.py",
        # The parser of `re` has no public name.
        "patterns/automaton.py",
    }
