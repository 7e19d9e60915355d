"""The packages of `mdlint.schema` build on each other, and a keyword is named only in its own file."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import mdlint.schema
from mdlint.schema.keywords import KEYWORDS

PACKAGE = Path(mdlint.schema.__file__).parent
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

# It lists the modules, some of which have the name of their keyword.
REGISTRY = "keywords/__init__.py"

# From the bottom up: a package imports itself and the packages before it.
PACKAGES = ("files", "cells", "table", "keywords", "compiled", "mistakes", "check", "widen", "load", "__init__")

# The modules that name the keyword of another module, and why.
OTHER_KEYWORDS = {
    ("keywords/_notation.py", "decimalSeparator"): "three signs that must not be taken for each other",
    ("keywords/_notation.py", "separator"): "as above",
    ("keywords/_notation.py", "thousandsSeparator"): "as above",
    ("keywords/_scale.py", "datePattern"): "the keywords that make a column one of dates or versions",
    ("keywords/_scale.py", "version"): "as above",
    ("keywords/duration.py", "unit"): "a duration has units of its own, so that the two exclude each other",
    ("keywords/range.py", "separator"): "a range and a separator exclude each other",
    ("keywords/compare.py", "nameConvention"): "an operand can be a part of a name",
    ("keywords/ascending_columns.py", "unit"): "a member of its value",
    ("keywords/sorted_by.py", "missing"): "a member of its value",
    ("files/references.py", "nameConvention"): "its value refers to a file",
    ("files/conventions.py", "nameConvention"): "as above",
    ("mistakes/document.py", "nameConvention"): "as above",
    ("mistakes/effects.py", "assertFormat"): "without it, a standard keyword checks nothing",
    ("mistakes/other_kinds.py", "errorMessage"): "Ajv has a keyword of this name too",
    ("mistakes/document.py", "errorMessage"): "its keys are keywords, and a keyword does not know the others",
}


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def package_of(module: str) -> str:
    return module.removesuffix(".py").split("/")[0]


def packages_imported(module: str) -> set[str]:
    names = [node.module or "" for node in ast.walk(tree_of(module)) if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[2] for name in names if name.startswith("mdlint.schema.")}


def code_texts(module: str) -> Iterator[str]:
    """Yield the texts in the code of a module, without docstrings."""
    tree = tree_of(module)
    documented = [node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
    docstrings = {id(node.body[0].value) for node in documented if node.body and isinstance(node.body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def keywords_named(module: str) -> set[str]:
    """Return the keywords that a module names.

    A text names a keyword if it equals the name, or contains it. Inside a longer text, a name of one word such as `unit` does
    not count, since it may be English.
    """
    texts = list(code_texts(module))
    inside = {name for name in KEYWORDS if not name.islower() for text in texts if re.search(rf"\b{name}\b", text)}
    return inside | KEYWORDS.keys() & set(texts)


def own_keyword(module: str) -> set[str]:
    """Return the name of a module's own keyword."""
    values = [node for node in ast.walk(tree_of(module)) if isinstance(node, ast.Call)]
    names = [keyword.value for call in values for keyword in call.keywords if keyword.arg == "name"]
    return KEYWORDS.keys() & {name.value for name in names if isinstance(name, ast.Constant)}


@pytest.mark.parametrize("module", MODULES)
def test_a_package_imports_only_packages_before_it(module: str) -> None:
    own = PACKAGES.index(package_of(module))
    assert {package for package in packages_imported(module) if PACKAGES.index(package) > own} == set()


def test_every_module_is_in_a_package() -> None:
    assert {package_of(module) for module in MODULES} == set(PACKAGES)


@pytest.mark.parametrize("module", sorted({*MODULES} - {REGISTRY}))
def test_only_the_module_of_a_keyword_uses_its_name(module: str) -> None:
    excepted = {keyword for other, keyword in OTHER_KEYWORDS if other == module}
    assert keywords_named(module) - own_keyword(module) == excepted
