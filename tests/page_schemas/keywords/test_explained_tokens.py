"""`explainedTokens`: the tokens in names against the tokens that lists on the page explain, in both directions."""

from typing import Any

import pytest
from notebook_cases import page_of
from page_schema_cases import found, tables_of, violations

from mdlint.model import Span
from mdlint.page_schemas.check import page_violations
from mdlint.page_schemas.schema import PageSchema

IGNORED = ["vit", "base", "patch16", "224"]
RULE = "unexplained-token:"


def page(*items: str, names: tuple[str, ...] = ("vit_base_patch16_rope_gap_224.sbb_in1k",)) -> str:
    rows = "".join(f"| {name} | {83 - number} |\n" for number, name in enumerate(names))
    return f"# T\n\n| Model | Top-1 |\n|---|---|\n{rows}\n## Names\n\n" + "\n".join(items) + "\n"


def tokens(*sections: str, **options: Any) -> dict[str, Any]:  # noqa: ANN401  any JSON
    return {"explainedTokens": {"sections": list(sections or ("Names",)), "ignore": IGNORED, **options}}


ALL = ["- **rope**: rotary", "- **gap**: pooling", "- **sbb**: better baselines", "- **in1k**: ImageNet-1k"]


def test_a_list_that_explains_all_tokens_is_complete() -> None:
    assert found(tokens(), page(*ALL)) == []


@pytest.mark.parametrize(
    ("removed", "token", "columns"),
    [(0, "rope", "20-24"), (1, "gap", "25-28"), (2, "sbb", "33-36"), (3, "in1k", "37-41")],
)
def test_a_token_that_no_item_explains_is_reported_at_its_first_place(removed: int, token: str, columns: str) -> None:
    items = [item for number, item in enumerate(ALL) if number != removed]
    assert found(tokens(), page(*items)) == [f'5:{columns} {RULE} token "{token}" is not explained in "Names"']


def test_a_finding_counts_the_names_and_has_the_meaning_and_the_list() -> None:
    names = ("vit_base_patch16_rope_gap_224.sbb_in1k", "vit_base_patch16_rope_224.sbb_in1k")
    ((_, finding, _),) = violations(tokens(), page(*ALL[1:], names=names))
    assert finding.message == 'token "rope" is not explained in "Names" (2 names have it)'
    assert finding.help == '"rope": Rotary position embedding.'
    assert [(related.at, related.message) for related in finding.related] == [(Span(8, 4, 8, 9), "the explanations")]


@pytest.mark.parametrize(
    "item",
    [
        "- **rope**: rotary",
        "- **rope:** rotary",
        "- `rope` – rotary",
        "- `rope` - rotary",
        "- `rope` rotary",
        "- **`rope`**: rotary",
        "- __rope__: rotary",
        "1. `rope`, `mixed` and `ape`: rotary",
        "- `mixed` / `rope`: rotary",
        "- **mixed/rope**: rotary",
        "- **mixed, rope or ape**: rotary",
        "- **rope_gap**: rotary, pooled",
        "- **.rope**: rotary",
        "> - `rope`: rotary",
        "| Token | Means |\n|---|---|\n| rope | rotary |",
        "| Token | Means |\n|---|---|\n| **`rope`** | rotary |",
        "### Inner\n\n- `rope`: rotary",
    ],
)
def test_a_token_is_explained_in_many_forms(item: str) -> None:
    assert not any('"rope"' in line for line in found(tokens(), page(*ALL[1:], "", item)))


@pytest.mark.parametrize(
    "item",
    [
        "- rope: rotary",
        "- the `rope` is rotary",
        "`rope`: rotary",
        "- **rope embedding**: rotary",
        "- ROPE: rotary",
        "- `ropes`: rotary",
    ],
)
def test_other_text_explains_no_token(item: str) -> None:
    assert any('token "rope" is not explained' in line for line in found(tokens(), page(*ALL[1:], "", item)))


@pytest.mark.parametrize(
    ("item", "place"),
    [
        ("- **ape**: absolute", "13:5-8"),
        ("- **rope/ape**: both", "13:10-13"),
        ("- `gap`, `ape`: both", "13:11-14"),
        ("- **gap_rope**: another order", "13:5-13"),
        ("- **rope_gap_224.sbb_in1k_ft**: longer than any name", "13:5-29"),
    ],
)
def test_an_explained_token_that_no_name_has_is_a_remark_at_its_place(item: str, place: str) -> None:
    text = page(*ALL, item)
    assert found(tokens(), text) == [f"{place} {RULE} no name on the page has what is explained here"]
    assert [violation.is_remark for violation in violations(tokens(), text)] == [True]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"ignore": ["family", "sized_family", "size", "patch", "img_size"]}, []),
        ({"ignore": ["sized_family", "size", "patch"]}, ['5:29-32 token "224" is not explained in "Names"']),
        ({"ignore": ["sized_family", "size", "patch"], "byExample": ["img_size"]}, []),
        ({"ignore": ["sized_family", "size", "img_size"], "byExample": ["img_size"]}, [
            '5:12-19 token "patch16" is not explained in "Names" (2 names have it)',
        ]),
    ],
)  # fmt: skip
def test_kinds_of_token_need_no_explanation_or_one(options: dict[str, Any], expected: list[str]) -> None:
    # The 384 is on the list, so that it is an example of the sizes.
    text = page(*ALL, "- **384**: size", names=("vit_base_patch16_rope_gap_224.sbb_in1k", "vit_base_patch16_384.in1k"))
    assert [line.replace(f"{RULE} ", "") for line in found(tokens(**options), text)] == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("- **gap**: Global Average Pooling of tokens", []),
        ("- **gap**: pooling", [
            '9:5-8 unexplained-token: "gap" is explained by "pooling", the convention says "Global average pooling."',
        ]),
        ("- **gap**: global average\n  pooling", []),
        ("- **rope_gap**: whatever", []),
    ],
)  # fmt: skip
def test_an_explanation_has_the_words_of_the_convention_if_asked(item: str, expected: list[str]) -> None:
    names = ("vit_base_patch16_rope_gap_224",)
    text = page(item, "- **rope**: Rotary Position Embedding (2021)", names=names)
    assert found(tokens(meanings=True), text) == expected
    assert found(tokens(), text) == []


def test_a_list_that_explains_nothing_is_one_finding() -> None:
    assert found(tokens(), page("- see the paper")) == [f'7:4-9 {RULE} nothing in section "Names" explains a token']


def test_a_page_without_names_is_one_finding() -> None:
    text = "# T\n\n| A | B |\n|---|---|\n| x | y |\n\n## Names\n\n- **rope**: rotary\n"
    assert found(tokens(), text) == [
        f"7:4-9 {RULE} no table of the page has names to compare: no schema of them has a nameConvention"
    ]


def test_a_page_without_the_section_is_not_checked() -> None:
    assert found(tokens("Tokens"), page(*ALL[1:])) == []


def test_several_sections_explain_together() -> None:
    text = page(*ALL[1:]) + "\n### Variants\n\n- **rope**: rotary\n"
    assert found(tokens("Names", "Variants"), text) == []
    assert found({"explainedTokens": "Variants"}, text) != []


def test_a_token_that_the_convention_does_not_know_is_left_to_another_rule() -> None:
    text = page(*ALL, names=("vit_base_patch16_rope_gap_224.sbb_in1k", "vit_base_patch16_quokka_224.in1k"))
    assert found(tokens(), text) == []


def test_marks_and_footnotes_after_a_name_are_no_tokens() -> None:
    text = page(*ALL, names=("[vit_base_patch16_rope_gap_224.sbb_in1k](a.md)[^1]",)) + "\n[^1]: note\n"
    assert found(tokens(), text) == []


def test_a_paragraph_in_a_cell_of_a_notebook_is_not_an_item() -> None:
    notebook = page_of(page(), "**rope**: a paragraph", "\n".join(ALL[1:]))
    (violation,) = page_violations(notebook, PageSchema("test", tokens()), tables_of(notebook))
    assert violation.finding.message == 'token "rope" is not explained in "Names"'
