"""Results as JSON and back: equal values, and an error for whatever is not a result."""

import json
import random
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest

from mdlint.cache.plain import reader, written
from mdlint.config import Config
from mdlint.discover import Source
from mdlint.model import Diagnostic, Related, Severity, Span
from mdlint.page_reader import PageReader
from mdlint.page_stage import PageResult
from mdlint.ruleset import load_ruleset
from mdlint.runner import result_of
from shared import corpus_pages, needs_shared

PAGE = """# Zoo

<!-- mdlint-disable-next-table ragged-row: x -->

| Model | Top-1 |
|---|--:|
| [a](a.md#b) | 50.1 |
| b | 500.1 |
| b | 500.1 |
| c | 1.0 | 3 |

[d]: \udcff.md

[e][d]
"""


@pytest.fixture
def result(folder: Path) -> PageResult:
    (folder / "zoo.md").write_text(PAGE, encoding="utf-8", errors="replace")
    config = Config(root=folder)
    return result_of(Source("zoo.md", config), load_ruleset(config), PageReader())


def test_a_result_is_the_same_after_a_stay_in_the_cache(result: PageResult) -> None:
    assert result.facts
    assert result.facts.links
    assert result.suppressions
    assert any(diagnostic.related for diagnostic in result.diagnostics)
    found = reader(PageResult)(written(result))
    assert found == result
    assert {type(diagnostic.severity) for diagnostic in found.diagnostics} == {Severity}


@needs_shared
@pytest.mark.slow
def test_the_results_of_real_pages_are_the_same() -> None:
    ruleset = load_ruleset(Config(root=Path()))
    read = reader(PageResult)
    for path in corpus_pages():
        result = result_of(Source(str(path), Config(root=path.parent)), ruleset, PageReader())
        assert read(written(result)) == result


def test_a_result_with_another_value_is_refused_or_a_result(result: PageResult) -> None:
    """Nothing that the cache gives back has a value of a type that its field does not have."""
    read = reader(PageResult)
    chance = random.Random(0)  # noqa: S311  no secret
    refused = 0
    for _ in range(500):
        value = json.loads(written(result))
        holder, place = chance.choice(list(places(value)))
        holder[place] = chance.choice([None, 1, "x", [], [1], {}, True, 1.5, {"a": 1}])
        try:
            found = read(json.dumps(value).encode())
        except ValueError:
            refused += 1
        else:
            assert read(written(found)) == found
    assert refused > 250


def places(value: Any) -> Any:  # noqa: ANN401  JSON
    for place, member in enumerate(value):
        yield value, place
        if isinstance(member, list):
            yield from places(member)


class Example(NamedTuple):
    number: int
    name: str | None
    kind: Literal["a", "b"]
    texts: frozenset[str]
    pair: tuple[int, str]
    related: tuple[Related[Span], ...]


GOOD: list[Any] = [1, None, "a", ["x", "y"], [2, "z"], [[[1, 2, 3, 4], "m", ""]]]


def test_each_form_of_a_type_is_read() -> None:
    found = reader(Example)(json.dumps(GOOD).encode())
    assert found == Example(1, None, "a", frozenset({"x", "y"}), (2, "z"), (Related(Span(1, 2, 3, 4), "m"),))
    assert isinstance(found.related[0].at, Span)


WRONG_SPANS: list[tuple[int, Any]] = [(5, [[[1, 2, 3, "4"], "m", ""]]), (5, [[None, "m", ""]]), (2, ["a"]), (2, {})]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        *[(0, True), (0, 1.0), (1, 1), (2, "c"), (3, [1]), (3, "x"), (4, [2]), (4, [2, "z", 3])],
        *[(5, [[[1, 2, 3], "m"]]), *WRONG_SPANS],
    ],
)
def test_a_value_of_another_type_is_refused(place: int, value: object) -> None:
    changed = [*GOOD]
    changed[place] = value
    with pytest.raises(ValueError, match="expected"):
        reader(Example)(json.dumps(changed).encode())


@pytest.mark.parametrize("data", [b"", b"[", b"\xff", b"null", b"[" * 100_000, b'{"a": 1}'])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        reader(Diagnostic)(data)
