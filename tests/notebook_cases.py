"""Helpers for the tests of notebooks: they make notebooks."""

import json
from collections.abc import Sequence
from typing import Any

from mdlint.files.utf8 import Unreadable
from mdlint.markdown import read_page
from mdlint.model import Dialect, Page


def markdown(source: str) -> dict[str, Any]:
    """Return a Markdown cell as Jupyter writes it: with a string for each line."""
    return {"cell_type": "markdown", "metadata": {}, "source": source.splitlines(keepends=True)}


def code(source: str) -> dict[str, Any]:
    """Return a code cell whose output looks like a faulty table."""
    output = {"name": "stdout", "output_type": "stream", "text": ["| Top-1 | Top-5 |\n", "|---|---|\n", "| 848 |\n"]}
    return {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [output], "source": source}


def notebook(cells: Sequence[str | dict[str, Any]], indent: int | None = 1) -> str:
    """Return a notebook with these cells, as Jupyter writes it. A string is a Markdown cell."""
    made = [markdown(cell) if isinstance(cell, str) else cell for cell in cells]
    document = {"cells": made, "metadata": {"kernelspec": {"name": "python3"}}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document, indent=indent, ensure_ascii=False) + "\n"


def page_of(*cells: str | dict[str, Any], dialect: Dialect = "github") -> Page:
    """Return the page of a notebook with these cells."""
    page = read_page(notebook(cells), "n.ipynb", dialect)
    assert not isinstance(page, Unreadable)
    return page
