"""Mistakes in a convention document that its meta-schema can't express."""

from typing import Any

import pytest

from mdlint.bundled import bundled
from mdlint.draft2020.explain import explain_errors
from mdlint.naming import convention_mistakes

META = "naming.schema.json"


def sound() -> dict[str, Any]:
    return {
        "$schema": "urn:mdlint:naming:v1",
        "case": "lower",
        "separators": {"token": "_", "segment": "."},
        "tokens": {
            "word": {"description": "A word.", "words": ["abc"]},
            "number": {
                "description": "A number.",
                "pattern": "n([0-9]+)",
                "examples": ["n1"],
                "part": "n",
                "type": "integer",
            },
        },
        "segments": {"name": {"description": "All of it.", "grammar": ["word", {"optional": "number"}]}},
        "grammar": ["name"],
    }


def changed(path: str, value: object) -> dict[str, Any]:
    """Return the correct document with a value at a path of keys; None removes the key."""
    document = sound()
    *steps, last = path.split("/")
    place: Any = document
    for step in steps:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return document


def test_a_correct_document_has_no_mistakes() -> None:
    assert explain_errors(bundled(META), sound()) == []
    assert list(convention_mistakes(sound())) == []


@pytest.mark.parametrize("name", ["timm.naming.json"])
def test_built_in_conventions_have_no_mistakes(name: str) -> None:
    assert explain_errors(bundled(META), bundled(name)) == []
    assert list(convention_mistakes(bundled(name))) == []


GRAMMAR = "segments/name/grammar"
PATTERN = "tokens/number/pattern"


@pytest.mark.parametrize(
    ("path", "value", "place", "message"),
    [
        ("separators/segment", "_", "separators/segment", '"_" already separates tokens'),
        ("characters", "-.", "characters", '"." is a separator'),
        ("tokens/word/words", None, "tokens/word", "expected words or a pattern, one of the two"),
        ("tokens/word/pattern", "a", "tokens/word", "expected words or a pattern, one of the two"),
        ("tokens/word/words", ["a_b"], "tokens/word/words/0", '"a_b" can\'t be a token; expected a to z, 0 to 9'),
        ("tokens/word/words", ["ab", "Ab"], "tokens/word/words/1", '"Ab" can\'t be a token; expected a to z, 0 to 9'),
        ("tokens/word/words", {"é": "An e."}, "tokens/word/words/é", '"é" can\'t be a token; expected a to z, 0 to 9'),
        ("tokens/word/type", "integer", "tokens/word/words/0", '"abc" can\'t be read as an integer'),
        (PATTERN, "n([0-9]", "tokens/number/pattern", '"n([0-9]" is not a regular expression: missing ), unterminated subpattern at position 1'),
        (PATTERN, "(n)([0-9]+)", "tokens/number/pattern", "2 groups; expected one at most, which captures"),
        (PATTERN, "n(?P<x>[0-9]+)", "tokens/number/pattern", "expected no named group, and no reference to one"),
        (PATTERN, r"n([0-9])\1", "tokens/number/pattern", "expected no named group, and no reference to one"),
        (PATTERN, "(n[0-9]+)", "tokens/number/examples/0", 'the captured part of "n1" can\'t be read as an integer'),
        ("tokens/number/examples", None, "tokens/number", "expected examples that the pattern matches"),
        ("tokens/number/examples", ["n1", "m1"], "tokens/number/examples/1", 'the pattern does not match "m1"'),
        ("tokens/word/part", "n", "tokens/number/part", 'the part "n" is an integer here, and text elsewhere'),
        (GRAMMAR, ["wrod", "word", "number"], f"{GRAMMAR}/0", 'unknown kind of token "wrod" (did you mean "word"?)'),
        (GRAMMAR, ["word"], "tokens/number", '"number" has no place in the grammar'),
        (GRAMMAR, ["word", {"kind": "number", "optional": "word"}], f"{GRAMMAR}/1", "expected kind, oneOf, optional or repeat, one of them"),
        (GRAMMAR, ["word", "number", {"part": "x"}], f"{GRAMMAR}/2", "expected kind, oneOf, optional or repeat, one of them"),
        (GRAMMAR, ["word", {"optional": "number", "part": "x"}], f"{GRAMMAR}/1/part", 'a part belongs to a kind, not to "optional"'),
        (GRAMMAR, ["word", {"repeat": {"optional": "number"}}], f"{GRAMMAR}/1/repeat", "a repeated element may be empty; expected at least one token in it"),
        (GRAMMAR, ["number", {"oneOf": ["word", {"optional": {"kind": "wrod"}}]}], f"{GRAMMAR}/1/oneOf/1/optional", 'unknown kind of token "wrod" (did you mean "word"?)'),
        ("grammar", ["nmae", "name"], "grammar/0", 'unknown segment "nmae" (did you mean "name"?)'),
        ("grammar", [{"kind": "name"}], "grammar/0/kind", "only a token has a kind; write the name of the segment itself"),
        ("groups", {"all": ["word", "nubmer"]}, "groups/all/1", 'unknown kind of token "nubmer" (did you mean "number"?)'),
        ("groups", {"word": ["number"]}, "groups/word", '"word" is a kind of token already'),
    ],
)  # fmt: skip
def test_a_mistake_has_its_place(path: str, value: object, place: str, message: str) -> None:
    document = changed(path, value)
    assert explain_errors(bundled(META), document) == []
    found = [("/".join(map(str, where)), words) for where, words in convention_mistakes(document)]
    assert (place, message) in found


def test_a_grammar_has_its_limit() -> None:
    document = sound() | {"groups": {"any": ["word", "number"]}, "grammar": ["name"] * 51}
    document["segments"]["name"]["grammar"] = ["any"] * 10
    expected = (("grammar",), "the grammar has 1,020 places for tokens; expected 1,000 at most")
    assert list(convention_mistakes(document)) == [expected]


def test_two_segments_need_a_separator() -> None:
    document = changed("segments/more", {"description": "More.", "grammar": "word"}) | {"grammar": ["name", "more"]}
    del document["separators"]["segment"]
    assert list(convention_mistakes(document)) == [(("separators",), "2 segments, and nothing that separates them")]


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("$schema", "urn:mdlint:naming:v2", ("$schema",)),
        ("tokens/word/patern", "x", ("tokens", "word", "patern")),
        ("$schema", "names.schema.json", ("$schema",)),
        ("separators/token", "__", ("separators", "token")),
        ("separators/token", "\t", ("separators", "token")),
        ("separators/token", "a", ("separators", "token")),
        ("characters", "é", ("characters",)),
        ("case", "Lower", ("case",)),
        ("grammar", None, ()),
        (GRAMMAR, [], ("segments", "name", "grammar")),
        ("tokens/word/words", [], ("tokens", "word", "words")),
    ],
)
def test_the_meta_schema_finds_the_rest(path: str, value: object, place: tuple[str, ...]) -> None:
    assert place in [where for where, _ in explain_errors(bundled(META), changed(path, value))]


def test_examples_are_for_patterns() -> None:
    faults = list(convention_mistakes(changed("tokens/word/examples", ["abd"])))
    assert faults == [(("tokens", "word", "examples"), "examples go with a pattern; words need none")]


def test_a_pattern_that_python_warns_about_is_a_mistake() -> None:
    ((path, words),) = convention_mistakes(changed(PATTERN, "n([[:digit:]]+)"))
    assert path == ("tokens", "number", "pattern")
    assert words.startswith('"n([[:digit:]]+)" is not a regular expression: possible nested set')


def test_a_word_in_an_object_has_its_own_path() -> None:
    ((path, _),) = convention_mistakes(changed("tokens/word/words", {"abc": "", "x y": ""}))
    assert path == ("tokens", "word", "words", "x y")
