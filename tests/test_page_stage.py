"""The results of the page stage, and its errors, can be sent to another process."""

import pickle
from pathlib import Path

import pytest

from mdlint.config import Config
from mdlint.discover import Configs, Source, discover
from mdlint.errors import ConfigError, MdlintError, SchemaError, UsageError
from mdlint.page_reader import PageReader
from mdlint.ruleset import load_ruleset
from mdlint.runner import result_of
from shared import corpus_pages, needs_shared

PAGE = """# Zoo

<!-- mdlint-disable-next-table ragged-row: x -->

| Model | Top-1 |
|---|--:|
| [a](a.md#b) | 50.1 |
| b | 500.1 |
| c | 1.0 | 3 |
"""


@pytest.mark.usefixtures("folder")
def test_a_result_and_a_ruleset_are_the_same_after_pickling() -> None:
    Path("zoo.md").write_text(PAGE)
    (source,) = discover(["zoo.md"], Configs())
    ruleset = load_ruleset(source.config)
    result = result_of(source, ruleset, PageReader())
    assert {found.rule for found in result.diagnostics} == {"ragged-row", "out-of-range"}
    assert result.facts is not None
    assert result.facts.links
    assert result.suppressions
    sent = pickle.loads(pickle.dumps((source, ruleset)))
    assert pickle.loads(pickle.dumps(result)) == result
    assert result_of(sent[0], sent[1], PageReader()) == result


@needs_shared
@pytest.mark.slow
def test_the_results_of_real_pages_are_the_same_after_pickling() -> None:
    ruleset = load_ruleset(Config(root=Path()))
    for path in corpus_pages():
        result = result_of(Source(str(path), Config(root=path.parent)), ruleset, PageReader())
        assert pickle.loads(pickle.dumps(result)) == result


@pytest.mark.parametrize(
    "error",
    [
        UsageError("no such path"),
        ConfigError("mdlint.toml", "line 3", "not TOML"),
        SchemaError("a.schema.json", "/type", "not a type").noting("named in x"),
    ],
)
def test_an_error_is_the_same_after_pickling(error: MdlintError) -> None:
    error.add_note("on a.md")
    sent = pickle.loads(pickle.dumps(error))
    assert (type(sent), str(sent), sent.__dict__) == (type(error), str(error), error.__dict__)
