"""CSV is read as by Python's own reader, and each character is where the reader reports it."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdlint.markdown.myst.csv_reader import CsvError, CsvReader, Form

FORMS = [
    Form(),
    Form(delimiter=";"),
    Form(delimiter="\t", quote="'"),
    Form(escape="\\"),
    Form(keeps_space=True),
    Form(escape="#", keeps_space=True),
]
LINES = st.lists(st.text(alphabet="ab \t,;\"'\\#\u00e9", max_size=12), max_size=4)


def dialect(form: Form) -> type[csv.Dialect]:
    """Return the dialect that docutils makes of the options of a directive."""

    class Made(csv.Dialect):
        delimiter = form.delimiter
        quotechar = form.quote
        doublequote = not form.escape
        escapechar = form.escape or None
        skipinitialspace = not form.keeps_space
        strict = True
        lineterminator = "\n"
        quoting = csv.QUOTE_MINIMAL

    return Made


@given(LINES, st.sampled_from(FORMS))
def test_it_reads_like_the_csv_module(lines: list[str], form: Form) -> None:
    ended = [f"{line}\n" for line in lines]
    try:
        expected = list(csv.reader(ended, dialect=dialect(form)))
    except csv.Error:
        with pytest.raises(CsvError):
            list(CsvReader("".join(ended), form).records())
        return
    records = list(CsvReader("".join(ended), form).records())
    assert [[field.value for field in record] for record in records] == expected


@given(LINES, st.sampled_from(FORMS))
def test_a_character_of_a_field_is_at_its_offset(lines: list[str], form: Form) -> None:
    text = "".join([f"{line}\n" for line in lines])
    try:
        records = list(CsvReader(text, form).records())
    except CsvError:
        return
    for field in [field for record in records for field in record]:
        assert "".join([text[offset] for offset in field.offsets[:-1]]) == field.value
        assert len(field.offsets) == len(field.value) + 1
        assert all(field.start <= offset <= field.end for offset in field.offsets)


@pytest.mark.parametrize(
    ("text", "form", "places"),
    [
        ("a, b\n", Form(), [(0, 1), (3, 4)]),
        ("a,\n", Form(), [(0, 1), (2, 2)]),
        ('"a, b", c\n', Form(), [(1, 5), (8, 9)]),
        ('"a ""b"""\n', Form(), [(1, 8)]),
        ('"a\nb",c\n', Form(), [(1, 4), (6, 7)]),
        ("a b\n", Form(delimiter=" "), [(0, 1), (2, 3)]),
    ],
)
def test_a_field_is_within_its_quotes(text: str, form: Form, places: list[tuple[int, int]]) -> None:
    (record,) = CsvReader(text, form).records()
    assert [(field.start, field.end) for field in record] == places


@pytest.mark.parametrize("text", ['"a\n', '"a" b\n', '"a""\n', "a\\\n"])
def test_invalid_csv_is_an_error(text: str) -> None:
    with pytest.raises(CsvError):
        list(CsvReader(text, Form(escape="\\" if "\\" in text else "")).records())
