"""A small convention, and how names are read by it."""

import copy
import pickle
from typing import Any

import pytest

from mdlint.naming import Convention, Name

DOCUMENT: dict[str, Any] = {
    "$schema": "urn:mdlint:naming:v1",
    "case": "lower",
    "separators": {"token": "_", "segment": "."},
    "tokens": {
        "family": {"description": "A family.", "words": ["vit", "swin", "resnet50"], "part": "family"},
        "size": {"description": "A size.", "words": {"base": "Middling.", "large": "", "tiny": ""}, "part": "size"},
        "patch": {
            "description": "Patch size.",
            "pattern": "patch([0-9]+)",
            "examples": ["patch16"],
            "part": "patch",
            "type": "integer",
        },
        "scale": {
            "description": "A factor.",
            "pattern": "x([0-9.]+)",
            "examples": ["x2"],
            "part": "scale",
            "type": "number",
        },
        "feature": {"description": "A variant.", "words": ["rope", "mixed"]},
        "img_size": {
            "description": "Image size.",
            "pattern": "[0-9]{3}",
            "examples": ["224"],
            "part": "img_size",
            "type": "integer",
        },
        "ft": {"description": "Fine-tuned.", "words": ["ft"]},
        "data": {"description": "Data.", "words": ["in1k", "in12k"], "part": "pretrained"},
    },
    "groups": {"detail": ["size", "patch", "feature", "scale"]},
    "segments": {
        "architecture": {
            "description": "The architecture.",
            "grammar": ["family", {"optional": {"repeat": "detail"}}, {"optional": "img_size"}],
        },
        "tag": {
            "description": "The training.",
            "grammar": [
                {"repeat": "data"},
                {"optional": ["ft", {"repeat": {"kind": "data", "part": "finetuned"}}]},
                {"optional": {"kind": "img_size", "part": None}},
            ],
        },
    },
    "grammar": ["architecture", "tag"],
}


@pytest.fixture(scope="module")
def convention() -> Convention:
    return Convention("small", DOCUMENT)


def only_fault(name: Name) -> tuple[str, int, int, str]:
    (fault,) = name.problems
    return fault.rule, fault.start, fault.end, fault.message


def test_a_convention_lists_its_parts_and_their_types(convention: Convention) -> None:
    assert convention.name == "small"
    assert convention.parts == {
        "family": "string",
        "size": "string",
        "patch": "integer",
        "scale": "number",
        "img_size": "integer",
        "pretrained": "string",
        "finetuned": "string",
    }


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("vit.in1k", {"family": "vit", "pretrained": "in1k"}),
        (
            "vit_base_patch16_224.in1k",
            {"family": "vit", "size": "base", "patch": 16, "img_size": 224, "pretrained": "in1k"},
        ),
        ("vit_rope_mixed.in12k_ft_in1k", {"family": "vit", "pretrained": "in12k", "finetuned": "in1k"}),
        # If two tokens are for the same part, the last one is its value.
        ("vit.in12k_in1k", {"family": "vit", "pretrained": "in1k"}),
        ("vit.in12k_ft_in12k_in1k", {"family": "vit", "pretrained": "in12k", "finetuned": "in1k"}),
        # The grammar has no part for this number.
        ("vit.in1k_384", {"family": "vit", "pretrained": "in1k"}),
    ],
)
def test_the_parts_of_a_name(convention: Convention, name: str, parts: dict[str, object]) -> None:
    read = convention.read(name)
    assert (read.parts, read.problems) == (parts, ())


def test_a_token_has_a_place_a_kind_and_a_meaning(convention: Convention) -> None:
    tokens = convention.tokens("vit_patch16.in1k")
    assert [tuple(token) for token in tokens] == [
        (0, 3, "vit", "family", "family", "vit"),
        (4, 11, "patch16", "patch", "patch", 16),
        (12, 16, "in1k", "data", "pretrained", "in1k"),
    ]
    assert [convention.describe(token) for token in tokens] == ["A family.", "Patch size.", "Data."]


@pytest.mark.parametrize("name", ["", "Vit.in1k", "vit__base.in1k", "vit."])
def test_a_name_of_the_wrong_shape_has_no_tokens(convention: Convention, name: str) -> None:
    assert convention.tokens(name) == ()


def test_tokens_after_an_error_have_the_first_possible_kind(convention: Convention) -> None:
    kinds = [(token.text, token.kind, token.part) for token in convention.tokens("vit_swin_224_wholly.in1k")]
    assert kinds == [
        ("vit", "family", "family"),
        ("swin", "family", None),
        ("224", "img_size", None),
        ("wholly", None, None),
        ("in1k", "data", None),
    ]


def test_a_word_may_have_its_own_description(convention: Convention) -> None:
    tokens = convention.tokens("vit_base_tiny_wholly.in1k")
    assert [convention.describe(token) for token in tokens[1:4]] == ["Middling.", "A size.", ""]


@pytest.mark.parametrize(
    ("name", "start", "end", "message"),
    [
        ("", 0, 0, "the name is empty"),
        ("vit base.in1k", 3, 4, "white space in the name"),
        (" vit.in1k", 0, 1, "white space in the name"),
        ("vit.in1k\u00a0", 8, 9, "white space in the name"),
        ("Vit.in1k", 0, 1, '"V" is in upper case; names are in lower case'),
        ("vit.IN1K", 4, 6, '"IN" is in upper case; names are in lower case'),
        ("vit-base.in1k", 3, 4, '"-" is not allowed in a name; expected a to z, 0 to 9'),
        ("vité.in1k", 3, 4, '"é" is not allowed in a name; expected a to z, 0 to 9'),
        ("vit_٣.in1k", 4, 5, '"٣" is not allowed in a name; expected a to z, 0 to 9'),
        ("_vit.in1k", 0, 0, 'the name begins with "_"; expected a token'),
        ("vit.in1k_", 9, 9, 'the name ends with "_"; expected a token'),
        ("vit.", 4, 4, 'the name ends with "."; expected a token'),
        ("vit__base.in1k", 4, 4, 'nothing between "_" and "_"; expected a token'),
        ("vit_.in1k", 4, 4, 'nothing between "_" and "."; expected a token'),
        # The first of two mistakes.
        ("vit__Base.in1k", 4, 4, 'nothing between "_" and "_"; expected a token'),
        ("x" * 1001, 0, 1001, "1,001 characters; a name has at most 1,000"),
    ],
)
def test_the_shape_of_a_name(convention: Convention, name: str, start: int, end: int, message: str) -> None:
    assert only_fault(convention.read(name)) == ("bad-name", start, end, message)


@pytest.mark.parametrize(
    ("name", "help_"),
    [
        (
            "v\u0456t.in1k",
            'The character is \u0456 (U+0456, Cyrillic small letter byelorussian-ukrainian i): write "i".',
        ),
        ("vit\uff3fbase.in1k", 'The character is \uff3f (U+FF3F, Fullwidth low line): write "_".'),
        ("vit\u2011base.in1k", None),
        ("vit-base.in1k", None),
        ("vité.in1k", None),
    ],
)
def test_a_character_that_looks_like_an_allowed_character_is_told_as_that(
    convention: Convention, name: str, help_: str | None
) -> None:
    (problem,) = convention.read(name).problems
    assert problem.help == help_


@pytest.mark.parametrize(
    ("name", "start", "end", "message"),
    [
        ("vit", 3, 3, 'the name ends here; expected "." and tag, size, patch, feature or 2 other kinds of token'),
        ("vit.in12k_ft", 12, 12, "the name ends here; expected data"),
        ("vit.in1k_224.in1k", 12, 13, '"." is not allowed here; expected the end of the name'),
        ("vit.in1k.in1k", 8, 9, 'expected "_" before "in1k", which belongs to the tag'),
        ("base.in1k", 0, 4, '"base" is not allowed here; expected family'),
        (
            "vit_swin.in1k",
            4,
            8,
            '"swin" is not allowed here; expected "." and tag, size, patch, feature or 2 other kinds of token',
        ),
        (
            "vit.rope_in1k",
            4,
            8,
            '"rope" is not allowed here; expected "." and tag, size, patch, feature or 2 other kinds of token',
        ),
        ("vit_base_in1k", 8, 9, 'expected "." before "in1k", which begins the tag'),
        ("vit_in12k_ft_in1k", 3, 4, 'expected "." before "in12k", which begins the tag'),
        ("vit.base.in1k", 3, 4, 'expected "_" before "base", which belongs to the architecture'),
        ("vit.in12k_ft.in1k", 12, 13, 'expected "_" before "in1k", which belongs to the tag'),
    ],
)
def test_the_order_of_a_name(convention: Convention, name: str, start: int, end: int, message: str) -> None:
    assert only_fault(convention.read(name)) == ("bad-name", start, end, message)


@pytest.mark.parametrize(
    ("name", "start", "end", "message"),
    [
        ("vit_rpoe.in1k", 4, 8, 'unknown token "rpoe" (did you mean "rope"?)'),
        ("vit_rop.in1k", 4, 7, 'unknown token "rop" (did you mean "rope"?)'),
        ("vit_ropes.in1k", 4, 9, 'unknown token "ropes" (did you mean "rope"?)'),
        ("vit_robe.in1k", 4, 8, 'unknown token "robe" (did you mean "rope"?)'),
        ("vit_pacth14.in1k", 4, 11, 'unknown token "pacth14" (did you mean "patch14"?)'),
        ("vit.in1kk", 4, 9, 'unknown token "in1kk" (did you mean "in1k"?)'),
        ("siwn.in1k", 0, 4, 'unknown token "siwn" (did you mean "swin"?)'),
        ("git.in1k", 0, 3, 'unknown token "git" (did you mean "vit"?)'),
        # Only the first of two unknown tokens is reported.
        ("siwn_rpoe.in1k", 0, 4, 'unknown token "siwn" (did you mean "swin"?)'),
    ],
)
def test_a_token_one_edit_from_a_known_one_is_mistyped(
    convention: Convention, name: str, start: int, end: int, message: str
) -> None:
    read = convention.read(name)
    assert only_fault(read) == ("bad-name", start, end, message)
    assert read.parts == {}


@pytest.mark.parametrize(
    ("name", "start", "end", "message"),
    [
        ("vit_wholly.in1k", 4, 10, 'unknown token "wholly"'),
        # A different number, a letter after a number, a letter before a word: a new token is just as likely.
        ("resnet51.in1k", 0, 8, 'unknown token "resnet51" (did you mean "resnet50"?)'),
        ("resnet50d.in1k", 0, 9, 'unknown token "resnet50d" (did you mean "resnet50"?)'),
        ("vit_xtiny.in1k", 4, 9, 'unknown token "xtiny" (did you mean "tiny"?)'),
        # Too short for a mistake to be certain.
        ("vit.in12k_fx_in1k", 10, 12, 'unknown token "fx" (did you mean "ft"?)'),
        # Two edits.
        ("vit_maxid.in1k", 4, 9, 'unknown token "maxid" (did you mean "mixed"?)'),
        # Three edits.
        ("vit_maxim.in1k", 4, 9, 'unknown token "maxim"'),
        ("vit_mixxde.in1k", 4, 10, 'unknown token "mixxde" (did you mean "mixed"?)'),
    ],
)
def test_any_other_unknown_token_may_be_new(
    convention: Convention, name: str, start: int, end: int, message: str
) -> None:
    assert only_fault(convention.read(name)) == ("unknown-token", start, end, message)


def test_a_name_with_an_unknown_token_keeps_its_other_parts(convention: Convention) -> None:
    read = convention.read("vit_wholly_base_other.in1k")
    assert read.parts == {"family": "vit", "size": "base", "pretrained": "in1k"}
    assert [(fault.rule, fault.start) for fault in read.problems] == [("unknown-token", 4), ("unknown-token", 16)]


def test_the_help_explains_the_suggestion(convention: Convention) -> None:
    assert convention.read("vit_bsae.in1k").problems[0].help == '"base": Middling.'
    assert convention.read("vit_base_in1k").problems[0].help == 'Write "vit_base.in1k".'


def test_a_pattern_may_match_another_token_elsewhere(convention: Convention) -> None:
    # "512" is not among the examples, so in the place of a size it is an unknown token.
    message = 'unknown token "512": a token of the kind img size has no place here'
    assert only_fault(convention.read("vit_base.512_in1k")) == ("unknown-token", 9, 12, message)
    assert only_fault(convention.read("vit_224_base.in1k"))[:3] == ("bad-name", 8, 12)


@pytest.mark.parametrize("digits", ["9" * 16, "9" * 900])
def test_a_number_that_is_too_long_is_not_a_number(convention: Convention, digits: str) -> None:
    read = convention.read(f"vit_patch{digits}.in1k")
    assert "patch" not in read.parts
    assert [fault.rule for fault in read.problems] == ["unknown-token"]


def test_a_message_about_a_long_token_is_short(convention: Convention) -> None:
    (fault,) = convention.read(f"{'q' * 900}.in1k").problems
    assert len(fault.message) < 120


@pytest.mark.parametrize("name", ["_" * 100_000, "a_" * 50_000, "." * 1_000_000, "\n" * 100_000, "vit_" * 200_000])
def test_a_hostile_name_has_one_problem(convention: Convention, name: str) -> None:
    assert len(convention.read(name).problems) == 1


def test_a_number_with_a_point_is_read_if_the_characters_allow_it() -> None:
    document = copy.deepcopy(DOCUMENT) | {"characters": ".", "separators": {"token": "_", "segment": "/"}}
    assert Convention("c", document).read("vit_x1.5/in1k").parts["scale"] == 1.5


def test_case_may_be_upper_or_any() -> None:
    document = {
        "separators": {"token": "-"},
        "tokens": {"word": {"description": "A word.", "words": ["ABC"]}},
        "segments": {"name": {"description": "All of it.", "grammar": {"repeat": "word"}}},
        "grammar": "name",
    }
    upper = Convention("upper", document | {"case": "upper"})
    assert upper.read("ABC-ABC").problems == ()
    assert only_fault(upper.read("ABC-aBC")) == ("bad-name", 4, 5, '"a" is in lower case; names are in upper case')
    assert Convention("any", document).read("ABC-xyz").problems[0].rule == "unknown-token"


def test_the_first_alternative_that_fits_is_used() -> None:
    def part_of(*order: str) -> object:
        document = copy.deepcopy(DOCUMENT)
        document["tokens"]["other"] = {"description": "Another.", "words": ["base"], "part": "other"}
        document["segments"]["architecture"]["grammar"] = ["family", {"oneOf": list(order)}]
        return Convention("c", document).read("vit_base.in1k").parts

    assert part_of("size", "other") == {"family": "vit", "size": "base", "pretrained": "in1k"}
    assert part_of("other", "size") == {"family": "vit", "other": "base", "pretrained": "in1k"}


def test_a_convention_can_be_pickled(convention: Convention) -> None:
    convention.read("vit.in1k")
    again: Convention = pickle.loads(pickle.dumps(convention))
    assert again.name == "small"
    assert again.read("vit_rpoe.in1k") == convention.read("vit_rpoe.in1k")


BENCHMARK: dict[str, Any] = {
    "$schema": "./naming.schema.json",
    "separators": {"token": " "},
    "characters": ".-",
    "tokens": {
        "tool": {"description": "A tool.", "words": ["kanzi", "zstd"]},
        "version": {"description": "Its version.", "pattern": "[0-9]+([.][0-9]+)+", "examples": ["2.3"]},
        "level": {"description": "Its level.", "pattern": "-[0-9]+", "examples": ["-9"]},
    },
    "segments": {"name": {"description": "All of it.", "grammar": ["tool", "version", {"optional": "level"}]}},
    "grammar": "name",
}


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("kanzi 2.3 -9", None),
        ("zstd 1.5.6", None),
        ("kanzi  2.3", (6, 6, 'nothing between " " and " "; expected a token')),
        ("kanzi\t2.3", (5, 6, "white space in the name")),
        ("kanzi 2.3 -9 ", (13, 13, 'the name ends with " "; expected a token')),
        ("kanzy 2.3", (0, 5, "kanzy")),
    ],
)
def test_a_space_may_separate_tokens(name: str, problem: tuple[int, int, str] | None) -> None:
    read = Convention("benchmark", BENCHMARK).read(name)
    if problem is None:
        assert read.problems == ()
    else:
        (only,) = read.problems
        assert (only.start, only.end) == problem[:2]
        assert problem[2] in only.message
