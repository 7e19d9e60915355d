"""Facts that hold for every rule."""

import pickle
from pathlib import Path

import pytest
from agreements import checked, write_files
from page_schema_cases import rules_broken
from rule_cases import (
    CHECKING_RULES,
    DEFAULT_RULES,
    PAGE_SCHEMA_RULES,
    SCHEMA_RULES,
    fenced,
    findings,
    found,
    named_files,
    sections,
)

import mdlint.rules
from mdlint.known_rules import KNOWN_RULES, RESERVED
from mdlint.model import Severity
from mdlint.page_schemas.keywords import PAGE_KEYWORDS
from mdlint.rules import RULES, explain
from mdlint.schema.check.meant import rule_of
from mdlint.schema.keywords import KEYWORDS

# These compare what nobody has declared.
GUESSES = {"copied-cells", "link-of-another-row", "odd-ratio", "out-of-order", "outlier", "swapped-cells"}
# The groups of rules that have folders of their own.
FOLDERS = ("schema", "page_schema", "style")
HEADINGS = ["What it does", "Why", "Example", "Instead", "Options"]
MODULES = sorted(path for path in Path(mdlint.rules.__file__).parent.rglob("*.py") if not path.name.startswith("_"))


def test_there_is_a_rule_for_each_module_in_alphabetical_order() -> None:
    assert list(RULES) == sorted(RULES) == sorted(path.stem.replace("_", "-") for path in MODULES)


@pytest.mark.parametrize("rule_id", KNOWN_RULES)
def test_what_is_known_of_a_rule_is_what_its_module_says(rule_id: str) -> None:
    known, rule = KNOWN_RULES[rule_id], RULES[rule_id]
    assert (known.severity, known.opt_in, known.has_check) == (rule.severity, rule.opt_in, rule.has_check)
    assert (known.group == "links") == (rule.check_links is not None)
    assert (known.group == "style") == (rule.check_style is not None)


def test_a_group_with_a_folder_is_that_of_the_rules_in_it() -> None:
    folders = {path.stem.replace("_", "-"): path.parent.name for path in MODULES}
    groups = {rule_id: known.group for rule_id, known in KNOWN_RULES.items() if known.group in FOLDERS}
    assert groups == {rule_id: folder for rule_id, folder in folders.items() if folder != "rules"}


def test_rules_about_style_and_rules_without_a_check_of_their_own_have_folders() -> None:
    folders = {path.stem.replace("_", "-"): path.parent.name for path in MODULES}
    assert {rule_id for rule_id in RULES if folders[rule_id] == "style"} == set(CHECKING_RULES) - set(DEFAULT_RULES)
    assert [rule_id for rule_id in RULES if folders[rule_id] == "schema"] == SCHEMA_RULES
    assert [rule_id for rule_id in RULES if folders[rule_id] == "page_schema"] == PAGE_SCHEMA_RULES


def test_no_rule_has_a_reserved_name() -> None:
    assert not RESERVED & set(RULES)


@pytest.mark.parametrize("rule_id", RULES)
def test_a_rule_is_known_by_its_own_id(rule_id: str) -> None:
    assert RULES[rule_id].id == rule_id


@pytest.mark.parametrize("rule_id", RULES)
def test_the_summary_is_one_sentence_and_the_first_line_of_the_manual_page(rule_id: str) -> None:
    summary = RULES[rule_id].summary
    assert summary.endswith(".")
    assert len(summary) < 90
    assert explain(rule_id).splitlines()[2] == summary


@pytest.mark.parametrize("rule_id", RULES)
def test_the_manual_page_has_the_same_headings_for_all(rule_id: str) -> None:
    assert list(sections(explain(rule_id))) == HEADINGS
    assert all(body.strip() for body in sections(explain(rule_id)).values())


@pytest.mark.parametrize("rule_id", RULES)
def test_only_the_findings_of_a_guess_are_info(rule_id: str) -> None:
    assert (RULES[rule_id].severity is Severity.INFO) == (rule_id in GUESSES)


@pytest.mark.parametrize("rule_id", SCHEMA_RULES)
def test_a_rule_without_a_check_belongs_to_keywords_or_to_other_errors(rule_id: str) -> None:
    assert RULES[rule_id].keywords or rule_id == "schema-violation"


@pytest.mark.parametrize("rule_id", sorted(set(SCHEMA_RULES) - {"missing-value"}))
def test_the_keywords_of_a_rule_are_those_that_report_under_it(rule_id: str) -> None:
    own = {name for name, keyword in KEYWORDS.items() if rule_id in (keyword.rule, *keyword.other_rules)}
    assert {name for name in RULES[rule_id].keywords if name in KEYWORDS} == own
    assert all(rule_of(name) == rule_id for name in RULES[rule_id].keywords if name not in KEYWORDS)


@pytest.mark.parametrize("rule_id", PAGE_SCHEMA_RULES)
def test_the_keywords_of_a_rule_about_pages_are_those_that_report_under_it(rule_id: str) -> None:
    own = {name for name, keyword in PAGE_KEYWORDS.items() if rule_id in keyword.rules}
    assert set(RULES[rule_id].keywords) == own


def test_exactly_the_rules_about_style_are_off_by_default() -> None:
    assert {rule_id for rule_id, rule in RULES.items() if rule.check_style} == set(CHECKING_RULES) - set(DEFAULT_RULES)
    assert all(
        "Off unless it is turned on." in explain(rule_id) for rule_id in set(CHECKING_RULES) - set(DEFAULT_RULES)
    )
    assert not any("Off unless it is turned on." in explain(rule_id) for rule_id in DEFAULT_RULES)


def test_an_unknown_id_has_no_manual_page() -> None:
    with pytest.raises(KeyError):
        explain("no-such-rule")


@pytest.mark.parametrize("rule_id", CHECKING_RULES)
def test_the_example_has_only_this_finding(rule_id: str) -> None:
    (page,) = fenced("markdown", sections(explain(rule_id))["Example"])
    # All rules that run together with it: a rule about style has to be the only one of all to report.
    running = DEFAULT_RULES if rule_id in DEFAULT_RULES else CHECKING_RULES
    assert {other for other in running if found(other, page)} == {rule_id}


@pytest.mark.parametrize("rule_id", [*CHECKING_RULES, *SCHEMA_RULES, *PAGE_SCHEMA_RULES])
def test_no_rule_finds_anything_on_the_corrected_page(rule_id: str) -> None:
    (page,) = fenced("markdown", sections(explain(rule_id))["Instead"])
    running = CHECKING_RULES if RULES[rule_id].opt_in else DEFAULT_RULES
    assert not [other for other in running if found(other, page)]


@pytest.mark.parametrize("rule_id", SCHEMA_RULES)
@pytest.mark.usefixtures("folder")
def test_the_schema_of_the_example_finds_this_and_nothing_on_the_corrected_page(rule_id: str) -> None:
    example, instead = (sections(explain(rule_id))[title] for title in ("Example", "Instead"))
    (schema,) = fenced("json", example)
    write_files({"table.schema.json": schema, "mdlint.toml": '[[tables]]\nschema = "table.schema.json"\n'})
    write_files(named_files(example))
    assert _rules_broken(fenced("markdown", example)) == {rule_id}
    write_files(named_files(instead))
    assert _rules_broken(fenced("markdown", instead)) == set()


@pytest.mark.parametrize("rule_id", PAGE_SCHEMA_RULES)
def test_the_page_schema_of_the_example_finds_this_and_nothing_on_the_corrected_page(
    rule_id: str, tmp_path: Path
) -> None:
    example, instead = (sections(explain(rule_id))[title] for title in ("Example", "Instead"))
    (schema,) = fenced("json", example)
    (wrong,), (right,) = fenced("markdown", example), fenced("markdown", instead)
    assert rules_broken(schema, wrong, tmp_path) == {rule_id}
    assert rules_broken(schema, right, tmp_path) == set()


def _rules_broken(pages: list[str]) -> set[str]:
    (page,) = pages
    write_files({"page.md": page})
    return {found.rule for found in checked("page.md")} & set(SCHEMA_RULES)


@pytest.mark.parametrize("rule_id", CHECKING_RULES)
def test_findings_are_the_same_each_time_in_the_order_of_the_page_and_can_be_pickled(rule_id: str) -> None:
    (example,) = fenced("markdown", sections(explain(rule_id))["Example"])
    page = f"{example}\ntext\n\n{example}"
    first = list(findings(RULES[rule_id], page))
    assert len(first) >= 2
    assert first == list(findings(RULES[rule_id], page)) == pickle.loads(pickle.dumps(first))
    assert first == sorted(first, key=lambda finding: finding.span)
