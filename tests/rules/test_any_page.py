"""Whatever is on a page, the findings of the rules are true."""

from hypothesis import given
from hypothesis import strategies as st
from rule_cases import CHECKING_RULES, findings

from mdlint.markdown import parse
from mdlint.model import Paragraph
from mdlint.rules import RULES

LINES = st.sampled_from(
    [
        *("", "text", "a | b", "| a | b |", "| a | b", "| 1 | 2 |", "| 1 | 2 | 3 |", "| `a|b` | c |", "| | |", "|"),
        *("|---|---|", "|---|", "--|--", "|---|---|---|", "|---|––|", "|---||", "| - | - |", "    |---|---|"),
        *("- item", "  | a | b |", "> | a | b |", "> |---|---|", "> text", ">"),
        *("<div>", "</div>", "<!-- note -->", "<!--", "-->", "<pre>", "[a]: b", "# heading", "---", "```", "{: .a}"),
    ]
)
PAGES = st.lists(LINES, max_size=12).map("\n".join)


@given(PAGES | st.text(alphabet="|-: \n\t>`*a1\\<{"))
def test_a_finding_is_on_the_page_and_has_a_message(text: str) -> None:
    page = parse(text)
    for rule_id in CHECKING_RULES:
        for finding in findings(RULES[rule_id], text):
            span = finding.span
            assert (1, 1) <= span.start <= span.end
            assert span.end_column <= len(page.lines[span.end_line - 1]) + 1
            assert finding.message


@given(PAGES)
def test_a_paragraph_has_one_finding_at_most(text: str) -> None:
    page = parse(text)
    lines = [finding.span.line for name in ("not-a-table", "orphan-rows") for finding in findings(RULES[name], text)]
    for block in page.blocks:
        if isinstance(block, Paragraph):
            assert sum(block.lines[0].line <= line <= block.lines[-1].line for line in lines) <= 1


@given(PAGES)
def test_a_well_formed_table_between_blank_lines_is_never_reported(text: str) -> None:
    table = "| a | b |\n|---|---|\n| c | d |"
    page = f"# heading\n\n{table}\n\n# heading\n\n{text}"
    for rule_id in CHECKING_RULES:
        assert all(finding.span.line > 5 for finding in findings(RULES[rule_id], page))
