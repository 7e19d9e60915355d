"""Names of a column: they are read by their shapes, and the results are those of reading each name by itself."""

import itertools
import re
import tracemalloc
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_examples import examples

from mdlint.bundled import CONVENTION_NAMES, bundled
from mdlint.naming import Convention, Value
from mdlint.naming.explainer import MOST_SUGGESTIONS
from mdlint.naming.grammar import Grammar
from mdlint.naming.kinds import Lexicon, make_kind
from mdlint.naming.reader import Reader, Symbol
from mdlint.naming.shapes import Memo

# Parts can occur twice, and one kind is a number.
DOCUMENT: dict[str, Any] = {
    "$schema": "urn:mdlint:naming:v1",
    "case": "lower",
    "separators": {"token": "_", "segment": "."},
    "tokens": {
        "family": {"description": "A family.", "words": ["vit", "swin", "resnet50"], "part": "family"},
        "size": {"description": "A size.", "words": ["base", "large", "tiny"], "part": "size"},
        "scale": {
            "description": "A factor.",
            "pattern": "x([0-9]+)",
            "examples": ["x2"],
            "part": "scale",
            "type": "number",
        },
        "img_size": {
            "description": "Image size.",
            "pattern": "[0-9]{3}",
            "examples": ["224"],
            "part": "img_size",
            "type": "integer",
        },
        "data": {"description": "Data.", "words": ["in1k", "in12k", "base"], "part": "pretrained"},
    },
    "groups": {"detail": ["size", "scale"]},
    "segments": {
        "architecture": {
            "description": "The architecture.",
            "grammar": ["family", {"optional": {"repeat": "detail"}}, {"optional": "img_size"}],
        },
        "tag": {
            "description": "The training.",
            "grammar": [{"repeat": "data"}, {"optional": {"kind": "img_size", "part": None}}],
        },
    },
    "grammar": ["architecture", {"optional": "tag"}],
}
REAL = [
    "vit_base_patch16_224.augreg_in21k_ft_in1k",
    "resnet50.a1_in1k",
    "swin_tiny_patch4_window7_224.ms_in22k",
    "eva02_large_patch14_448.mim_m38m_ft_in22k_in1k",
    "convnextv2_nano.fcmae_ft_in22k_in1k_384",
]

DOCUMENTS: Mapping[str, Mapping[str, Any]] = {"small": DOCUMENT} | {
    name: bundled(f"{name}.naming.json") for name in CONVENTION_NAMES
}
CONVENTIONS = {name: Convention(name, document) for name, document in DOCUMENTS.items()}


class PlainReader:
    """Reads each name by itself, in the plainest way: no shapes, nothing remembered."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.separators = document["separators"]
        self.kinds = {name: make_kind(name, kind) for name, kind in document["tokens"].items()}
        self.lexicon = Lexicon(self.kinds)
        self.reader = Reader(Grammar(document))

    def parts(self, text: str) -> dict[str, Value] | None:
        """Return the parts of a name; None if the name has a problem."""
        token, segment = self.separators["token"], self.separators.get("segment", "")
        segments = text.split(segment) if segment else [text]
        tokens = [(part, not index) for each in segments for index, part in enumerate(each.split(token))]
        if len(text) > 1000 or not all(re.fullmatch("[a-z0-9]+", part) for part, _ in tokens):
            return None
        symbols = [Symbol(self.lexicon.kinds_of(part), part in self.lexicon.listed, new) for part, new in tokens]
        reading = self.reader.read(symbols)
        if not reading.ends or None in reading.places:
            return None
        parts: dict[str, Value] = {}
        for (part, _), place in zip(tokens, reading.places, strict=True):
            value = self.kinds[place.kind].value(part) if place and place.part else None
            if place and place.part and value is not None:
                parts[place.part] = value
        return parts


PLAIN = {name: PlainReader(document) for name, document in DOCUMENTS.items()}


def words_of(document: Mapping[str, Any]) -> list[str]:
    kinds = document["tokens"].values()
    return [word for kind in kinds for word in (*kind.get("words", ()), *kind.get("examples", ()))]


@st.composite
def columns(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a convention, and names: of its words, of other tokens, of real names, and of hostile texts."""
    name = draw(st.sampled_from(sorted(CONVENTIONS)))
    words = st.sampled_from(words_of(DOCUMENTS[name]))
    token = words | st.from_regex(r"\A[a-z]{1,4}[0-9]{0,3}\Z") | st.sampled_from(["", "A", "é", " ", "\n", "0" * 20])
    made = st.lists(st.tuples(token, st.sampled_from("__.")), min_size=1, max_size=7).map(
        lambda pairs: "".join(itertools.chain(*pairs))[:-1]
    )
    real = st.sampled_from(REAL)
    return name, draw(st.lists(made | real | st.text(max_size=8) | words, max_size=12, unique=True))


@given(columns())
@examples(500)
def test_a_column_has_the_problems_and_the_parts_of_its_names(drawn: tuple[str, list[str]]) -> None:
    name, texts = drawn
    convention, plain = CONVENTIONS[name], PLAIN[name]
    problems = convention.names_with_problems(texts)
    expected = {text: plain.parts(text) for text in texts}
    assert set(problems) == {text for text, parts in expected.items() if parts is None}
    assert problems == {text: convention.read(text) for text in problems}
    for text, parts in expected.items():
        if parts is not None:
            assert convention.read(text).parts == parts
            assert {part: convention.part(text, part) for part in convention.parts} == {
                part: parts.get(part) for part in convention.parts
            }


@pytest.mark.parametrize("length", [1000, 1001])
def test_a_name_of_a_column_can_be_too_long(length: int) -> None:
    text = f"vit_{'base_' * 300}"[: length - 3] + "224"
    text = re.sub(r"_[a-z]*224\Z", lambda match: "_" + "2" * (len(match[0]) - 1), text)
    words = [
        problem.message
        for name in CONVENTIONS["small"].names_with_problems([text]).values()
        for problem in name.problems
    ]
    assert any("characters; a name has at most 1,000" in word for word in words) == (length > 1000)


def test_if_two_tokens_give_the_same_part_the_last_one_counts() -> None:
    convention = CONVENTIONS["small"]
    assert convention.names_with_problems(["vit_x2_x3.in1k_in12k"]) == {}
    assert (convention.part("vit_x2_x3.in1k_in12k", "scale"), convention.part("vit.in1k", "scale")) == (3.0, None)


def test_nothing_is_kept_of_a_clean_name() -> None:
    convention = Convention("small", DOCUMENT)
    names = [f"vit_x{number % 100}_x{number // 100}_224.in1k" for number in range(20_000)]
    assert convention.names_with_problems(names[:2000]) == {}
    tracemalloc.start()
    try:
        assert convention.names_with_problems(names) == {}
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # 180 new tokens, and none of 18,000 new names.
    assert kept < 200_000


def test_what_is_remembered_is_bounded() -> None:
    asked: list[int] = []

    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    remembered = Memo(double, 3)
    assert [remembered[number] for number in (1, 1, 2, 3, 1, 4, 1)] == [2, 2, 4, 6, 2, 8, 2]
    assert asked == [1, 2, 3, 4, 1]
    assert len(remembered) == 2


# Suggestions


def test_the_first_unknown_tokens_of_a_column_have_suggestions() -> None:
    family = {"description": "A family.", "words": ["international", "vit"], "part": "family"}
    convention = Convention("small", DOCUMENT | {"tokens": DOCUMENT["tokens"] | {"family": family}})
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    near = [f"internation{first}{second}" for first in alphabet for second in alphabet if second != "l"]
    near += [f"internatio{first}{second}l" for first in alphabet for second in alphabet if first != "n"]
    near = list(dict.fromkeys(near))
    assert len(near) > MOST_SUGGESTIONS + 100
    problems = convention.names_with_problems([*near, f"{near[0]}_224", f"{near[-1]}_224"])
    suggested = [text for text, name in problems.items() if "did you mean" in name.problems[0].message]
    assert suggested == [*near[:MOST_SUGGESTIONS], f"{near[0]}_224"]
    rest = [problems[text].problems for text in (*near[MOST_SUGGESTIONS:], f"{near[-1]}_224")]
    assert {(problem.rule, problem.help) for (problem,) in rest} == {("unknown-token", None)}
    # A name that is read by itself is compared.
    assert "did you mean" in convention.read(near[-1]).problems[0].message
