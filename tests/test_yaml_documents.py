"""YAML is read as JSON values with places, and hostile YAML is an error with its place."""

import sys
import time

import pytest
import yaml

from mdlint.draft2020.values import JSON, JSONPath
from mdlint.files.utf8 import Unreadable
from mdlint.places import Span
from mdlint.yaml_documents import MAX_DEPTH, MAX_VALUES, YamlDocument, read_yaml, value_at


@pytest.fixture(params=["libyaml", "Python"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers of PyYAML: where it was built without libyaml, there is only the slow one."""
    if request.param == "Python":
        monkeypatch.delattr(yaml, "CSafeLoader")
    return str(request.param)


def document(text: str, first_line: int = 1) -> YamlDocument:
    found = read_yaml(text, first_line)
    assert isinstance(found, YamlDocument), found
    return found


def error(text: str) -> tuple[int, int, str]:
    found = read_yaml(text)
    assert isinstance(found, Unreadable)
    return found.line, found.column, found.message


VALUES: list[tuple[str, JSON]] = [
    ("no", "no"),
    ("on", "on"),
    ("Yes", "Yes"),
    ("true", True),
    ("FALSE", False),
    ("null", None),
    ("~", None),
    ("", None),
    ("# only a comment", None),
    ("12", 12),
    ("+12", 12),
    ("012", 12),
    ("0o17", 15),
    ("0x1F", 31),
    ("1_000", "1_000"),
    ("12:30:45", "12:30:45"),
    ("1.10", 1.1),
    ("1e3", 1000.0),
    (".5", 0.5),
    ("-", [None]),
    (".", "."),
    ("1.2.3", "1.2.3"),
    (".nan", ".nan"),
    ("-.inf", "-.inf"),
    ("1e999", "1e999"),
    ("9" * 1_000, int("9" * 1_000)),
    ("9" * 5_000, "9" * 5_000),
    ("2024-01-05", "2024-01-05"),
    ("2024-01-05T10:00:00Z", "2024-01-05T10:00:00Z"),
    ("'12'", "12"),
    ("'null'", "null"),
    ('"a\\nb"', "a\nb"),
    ("|\n  a\n  b\n", "a\nb\n"),
    (">\n  a\n  b\n", "a b\n"),
    ("!!str 12", "12"),
    ("!!int '12'", 12),
    ("!!float 3", 3),
    ("!ENV x", "x"),
    ("!!python/object/apply:os.system [echo]", ["echo"]),
    ("! 12", "12"),
    ("[1, a, [b]]", [1, "a", ["b"]]),
    ("{a: 1, b: {c: }}", {"a": 1, "b": {"c": None}}),
    (
        "2024: a\n1.10: b\nno: c\n2024-01-05: d\n'': e",
        {"2024": "a", "1.10": "b", "no": "c", "2024-01-05": "d", "": "e"},
    ),
    ("a: &x 1\nb: *x", {"a": 1, "b": 1}),
    ("a: &x [1]\nb: *x\nc: &x 2\nd: *x", {"a": [1], "b": [1], "c": 2, "d": 2}),
    ("a: &x k\n*x : 1", {"a": "k", "k": 1}),
    ("- &x {a: 1, b: 2}\n- <<: *x\n  b: 3", [{"a": 1, "b": 2}, {"a": 1, "b": 3}]),
    ("- &x {a: 1}\n- &y {a: 2, b: 2}\n- <<: [*x, *y]", [{"a": 1}, {"a": 2, "b": 2}, {"a": 1, "b": 2}]),
    ("<<: {a: 1}\n", {"a": 1}),
    ("'<<': 1", {"<<": 1}),
    ("a: 1\n...\n", {"a": 1}),
    ("---\na: 1\n", {"a": 1}),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_value_is_that_of_the_core_schema(text: str, value: JSON) -> None:
    found = document(text).value
    assert found == value
    assert type(found) is type(value)


MISTAKES = [
    ("a: 1\nb: 2\na: 3\n", (3, 1, 'the key "a" occurs twice in its mapping')),
    ("a: 1\n---\nb: 2\n", (2, 1, "a second document starts here, expected one")),
    ("a: *x", (1, 4, 'the alias "*x" has no anchor before it')),
    ("a: &x\n  b: *x", (2, 6, 'the alias "*x" refers to the value that it is in')),
    ("a: &x 1\nb: &x [*x]", (2, 8, 'the alias "*x" refers to the value that it is in')),
    ("? [a]\n: 1", (1, 3, "a key has to be a text")),
    ("a: &x [1]\n*x : 1", (2, 1, "a key has to be a text")),
    ("a:\n  <<: 1", (2, 7, "<< needs a mapping, or a list of mappings")),
    ("a: 1\nb: \x01", (2, 4, "not YAML: the character U+0001 is not allowed")),
]


@pytest.mark.parametrize(("text", "expected"), MISTAKES)
def test_what_would_surprise_is_an_error_at_its_place(text: str, expected: tuple[int, int, str]) -> None:
    assert error(text) == expected


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 1\nb: c: d\n", 2, 5),
        ("a: é\n\t- x", 2, 1),
        ("a: @x", 1, 4),
        ("a: [1,\n", 1, 7),
        ("a: 'x\n", 1, 6),
        ("- a\nb: 1", 2, 1),
        ('a: "\\q"', 1, 5),
        ('a: "\\uD800"', 1, 7),
    ],
)
def test_what_is_not_yaml_is_an_error_near_its_place(text: str, line: int, column: int, loader: str) -> None:
    found = read_yaml(text)
    assert isinstance(found, Unreadable)
    assert found.message.startswith("not YAML")
    assert found.line == line
    if loader == "libyaml":
        assert found.column == column


def test_a_document_counts_lines_from_its_first() -> None:
    found = read_yaml("a: @", 10)
    assert isinstance(found, Unreadable)
    assert found.line == 10
    assert document("\na: 1", 10).span(("a",)) == Span(11, 4, 11, 5)


PLACES: list[tuple[str, JSONPath, str]] = [
    ("a: 1\nb: [x, 'y z']\n", ("b",), "[x, 'y z']"),
    ("a: 1\nb: [x, 'y z']\n", ("b", 1), "'y z'"),
    ("a: &q 1.10\nb: *q", ("a",), "1.10"),
    ("a: &q 1.10\nb: *q", ("b",), "1.10"),
    ("😀é: {k: é😀}", ("😀é", "k"), "é😀"),
    ("a:\r\n- b: x\r\n  c: yy\r\n", ("a", 0, "c"), "yy"),
    ("a:\n- b: x\n  c: y\n\nd: 1", ("a", 0), "b: x\n  c: y"),
    ("a: |\n  x\n  y\n\nb: 1", ("a",), "|\n  x\n  y"),
    ("a: x\n  y\nb: 1", ("a",), "x\n  y"),
    ("a: !!str 12", ("a",), "12"),
    ("a:\nb: 1", ("a",), ""),
    ("a: x\u2028  y\nb: 2", ("b",), "2"),
    ("- &x {a: 17}\n- <<: *x", (1, "a"), "17"),
]


@pytest.mark.parametrize(("text", "path", "written"), PLACES)
def test_the_span_of_a_value_is_its_text(text: str, path: JSONPath, written: str) -> None:
    span = document(text).span(path)
    lines = text.replace("\r\n", "\n").split("\n")
    start, end = (
        sum(len(line) + 1 for line in lines[: line - 1]) + column - 1 for line, column in (span.start, span.end)
    )
    assert text.replace("\r\n", "\n")[start:end] == written


def test_the_key_of_a_value_has_a_span_too() -> None:
    found = document("top:\n  'the key' : 1\n  b: [x]")
    assert found.key_span(("top", "the key")) == Span(2, 3, 2, 12)
    assert found.key_span(("top", "b", 0)) == Span(3, 7, 3, 8)
    assert found.key_span(()) == found.span(())


@pytest.mark.parametrize("path", [("b",), ("a", 0), ("a", "x"), (0,)])
def test_a_path_to_nowhere_is_a_key_error(path: JSONPath) -> None:
    found = document("a: 1")
    with pytest.raises(KeyError):
        found.span(path)
    with pytest.raises(KeyError):
        value_at(found.value, path)


def test_a_number_has_its_text() -> None:
    found = document("a: 1.10\nb: &x 010\nc: *x\nd: text\ne: true\nf: 84.840 # top")
    written = {path: found.written((path,)) for path in "abcdef"}
    assert written == {"a": "1.10", "b": "010", "c": "010", "d": None, "e": None, "f": "84.840"}


def test_aliases_can_not_make_a_document_huge() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    # 11 + 111 + 1,111 + 11,111 + 111,111 values, and the map: the next line alone adds a million.
    line, _, message = error("\n".join(lines))
    assert (line, message) == (6, f"has more than {MAX_VALUES:,} values, with those that aliases repeat")


def test_merged_mappings_count_too() -> None:
    big = "big: &b {" + ", ".join(f"k{n}: 1" for n in range(2_000)) + "}\n"
    line, _, message = error(big + "".join(f"m{n}: {{<<: *b}}\n" for n in range(1_000)))
    assert line < 502
    assert message.startswith("has more than")


@pytest.mark.parametrize("start", ["[", "{a: ", "- ", "? "])
def test_a_deep_document_is_an_error(start: str) -> None:
    _, _, message = error(start * (sys.getrecursionlimit() * 2))
    assert message in (f"is nested more than {MAX_DEPTH} levels deep", "a key has to be a text")
    nested = document("[" * MAX_DEPTH + "]" * MAX_DEPTH).value
    for _ in range(MAX_DEPTH - 1):
        assert isinstance(nested, list)
        nested = nested[0]
    assert nested == []


def test_a_large_document_takes_time_in_its_order(loader: str) -> None:
    """A hundred thousand values take 0.4 s with libyaml, 8 s without."""
    count = 20_000 if loader == "libyaml" else 1_000
    text = "".join(f"- name: model_{n}\n  values: {{params: {n}, top: {n}.50}}\n" for n in range(count))
    start = time.process_time()
    found = document(text)
    assert found.span((count - 1, "values", "top")).line == 2 * count
    assert time.process_time() - start < 10
