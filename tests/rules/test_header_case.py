import pytest
from rule_cases import findings, found

from mdlint.rules import RULES
from mdlint.style import HeaderCase, TableStyle

# The possible cases of a header cell.
CASES: dict[str, set[HeaderCase]] = {
    "Image size": {"sentence"},
    "Image Size": {"title"},
    "image size": {"lower"},
    "IMAGE SIZE": {"sentence", "title", "lower", "upper"},
    "image Size": set(),
    "Model": {"sentence", "title"},
    "model": {"lower"},
    "Size of an Image": {"title"},
    "Images per second": {"sentence"},
    "Images per Second": {"title"},
    "per second": {"lower"},
    # Names with a case of their own fit all cases.
    "GPU": {"sentence", "title", "lower", "upper"},
    "mAP": {"sentence", "title", "lower", "upper"},
    "ImageNet": {"sentence", "title", "lower", "upper"},
    "img_size": {"sentence", "title", "lower", "upper"},
    "v2.1": {"sentence", "title", "lower", "upper"},
    "en": {"sentence", "title", "lower", "upper"},
    "N": {"sentence", "title", "lower", "upper"},
    "2025": {"sentence", "title", "lower", "upper"},
    "模型": {"sentence", "title", "lower", "upper"},
    "`Image Size`": {"sentence", "title", "lower", "upper"},
    "": {"sentence", "title", "lower", "upper"},
    # Case matters in each part of a cell.
    "Params (millions)": {"sentence", "title"},
    "params [Millions]": {"lower"},
    "**Image size**": {"sentence"},
    "[Image Size](size.md)": {"title"},
    "Top-1": {"sentence", "title"},
    "top-1 accuracy": {"lower"},
    "Top-1 Accuracy": {"title"},
    "mAP Score": {"title"},
    "mAP score": {"sentence", "lower"},
    "Precision/Recall": {"title"},
    "Precision / recall": {"sentence"},
    "# Layers": {"sentence", "title"},
    "Zero-shot accuracy": {"sentence"},
    "Größe": {"sentence", "title"},
    "TOP Accuracy": {"title"},
}  # fmt: skip


@pytest.mark.parametrize("text", CASES)
@pytest.mark.parametrize("case", ["sentence", "title", "lower", "upper"])
def test_each_case_on_each_header(text: str, case: HeaderCase) -> None:
    reported = found("header-case", f"| {text} |\n|---|", style=TableStyle(header_case=case))
    assert bool(reported) is (case not in CASES[text])


def test_the_place_is_the_cell_and_the_case_is_named() -> None:
    page = "| Model | Image Size |\n|---|---|\n| Big One | x |"
    assert found("header-case", page, style=TableStyle(header_case="sentence")) == [
        '1:11-21 warning: "Image Size" is not in sentence case'
    ]
    (finding,) = findings(RULES["header-case"], page, style=TableStyle(header_case="sentence"))
    assert finding.help == "Words that keep their own case can be listed in header-names."


LIKE = "unlike the headers before it"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (["Model | Size"], []),
        (["Model | Image size | Batch size"], []),
        (["Model | Image size | Batch Size"], [f'1:24-34 warning: "Batch Size" is not in sentence case, {LIKE}']),
        (["model | Size"], [f'1:11-15 warning: "Size" is not in lower case, {LIKE}']),
        (["Model | size"], [f'1:11-15 warning: "size" is not in sentence or title case, {LIKE}']),
        # A cell that fits no case does not restrict the cases of other cells.
        (["image Size | model"], ['1:3-13 warning: "image Size" is not in sentence, title, lower or upper case']),
        # The case is consistent across tables.
        (["Model", "Image Size", "Batch size"], [f'7:3-13 warning: "Batch size" is not in title case, {LIKE}']),
        (["GPU | mAP", "model"], []),
    ],
)
def test_consistent_means_a_case_that_earlier_headers_allow(headers: list[str], expected: list[str]) -> None:
    tables = (f"| {cells} |\n|{'---|' * (cells.count('|') + 1)}\n" for cells in headers)
    assert found("header-case", "\n".join(tables)) == expected


def test_names_keep_their_own_case() -> None:
    page = "| Supports Linux | python version |\n|---|---|"
    assert len(found("header-case", page, style=TableStyle(header_case="sentence"))) == 2
    style = TableStyle(header_case="sentence", header_names=("Linux", "python"))
    assert found("header-case", page, style=style) == []


def test_an_html_table_is_ignored() -> None:
    page = "<table><tr><th>image Size</th></tr></table>"
    assert found("header-case", page) == []
