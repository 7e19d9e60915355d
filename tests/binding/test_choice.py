"""Which schema a table gets, and why."""

from pathlib import Path

import pytest
from tables import table

from mdlint.binding.choice import Choice, choices_of
from mdlint.config import Binding, Config
from mdlint.markdown import parse
from mdlint.ruleset import Ruleset, load_ruleset
from mdlint.schema import load

ROOT = Path("/docs-root")
STRICT = Binding("builtin:timm-metrics", ROOT, columns=("Model", "Top-1"))


def rules(*bindings: Binding) -> Ruleset:
    return load_ruleset(Config(root=ROOT, bindings=bindings))


def choice(text: str, *bindings: Binding) -> Choice:
    (only,) = choices_of(parse(text, "/docs-root/page.md"), rules(*bindings), {})
    return only


def test_an_exact_fit_of_a_later_entry_wins_over_a_near_fit() -> None:
    text = table("Mdel | Top-1 | Top-5", "a | 1 | 2")
    general = Binding("builtin:metrics", ROOT, columns=("Top-1", "Top-5"))
    for found in (choice(text, STRICT, general), choice(text, general, STRICT)):
        assert (found.origin, found.binding, found.bound.misnamed) == ("entry", general, ())


def test_of_two_near_fits_the_first_entry_wins() -> None:
    text = table("Mdel | Top-1 | Top-5", "a | 1 | 2")
    other = Binding("builtin:timm-metrics", ROOT, columns=("Model", "Top-5"))
    found = choice(text, STRICT, other)
    assert (found.binding, [wrong.name for wrong in found.bound.misnamed]) == (STRICT, ["Model"])
    assert choice(text, other, STRICT).binding is other


@pytest.mark.parametrize("header", ["Mdel | Notes", " | Notes", "Modl"])
def test_an_entry_with_one_column_fits_only_tables_with_it(header: str) -> None:
    single = Binding("builtin:timm-metrics", ROOT, columns=("Model",))
    found = choice(table(header, header), single)
    assert (found.origin, found.binding, found.bound.schema.name) == ("default", None, "builtin:metrics")


def test_the_heading_and_the_page_have_to_match_for_a_near_fit_too() -> None:
    text = "# 2025\n\n" + table("Mdel | Top-1 | Top-5", "a | 1 | 2")
    assert choice(text, Binding(STRICT.schema, ROOT, (), STRICT.columns, "2024*")).origin == "default"
    assert choice(text, Binding(STRICT.schema, ROOT, (), STRICT.columns, "2025*")).origin == "entry"
    assert choice(text, Binding(STRICT.schema, ROOT, ("other/**",), STRICT.columns)).origin == "default"


def test_a_comment_wins_over_every_entry_and_the_default_over_a_comment_that_names_nothing() -> None:
    text = "<!-- mdlint-schema: builtin:timm-metrics -->\n\n" + table("Model | Top-1", "a | 1")
    page = parse(text, "/docs-root/page.md")
    metrics = Binding("builtin:metrics", ROOT)
    (named,) = choices_of(page, rules(metrics), {"builtin:timm-metrics": load("builtin:timm-metrics")})
    assert (named.origin, named.bound.schema.name) == ("comment", "builtin:timm-metrics")
    (lost,) = choices_of(page, rules(STRICT), {})
    assert (lost.origin, lost.bound.schema.name) == ("default", "builtin:metrics")
