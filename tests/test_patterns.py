"""Regular expressions of users: which are refused, and how long the texts are that the others are compared with."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from hypothesis_examples import examples

from mdlint.patterns import is_too_long, longest_compared, pattern_mistake, searcher
from mdlint.patterns.ambiguity import ambiguity
from mdlint.patterns.automaton import automaton

IN_TOO_MANY_WAYS = "may never end: it can read some texts in too many ways"


@pytest.mark.parametrize(
    "expression",
    [
        "^(a+)+$",
        "^(a*)*$",
        "^(a|a)*$",
        "^(a|ab|b)*c$",
        r"^(\w+\s?)*$",
        r"^([a-z]+-?)*$",
        r"^(?:\.?\d+)+$",
        r"^(\d+|\s+)+$",
        "(x+x+)+y",
        "((a+)+b)?",
        "(?:(?:a+)+b)*",
        "(?=(a+)+$)",
        # Many repetitions are like repetitions without an end.
        r"^(\d{1,3},?){1,20}$",
        "(a{0,30}){30}",
        "(a?){30}a{30}",
        "a?" * 30 + "a" * 30,
        # A high power of the length is not better.
        "(.*a){20}",
        r"\s*" * 8 + "$",
    ],
)
def test_an_expression_that_may_never_end_is_refused(expression: str) -> None:
    assert IN_TOO_MANY_WAYS in (pattern_mistake(expression) or "")


def test_the_message_names_a_character_of_such_a_text() -> None:
    message = f'"^([b-y]+)+$" {IN_TOO_MANY_WAYS}, such as many'
    assert re.fullmatch(re.escape(message) + ' "[b-y]"', pattern_mistake("^([b-y]+)+$") or "")
    assert (pattern_mistake(r"^(\d+)+$") or "").endswith('such as many "0"')


@pytest.mark.parametrize(
    "expression",
    [
        "^[a-z]+(-[a-z]+)*$",
        r"^(\d{3},?){1,20}$",
        r"^\d{1,3}(,\d{3})*(\.\d+)?$",
        r"^\d+\.\d+\.\d+$",
        r"^(?=.*a)(?!b).*$",
        r"^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*)$",
        r"^(?:\"[^\"]*\"|'[^']*')$",
        r"^([\"']).*\1$",
        r"^https://huggingface\.co/timm/",
        r"\.[a-z0-9_]+_in1k$",
        r"^[\w\s]+$",
        # Nothing can fail after the loop, so the matcher never goes back into it.
        "(a+)+",
        "[a-z]+",
        "(?i)^(a|A)+$",
        "^(a?)*$",
        "",
        r"^(?:0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-]))*))?$",
    ],
)
def test_an_ordinary_expression_is_compared_with_any_text(expression: str) -> None:
    assert pattern_mistake(expression) is None
    assert longest_compared(expression) is None


@pytest.mark.parametrize(
    ("expression", "least", "most"),
    [("[a-z]+x", 2_000, 10_000), (".*a.*b", 200, 1_000), ("^.*a.*b.*c$", 500, 3_000), (r"^\s+|\s+$", 2_000, 10_000)],
)
def test_a_slow_expression_is_compared_with_texts_up_to_a_limit(expression: str, least: int, most: int) -> None:
    assert pattern_mistake(expression) is None
    longest = longest_compared(expression)
    assert longest is not None
    assert least < longest < most
    assert not is_too_long(expression, "a" * longest)
    assert is_too_long(expression, "a" * (longest + 1))


def test_nothing_is_found_in_a_text_that_is_too_long() -> None:
    assert searcher("[a-z]+x")("aax")
    assert searcher("[a-z]+x")("a" * 100_000 + "x") is None
    assert searcher("[a-z]x")("a" * 100_000 + "x")


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("[", "unterminated character set"),
        ("[[a]", "possible nested set"),
        ("(?u)(?a)x", "ASCII and UNICODE flags are incompatible"),
        ("a{99999999999}", "the repetition number is too large"),
        ("(" * 5_000 + ")" * 5_000, "nested too deeply"),
    ],
)
def test_a_text_that_is_not_an_expression(expression: str, words: str) -> None:
    assert words in (pattern_mistake(expression) or "")


def test_an_expression_too_large_to_examine_is_refused() -> None:
    words = "|".join(f"({'ab' * 20}{number})" for number in range(1_000))
    assert "too large to find out" in (pattern_mistake(f"^({words})+$") or "")
    assert pattern_mistake("|".join(f"item{number}" for number in range(1_000))) is None


def test_flags_count() -> None:
    assert pattern_mistake("^(ab|AB)+$") is None
    assert IN_TOO_MANY_WAYS in (pattern_mistake("^(ab|AB)+$", flags=re.IGNORECASE) or "")


def test_a_token_is_at_most_as_long_as_a_name() -> None:
    assert pattern_mistake("[a-z]+[0-9]+", whole=True) is None
    assert "takes too long to read a part of a name" in (pattern_mistake("a*a*a*", whole=True) or "")
    # A search may end before the text does.
    assert pattern_mistake("(a+)+") is None
    assert IN_TOO_MANY_WAYS in (pattern_mistake("(a+)+", whole=True) or "")


def _expressions() -> SearchStrategy[str]:
    leaves = st.sampled_from(["a", "b", "[ab]", ".", r"\w", "[^a]", "a?", "b*", "a+"])
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.tuples(inner, inner).map("".join),
            st.tuples(inner, inner).map(lambda two: f"(?:{two[0]}|{two[1]})"),
            st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{0,3}", "*?"])).map(
                lambda two: f"(?:{two[0]}){two[1]}"
            ),
        ),
        max_leaves=6,
    )


@given(expression=_expressions(), text=st.text("ab", max_size=12))
@examples(300)
def test_the_automaton_accepts_what_the_expression_matches(expression: str, text: str) -> None:
    states = automaton(expression, whole=True)
    if not re.fullmatch(expression, text):
        return
    reached = {0}
    for character in text:
        # A letter that the expression does not name is like any other.
        bit = 1 << states.samples.index(character if character in states.samples else "Z")
        reached = {target for state in reached for target in states.follow[state] if states.reads[target] & bit}
        assert reached


@pytest.mark.slow
@given(expression=_expressions())
@examples(300)
def test_an_accepted_expression_ends_soon(expression: str) -> None:
    expression = f"^{expression}x$"
    found = ambiguity(automaton(expression, whole=False))
    if pattern_mistake(expression) is None:
        assert found.power is not None
        # 40 characters take no time with any power, and for ever if the number of ways is exponential.
        for word in ("a", "b", "ab", "aab"):
            assert re.search(expression, (word * 40)[:40] + "!") is None
