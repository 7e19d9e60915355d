"""Page schemas on the command line: `check`, `schema`, `extract --format pages`, `explain`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from page_schema_cases import written

from mdlint.bundled import bundled

if TYPE_CHECKING:
    from conftest import Run

PAGE = "# T\n\n## A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"


@pytest.fixture(autouse=True)
def tree(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "mdlint.toml").write_text('[[pages]]\nschema = "page.json"\n', encoding="utf-8")


def test_check_holds_a_page_to_its_schema(run: "Run", tmp_path: Path) -> None:
    written(tmp_path, {"outline": ["A", "B"]})
    outcome = run("check", "--format", "concise", ".")
    assert (outcome.status, outcome.out) == (
        1,
        'a.md:3:4: error missing-section  section "B" is missing: it belongs after "A"\n',
    )


def test_a_comment_silences_a_finding(run: "Run", tmp_path: Path) -> None:
    written(tmp_path, {"outline": ["A", "B"]})
    comment = "<!-- mdlint-disable-file missing-section: soon -->\n"
    (tmp_path / "a.md").write_text(PAGE + "\n" + comment, encoding="utf-8")
    assert run("check", ".").status == 0


@pytest.mark.parametrize(
    ("schema", "place", "words"),
    [
        ({"outline": ["A", "A"]}, "page.json#/outline/1", '"A" is in this outline twice'),
        ({"outlin": []}, "page.json#/outlin", 'unknown keyword (did you mean "outline"?)'),
    ],
)
def test_a_mistake_in_a_schema_ends_the_run_before_a_page_is_read(
    run: "Run", tmp_path: Path, schema: object, place: str, words: str
) -> None:
    written(tmp_path, schema)
    status, out, err = run("check", ".")
    assert (status, out) == (2, "")
    assert err.startswith(f"error: {place}: {words}")
    assert err.endswith("(named in mdlint.toml: pages[0])\n")


def test_a_missing_schema_ends_the_run(run: "Run") -> None:
    status, _, err = run("check", ".")
    assert (status, "page.json" in err, "pages[0]" in err) == (2, True, True)


def test_schema_checks_page_schemas(run: "Run", tmp_path: Path) -> None:
    written(tmp_path, {"outline": ["A"]})
    assert run("schema", "page.json") == (0, "page.json: valid\n", "")
    written(tmp_path, {"outline": ["A"], "required": ["heading"], "properties": {"links": {"uniqueBy": ["a"]}}})
    status, out, err = run("schema", "--skip-other-schemas", "page.json")
    assert (status, out) == (2, "")
    assert err.splitlines() == [
        "error: page.json#/properties/links/uniqueBy: unknown keyword; keywords of your own start with x-"
    ]


def test_extract_prints_pages_as_data(run: "Run", tmp_path: Path) -> None:
    written(tmp_path, {})
    (tmp_path / "b.md").write_text("---\na: 1\na: 2\n---\n", encoding="utf-8")
    status, out, err = run("extract", "--format", "pages", ".")
    document = json.loads(out)
    assert list(Draft202012Validator(bundled("pages.schema.json")).iter_errors(document)) == []
    assert [page["path"] for page in document["pages"]] == ["a.md", "b.md"]
    assert [section["heading"] for section in document["pages"][0]["page"]["sections"]] == ["A"]
    assert (status, err.startswith("error: b.md:3:1: front matter can't be read: ")) == (1, True)


@pytest.mark.parametrize("name", ["outline", "sortedSections", "explainedTokens", "rowCounts"])
def test_explain_prints_the_manual_page_of_a_keyword(run: "Run", name: str) -> None:
    status, out, err = run("explain", name)
    assert (status, out.startswith(f"# {name}\n\n"), err) == (0, True, "")


def test_the_settings_are_told_if_asked(run: "Run", tmp_path: Path) -> None:
    written(tmp_path, {})
    assert "0 entries in [[tables]], 1 entry in [[pages]]" in run("check", "--verbose", ".").err
