"""Packages import each other in one direction, and one package imports each third-party library."""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import mdlint
import mdlint.markdown

PACKAGE = Path(mdlint.__file__).parent
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

# From the bottom up: a part imports itself and the parts before it, never the parts after it.
ORDER = [
    ("addresses", "errors", "text", "style", "places", "dialect_names", "registry"),
    ("diagnostics",),
    ("model",),
    ("destinations", "table_facts"),
    ("files",),
    ("git",),
    ("other_linters",),
    ("known_rules",),
    ("values", "patterns"),
    ("bundled", "draft2020"),
    ("toml_documents", "yaml_documents"),
    ("plain_rows",),
    ("row_keys", "row_cells", "row_links"),
    ("fingerprints",),
    ("stray_lines",),
    ("shape",),
    ("markdown", "naming"),
    ("sources",),
    ("schema",),
    ("rules",),
    ("page_schemas",),
    ("config", "suppression"),
    ("ruleset",),
    ("binding",),
    ("engine",),
    ("report",),
    ("discover",),
    ("links", "page_reader"),
    ("agreement",),
    ("fixes",),
    ("page_stage",),
    ("page_lines",),
    ("processes",),
    ("project_findings",),
    ("project_stage",),
    ("cache",),
    ("runner", "baseline"),
    ("review",),
    ("overview", "distributed", "fix_run", "accept"),
    ("sync_run",),
    ("infer",),
    ("init",),
    ("formatters",),
    ("cli",),
    ("__main__",),
]
LEVELS = {part: level for level, parts in enumerate(ORDER) for part in parts}

OWNERS = {
    "dask": ("distributed/__init__", "distributed/cluster"),
    "fsspec": ("distributed/urls",),
    "jsonpath_rfc9535": ("sources/json_paths",),
    "jsonschema": ("draft2020/errors", "draft2020/formats"),
    "packaging": ("values/versions",),
    "mistune": ("markdown/inline/text_parser",),
    "pathspec": ("files/globs",),
    "pyarrow": ("sources/parquet",),
    "python_calamine": ("sources/excel",),
    "rapidfuzz": ("text/words",),
    "rich": ("cli",),
    "tomlkit": ("accept/toml_text",),
    "typer": ("cli",),
    "watchfiles": ("cli/_watch",),
    "wcwidth": ("text/width",),
    "yaml": ("yaml_documents/__init__",),
}


def part_of(module: str) -> str:
    """Return the part that a module belongs to: `schema` for `schema/load.py`, `model` for `model.py`."""
    return module.removesuffix(".py").split("/")[0]


def is_in(module: str, places: tuple[str, ...]) -> bool:
    """Whether a module is one of the places, or in one of these folders."""
    return any(module == f"{place}.py" or module.startswith(f"{place}/") for place in places)


def imported(module: str) -> Iterator[str]:
    """Yield the dotted names that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse((PACKAGE / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module_named(name: str) -> str | None:
    """Return the module of mdlint with a dotted name, or the module that defines the last part of the name."""
    path = name.removeprefix("mdlint.").replace(".", "/")
    places = [f"{place}{end}" for place in (path, path.rpartition("/")[0]) for end in (".py", "/__init__.py")]
    return next((place for place in places if place in MODULES), None)


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """Return modules that each import the next, with the first again at the end; an empty list without a circle."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_parts_below_it(module: str) -> None:
    own = part_of(module)
    inner = {name.split(".")[1] for name in imported(module) if name.startswith("mdlint.")} - {"__version__"}
    assert {part for part in inner if part != own and LEVELS[part] >= LEVELS.get(own, 0)} == set()


@pytest.mark.parametrize("module", MODULES)
def test_only_one_part_imports_each_third_party_library(module: str) -> None:
    outer = {name.split(".")[0] for name in imported(module)} - sys.stdlib_module_names - {"mdlint"}
    assert {name for name in outer if not is_in(module, OWNERS[name])} == set()


def test_imports_have_no_circle() -> None:
    known = set(MODULES)
    assert circle({module: known & set(map(module_named, imported(module))) - {module} for module in MODULES}) == []


def test_a_circle_is_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) in (["b", "c", "b"], ["c", "b", "c"])


def test_the_parts_of_markdown_import_each_other_in_the_listed_order() -> None:
    """The docstring of the package lists its parts from the bottom up."""
    listed = re.findall(r"^([0-9])\. (.*?): ", mdlint.markdown.__doc__ or "", re.MULTILINE)
    levels = {part: int(number) for number, parts in listed for part in re.findall(r"`(\w+)/?`", parts)}
    arrows = {
        (module.split("/")[1].removesuffix(".py"), name.split(".")[2])
        for module in MODULES
        if module.startswith("markdown/") and module != "markdown/__init__.py"
        for name in imported(module)
        if name.startswith("mdlint.markdown.")
    }
    assert {arrow for arrow in arrows if levels[arrow[0]] < levels[arrow[1]]} == set()


@pytest.mark.parametrize("folder", ["rules", "schema/keywords"])
def test_rules_and_keywords_do_not_import_each_other(folder: str) -> None:
    modules = [
        module
        for module in MODULES
        if module.startswith(folder + "/") and not module.rpartition("/")[2].startswith("_")
    ]
    crossing = {
        (module, name)
        for module in modules
        for name in imported(module)
        if any(is_from(other.removesuffix(".py"), name) for other in modules)
    }
    assert crossing == set()


def test_a_module_shared_by_rules_is_used_by_at_least_two() -> None:
    modules = [module.removesuffix(".py") for module in MODULES if module.startswith("rules/")]
    shared = {module for module in modules if module.rpartition("/")[2].startswith("_") and "__init__" not in module}
    users = {
        module: [other for other in modules if any(is_from(module, name) for name in imported(f"{other}.py"))]
        for module in shared
    }
    assert {module for module, found in users.items() if len(set(found) - shared) < 2} == set()


def is_from(module: str, name: str) -> bool:
    """Whether a dotted name is the name of a module, such as `rules/_base`, or of something in it."""
    dotted = "mdlint." + module.replace("/", ".")
    return dotted in (name, name.rpartition(".")[0])


def test_the_order_names_every_part() -> None:
    assert {part_of(module) for module in MODULES} - {"__init__"} == set(LEVELS)
