"""Imports run one way, and each third-party library sits behind one place."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import mdlint

PACKAGE = Path(mdlint.__file__).parent
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

# From the bottom up: a part imports itself and what stands before it, never what stands after it.
ORDER = [
    ("model", "errors", "words", "utf8", "globs", "visible", "style", "width"),
    ("values",),
    ("shape",),
    ("markdown", "naming"),
    ("schema",),
    ("rules",),
    ("config", "suppression"),
    ("ruleset",),
    ("engine",),
    ("ignores", "report"),
    ("files",),
    ("links",),
    ("runner",),
    ("formatters",),
    ("cli",),
    ("__main__",),
]
LEVELS = {part: level for level, parts in enumerate(ORDER) for part in parts}

OWNERS = {
    "jsonschema": ("schema",),
    "mistune": ("markdown",),
    "pathspec": ("globs",),
    "rapidfuzz": ("words",),
    "rich": ("cli",),
    "typer": ("cli",),
    "wcwidth": ("width",),
}


def part_of(module: str) -> str:
    """`schema/bind.py` is of `schema`, `model.py` of `model`."""
    return module.removesuffix(".py").split("/")[0]


def imported(module: str) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse((PACKAGE / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_stands_below_it(module: str) -> None:
    own = part_of(module)
    inner = {name.split(".")[1] for name in imported(module) if name.startswith("mdlint.")} - {"__version__"}
    assert {part for part in inner if part != own and LEVELS[part] >= LEVELS.get(own, 0)} == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_third_party_library_is_imported_in_its_place_only(module: str) -> None:
    outer = {name.split(".")[0] for name in imported(module)} - sys.stdlib_module_names - {"mdlint"}
    assert {name for name in outer if part_of(module) not in OWNERS[name]} == set()


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


def test_what_rules_share_is_used_by_two_of_them_at_least() -> None:
    modules = [module.removesuffix(".py") for module in MODULES if module.startswith("rules/")]
    shared = {module for module in modules if module.rpartition("/")[2].startswith("_") and "__init__" not in module}
    users = {
        module: [other for other in modules if any(is_from(module, name) for name in imported(f"{other}.py"))]
        for module in shared
    }
    assert {module for module, found in users.items() if len(set(found) - shared) < 2} == set()


def is_from(module: str, name: str) -> bool:
    """Whether a dotted name is that of a module, such as `rules/_base`, or of something in it."""
    dotted = "mdlint." + module.replace("/", ".")
    return dotted in (name, name.rpartition(".")[0])


def test_the_order_names_every_part() -> None:
    assert {part_of(module) for module in MODULES} - {"__init__"} == set(LEVELS)
