import json

import pytest

from mdlint.text.visible import harmless_json, visible, visible_after, visible_at_start


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain | text", "plain | text"),
        ("漢字 ✅ é", "漢字 ✅ é"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x9b31m", r"\x9b31m"),
        ("a\x00b\x7fc", r"a\x00b\x7fc"),
        ("a\tb\nc\rd", r"a\tb\nc\rd"),
        ("a\x85b", r"a\x85b"),
        ("\u202eabc\u202c", r"\u202eabc\u202c"),
        ("\u2066a\u2069", r"\u2066a\u2069"),
        ("a\u2028b\u2029c", r"a\u2028b\u2029c"),
        ("\u200ea\u200fb\u061c", r"\u200ea\u200fb\u061c"),
        ("\ufeffa", r"\ufeffa"),
        ("\udcff", r"\udcff"),
        ("👨\u200d👩", "👨\u200d👩"),
    ],
)
def test_control_characters_are_shown_as_escapes(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_no_control_character_is_printed() -> None:
    controls = [
        chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    ]
    assert visible("".join(controls)).isascii()
    assert visible("".join(controls)).isprintable()


@pytest.mark.parametrize("service", ["##", "##vso", "##VSO", "##teamcity"])
def test_the_bracket_of_a_runner_command_is_escaped(service: str) -> None:
    assert visible(f"a {service}[error]x") == rf"a {service}\x5berror]x"
    for split in range(len(service) + 1):
        whole = f"a {service}[x"
        assert visible(whole[:split]) + visible_after(whole[:split], whole[split:]) == visible(whole)
    assert json.loads(harmless_json(json.dumps([f"{service}[x", "[#"]))) == [f"{service}[x", "[#"]
    assert f"{service}[" not in harmless_json(json.dumps([f"{service}[x"]))


@pytest.mark.parametrize("text", ["#[x]", "[#](##)", "## [x]", "##x[y]"])
def test_other_brackets_stay(text: str) -> None:
    assert visible(text) == text
    assert harmless_json(text) == text


@pytest.mark.parametrize(
    ("text", "shown"), [("::error::x", r"\x3a:error::x"), ("  ::x", r"  \x3a:x"), ("a::b", "a::b")]
)
def test_two_colons_are_escaped_at_the_start_of_a_line_alone(text: str, shown: str) -> None:
    assert visible_at_start(text) == shown
