"""Suppression comments, and the findings about comments that suppress nothing or name unknown rules."""

import pickle
from collections.abc import Collection
from pathlib import Path

import pytest
from rule_cases import fenced, sections

from mdlint.config import Binding, Config
from mdlint.engine import check, settle
from mdlint.known_rules import RuleChoice
from mdlint.markdown import parse
from mdlint.model import Diagnostic, Severity
from mdlint.rules import RULES, explain
from mdlint.ruleset import load_ruleset
from mdlint.suppression import check_comments, suppressions_of

SHORT = "| a | b |\n|---|---|\n| 1 |\n"
CLEAN = "| a | b |\n|---|---|\n| 1 | 2 |\n"
SHORT_HTML = "<table>\n<tr><th>a</th><th>b</th><th>c</th></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>\n"
# The third line has a short row, the fifth line a copy of a row.
TWO = "| a | b |\n|---|---|\n| 1 |\n| 2 | 3 |\n| 2 | 3 |\n"


def diagnostics(
    text: str, select: Collection[str] = (), ignore: Collection[str] = (), **severities: Severity | None
) -> list[Diagnostic]:
    page = parse(text, "page.md")
    config = Config(root=Path("/docs"), severities={rule.replace("_", "-"): word for rule, word in severities.items()})
    ruleset = load_ruleset(config, RuleChoice(frozenset(select), frozenset(ignore)))
    return settle(page.path, suppressions_of(page), check(page, ruleset, {}), ruleset)


def found(
    text: str, select: Collection[str] = (), ignore: Collection[str] = (), **severities: Severity | None
) -> list[tuple[str, int]]:
    return [(one.rule, one.span.line) for one in diagnostics(text, select, ignore, **severities)]


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- mdlint-disable-next-table ragged-row -->\n{SHORT}",
        f"<!-- mdlint-disable-next-table ragged-row -->\n\ntext\n\n# Heading\n\n{SHORT}",
        f"<!--mdlint-disable-next-table ragged-row-->\n{SHORT}",
        f"<!-- mdlint-disable-next-table -->\n{SHORT}",
        f"<!-- mdlint-disable-next-table: any: reason, at all -->\n{SHORT}",
        f"<!-- mdlint-disable-next-table : a reason -->\n{SHORT}",
        f"<!-- mdlint-disable-next-table ragged-row: a reason -->\n{SHORT}",
        f"<!-- mdlint-disable-next-table ragged-row : raged-row -->\n{SHORT}",
        f"<!-- mdlint-disable-next-table mixed-type,ragged-row -->\n{SHORT}",
        f"<!-- mdlint-disable-next-table mixed-type ragged-row -->\n{SHORT}",
        f"<!-- mdlint-disable-next-table mixed-type\t,, ragged-row, -->\n{SHORT}",
        f"<!--\nmdlint-disable-next-table\n  mixed-type,\n  ragged-row: a reason\n  of two lines\n-->\n{SHORT}",
        f"<!-- text --> <!-- mdlint-disable-next-table ragged-row -->\n{SHORT}",
        f"<!--> <!-- mdlint-disable-next-table ragged-row -->\n{SHORT}",
        f"<div>\n<!-- mdlint-disable-next-table ragged-row -->\n</div>\n\n{SHORT}",
        f"- <!-- mdlint-disable-next-table ragged-row -->\n\n> {SHORT.replace(chr(10), chr(10) + '> ')}",
        f"text\n<!-- mdlint-disable-next-table ragged-row -->\n{SHORT}",
        f"<!-- mdlint-disable-next-table ragged-row -->\n<!-- mdlint-disable-next-table duplicate-row -->\n{TWO}",
        f"<!-- mdlint-disable ragged-row -->\n{SHORT}<!-- mdlint-enable ragged-row -->",
        f"<!-- mdlint-disable ragged-row -->\n\n{SHORT}\n<!-- mdlint-enable -->\n",
        f"<!-- mdlint-disable -->\n\n{SHORT}\n<!-- mdlint-enable -->\n",
        f"<!-- mdlint-disable ragged-row -->\n\n{SHORT}\n{SHORT}",
        f"{SHORT}\n<!-- mdlint-disable-file ragged-row -->",
        f"{SHORT}\n<!-- mdlint-disable-file -->",
        "<!-- mdlint-disable orphan-rows -->\n" + CLEAN + "\n| 3 | 4 |\n",
        "<!-- mdlint-disable not-a-table -->\n| a | b |\n|---|\n| 1 | 2 |\n",
        # Next to other comments, and on several lines.
        f"<div>\n<!-- a --> <!-- mdlint-disable-file\nragged-row --> <!-- b\n-->\n</div>\n\n{SHORT}",
        # In the HTML block of a table, and between its rows.
        f"<!-- mdlint-disable-next-table ragged-row -->\n{SHORT_HTML}",
        f"<div>\n<!-- mdlint-disable-next-table ragged-row -->\n{SHORT_HTML}</div>\n",
        SHORT_HTML.replace("<tr><td>", "<!-- mdlint-disable ragged-row -->\n<tr><td>"),
    ],
)
def test_a_comment_suppresses_its_rules(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"<!-- mdlint-disable-next-table ragged-row -->\n{SHORT}\n{SHORT}", 8),
        (f"{SHORT}\n<!-- mdlint-disable-next-table ragged-row -->\n\n{SHORT}", 3),
        (f"<!-- mdlint-disable ragged-row -->\n{SHORT}<!-- mdlint-enable ragged-row -->\n\n{SHORT}", 9),
        (f"<!-- mdlint-disable ragged-row -->\n{SHORT}<!-- mdlint-enable -->\n\n{SHORT}", 9),
        (f"{SHORT}\n<!-- mdlint-disable ragged-row -->\n\n{SHORT}", 3),
        (f"<!-- mdlint-disable-next-table ragged-row -->\n{SHORT_HTML}{SHORT_HTML}", 8),
        (
            SHORT_HTML.replace(
                "<tr><td>",
                "<!-- mdlint-disable ragged-row -->\n<tr><td>0</td><td>2</td></tr>\n<!-- mdlint-enable -->\n<tr><td>",
            ),
            6,
        ),
    ],
)
def test_a_comment_suppresses_nothing_elsewhere(text: str, line: int) -> None:
    assert found(text) == [("ragged-row", line)]


@pytest.mark.parametrize(
    "comment",
    [
        "    <!-- mdlint-disable-next-table ragged-row -->",
        "```html\n<!-- mdlint-disable-next-table ragged-row -->\n```",
        "text <!-- mdlint-disable-next-table ragged-row -->",
        "`<!-- mdlint-disable-next-table ragged-row -->`",
        "<!-- please: mdlint-disable-next-table ragged-row -->",
        # Next to tags, or to text after another comment.
    ],
)
def test_a_comment_that_is_not_for_mdlint_suppresses_nothing(comment: str) -> None:
    assert [rule for rule, _ in found(f"{comment}\n\n{SHORT}")] == ["ragged-row"]


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td><!-- mdlint-disable-file --></td></tr></table>",
        "<div><!-- mdlint-disable-file -->\n</div>",
        "<div>\n<!-- mdlint-disable-file --></div>",
        "<div>\n<!-- a --> <!-- mdlint-disable-file --> text\n</div>",
    ],
)
def test_a_comment_next_to_tags_or_text_suppresses_nothing_and_is_reported(text: str) -> None:
    assert [rule for rule, _ in found(f"{text}\n\n{SHORT}")] == ["unknown-rule", "ragged-row"]


def test_an_unclosed_comment_is_not_a_comment() -> None:
    assert found(f"{SHORT}\n<!-- mdlint-disable-file ragged-row\n") == [("ragged-row", 3)]


def test_blocks_of_two_rules_may_overlap() -> None:
    text = (
        "<!-- mdlint-disable ragged-row -->\n"
        f"{TWO}\n"  # Lines 2 to 6
        "<!-- mdlint-disable duplicate-row -->\n"
        f"{TWO}\n"  # Lines 9 to 13
        "<!-- mdlint-enable ragged-row -->\n"
        f"{TWO}"  # Lines 16 to 20
    )
    assert found(text) == [("duplicate-row", 6), ("ragged-row", 18)]


def test_a_block_for_every_rule_is_not_ended_for_one_rule() -> None:
    text = f"<!-- mdlint-disable -->\n{SHORT}\n<!-- mdlint-disable ragged-row -->\n{SHORT}<!-- mdlint-enable ragged-row -->\n\n{TWO}"
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            f"<!-- mdlint-disable-next-table ragged-row -->\n{CLEAN}",
            (1, 32, 42),
            "nothing to silence: the next table has no finding of ragged-row",
        ),
        (
            f"<!-- mdlint-disable-next-table -->\n{CLEAN}",
            (1, 6, 31),
            "nothing to silence: the next table has no finding",
        ),
        ("<!-- mdlint-disable-next-table ragged-row -->", (1, 32, 42), "nothing to silence: no table follows"),
        (
            f"{SHORT.replace('1', '1 | 2')}\n<!-- mdlint-disable ragged-row -->",
            (5, 21, 31),
            "nothing to silence: the block has no finding of ragged-row",
        ),
        (
            "<!--\nmdlint-disable-file: why\n  ever -->",
            (2, 1, 20),
            "nothing to silence: the page has no finding",
        ),
        (
            "> <!-- mdlint-disable-file\n>   ragged-row -->",
            (2, 5, 15),
            "nothing to silence: the page has no finding of ragged-row",
        ),
        ("<!-- mdlint-enable -->", (1, 6, 19), "nothing to enable: no mdlint-disable is open"),
        (
            "<!-- mdlint-enable ragged-row -->",
            (1, 20, 30),
            "nothing to enable: no mdlint-disable ragged-row is open",
        ),
        (
            f"<!-- mdlint-disable-next-table ragged-row, empty-header -->\n{SHORT}",
            (1, 44, 56),
            "nothing to silence: the next table has no finding of empty-header",
        ),
        (
            "<!-- mdlint-disable-next-table orphan-rows -->\n"
            + CLEAN
            + "\n<!-- mdlint-disable orphan-rows -->\n\n| 3 | 4 |\n",
            (1, 32, 43),
            "nothing to silence: the next table has no finding of orphan-rows",
        ),
    ],
)
def test_an_unused_suppression_is_reported_where_it_is_named(
    text: str, place: tuple[int, int, int], message: str
) -> None:
    (one,) = [one for one in diagnostics(text) if one.rule != "ragged-row"]
    assert (one.rule, one.severity, one.path) == ("unused-suppression", Severity.WARNING, "page.md")
    assert ((one.span.line, one.span.column, one.span.end_column), one.message) == (place, message)


COMMENTS = (
    "The comments for mdlint begin with mdlint-disable, mdlint-disable-file, mdlint-disable-next-table,"
    " mdlint-enable or mdlint-schema."
)
UNUSED = f"<!-- mdlint-disable-next-table ragged-row -->\n{CLEAN}"


@pytest.mark.parametrize(
    ("comment", "select", "ignore", "severities"),
    [
        ("ragged-row", (), ("ragged-row",), {}),
        ("ragged-row", ("unused-suppression",), (), {}),
        ("ragged-row", (), (), {"ragged_row": None}),
        ("ragged-row", (), (), {"unused_suppression": None}),
        ("mixed-type", (), (), {}),
        ("mixed-type", (), (), {"mixed-type": None}),
        ("", (), ("ragged-row",), {}),
        ("", ("unused-suppression", "ragged-row"), (), {}),
        ("", (), (), {"ragged_row": None}),
    ],
)
def test_a_suppression_of_a_rule_that_does_not_run_is_not_unused(
    comment: str, select: tuple[str, ...], ignore: tuple[str, ...], severities: dict[str, Severity | None]
) -> None:
    text = f"<!-- mdlint-disable-next-table {comment} -->\n{CLEAN}"
    assert found(text, select, ignore, **severities) == []


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- mdlint-disable-file unused-suppression -->\n{UNUSED}",
        f"<!-- mdlint-disable-file -->\n{UNUSED}",
        f"<!-- mdlint-disable unused-suppression -->\n{UNUSED}",
        "<!-- mdlint-disable-file unused-suppression -->\n<!-- mdlint-disable -->\n",
        "<!-- mdlint-disable-file unused-suppression -->\n<!-- mdlint-enable -->\n",
    ],
)
def test_the_report_of_an_unused_suppression_can_be_suppressed(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<!-- mdlint-disable-file unused-suppression -->\n", [1]),
        ("<!-- mdlint-disable-file -->\n", [1]),
        ("<!-- mdlint-disable-file -->\n<!-- mdlint-disable-file -->\n", [1, 2]),
        ("<!-- mdlint-disable -->\n\n<!-- mdlint-disable-next-table -->\n", [1, 3]),
    ],
)
def test_a_suppression_does_not_justify_itself(text: str, lines: list[int]) -> None:
    assert found(text) == [("unused-suppression", line) for line in lines]


@pytest.mark.parametrize(
    ("comment", "place", "message", "help_"),
    [
        ("<!-- mdlint-disable raged-row -->", (21, 30), 'unknown rule "raged-row" (did you mean "ragged-row"?)', None),
        ("<!-- mdlint-enable raged-row -->", (20, 29), 'unknown rule "raged-row" (did you mean "ragged-row"?)', None),
        (
            "<!-- mdlint-disable-file zzz as it is -->",
            (26, 29),
            'unknown rule "zzz"',
            "Write a colon before the reason.",
        ),
        (
            "<!-- mdlint-disable-line mixed-type -->",
            (6, 25),
            'unknown comment "mdlint-disable-line" (did you mean "mdlint-disable-file"?)',
            COMMENTS,
        ),
        (
            "<!-- MDLINT-Disable mixed-type -->",
            (6, 20),
            'unknown comment "MDLINT-Disable" (did you mean "mdlint-disable"?)',
            COMMENTS,
        ),
        (
            "<!-- mdlint-ignore mixed-type -->",
            (6, 19),
            'unknown comment "mdlint-ignore"',
            COMMENTS,
        ),
        (
            "<!-- mdlint-disable: ragged-row, mixed-type -->",
            (6, 20),
            "a rule after the colon, where the reason goes",
            "Put rules before the colon.",
        ),
    ],
)
def test_an_unknown_name_is_reported_at_its_place(
    comment: str, place: tuple[int, int], message: str, help_: str | None
) -> None:
    (one,) = diagnostics(comment)
    assert (one.rule, one.severity) == ("unknown-rule", Severity.ERROR)
    assert ((one.span.line, one.span.column, one.span.end_column), one.message) == ((1, *place), message)
    assert one.help == help_


@pytest.mark.parametrize(
    "comment",
    [
        f"{CLEAN}\n<!-- mdlint-disable mixed-type: decimals vary here, as they do in the paper -->",
        "<!-- mdlint-disable mixed-type -->",
        "<!-- mdlint-enable mixed-type, dead-url -->",
        "<!-- mdlint -->",
        "<!-- markdownlint-disable MD013 -->",
        "<!-- see mdlint-disabel -->",
    ],
)
def test_known_names_and_other_comments_are_not_reported(comment: str) -> None:
    assert found(comment) == []


def test_rules_in_the_reason_suppress_nothing() -> None:
    text = f"<!-- mdlint-disable: ragged-row -->\n{SHORT}"
    assert found(text) == [("unknown-rule", 1), ("ragged-row", 4)]


def test_a_known_rule_next_to_an_unknown_rule_is_suppressed() -> None:
    assert found(f"<!-- mdlint-disable raged-row, ragged-row -->\n{SHORT}") == [("unknown-rule", 1)]


def test_a_comment_with_only_unknown_rules_is_not_for_every_rule() -> None:
    assert found(f"<!-- mdlint-disable raged-row -->\n{SHORT}") == [("unknown-rule", 1), ("ragged-row", 4)]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- mdlint-disable-file unknown-rule -->",
        "<!-- mdlint-disable-file -->",
        "<!-- mdlint-disable unknown-rule -->",
    ],
)
def test_an_unknown_name_can_be_suppressed(comment: str) -> None:
    assert found(f"{comment}\n<!-- mdlint-disable raged-row -->\n") == []


def test_an_unknown_name_is_not_reported_if_the_rule_is_off() -> None:
    assert found("<!-- mdlint-disable raged-row -->", unknown_rule=None) == []


def test_a_mistake_planted_below_a_comment_for_another_rule_is_found() -> None:
    text = f"<!-- mdlint-disable-next-table duplicate-row -->\n{TWO}"
    assert found(text) == [("ragged-row", 4)]


def test_suppressions_are_in_the_order_of_the_page_and_can_be_pickled() -> None:
    text = f"<!-- mdlint-disable-next-table ragged-row -->\n{SHORT}\n<!-- mdlint-disable mixed-type, empty-header -->\n"
    suppressions = suppressions_of(parse(text))
    assert [(one.rule, one.first, one.last) for one in suppressions] == [("ragged-row", 2, 4), ("empty-header", 6, 6)]
    assert pickle.loads(pickle.dumps(suppressions)) == suppressions


def test_a_page_without_comments_has_no_suppressions() -> None:
    assert suppressions_of(parse(SHORT)) == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "<!-- mdlint-disable ragged-row -->\n" * 20_000
        + "\n"
        + SHORT.splitlines()[0]
        + "\n|---|---|\n"
        + "| 1 |\n" * 20_000,
        "<!-- mdlint-disable-next-table ragged-row -->\n\n| a | b |\n|---|---|\n| 1 |\n\n" * 10_000,
        "<!-- mdlint-disable -->" * 20_000 + "\n<!-- mdlint-enable -->" * 20_000,
        "<div>\n" + "<!-- mdlint-disable" * 50_000,
        "<!-- mdlint-disable-file " + "ragged-row " * 50_000 + "-->\n",
        "<!--" + " " * 100_000 + "mdlint" + " " * 100_000 + "-->\n",
    ],
    ids=["nested", "tables", "one line", "not closed", "rules", "blank"],
)
def test_a_hostile_page_is_checked_in_time(text: str) -> None:
    assert {rule for rule, _ in found(text)} <= RULES.keys()


@pytest.mark.parametrize(
    ("rule", "rules"),
    [("unknown-rule", ["unknown-rule", "ragged-row"]), ("unused-suppression", ["unused-suppression"])],
)
def test_the_example_of_the_manual_page_is_found_and_the_corrected_page_is_clean(rule: str, rules: list[str]) -> None:
    example, instead = (fenced("markdown", sections(explain(rule))[title]) for title in ("Example", "Instead"))
    assert [rule for text in example for rule, _ in found(text)] == rules
    assert [found(text) for text in instead] == [[]]


@pytest.mark.parametrize(
    "reason", ["raged-row", "ragged-row: later", "ragged-row (drafts)", "ragged-row, duplicate-row", "decimals"]
)
def test_a_rule_after_the_colon_suppresses_nothing_and_is_reported(reason: str) -> None:
    assert found(f"<!-- mdlint-disable: {reason} -->\n{SHORT}") == [("unknown-rule", 1), ("ragged-row", 4)]


@pytest.mark.parametrize(
    ("comment", "place"),
    [
        (f"<!-- mdlint-schema builtin:metrics -->\n{CLEAN}", (1, 6, 19)),
        (f"<!-- mdlint-schema: builtin:metrics for all -->\n{CLEAN}", (1, 6, 19)),
        (f"<!-- mdlint-schema: -->\n{CLEAN}", (1, 6, 19)),
        (f"<!-- mdlint-schema: builtin:metrics -->\n\n# Heading\n\n{CLEAN}", (1, 21, 36)),
    ],
)
def test_a_schema_comment_without_a_table_is_reported(comment: str, place: tuple[int, int, int]) -> None:
    (one,) = diagnostics(comment)
    assert (one.rule, (one.span.line, one.span.column, one.span.end_column)) == ("unknown-rule", place)


def test_a_schema_may_be_named_on_a_separate_line() -> None:
    page = parse(f"<!-- mdlint-schema:\n  builtin:metrics -->\n{CLEAN}")
    assert (page.tables[0].schema, page.tables[0].schema_span) == ("builtin:metrics", (2, 3, 2, 18))
    assert list(check_comments(page)) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>\nx = '<!-- mdlint-disable ragged-row -->'\n</script>",
        "<style>\n<!-- mdlint-disable ragged-row -->\n</style>",
        '<div title="<!-- mdlint-disable ragged-row -->">\n</div>',
        "<?php\n// <!-- mdlint-disable ragged-row -->\n?>",
        "<![CDATA[ <!-- mdlint-disable ragged-row --> ]]>",
        "<!-- eg <!-- mdlint-disable ragged-row -->",
    ],
)
def test_a_text_that_is_not_an_html_comment_suppresses_nothing(text: str) -> None:
    assert [rule for rule, _ in found(f"{text}\n\n{SHORT}")] == ["ragged-row"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<table><tr><td><!-- mdlint-disable-file --></td></tr></table>", (1, 21)),
        ("<div><!-- mdlint-disable-file -->\n</div>", (1, 11)),
        ("<div>\n<!-- mdlint-disable-file --></div>", (2, 6)),
        ("<div>\n<p><!-- a -->  <!-- mdlint-disable-file -->\n</div>", (2, 21)),
        ("<!-- mdlint-disable-file --> text", (1, 6)),
        ("<!-- mdlint-disable-file\nragged-row --> text", (1, 6)),
        ("> - <!-- mdlint-disable-file --> text", (1, 10)),
    ],
)
def test_a_comment_on_a_line_with_something_else_silences_nothing(text: str, place: tuple[int, int]) -> None:
    comment, _ = diagnostics(f"{text}\n\n{SHORT}", ["unknown-rule", "ragged-row"])
    assert (comment.rule, comment.span.line, comment.span.column) == ("unknown-rule", *place)
    assert comment.message == "mdlint-disable-file on a line with text or tags silences nothing"


def test_a_comment_with_more_dashes_is_a_comment() -> None:
    assert found(f"<!--- mdlint-disable ragged-row --->\n{SHORT}") == []


def test_a_missing_hyphen_is_reported() -> None:
    (one, _) = diagnostics(f"<!-- mdlint disable ragged-row -->\n{SHORT}")
    assert one.message == 'unknown comment "mdlint disable" (did you mean "mdlint-disable"?)'


def test_a_block_includes_the_lines_of_its_comments() -> None:
    text = "<!-- mdlint-disable\nragged-row\nunknown-rule: x -->\n" + SHORT
    assert found(text + "\n<!-- mdlint-enable unknown-rule\nragged-row\nraged-row: x -->") == []


def test_an_intended_copy_still_repeats_its_key(tmp_path: Path) -> None:
    schema = tmp_path / "t.schema.json"
    schema.write_text('{"$schema": "urn:mdlint:table:v1", "uniqueBy": ["a"], "items": {"properties": {"a": {}}}}')
    config = Config(root=tmp_path, bindings=(Binding("t.schema.json", tmp_path),))

    def rules(comment: str) -> list[str]:
        page = parse(f"{comment}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 1 | 2 |\n", "page.md")
        ruleset = load_ruleset(config)
        return [one.rule for one in settle(page.path, suppressions_of(page), check(page, ruleset, {}), ruleset)]

    assert rules("") == ["duplicate-row"]
    assert rules("<!-- mdlint-disable duplicate-row -->") == []
    assert rules("<!-- mdlint-disable duplicate-row, duplicate-key -->") == []


def test_a_comment_with_very_many_words_has_few_findings() -> None:
    assert len(diagnostics(f"<!-- mdlint-disable {'raged-row ' * 1000} -->")) == 50


@pytest.mark.parametrize("reason", ["decimals vary here", "well-known gaps", "the rows come later"])
def test_a_reason_that_is_not_a_rule_suppresses_every_rule(reason: str) -> None:
    assert found(f"<!-- mdlint-disable: {reason} -->\n{SHORT}") == []


STYLED = "| a | b |\n|---|---|\n| 1 | 2\n"
FOR_ALL = "<!-- mdlint-disable-next-table -->\n"


def test_a_comment_for_every_rule_may_be_unused_even_if_opt_in_rules_are_off() -> None:
    assert found(FOR_ALL + STYLED) == [("unused-suppression", 1)]
    assert found(FOR_ALL + STYLED, pipe_style=Severity.WARNING) == []


def test_a_comment_for_every_rule_is_not_unused_if_a_rule_that_is_on_is_ignored() -> None:
    assert found(FOR_ALL + STYLED, ignore=["pipe-style"], pipe_style=Severity.WARNING) == []
    assert found(FOR_ALL + STYLED, ignore=["pipe-style"]) == [("unused-suppression", 1)]


def test_a_comment_for_an_opt_in_rule_that_is_off_is_not_unused() -> None:
    comment = "<!-- mdlint-disable-next-table pipe-style -->\n"
    assert found(comment + STYLED) == []
    assert found(comment + STYLED, pipe_style=Severity.WARNING) == []
    assert found(f"{comment}{STYLED[:-1]} |\n", pipe_style=Severity.WARNING) == [("unused-suppression", 1)]
