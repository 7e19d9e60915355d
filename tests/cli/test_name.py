"""`mdlint name`."""

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

CONVENTION = {
    "$schema": "urn:mdlint:naming:v1",
    "separators": {"token": "_"},
    "tokens": {
        "family": {"description": "A family.", "words": ["resnet", "swin"], "part": "family"},
        "depth": {
            "description": "Its depth.",
            "pattern": "d([0-9]+)",
            "examples": ["d50"],
            "part": "depth",
            "type": "integer",
        },
    },
    "segments": {"name": {"description": "All of it.", "grammar": ["family", {"optional": "depth"}]}},
    "grammar": "name",
}


@pytest.fixture
def name(run: "Run") -> "Run":
    Path("c.json").write_text(json.dumps(CONVENTION), encoding="utf-8")
    return run


def test_the_parts_of_a_name_are_a_table(name: "Run") -> None:
    status, out, err = name("name", "c.json", "resnet_d50")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "resnet_d50",
        "  token   kind    part           meaning",
        "  resnet  family  family=resnet  A family.",
        "  d50     depth   depth=50       Its depth.",
    ]


def test_a_bad_name_is_explained_under_the_place(name: "Run") -> None:
    status, out, err = name("name", "c.json", "resnte_d50")
    assert (status, err) == (1, "")
    assert out.splitlines() == [
        "resnte_d50",
        '^^^^^^ bad-name: unknown token "resnte" (did you mean "resnet"?)',
        '  = help: "resnet": A family.',
    ]


def test_a_place_between_characters_has_one_caret(name: "Run") -> None:
    assert name("name", "c.json", "resnet__d50").out.splitlines()[:2] == [
        "resnet__d50",
        '       ^ bad-name: nothing between "_" and "_"; expected a token',
    ]


def test_an_unknown_token_is_reported_and_does_not_fail(name: "Run") -> None:
    status, out, _ = name("name", "c.json", "vit_d50")
    assert status == 0
    assert out.splitlines() == [
        "vit_d50",
        '^^^ unknown-token: unknown token "vit"',
        "  token  kind   part      meaning",
        "  vit    ?",
        "  d50    depth  depth=50  Its depth.",
    ]


def test_names_are_separated_and_one_bad_name_fails(name: "Run") -> None:
    status, out, _ = name("name", "c.json", "swin", "swni")
    assert status == 1
    assert [part.splitlines()[0] for part in out.split("\n\n")] == ["swin", "swni"]


def test_names_as_json(name: "Run") -> None:
    status, out, _ = name("name", "c.json", "resnet_d50", "swni", "--format", "json")
    assert status == 1
    first, second = json.loads(out)["names"]
    assert first == {
        "name": "resnet_d50",
        "parts": {"family": "resnet", "depth": 50},
        "tokens": [
            {"start": 0, "end": 6, "text": "resnet", "kind": "family", "part": "family", "value": "resnet"},
            {"start": 7, "end": 10, "text": "d50", "kind": "depth", "part": "depth", "value": 50},
        ],
        "faults": [],
    }
    assert (second["parts"], [fault["rule"] for fault in second["faults"]]) == ({}, ["bad-name"])


def test_names_are_read_from_the_standard_input_one_per_line(name: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"swin\r\n\nresnet_d50\n")))
    out = name("name", "c.json", "-", "resnet", "--format", "json").out
    assert [one["name"] for one in json.loads(out)["names"]] == ["swin", "resnet_d50", "resnet"]


def test_a_standard_input_that_is_not_text_is_an_error(name: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"swin\n\xff")))
    assert name("name", "c.json", "-") == (2, "", "error: the standard input, line 2: not UTF-8: the byte 0xff\n")


def test_control_characters_are_shown_as_escapes(name: "Run") -> None:
    assert "\x1b" not in name("name", "c.json", "swin\x1b[31m").out


def test_a_convention_that_cannot_be_used_has_status_2(name: "Run") -> None:
    Path("bad.json").write_text(json.dumps(CONVENTION | {"grammar": "nmae"}), encoding="utf-8")
    status, out, err = name("name", "bad.json", "swin")
    assert (status, out) == (2, "")
    assert err == 'error: bad.json#/grammar: unknown segment "nmae" (did you mean "name"?)\n'
    assert name("name", "none.json", "swin").status == 2


def test_the_built_in_convention_is_known_by_name(name: "Run") -> None:
    assert name("name", "builtin:timm", "resnet50.a1_in1k").status == 0
    assert 'did you mean "builtin:timm"' in name("name", "builtin:tinm", "resnet50.a1_in1k").err
