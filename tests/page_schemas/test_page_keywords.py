"""Each keyword of page schemas has a manual page, and the meta-schema describes the keyword with its summary."""

import json
from pathlib import Path

import pytest
from page_schema_cases import written
from rule_cases import fenced, sections

from mdlint.bundled import bundled
from mdlint.page_schemas.keywords import PAGE_KEYWORDS, page_keyword_manual
from mdlint.page_schemas.load import examine_page_schema
from mdlint.schema.keywords import KEYWORDS


def test_the_meta_schema_agrees_with_the_page_of_every_keyword() -> None:
    known = bundled("page.schema.json")["$defs"]["schema"]["properties"]
    assert {name: known[name]["description"] for name in PAGE_KEYWORDS} == {
        name: keyword.summary for name, keyword in PAGE_KEYWORDS.items()
    }


def test_the_meta_schema_has_the_standard_keywords_of_table_schemas() -> None:
    pages, tables = (bundled(f"{kind}.schema.json")["$defs"]["schema"]["properties"] for kind in ("page", "table"))
    shared = (pages.keys() - PAGE_KEYWORDS.keys()) | (tables.keys() - KEYWORDS.keys())
    assert {name: pages.get(name) for name in shared} == {name: tables.get(name) for name in shared}


def test_no_keyword_has_the_name_of_a_keyword_of_table_schemas() -> None:
    assert PAGE_KEYWORDS.keys() & KEYWORDS.keys() == set()


@pytest.mark.parametrize("name", PAGE_KEYWORDS)
def test_a_manual_page_has_its_parts(name: str) -> None:
    page = page_keyword_manual(name)
    start = f"{PAGE_KEYWORDS[name].summary}\n\nGoes at the top of a page schema, or in its `allOf`.\n\n## Value\n"
    assert page.startswith(start)
    assert list(sections(page)) == ["Value", "Example", "Findings"]
    assert all(f"`{rule}`" in sections(page)["Findings"] for rule in PAGE_KEYWORDS[name].rules)


@pytest.mark.parametrize("name", PAGE_KEYWORDS)
def test_the_example_on_a_manual_page_is_a_schema(name: str, tmp_path: Path) -> None:
    (example,) = fenced("json", sections(page_keyword_manual(name))["Example"])
    schema = written(tmp_path, json.loads(f"{{{example}}}"))
    assert examine_page_schema(schema, tmp_path) == ([], [])
