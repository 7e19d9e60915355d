"""The names and links of the page that started the project are right, and each planted mistake is the only finding."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mdlint.discover import Configs, discover
from mdlint.runner import run
from shared import SEED, needs_shared, replaced

pytestmark = needs_shared

CONFIG = """\
include = ["**/*.md", "**/*.mdx", "**/*.markdown"]
exclude = []
dialect = "github"

[[tables]]
schema  = "builtin:timm-metrics"
pages   = ["docs/**/*.md"]
columns = ["Model", "Top-1"]
heading = "*2025*"

[rules]
outlier = "off"
"""
SIBLINGS = ("overview.md", "2024-models.md", "historical.md")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project with the configuration, the page, and the three pages that it links to."""
    monkeypatch.chdir(tmp_path)
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "mdlint.toml").write_text(CONFIG)
    (docs / SEED.name).write_text(SEED.read_text())
    for name in SIBLINGS:
        (docs / name).write_text(f"# {name}\n")
    return tmp_path


def found() -> list[tuple[str, int, int, int]]:
    """Return the findings in the docs folder: rule, line, and the first and last column."""
    report = run(discover(["docs"], Configs()))
    return [
        (one.rule, one.span.line, one.span.column, one.span.end_column)
        for one in report.diagnostics
        if one.path == f"docs/{SEED.name}"
    ]


def test_the_page_next_to_its_siblings_is_clean(project: Path) -> None:
    assert found() == []


def test_without_its_siblings_it_has_only_three_broken_links(project: Path) -> None:
    for name in SIBLINGS:
        (project / "docs" / name).unlink()
    assert [(rule, line) for rule, line, _, _ in found()] == [("broken-link", line) for line in LINK_LINES]


def test_without_a_configuration_only_links_are_reported(project: Path) -> None:
    (project / "mdlint.toml").unlink()
    assert found() == []
    for name in SIBLINGS:
        (project / "docs" / name).unlink()
    assert [(rule, line) for rule, line, _, _ in found()] == [("broken-link", line) for line in LINK_LINES]


LINES = SEED.read_text().split("\n") if SEED.exists() else []
LINK_LINES = tuple(number for number, line in enumerate(LINES, 1) if "](" in line and ".md)" in line)
ROPE = "vit_large_patch16_rope_224.naver_in1k"


def inserted(line: int, text: str) -> Callable[[list[str]], None]:
    """Return a change that puts a new line before another line."""
    return lambda lines: lines.insert(line - 1, text)


PLANTED = [
    ("rpoe", replaced(14, "_rope_", "_rpoe_"), ("bad-name", 14, 21, 25)),
    ("pacth16", replaced(14, "patch16", "pacth16"), ("bad-name", 14, 13, 20)),
    ("in1kk", replaced(14, "in1k ", "in1kk "), ("bad-name", 14, 36, 41)),
    ("the dot before the tag lost", replaced(14, ".naver", "_naver"), ("bad-name", 14, 29, 30)),
    ("two underscores", replaced(14, "large_", "large__"), ("bad-name", 14, 13, 13)),
    ("upper case", replaced(14, "vit", "Vit"), ("bad-name", 14, 3, 4)),
    ("a space", replaced(14, "large_", "large "), ("bad-name", 14, 12, 13)),
    ("another image size than the name's", replaced(14, "| 224 |", "| 256 |"), ("broken-relation", 14, 43, 46)),
    ("another size in the name", replaced(14, "_224", "_225"), ("broken-relation", 14, 43, 46)),
    ("another length than the name's", replaced(31, "| 576 |", "| 577 |"), ("broken-relation", 31, 78, 81)),
    ("two letters of a file swapped", replaced(119, "overview.md", "overveiw.md"), ("broken-link", 119, 22, 33)),
    ("an anchor that is nowhere", replaced(119, "overview.md", "overview.md#nowhere"), ("broken-anchor", 119, 22, 41)),
    ("a file's case", replaced(119, "overview.md", "Overview.md"), ("broken-link", 119, 22, 33)),
    (
        "a suppression of nothing",
        inserted(9, "<!-- mdlint-disable-next-table out-of-range: measured so -->"),
        ("unused-suppression", 9, 32, 44),
    ),
]


@pytest.mark.parametrize(("change", "expected"), [case[1:] for case in PLANTED], ids=[case[0] for case in PLANTED])
def test_a_planted_mistake_is_the_only_finding(
    project: Path, change: Callable[[list[str]], None], expected: tuple[str, int, int, int]
) -> None:
    lines = list(LINES)
    change(lines)
    (project / "docs" / SEED.name).write_text("\n".join(lines))
    assert found() == [expected]
