"""The keys of the cache: whatever a result depends on changes them."""

import os
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from mdlint.cache.fingerprint import LIBRARIES, fingerprint, program
from mdlint.cli._job import Form, Job
from mdlint.config import Binding, Config, Links, Site
from mdlint.config.settings import Override
from mdlint.known_rules import RuleChoice
from mdlint.model import Severity
from mdlint.style import TableStyle

HERE = Path("/here")
OVERRIDE = Override(("a.md",), HERE, place="x")
FORM = Form("text", color=False, summary=True, width=80, folder="", root="", cut_paths=False, statistics=False)
SAMPLES: list[Any] = [
    Config(root=HERE, bindings=(Binding("a", HERE),), overrides=(OVERRIDE,)),
    Binding("a", HERE),
    Links(),
    OVERRIDE,
    TableStyle(),
    RuleChoice(),
    Site("MkDocs", HERE, "mkdocs"),
    Job(RuleChoice(), (), (FORM,)),
    FORM,
]


def fields_of(value: Any) -> list[str]:  # noqa: ANN401  a named tuple or a dataclass
    return list(getattr(value, "_fields", None) or value.__dataclass_fields__)


def other(value: object) -> object:
    """Return another value of about the same type."""
    changed: dict[type, object] = {
        bool: not value,
        str: "something else",
        int: 4711,
        type(None): "something",
        tuple: ("something",),
        frozenset: frozenset({"something"}),
    }
    if isinstance(value, Path):
        return value / "x"
    if isinstance(value, Links):
        return Links(by_name=True)
    if isinstance(value, TableStyle):
        return TableStyle(padding=2)
    if isinstance(value, RuleChoice):
        return RuleChoice(frozenset({"bad-name"}))
    return changed.get(type(value), {"something": Severity.INFO})


def replaced(value: Any, field: str) -> Any:  # noqa: ANN401  as above
    values = {name: getattr(value, name) for name in fields_of(value)}
    return type(value)(**values | {field: other(values[field])})


def cases() -> Iterator[Any]:
    for sample in SAMPLES:
        for field in fields_of(sample):
            yield pytest.param(sample, field, id=f"{type(sample).__name__}.{field}")


@pytest.mark.parametrize(("sample", "field"), list(cases()))
def test_each_field_of_the_settings_counts(sample: object, field: str) -> None:
    changed = replaced(sample, field)
    assert fingerprint(changed) != fingerprint(sample)
    assert fingerprint(replaced(sample, field)) == fingerprint(changed)


def test_the_fields_of_a_value_inside_count() -> None:
    sample = SAMPLES[0]
    values = {name: getattr(sample, name) for name in fields_of(sample)}
    for field in fields_of(Binding("a", HERE)):
        changed = Config(**values | {"bindings": (replaced(Binding("a", HERE), field),)})
        assert fingerprint(changed) != fingerprint(sample)


class Unknown:
    pass


@pytest.mark.parametrize("value", [Unknown(), [Unknown()], {"a": Unknown()}, b"bytes", lambda: None])
def test_a_value_of_another_type_is_refused_rather_than_left_out(value: object) -> None:
    with pytest.raises(TypeError, match="no fingerprint for a value of type"):
        fingerprint(value)


class Color(Enum):
    RED = 1
    BLUE = 2


DIFFERENT: list[tuple[object, ...]] = [
    (),
    ("",),
    ("", ""),
    ("a",),
    (("a",),),
    (["a"],),
    ("a", "b"),
    (("a", "b"),),
    ("a\0b",),
    ("ab",),
    (("a",), "b"),
    ("a", ("b",)),
    (1,),
    ("1",),
    (True,),
    (1.0,),
    (None,),
    ("None",),
    ({"a": "b"},),
    ({"b": "a"},),
    ({"a": "b", "c": "d"},),
    ({"c": "d", "a": "b"},),
    (frozenset({"a", "b"}),),
    (Path("a"),),
    (Color.RED,),
    (Color.BLUE,),
    ("\ud800",),
]


def test_different_values_have_different_fingerprints() -> None:
    found = {fingerprint(*values): values for values in DIFFERENT}
    assert len(found) == len(DIFFERENT)


def test_the_order_of_a_set_does_not_count() -> None:
    names = [f"rule-{number}" for number in range(50)]
    assert fingerprint(frozenset(names)) == fingerprint(frozenset(reversed(names)))


def test_the_program_has_a_fingerprint_of_each_library(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program()
    assert program() == before
    for name in LIBRARIES:
        with monkeypatch.context() as patch:

            def updated(folder: str, name: str = name) -> list[str]:
                entries = os.listdir(folder) if folder else []  # noqa: PTH208  the names alone
                return [f"{name}-99.dist-info" if entry.startswith(f"{name}-") else entry for entry in entries]

            patch.setattr("mdlint.cache.fingerprint._names", updated)
            assert program() != before
    monkeypatch.setattr("mdlint.cache.fingerprint.__version__", "99")
    assert program() != before
