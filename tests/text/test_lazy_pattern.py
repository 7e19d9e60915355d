import re

import pytest

from mdlint.text.lazy_pattern import lazy_pattern


def test_an_expression_is_compiled_when_it_is_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def compile_and_note(pattern: str, flags: int) -> re.Pattern[str]:
        compiled.append(pattern)
        return compile_(pattern, flags)

    monkeypatch.setattr(re, "compile", compile_and_note)
    lazy = lazy_pattern("a(b+)", re.IGNORECASE)
    assert lazy.pattern == "a(b+)"
    assert compiled == []
    assert [match[1] for match in lazy.finditer("aB abb")] == ["B", "bb"]
    assert [match[1] for match in lazy.finditer("ab")] == ["b"]
    assert compiled == ["a(b+)"]
    assert lazy.groups == 1
    assert lazy.fullmatch("x") is None


def test_a_wrong_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_method"):
        lazy_pattern("a").no_such_method  # type: ignore[attr-defined]  # noqa: B018
