"""Notebooks as JSON: which lines are read, their lines in the file, and errors in files that are not notebooks."""

import json
from typing import Any

import pytest
from notebook_cases import code, markdown, notebook

from mdlint.files.utf8 import Unreadable
from mdlint.markdown.notebook.document import Notebook, SourceCell, read_notebook


def read(text: str) -> Notebook:
    result = read_notebook(text)
    assert isinstance(result, Notebook), result
    return result


def fault(text: str) -> str:
    """Return the error that is reported for a text: `line:column message`."""
    result = read_notebook(text)
    assert isinstance(result, Unreadable), result
    return f"{result.line}:{result.column} {result.message}"


def cell_of(source: Any) -> SourceCell:  # noqa: ANN401  any JSON value
    (cell,) = read(json.dumps({"cells": [{"cell_type": "markdown", "source": source}]}, indent=1)).cells
    return cell


@pytest.mark.parametrize(
    ("source", "lines", "file_lines"),
    [
        # Line 5 of the file opens the source, or is all of it.
        ("", (), ()),
        ([], (), ()),
        (["", ""], (), ()),
        ("a", ("a",), (5,)),
        ("a\n", ("a",), (5,)),
        ("a\nb", ("a", "b"), (5, 5)),
        ("\n\n", ("", ""), (5, 5)),
        (["a\n", "b"], ("a", "b"), (6, 7)),
        (["a\n", "\n", "b\n"], ("a", "", "b"), (6, 7, 8)),
        (["a", "b\n", "c"], ("ab", "c"), (6, 8)),
        (["a\nb", "c"], ("a", "bc"), (6, 6)),
        (["a\nb\n", "", "c"], ("a", "b", "c"), (6, 6, 8)),
        (["a\r\n", "b\r", "c"], ("a", "b", "c"), (6, 7, 8)),
        (["a\r", "\nb"], ("a", "b"), (6, 7)),
        (["a\u2028b\x0cc"], ("a\u2028b\x0cc",), (6,)),
        (['😀 é " \\ \t\n', "\x00"], ('😀 é " \\ \t', "\x00"), (6, 7)),
        (["\ud800x"], ("\ufffdx",), (6,)),
    ],
)
def test_each_line_of_a_source_has_a_line_in_the_file(
    source: str | list[str], lines: tuple[str, ...], file_lines: tuple[int, ...]
) -> None:
    assert cell_of(source) == SourceCell(1, lines, file_lines)


def test_all_cells_count_but_only_markdown_is_read() -> None:
    raw = {"cell_type": "raw", "metadata": {}, "source": "c"}
    cells = read(notebook([code("a"), "b", raw, {"cell_type": "future"}, "d"])).cells
    assert [(cell.number, cell.lines) for cell in cells] == [(2, ("b",)), (5, ("d",))]


def test_a_notebook_on_one_line_is_on_line_1() -> None:
    cells = read(notebook(["a\nb", "c"], indent=None)).cells
    assert [cell.file_lines for cell in cells] == [(1, 1), (1,)]


@pytest.mark.parametrize("order", [("cell_type", "source"), ("source", "cell_type")])
def test_keys_come_in_any_order(order: tuple[str, ...]) -> None:
    cell = {key: markdown("a")[key] for key in order}
    assert read(json.dumps({"nbformat": 4, "metadata": {}, "cells": [cell]})).cells == (SourceCell(1, ("a",), (1,)),)


@pytest.mark.parametrize(
    "text",
    [
        '{"cells": []}',
        ' \r\n\t{ "cells" : [ ] , "nbformat" : 4 } \n',
        '{"nbformat": 3}',
        '{"worksheets": []}',
        '{"worksheets": [{"cells": []}, {}]}',
    ],
)
def test_a_notebook_may_be_empty(text: str) -> None:
    assert read(text) == Notebook((), is_static=True)


def test_the_worksheets_of_nbformat_3_are_read_as_nbformat_4_has_them() -> None:
    heading = {"cell_type": "heading", "level": 2, "metadata": {}, "source": ["Two\n", "lines"]}
    old_code = {"cell_type": "code", "input": "1", "language": "python", "outputs": []}
    sheets = [{"cells": [heading, old_code]}, {"cells": [markdown("a")], "metadata": {}}]
    assert [cell[:2] for cell in read(json.dumps({"nbformat": 3, "worksheets": sheets})).cells] == [
        (1, ("## Two lines",)),
        (3, ("a",)),
    ]


@pytest.mark.parametrize("level", [None, 0, 7, -1, 2.5, "2", [], 10**30])
def test_a_heading_cell_without_a_level_has_level_1(level: object) -> None:
    cell = {"cell_type": "heading", "level": level, "source": "T"}
    assert read(json.dumps({"cells": [cell]})).cells[0].lines == ("# T",)


@pytest.mark.parametrize(
    ("source", "is_static"),
    [
        ("print(1)", True),
        ("df.to_markdown()", True),
        ("from IPython.display import Markdown", False),
        ("display(HTML(text))", False),
        ("%%html\n<h1>", False),
        ("%%javascript", False),
    ],
)
def test_code_that_shows_markdown_or_html_is_known(source: str, is_static: bool) -> None:
    assert read(notebook([code(source)])).is_static is is_static
    assert read(notebook([{**code(""), "source": source.splitlines(keepends=True)}])).is_static is is_static
    assert read(notebook([source])).is_static


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1:1 not JSON, as a notebook is: the file is empty"),
        (" \n", "2:1 not JSON, as a notebook is: the file is empty"),
        ("# Title", "1:1 not JSON, as a notebook is: expecting value"),
        ('{"cells": [\n<<<<<<< HEAD\n', "2:1 not JSON, as a notebook is: expecting value"),
        ('{"cells": [],\n}', "2:1 not JSON, as a notebook is: expecting property name enclosed in double quotes"),
        ('{"cells" []}', "1:10 not JSON, as a notebook is: expecting ':' delimiter"),
        ('{"cells": []\n "a": 1}', "2:2 not JSON, as a notebook is: expecting ',' delimiter"),
        ('{"cells": [', "1:12 not JSON, as a notebook is: expecting value"),
        ('{"cells": [{}', '1:12 not a notebook: cell 1 has no "cell_type" that is a string'),
        ('{"cells": []', "1:13 not JSON, as a notebook is: expecting ',' delimiter"),
        ('{"cells": []} x', "1:15 not JSON, as a notebook is: extra data"),
        ('{"a": "b\n"}', "1:9 not JSON, as a notebook is: invalid control character"),
        ('{"a": "b', "1:7 not JSON, as a notebook is: unterminated string"),
        ("[]", "1:1 not a notebook: the file is not an object"),
        ("[", "1:2 not JSON, as a notebook is: expecting value"),
        ('\n "text"', "2:2 not a notebook: the file is not an object"),
        ("{}", '1:1 not a notebook: it has no "cells"'),
        ('{"a": {"cells": []}}', '1:1 not a notebook: it has no "cells"'),
        ('{"cells": {}}', '1:11 not a notebook: "cells" is not an array'),
        ('{"cells": null}', '1:11 not a notebook: "cells" is not an array'),
        ('{"worksheets": 1}', '1:16 not a notebook: "worksheets" is not an array'),
        ('{"worksheets": [1]}', "1:17 not a notebook: a worksheet is not an object"),
        ('{"cells": [\n"a"]}', "2:1 not a notebook: cell 1 is not an object"),
        ('{"cells": [{"source": "a"}]}', '1:12 not a notebook: cell 1 has no "cell_type" that is a string'),
        ('{"cells": [{"cell_type": 1}]}', '1:26 not a notebook: cell 1 has no "cell_type" that is a string'),
        ('{"cells": [\n{"cell_type": "markdown"}]}', '2:1 not a notebook: cell 1 has no "source"'),
        (
            '{"cells": [{"cell_type": "markdown", "source": 1}]}',
            '1:48 not a notebook: the "source" of cell 1 is not a string or a list of strings',
        ),
        (
            '{"cells": [{"source": ["a",\n {}], "cell_type": "markdown"}]}',
            '2:2 not a notebook: the "source" of cell 1 has a part that is not a string',
        ),
        ('{"cells": [], "cells": []}', '1:15 not a notebook: the key "cells" occurs twice'),
        (
            '{"cells": [{"cell_type": "markdown", "source": "a", "source": "b"}]}',
            '1:53 not a notebook: the key "source" occurs twice',
        ),
        ('{"cells": [], "metadata": ' + "[" * 100_000, "1:27 not a notebook: the value here is nested too deep"),
        ("[" * 100_000, "1:1 not a notebook: the value here is nested too deep"),
        ('{"a": ' * 100_000, "1:7 not a notebook: the value here is nested too deep"),
    ],
)  # fmt: skip
def test_an_invalid_notebook_is_reported_with_the_place(text: str, expected: str) -> None:
    assert fault(text) == expected


@pytest.mark.parametrize("value", ["1" * 10_000, "1e999999", "NaN", "-Infinity", '"\\ud800"', '{"a": 1, "a": 2}'])
def test_values_that_are_not_read_may_be_anything(value: str) -> None:
    assert read(f'{{"metadata": {value}, "cells": [{{"cell_type": "code", "outputs": [{value}]}}]}}').cells == ()
