"""Front matter: its values as JSON, and the line of each."""

import pytest

from mdlint.draft2020.values import JSON, JSONPath
from mdlint.files.utf8 import Unreadable
from mdlint.markdown import parse
from mdlint.model import Span
from mdlint.page_schemas.front_matter import front_matter_of

YAML = "---\ntitle: A b\ntags:\n  - x\n  - [y, z]\ndate: 2025-07-01\n---\n\n# T\n"
TOML = '+++\ntitle = "A b" # why\ndate = 2025-07-01\nat = 07:30:00\n[extra]\nlist = [1, 2]\na."b" = true\n+++\n\n# T\n'


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (YAML, {"title": "A b", "tags": ["x", ["y", "z"]], "date": "2025-07-01"}),
        (TOML, {"title": "A b", "date": "2025-07-01", "at": "07:30:00", "extra": {"list": [1, 2], "a": {"b": True}}}),
        ("---\n---\n", {}),
        ("---\n# only a comment\n---\n", {}),
        ("# T\n\n---\na: 1\n---\n", {}),
        ("", {}),
    ],
)
def test_front_matter_has_values(text: str, values: dict[str, JSON]) -> None:
    read = front_matter_of(parse(text))
    assert (read.values, read.problem) == (values, None)


@pytest.mark.parametrize(
    ("text", "path", "span"),
    [
        (YAML, ("title",), Span(2, 8, 2, 11)),
        (YAML, ("tags",), Span(3, 1, 3, 5)),
        (YAML, ("tags", 0), Span(4, 5, 4, 6)),
        (YAML, ("tags", 1, 1), Span(5, 9, 5, 10)),
        (YAML, ("tags", 7), Span(3, 1, 3, 5)),
        (YAML, ("nothing", "here"), Span(1, 1, 1, 4)),
        (YAML, (), Span(1, 1, 1, 4)),
        (TOML, ("title",), Span(2, 1, 2, 20)),
        (TOML, ("extra",), Span(5, 1, 5, 8)),
        (TOML, ("extra", "list", 1), Span(6, 1, 6, 14)),
        (TOML, ("extra", "a", "b"), Span(7, 1, 7, 13)),
        (TOML, ("nothing",), Span(1, 1, 1, 4)),
        ("# T\n", ("title",), Span(1, 1, 1, 4)),
    ],
)
def test_a_value_is_in_its_line(text: str, path: JSONPath, span: Span) -> None:
    assert front_matter_of(parse(text)).span(path) == span


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\na: 1\nb: [1\n---\n", 3, "not YAML"),
        ("---\na: 1\na: 2\n---\n", 3, '"a"'),
        ("+++\na = 1\nb = =\n+++\n", 3, "not TOML: invalid value"),
        ("+++\na = 1\na = 2\n+++\n", 3, "not TOML: cannot overwrite a value"),
        ("+++\na = [\n+++\n", 2, "not TOML: invalid value"),
    ],
)
def test_front_matter_that_cannot_be_read_has_a_problem_in_its_line(text: str, line: int, words: str) -> None:
    read = front_matter_of(parse(text))
    assert read.values == {}
    assert isinstance(read.problem, Unreadable)
    assert read.problem.line == line
    assert words in read.problem.message


@pytest.mark.parametrize(
    "text", [f"a = {'[' * 5000}{']' * 5000}", f"{'a.' * 2000}b = 1", f"a = {'[' * 101}{']' * 101}"]
)
def test_deep_toml_is_a_problem(text: str) -> None:
    read = front_matter_of(parse(f"+++\n{text}\n+++\n"))
    assert read.values == {}
    assert read.problem is not None
    assert read.problem.message == "is nested more than 100 levels deep"


@pytest.mark.parametrize("key", ["a." * 100 + "b = 1", '"a" . ' * 100 + "b = 1", "[" + "a." * 100 + "b]"])
def test_a_key_with_many_parts_is_a_problem_in_its_line(key: str) -> None:
    read = front_matter_of(parse(f"+++\nc = 1\n{key}\n+++\n"))
    assert read.problem == Unreadable(3, 1, "is nested more than 100 levels deep")


@pytest.mark.parametrize(
    "text",
    [
        f'a = "{"." * 2000}"',
        f'a = "{"b." * 2000}"',
        f"b = {'[' * 99}{']' * 99}",
        f"a = [{', '.join(['1.5'] * 200)}]",
        "a." * 99 + "b = 1.5",
    ],
)
def test_a_line_with_many_dots_is_not_deep(text: str) -> None:
    assert front_matter_of(parse(f"+++\n{text}\n+++\n")).problem is None


def test_numbers_that_json_does_not_have_are_texts() -> None:
    read = front_matter_of(parse(f"+++\na = inf\nb = -nan\nc = 0x{'f' * 5000}\nd = 1\n+++\n"))
    assert (read.values["a"], read.values["b"], read.values["d"]) == ("inf", "nan", 1)
    assert read.values["c"] == f"0x{'f' * 5000}"


def test_a_decimal_number_that_python_does_not_read_is_a_problem() -> None:
    read = front_matter_of(parse(f"+++\na = {'9' * 5000}\n+++\n"))
    assert read.problem is not None
    assert read.problem.message.startswith("not TOML: exceeds the limit")
