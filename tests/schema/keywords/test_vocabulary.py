"""Each keyword has a manual page, and the meta-schema describes the keyword with its summary."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from schema_cases import written

import mdlint.schema.keywords
from mdlint.bundled import bundled
from mdlint.schema import check_schema
from mdlint.schema.keywords import KEYWORDS, keywords_in, manual

PLACES = {
    "table": "Goes at the top of the schema, or in its `allOf`.",
    "column": "Goes in the schema of a column.",
    "part": "Goes in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.",
    "any": "Goes in any part of a schema.",
}
TABLE_LEVEL = {name for name, keyword in KEYWORDS.items() if keyword.level == "table"}


def test_there_is_a_keyword_for_each_module() -> None:
    folder = Path(mdlint.schema.keywords.__file__).parent
    modules = {path.stem for path in folder.glob("*.py") if not path.name.startswith("_")}
    assert {re.sub("([A-Z])", r"_\1", name).lower() for name in KEYWORDS} == modules
    assert [keyword.name for keyword in KEYWORDS.values()] == list(KEYWORDS)


def test_keywords_are_found_in_the_order_of_the_vocabulary() -> None:
    assert [keyword.name for keyword in keywords_in({"unit", "items", "align", "type"})] == ["align", "unit"]


def test_a_schema_imports_only_its_own_keywords(tmp_path: Path) -> None:
    path = written(tmp_path, "table.json", {"items": {"properties": {"Top-1": {"type": "number", "decimals": 2}}}})
    code = (
        "import sys; from pathlib import Path; from mdlint.schema import check_schema;"
        f"assert not check_schema({path!r}, Path({str(tmp_path)!r}));"
        "print(sorted(name for name in sys.modules if name.startswith('mdlint.schema.keywords.')))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "mdlint.schema.keywords.decimals" in loaded
    assert "mdlint.schema.keywords.source" not in loaded


def test_the_meta_schema_agrees_with_the_page_of_every_keyword() -> None:
    known = bundled("table.schema.json")["$defs"]["schema"]["properties"]
    assert {name: known[name].get("description") for name in KEYWORDS} == {
        name: keyword.summary for name, keyword in KEYWORDS.items()
    }


@pytest.mark.parametrize("name", KEYWORDS)
def test_a_manual_page_starts_with_the_summary_and_the_place_of_the_keyword(name: str) -> None:
    keyword = KEYWORDS[name]
    place = PLACES["part" if keyword.is_of_parts else keyword.level]
    assert manual(name).startswith(f"{keyword.summary}\n\n{place}\n\n")


@pytest.mark.parametrize("name", KEYWORDS)
def test_a_manual_page_has_its_parts(name: str) -> None:
    page = manual(name)
    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        "## Value",
        "## Example",
        "## Findings",
    ]
    rules = [rule for rule in (KEYWORDS[name].rule, *KEYWORDS[name].other_rules) if rule]
    assert all(f"`{rule}`" in page.split("## Findings")[1] for rule in rules)


@pytest.mark.parametrize("name", KEYWORDS)
def test_the_example_on_a_manual_page_is_a_schema(name: str, tmp_path: Path) -> None:
    example = json.loads("{" + manual(name).split("```json\n")[1].split("```")[0] + "}")
    columns: dict[str, Any] = {column: {} for column in ("Img Size", "Top-1", "Top-5", "Params (M)", "Checkpoint")}
    columns["Model"] = {"nameConvention": "builtin:timm"}
    schema = example if name in {*TABLE_LEVEL, "severity"} else {"items": {"properties": example}}
    schema.setdefault("items", {"properties": columns})
    assert check_schema(written(tmp_path, "table.json", schema), tmp_path) == []
