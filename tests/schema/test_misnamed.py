"""A table with one wrong header keeps its schema, and a table of another kind does not get one."""

from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from schema_cases import NUMBER, found, records_of, table_schema
from tables import table, table_of

from mdlint.schema import BoundTable, Misnamed, TableSchema, headers_of, near_fit, violations
from mdlint.schema.check.misnamed import misspelled_columns
from mdlint.schema.check.misspelling import HeaderIndex, edits_between

COLUMNS = {
    "Model": {"type": "string"},
    "Top-1": {"type": "number", "maximum": 100},
    "Latency": {"unit": "ms"},
    "Size": {},
    "Data": {},
}


def models(**keywords: object) -> TableSchema:
    return table_schema(COLUMNS, columnAliases={"Top-1": ["accuracy"]}, **keywords)


def fit(header: str, *wanted: str, schema: TableSchema | None = None) -> Misnamed | None:
    schema = schema or models()
    return near_fit(headers_of(table_of(table(header, header)), schema), schema, wanted)


@pytest.mark.parametrize(
    ("header", "column", "name"),
    [
        ("Mdel | Top-1", 0, "Model"),
        ("Models | Top-1", 0, "Model"),
        ("Model | Tpo-1", 1, "Top-1"),
        ("Model | Top1", 1, "Top-1"),
        ("Model | Acuracy", 1, "Top-1"),
        ("MODLE | top-1 | Notes | Size", 0, "Model"),
        ("Model | Top-1 (%)", 1, "Top-1"),
        ("Model | Tp-1", 1, "Top-1"),
        ("Model | Tox-1", 1, "Top-1"),
        ("Model | Top-", 1, "Top-1"),
        ("Model | Top-l", 1, "Top-1"),
        ("M0del | Top-1", 0, "Model"),
        ("Mdel | Top-1 | Notes | Paper", 0, "Model"),
    ],
)
def test_a_misspelled_header_means_its_column(header: str, column: int, name: str) -> None:
    assert fit(header, "Model", "Top-1") == Misnamed(column, name, is_misspelled=True)


def slips(word: str) -> list[str]:
    """Return a word with each letter missing, swapped with the next, or another letter."""
    places = range(len(word))
    missing = [word[:at] + word[at + 1 :] for at in places]
    swapped = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places[:-1]]
    return missing + swapped + [word[:at] + "x" + word[at + 1 :] for at in places]


@pytest.mark.parametrize("slip", slips("Model"))
def test_any_letter_may_be_wrong(slip: str) -> None:
    assert fit(f"{slip} | Top-1 | Size", "Model", "Top-1") == Misnamed(0, "Model", is_misspelled=True)


@pytest.mark.parametrize("slip", slips("Top"))
def test_any_letter_of_a_short_word_in_a_longer_name_may_be_wrong(slip: str) -> None:
    assert fit(f"Model | {slip}-1 | Size", "Model", "Top-1") == Misnamed(1, "Top-1", is_misspelled=True)


def test_a_unit_behind_a_misspelled_name_is_read() -> None:
    assert fit("Model | Latncy (ms)", "Model", "Latency") == Misnamed(1, "Latency", is_misspelled=True)
    schema = models()
    text = table("Model | Latncy (ms)", "a | 12")
    assert records_of(table_of(text), schema, Misnamed(1, "Latency", is_misspelled=True)) == [
        {"Model": "a", "Latency": 12}
    ]


@pytest.mark.parametrize(
    ("header", "column", "name"),
    [
        (" | Top-1 | Size", 0, "Model"),
        ("Model |  | Size", 1, "Top-1"),
        # With other columns, most of the schema's.
        ("Notes |  | Top-1 | Latency | Size", 1, "Model"),
    ],
)
def test_the_only_empty_header_at_its_place_is_the_missing_column(header: str, column: int, name: str) -> None:
    assert fit(header, "Model", "Top-1") == Misnamed(column, name, is_misspelled=False)


def test_the_only_unknown_header_of_a_table_with_most_columns_is_the_missing_column() -> None:
    assert fit("Network | Top-1 | Latency | Size | Data", "Model", "Top-1") == Misnamed(0, "Model", is_misspelled=False)


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("Mdel | Notes", ["Model"]),  # a single name
        (" | Notes", ["Model"]),
        ("Mdel | Notes", ["model", "Model"]),
        (" | Notes", ["Model", "Top-1"]),  # nothing of the schema is there
        (" | Top-1", ["Model", "Top-1"]),  # one column of the schema
        (" | Top-1 | Size | ", ["Model", "Top-1"]),  # two empty headers
        (" | Model | Size", ["Model", "Top-1"]),  # an empty header before the place of Top-1
        ("Model | Size | ", ["Model", "Top-1"]),  # an empty header after its place
        ("Notes |  | Top-1 | Size", ["Model", "Top-1"]),  # an unknown header, and two columns of five
        ("Models | Top-1 | Notes", ["Model", "Top-1"]),  # a plural, another header, and one column of the schema
        ("Model | Top1 | Notes", ["Model", "Top-1"]),  # the same with other signs
        ("Mdel | Notes | Paper", ["Model", "Top-1"]),  # two columns are missing
        ("Model | Acc | Latency | Size | Data", ["Model", "Top-1"]),  # another name, but not of the first column
        ("Mdel | Tpo-1 | Size", ["Model", "Top-1"]),  # two columns are missing
        ("Model | Top-5", ["Model", "Top-1"]),  # another digit, another column
        ("Network | Top-1 | Latency | Size", ["Model", "Top-1"]),  # three columns of the schema
        ("Network | Top-1 | Latency | Size | Data | Notes", ["Model", "Top-1"]),  # two unknown headers
        ("Top-1 | Latency | Size | Data", ["Model", "Top-1"]),  # no wrong header
    ],
)
def test_a_table_of_another_kind_does_not_fit(header: str, wanted: list[str]) -> None:
    assert fit(header, *wanted) is None


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("GPU mem", "CPU mem"),
        ("MNLI", "QNLI"),
        ("Accuracy (val)", "Accuracy (test)"),
        ("Top", "Tap"),
        ("Run", "Run 2"),
        ("Encoder", "Decoder"),
        ("Mean", "Median"),
        ("mAP50", "mAP75"),
        ("val mIoU", "test mIoU"),
    ],
)
def test_a_similar_name_of_another_quantity_is_not_a_misspelling(name: str, other: str) -> None:
    schema = table_schema({"Model": {}, name: NUMBER, "Size": {}, "Date": {}, "Paper": {}})
    assert fit(f"Model | {other}", "Model", name, schema=schema) is None


def test_a_short_name_needs_a_second_column() -> None:
    schema = table_schema({"Name": {}, "Date": {}, "Size": {}, "Kind": {}, "Note": {}})
    assert fit("Name | Data", "Name", "Date", schema=schema) is None
    assert fit("Name | Data | Size", "Name", "Date", schema=schema) == Misnamed(1, "Date", is_misspelled=True)


def checked(header: str, row: str, misnamed: Misnamed, schema: TableSchema | None = None) -> list[str]:
    bound = BoundTable(table_of(table(header, row)), schema or models())
    bound = BoundTable(bound.table, bound.schema, misnamed)
    return [f"{each.at.row}:{each.at.column} {each.rule}: {each.message}" for each in violations(bound)]


def test_a_column_under_a_misspelled_header_is_checked() -> None:
    assert checked("Model | Tpo-1", "a | 101", Misnamed(1, "Top-1", is_misspelled=True)) == [
        'None:1 missing-column: column "Top-1" is missing: "Tpo-1" is unknown (did you mean "Top-1"?)',
        "0:1 out-of-range: Top-1 101 is above the maximum 100",
    ]


@pytest.mark.parametrize("strict", [{}, {"row_required": ["Model"]}, {"row_additionalProperties": False}])
@pytest.mark.parametrize(
    ("header", "is_misspelled", "reason"),
    [
        ("Mdel", True, '"Mdel" is unknown (did you mean "Model"?)'),
        ("", False, "this header is empty"),
        ("Network", False, '"Network" is unknown'),
    ],
)
def test_a_wrong_header_is_one_mistake(
    header: str, is_misspelled: bool, reason: str, strict: dict[str, object]
) -> None:
    wrong = Misnamed(0, "Model", is_misspelled=is_misspelled)
    assert checked(f"{header} | Top-1", "7 | 1", wrong, models(**strict)) in (
        [f'None:0 missing-column: column "Model" is missing: {reason}'],
        [f'None:0 missing-column: column "Model" is missing: {reason}', '0:0 wrong-type: Model "7" is not a text'],
    )


def test_a_required_column_under_a_misspelled_header_is_read_without_an_entry() -> None:
    text = table("Model | Tpo-1 | Note", "a | 101 | b")
    assert found(models(row_required=["Top-1"], row_additionalProperties=False), text) == [
        '1:11-16 missing-column: column "Top-1" is missing: "Tpo-1" is unknown (did you mean "Top-1"?)',
        '1:19-23 unknown-column: unknown column "Note"',
        "3:7-10 out-of-range: Top-1 101 is above the maximum 100",
    ]


def test_a_misspelled_column_that_is_not_required_stays_unknown() -> None:
    text = table("Model | Tpo-1", "a | 101")
    assert found(models(), text) == []
    assert found(models(row_additionalProperties=False), text) == [
        '1:11-16 unknown-column: unknown column "Tpo-1" (did you mean "Top-1"?)'
    ]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "Model | Tpo-1 | Size",
            ['1:11-16 missing-column: column "Top-1" is missing: "Tpo-1" is unknown (did you mean "Top-1"?)'],
        ),
        (
            "Model | Top-1 | Latncy",
            ['1:19-25 missing-column: column "Latency" is missing: "Latncy" is unknown (did you mean "Latency"?)'],
        ),
        # Another name, a column that is there, and a table with too few columns of the schema.
        ("Model | Speed | Size", []),
        ("Model | Top-1 | Tpo-1", []),
        ("Note | Tpo-1 | Size", []),
    ],
)
def test_a_misspelled_header_of_a_column_that_no_table_needs(header: str, expected: list[str]) -> None:
    assert found(models(), table(header, "a | 1 | 2")) == expected


def test_a_misspelled_column_is_checked_as_the_column_that_was_meant() -> None:
    messages = found(models(), table("Model | Tpo-1 | Size", "a | 101 | 2"))
    assert [message.split(": ")[0] for message in messages] == ["1:11-16 missing-column", "3:7-10 out-of-range"]


def test_a_schema_that_allows_no_other_columns_reports_the_unknown_header() -> None:
    (message,) = found(models(row_additionalProperties=False), table("Model | Tpo-1 | Size", "a | 1 | 2"))
    assert message.startswith('1:11-16 unknown-column: unknown column "Tpo-1"')


# Headers that differ in one or two letters, in digits that look like letters, in units, and in their words.
HEADERS = st.builds(
    "{}{}".format,
    st.text("latencyLTO0oi15 -\N{FULLWIDTH LEFT PARENTHESIS}", max_size=9) | st.sampled_from(["Latency", "latencies", "Top-1 err", "Laetncy", "Accuracy", "Top-l"]),
    st.sampled_from(["", "", " (ms)", " [ms]", ", s", " (%)", " (val)", " 2"]),
)  # fmt: skip


@given(st.lists(HEADERS, max_size=8), st.lists(HEADERS, min_size=1, max_size=2))
@example(["latenyc", "x"], ["Latency"])
@example(["Latency (ms)"], ["Latncy"])
@example(["Top-"], ["Top-1"])
def test_an_index_keeps_all_headers_that_are_misspellings(headers: list[str], names: list[str]) -> None:
    candidates = HeaderIndex(dict(enumerate(headers))).candidates(names)
    for units in (frozenset[str](), frozenset({"ms", "%", "val"})):
        misspelled = {
            column
            for column, header in enumerate(headers)
            if any(edits_between(header, name, units) is not None for name in names)
        }
        assert candidates >= misspelled


@given(st.lists(HEADERS, max_size=8), st.lists(HEADERS.filter(bool), min_size=1, max_size=6, unique=True))
def test_an_index_changes_no_misspelled_column(headers: list[str], names: list[str]) -> None:
    columns: dict[str, Any] = {name: {"unit": "ms"} if "L" in name else {} for name in names}
    schema = table_schema(columns, columnAliases={names[0]: ["Accuracy", "Latency"]})
    found = misspelled_columns(headers, schema, names)
    with patch("mdlint.schema.check.misnamed._FEW_PAIRS", -1):
        assert misspelled_columns(headers, schema, names) == found


def test_an_index_compares_few_of_many_headers() -> None:
    names = [
        f"{letter}{other}{'column'[number:]}{number}" for letter in "abcdefgh" for other in "xyz" for number in range(6)
    ]
    index = HeaderIndex(dict(enumerate(names)))
    for place, name in enumerate(names):
        found = index.candidates([name])
        assert place in found
        assert len(found) < 30


def test_after_the_most_pairs_an_index_finds_only_headers_that_look_like_the_name() -> None:
    headers = {0: "Tpo-one", 1: "T0P-one", 2: "Latency"}
    assert HeaderIndex(headers).candidates(["Top-one"]) == {0, 1}
    with patch("mdlint.schema.check.misspelling._MOST_PAIRS", 1):
        assert HeaderIndex(headers).candidates(["Top-one"]) == {1}
