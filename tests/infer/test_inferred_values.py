"""The proposals about values: ranges, words, patterns, names, decimals, links; and about columns and their alignment."""

import pytest
from proposed import inferred, rows, suspects


def value(keyword: str, *cells: object, header: str = "Value") -> object:
    """Return what is proposed for a keyword of a column with these cells."""
    one = inferred(rows(f"Name | {header}", ((f"n{number}x", text) for number, text in enumerate(cells))))
    return next((each.value for each in one.proposals if each.column == header and each.keyword == keyword), None)


def exceptions(rule: str, *cells: object) -> list[int | None]:
    """Return the rows that a rule suspects in a column with these cells."""
    one = inferred(rows("Name | Value", ((f"n{number}x", text) for number, text in enumerate(cells))))
    return [suspect.violation.at.row for suspect in one.suspects if suspect.violation.rule == rule]


SCORES = [f"{70 + number % 17 + number / 100:.2f}" for number in range(40)]


@pytest.mark.parametrize(
    ("cells", "header", "limits"),
    [
        (SCORES, "Value", (0, 100)),
        # Room for a number four times as large, rounded up: the largest is 139.
        (range(100, 140), "Value", (0, 1000)),
        # The sizes vary so much that no number would be too large.
        ([2**number for number in range(20)], "Value", (0, None)),
        ([-1, *range(100, 140)], "Value", (None, None)),
        ([7] * 40, "Value", (None, None)),
        ([f"{number}e300" for number in range(4, 44)], "Value", (0, None)),
        ([f"{number}e308" for number in (1, 1.5) * 20], "Value", (0, None)),
        ([f"{number}e-320" for number in range(4, 44)], "Value", (0, None)),
        ([f"{number / 10:.1f}" for number in range(40, 80)], "Value", (0, 50)),
        ([f"{number / 10:.1f}" for number in range(40, 80)], "Share (%)", (0, 100)),
    ],
)
def test_limits_leave_room(cells: list[object], header: str, limits: tuple[object, object]) -> None:
    assert (value("minimum", *cells, header=header), value("maximum", *cells, header=header)) == limits


def test_a_number_far_above_all_others_is_a_suspect() -> None:
    assert exceptions("out-of-range", *SCORES, "848.28") == [40]
    assert exceptions("out-of-range", *SCORES, "99.99") == []


WORDS = ["apiKey", "OAuth", "No"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (WORDS * 50, WORDS),
        # A value may be missing.
        ([*WORDS * 50, "-"], [*WORDS, None]),
        (WORDS * 49, None),
        # New words still come.
        ([*WORDS * 50, "User-Agent"], None),
        ([f"word{number % 11}" for number in range(400)], None),
    ],
)
def test_few_words_that_are_repeated_often(cells: list[object], expected: list[object] | None) -> None:
    assert value("enum", *cells) == expected


@pytest.mark.parametrize("slip", ["apikey", "apiKye", "OAuht"])
def test_a_slip_of_a_repeated_word_is_a_suspect(slip: str) -> None:
    assert exceptions("not-allowed", *WORDS * 60, slip) == [180]


DATES = [f"2024-{month:02}-{day:02}" for month in (1, 5, 12) for day in range(1, 21)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (DATES, "^[0-9]{4}\\-[0-9]{2}\\-[0-9]{2}$"),
        ([f"v{major}.{minor}" for major in range(1, 8) for minor in range(8, 16)], "^v[0-9]+\\.[0-9]+$"),
        # Letters need more rows.
        ([f"v{major}.{minor}" for major in range(1, 6) for minor in range(8, 16)], None),
        ([f"2024-{month:02}-01" for month in (1, 5, 12, 2)] * 10, None),
        ([*DATES, "soon", "later", "never"], None),
    ],
)
def test_texts_of_one_form(cells: list[object], expected: str | None) -> None:
    assert value("pattern", *cells) == expected


def test_a_text_of_another_form_is_a_suspect() -> None:
    assert exceptions("pattern-mismatch", *DATES, "2010") == [60]


NAMES = [
    f"vit_{size}_patch{patch}_{image}.in1k"
    for size in ("b", "l", "s", "t")
    for patch in range(8, 14)
    for image in (224, 256, 384)
]


def named(cells: list[str]) -> list[tuple[object, list[int | None]]]:
    one = inferred(rows("Model", ([name] for name in cells)))
    found = [suspect.violation.at.row for suspect in one.suspects]
    return [(each.value, found) for each in one.proposals if each.keyword == "pattern"]


def test_names_of_tokens() -> None:
    assert named(NAMES) == [("^[a-z0-9]+(_[a-z0-9]+)*\\.[a-z0-9]+(_[a-z0-9]+)*$", [])]
    assert named([*NAMES, "vit-b_patch8_224.in1k"]) == [("^[a-z0-9]+(_[a-z0-9]+)*\\.[a-z0-9]+(_[a-z0-9]+)*$", [72])]


def test_names_that_have_hyphens_and_no_underscores() -> None:
    cells = [f"o{number}-mini ({word})" for number in range(12) for word in ("low", "mid", "high")]
    assert named(cells) == [("^[^_]*$", [])]
    assert named([*cells, "o3_mini (low)"]) == [("^[^_]*$", [36])]
    assert named([*cells, "o3_mini (low)", "o4_mini (low)"]) == []


def test_sentences_are_no_names() -> None:
    assert named([f"A sentence, number {number}" for number in range(70)]) == []


def test_decimals_of_numbers_with_zeros_at_the_end() -> None:
    padded = [f"{70 + number / 10:.2f}" for number in range(30)]
    assert value("decimals", *padded) == "consistent"
    assert exceptions("decimals", *padded, "83.5") == [30]
    # Nobody writes zeros here.
    assert value("decimals", *(f"{70 + number / 7:.3f}".rstrip("0") for number in range(7 * 5))) is None
    assert value("decimals", *range(10, 50)) is None


def test_links() -> None:
    linked = [f"[{number}](https://example.com/{number})" for number in range(60)]
    assert value("link", *linked) == {"required": True, "kind": "url"}
    assert exceptions("missing-link", *linked, "60") == [60]
    assert value("link", *linked[:49]) is None
    assert value("link", *linked, "[a](b.md)") == {"required": True}
    assert value("link", *linked, "none", "no link", "nor here") is None


MODELS = [f"ViT-{size}{patch}" for size in "bcdst" for patch in (14, 16, 32, 50)]


def linked_models(form: str, models: list[str] = MODELS) -> list[tuple[str, str]]:
    """Return rows with a model and a cell made of it: `NAME` stands for the model in lower case without signs."""
    return [
        (name, form.replace("NAME", name.lower().replace("-", "")).replace("MODEL", name).replace("N", str(number)))
        for number, name in enumerate(models)
    ]


def templates(cells: list[tuple[str, str]], header: str = "Model | Get") -> list[object]:
    one = inferred(rows(header, cells))
    return [each.value for each in one.proposals if each.keyword == "link"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("[get](https://a.org/MODEL.pth)", "{Model}.pth"),
        ("[get](https://a.org/NAME_fN.pth?download=N)", "{Model|compact}*.pth"),
        ("[get](https://a.org/x_NAME/model.pth)", "x_{Model|compact}/model.pth"),
        ("[m](NAME.pth) [log](logs/x-NAME-N.log.json)", ["{Model|compact}.pth", "x-{Model|compact}*.log.json"]),
    ],
)
def test_the_template_of_links(form: str, expected: str | list[str]) -> None:
    assert templates(linked_models(form)) == [{"template": expected}]
    # In fewer rows, it may be chance.
    assert templates(linked_models(form)[:19]) == []


def test_the_template_of_links_that_are_the_names() -> None:
    cells = [(f"[{name}](https://hub.org/timm/{name})", "x") for name in MODELS]
    assert templates(cells, "Model | A") == [{"template": "{Model}"}]


def test_a_link_of_another_row_is_a_suspect() -> None:
    cells = linked_models("[get](https://a.org/NAME_fN.pth)", [*MODELS, "ViT-z8"])
    cells[3] = (cells[3][0], cells[4][1])
    assert suspects("wrong-link", rows("Model | Get", cells)) == [(0, 3)]


@pytest.mark.parametrize(
    "form",
    [
        "[get](https://a.org/N.pth)",
        # The text is in every target, with anything around it.
        "[get](https://a.org/N_NAME_N.pth)",
    ],
)
def test_links_that_do_not_follow_a_column(form: str) -> None:
    assert templates(linked_models(form)) == []


def test_names_that_are_in_each_other_make_no_template() -> None:
    assert templates(linked_models("[get](NAME_fN.pth)", ["ViT" + "-x" * number for number in range(24)])) == []


def tables(count: int, header: str = "Name | Size | Speed") -> list[str]:
    return [rows(header, ((f"n{table}{row}x", 5, 6) for row in range(4))) for table in range(count)]


def test_the_columns_that_all_tables_have() -> None:
    one = inferred(*tables(3), *tables(1, "Name | Size | Cost | Speed"))
    found = {each.keyword: each.value for each in one.proposals if each.column is None}
    assert found["required"] == ["Name", "Size", "Speed"]
    assert found["columnOrder"] == ["Name", "Size", "Cost", "Speed", "*"]


def test_tables_that_differ_in_the_order_of_columns() -> None:
    one = inferred(*tables(3), *tables(1, "Name | Speed | Size"))
    assert "columnOrder" not in {each.keyword for each in one.proposals}


def test_a_misspelled_header_is_a_suspect() -> None:
    one = inferred(*tables(3), *tables(1, "Name | Sise | Speed"))
    assert [(suspect.table, suspect.violation.rule, suspect.violation.at.column) for suspect in one.suspects] == [
        (3, "missing-column", 1)
    ]


def test_an_alignment_that_all_of_many_tables_have() -> None:
    aligned = [page.replace("---|---|---|", ":---|---:|---|") for page in tables(5)]
    assert {(each.column, each.value) for each in inferred(*aligned).proposals if each.keyword == "align"} == {
        ("Name", "left"),
        ("Size", "right"),
    }
    for pages in (aligned[:4], [*aligned, *tables(1)]):
        assert not [each for each in inferred(*pages).proposals if each.keyword == "align"]
