"""The decisions of the engine: the schema of a table, the rules that run, the severity of a finding."""

import json
import pickle
from pathlib import Path

import pytest
from tables import table

from mdlint.binding.choice import choices_of
from mdlint.config import Binding, Config, load_config
from mdlint.engine import check, settle
from mdlint.errors import SchemaError
from mdlint.known_rules import RuleChoice
from mdlint.markdown import parse
from mdlint.model import Diagnostic, Severity
from mdlint.ruleset import load_ruleset
from mdlint.schema import load
from mdlint.suppression import suppressions_of

SCORES = "# 2025\n\n| Model | Score |\n|---|---|\n| a | 101 |\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with schemas of the column Score: `low.json` allows at most 10, `high.json` at most 100."""
    for name, maximum in (("low", 10), ("high", 100)):
        schema = {"items": {"properties": {"Model": {}, "Score": {"maximum": maximum}}}, "uniqueBy": ["Model"]}
        (tmp_path / f"{name}.json").write_text(json.dumps(schema))
    weighed = {"items": {"properties": {"Score": {"maximum": 1, "severity": "info"}}}}
    (tmp_path / "weighed.json").write_text(json.dumps(weighed))
    return tmp_path


def bound(root: Path, *bindings: Binding, **severities: Severity | None) -> Config:
    rules = {name.replace("_", "-"): severity for name, severity in severities.items()}
    return Config(root=root, bindings=bindings, severities=rules)


def diagnostics(text: str, config: Config, select: tuple[str, ...] = ()) -> list[Diagnostic]:
    page = parse(text, str(config.root / "docs" / "page.md"))
    ruleset = load_ruleset(config, RuleChoice(frozenset(select)))
    return settle(page.path, suppressions_of(page), check(page, ruleset, {}), ruleset)


@pytest.mark.parametrize(
    ("bindings", "schema"),
    [
        ([("low.json", (), (), None), ("high.json", (), (), None)], "low.json"),
        ([("low.json", ("other/**",), (), None), ("high.json", ("docs/**",), (), None)], "high.json"),
        ([("low.json", (), ("Model", "Rank"), None), ("high.json", (), ("score",), None)], "high.json"),
        ([("low.json", (), (), "2024*"), ("high.json", (), (), "20?5")], "high.json"),
        ([("low.json", (), (), "2024*")], "builtin:metrics"),
        ([], "builtin:metrics"),
    ],
)
def test_the_first_matching_binding_sets_the_schema(
    root: Path, bindings: list[tuple[str, tuple[str, ...], tuple[str, ...], str | None]], schema: str
) -> None:
    config = bound(root, *(Binding(name, root, pages, columns, heading) for name, pages, columns, heading in bindings))
    page = parse(SCORES, str(root / "docs" / "page.md"))
    assert [choice.bound.schema.name for choice in choices_of(page, load_ruleset(config), {})] == [schema]


def test_an_unusable_schema_is_reported_with_its_entry(tmp_path: Path) -> None:
    (tmp_path / "mdlint.toml").write_text('[[tables]]\nschema = "builtin:metrics"\n[[tables]]\nschema = "none.json"\n')
    with pytest.raises(SchemaError, match=r"none\.json: can't be read: .* \(named in .*mdlint\.toml: tables\[1\]\)$"):
        load_ruleset(load_config(tmp_path / "mdlint.toml"))


def test_a_comment_wins_over_every_binding(root: Path) -> None:
    page = parse(SCORES.replace("|", "<!-- mdlint-schema: high.json -->\n|", 1), "page.md")
    ruleset = load_ruleset(bound(root, Binding("low.json", root)))
    high = load("high.json", root)
    assert [choice.bound.schema for choice in choices_of(page, ruleset, {"high.json": high})] == [high]


@pytest.mark.parametrize(
    ("schema", "configured", "severity"),
    [
        ("high.json", {}, Severity.ERROR),
        ("high.json", {"out_of_range": Severity.WARNING}, Severity.WARNING),
        ("weighed.json", {}, Severity.INFO),
        ("weighed.json", {"out_of_range": Severity.ERROR}, Severity.INFO),
    ],
)
def test_a_severity_in_the_schema_wins_over_configuration_and_rule(
    root: Path, schema: str, configured: dict[str, Severity], severity: Severity
) -> None:
    found = diagnostics(SCORES, bound(root, Binding(schema, root), **configured))
    assert [(diagnostic.rule, diagnostic.severity) for diagnostic in found] == [("out-of-range", severity)]


def test_the_configuration_wins_over_the_severity_of_a_finding(root: Path) -> None:
    short = SCORES + "| b |\n"
    assert [found.severity for found in diagnostics(short, bound(root))] == [Severity.WARNING]
    assert [found.severity for found in diagnostics(short, bound(root, ragged_row=Severity.ERROR))] == [Severity.ERROR]


def test_a_rule_that_is_off_reports_nothing_unless_it_is_selected(root: Path) -> None:
    config = bound(root, Binding("high.json", root), out_of_range=None)
    assert diagnostics(SCORES, config) == []
    assert [found.rule for found in diagnostics(SCORES, config, select=("out-of-range",))] == ["out-of-range"]


LINKS = [f"{name} | [model](https://example.com/{target}.pt)" for name, target in (("vgg-16", "vgg_16"), ("vgg-16-bn", "vgg_16_bn"), ("vgg-19-bn", "vgg_19_bn"), ("vgg-19", "vgg_19_bn"))]  # fmt: skip
COPY = "| Model | Score |\n|---|---|\n| a | 1 |\n| a | 1 |\n"


@pytest.mark.parametrize(
    ("severities", "select", "rules"),
    [
        ({}, (), ["duplicate-row"]),
        ({"duplicate_row": None}, (), ["duplicate-key"]),
        ({}, ("duplicate-key",), ["duplicate-key"]),
    ],
)
def test_a_copy_of_a_row_is_one_finding_by_any_rule(
    root: Path, severities: dict[str, Severity | None], select: tuple[str, ...], rules: list[str]
) -> None:
    found = diagnostics(COPY, bound(root, Binding("high.json", root), **severities), select)
    assert [(diagnostic.rule, diagnostic.span.line) for diagnostic in found] == [(rule, 4) for rule in rules]


def test_copies_that_one_rule_does_not_count_as_data_still_repeat_a_key(root: Path) -> None:
    found = diagnostics(COPY.replace("a | 1", "**a** | **1**"), bound(root, Binding("high.json", root)))
    assert [(diagnostic.rule, diagnostic.span.line) for diagnostic in found] == [("duplicate-key", 4)]


@pytest.mark.parametrize(
    ("schema", "header", "rows", "suspicion", "rule"),
    [
        ({"items": {"properties": {"mIoU": {"maximum": 100}}}}, "M | mIoU", ["a | 78.5", "b | 779", "c | 77.1", "d | 76.4", "e | 75.9"], "outlier", "out-of-range"),
        ({"sortedBy": [{"column": "F1", "order": "descending"}]}, "M | F1", ["a | 9.8", "b | 9.7", "c | 9.3", "d | 9.6", "e | 9.5", "f | 9.4", "g | 9.2"], "out-of-order", "unsorted-rows"),
        ({"compare": [{"left": "Top-1", "is": "<", "right": "Top-5"}]}, "M | Top-1 | Top-5", ["a | 70.4 | 89.5", "b | 75.8 | 75.8", "c | 78.2 | 94.1", "d | 80.1 | 95.0", "e | 82.6 | 96.2"], "copied-cells", "broken-relation"),
        ({"compare": [{"left": "AP50", "is": ">", "right": "AP75"}]}, "M | AP50 | AP75", ["a | 88.1 | 70.2", "b | 72.9 | 88.0", "c | 89.4 | 73.8", "d | 90.2 | 75.4", "e | 87.6 | 76.1"], "swapped-cells", "broken-relation"),
        ({"items": {"properties": {"M": {}, "Get": {"link": {"template": "{M|snake}.pt"}}}}}, "M | Get", LINKS, "link-of-another-row", "wrong-link"),
        ({"uniqueBy": [{"column": "Get", "as": "target"}]}, "M | Get", LINKS, "link-of-another-row", "duplicate-key"),
    ],
)  # fmt: skip
def test_what_a_table_suggests_is_not_said_where_it_is_known(  # noqa: PLR0917  the facts of a case
    root: Path, schema: dict[str, object], header: str, rows: list[str], suspicion: str, rule: str
) -> None:
    columns: dict[str, object] = {name: {} for name in header.split(" | ")}
    (root / "own.json").write_text(json.dumps({"items": {"properties": columns}, **schema}))
    text = table(header, *rows)
    assert [found.rule for found in diagnostics(text, bound(root), (suspicion,))] == [suspicion]
    assert [found.rule for found in diagnostics(text, bound(root, Binding("own.json", root)))] == [rule]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("vgg-19", [("duplicate-key", 7)]),
        # The key of another row occurs twice.
        ("vgg-16", [("link-of-another-row", 6), ("duplicate-key", 7)]),
    ],
)
def test_a_link_is_not_doubted_in_a_row_whose_key_occurs_twice(
    root: Path, name: str, expected: list[tuple[str, int]]
) -> None:
    """It may be the key that is wrong, in either row."""
    (root / "own.json").write_text(json.dumps({"items": {"properties": {"M": {}, "Get": {}}}, "uniqueBy": ["M"]}))
    text = table("M | Get", *LINKS, f"{name} | [model](https://example.com/{name.replace('-', '_')}_x.pt)")
    found = diagnostics(text, bound(root, Binding("own.json", root)))
    assert [(diagnostic.rule, diagnostic.span.line) for diagnostic in found] == expected


def test_a_wrong_ratio_is_one_finding_whether_or_not_a_schema_computes_it(root: Path) -> None:
    rows = "| 1.0 | 2.0 | 2.0 |\n| 1.0 | 3.0 | 3.0 |\n| 1.0 | 4.0 | 4.0 |\n| 1.0 | 5.0 | 9.0 |\n"
    text = "| Slow | Fast | Speedup |\n|---|---|---|\n" + rows
    numbers = {name: {"type": "number"} for name in ("Slow", "Fast", "Speedup")}
    schema = {"items": {"properties": numbers}, "derived": [{"column": "Speedup", "is": {"divide": ["Fast", "Slow"]}}]}
    (root / "ratio.json").write_text(json.dumps(schema))
    found = diagnostics(text, bound(root, Binding("ratio.json", root)))
    assert [(diagnostic.rule, diagnostic.span.line) for diagnostic in found] == [("wrong-result", 6)]
    found = diagnostics(text, bound(root))
    assert [(diagnostic.rule, diagnostic.severity) for diagnostic in found] == [("odd-ratio", Severity.INFO)]


def test_diagnostics_are_in_the_order_of_their_places(root: Path) -> None:
    text = "| Model | Score |\n|---|---|\n| a | 101 | 1 |\n| b | 102 |\n\n| c | 1 |\n"
    found = diagnostics(text, bound(root, Binding("high.json", root)))
    assert [(diagnostic.span.line, diagnostic.rule) for diagnostic in found] == [
        (3, "ragged-row"),
        (4, "out-of-range"),
        (6, "orphan-rows"),
    ]


def test_the_input_and_output_of_the_page_stage_can_be_pickled(root: Path) -> None:
    page, ruleset = parse(SCORES, "page.md"), load_ruleset(bound(root, Binding("high.json", root)))
    found = check(page, ruleset, {})
    assert pickle.loads(pickle.dumps(page)) == page
    assert pickle.loads(pickle.dumps(found)) == found
    assert check(page, pickle.loads(pickle.dumps(ruleset)), {}) == found


STYLED = "| a | b |\n|---|---|\n| 1 | 2\n"


@pytest.mark.parametrize(
    ("severities", "select", "expected"),
    [
        ({}, (), []),
        ({"pipe_style": Severity.INFO}, (), [("pipe-style", Severity.INFO)]),
        ({"pipe_style": None}, (), []),
        ({}, ("pipe-style",), [("pipe-style", Severity.WARNING)]),
        ({"pipe_style": None}, ("pipe-style",), [("pipe-style", Severity.WARNING)]),
    ],
)
def test_a_rule_about_style_runs_if_it_is_turned_on(
    root: Path, severities: dict[str, Severity | None], select: tuple[str, ...], expected: list[tuple[str, Severity]]
) -> None:
    found = diagnostics(STYLED, bound(root, **severities), select)
    assert [(diagnostic.rule, diagnostic.severity) for diagnostic in found] == expected


def test_a_rule_about_style_gets_the_style(root: Path) -> None:
    (root / "mdlint.toml").write_text('[rules]\npipe-style = "error"\n[style]\npipes = "leading-only"\n')
    (found,) = diagnostics(STYLED, load_config(root / "mdlint.toml"))
    assert (found.severity, found.message) == (
        Severity.ERROR,
        "a pipe at the end of the row, expected none (2 of the 3 lines differ)",
    )


SHORT = "# 2025\n\n| Model | Low | High |\n|---|---|---|\n| a | 1 | 2 |\n| b | 4 |\n"
SHORT_SCHEMA = {
    "compare": [{"left": "Low", "is": "<=", "right": 3}],
    "items": {"properties": {"Model": {}, "Low": {"type": "number"}, "High": {"type": "number"}}},
}


@pytest.mark.parametrize(
    ("severity", "expected"),
    [(Severity.WARNING, [(6, "ragged-row")]), (None, [(6, "broken-relation"), (6, "missing-value")])],
)
def test_what_follows_from_a_missing_cell_is_reported_only_if_ragged_row_is_off(
    root: Path, severity: Severity | None, expected: list[tuple[int, str]]
) -> None:
    """The 4 may be the High of the row, whose Low was lost."""
    (root / "short.json").write_text(json.dumps(SHORT_SCHEMA))
    config = bound(root, Binding("short.json", root, (), ("Low",), None), ragged_row=severity)
    assert [(found.span.line, found.rule) for found in diagnostics(SHORT, config)] == expected
