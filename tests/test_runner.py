import os
from pathlib import Path

import pytest

from mdlint import page_stage, project_stage
from mdlint.discover import Configs, Source, discover
from mdlint.errors import ConfigError, SchemaError
from mdlint.files.utf8 import read_bytes
from mdlint.known_rules import RuleChoice
from mdlint.model import Diagnostic, Page, Severity, Span
from mdlint.page_reader import PageReader
from mdlint.report import Summary
from mdlint.ruleset import Ruleset
from mdlint.runner import extract_tables, run
from mdlint.schema.files import documents

GOOD = "| a | b |\n|---|---|\n| 1 | 2 |\n"
RAGGED = "# H\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n\n| c |\n|---|\n| 1 |\n"


pytestmark = pytest.mark.usefixtures("folder")


def pages(**contents: str | bytes) -> list[Source]:
    """Make pages with these names (without their `.md`) in the working directory."""
    for name, content in contents.items():
        Path(f"{name}.md").write_bytes(content.encode() if isinstance(content, str) else content)
    return discover([f"{name}.md" for name in contents], Configs())


def test_pages_tables_errors_and_warnings_are_counted() -> None:
    report = run(pages(good=GOOD, bad=RAGGED))
    assert report.summary == Summary(pages=2, tables=3, errors=1, warnings=0)
    assert [(found.rule, found.path, found.span.line) for found in report.diagnostics] == [("ragged-row", "bad.md", 5)]


def test_only_the_lines_of_pages_with_findings_are_known() -> None:
    report = run(pages(good=GOOD, bad=RAGGED))
    assert list(report.lines) == ["bad.md"]
    assert report.lines["bad.md"][4] == "| 1 | 2 | 3 |"


def test_a_page_that_changed_since_it_was_checked_has_no_lines() -> None:
    report = run(pages(bad=RAGGED, gone=RAGGED))
    Path("bad.md").write_text("# Another page\n" + RAGGED)
    Path("gone.md").unlink()
    assert list(report.lines) == ["bad.md", "gone.md"]
    assert [report.lines[path] for path in report.lines] == [(), ()]


def test_the_lines_of_a_page_are_known_if_it_only_has_an_unused_suppression() -> None:
    report = run(pages(a="# A\n\n<!-- mdlint-disable-file ragged-row -->\n", b="# B\n"))
    assert [found.rule for found in report.diagnostics] == ["unused-suppression"]
    assert list(report.lines) == ["a.md"]


def test_an_unreadable_page_is_a_finding_and_the_run_continues() -> None:
    report = run(pages(latin=b"a\nb\xe9", bad=RAGGED))
    assert report.diagnostics[0] == Diagnostic(
        "unreadable-page", Severity.ERROR, "latin.md", Span(2, 2, 2, 2), "not UTF-8: the byte 0xe9"
    )
    assert report.diagnostics[1].path == "bad.md"
    assert report.summary == Summary(pages=2, tables=2, errors=2, warnings=0)


def test_the_severity_of_an_unreadable_page_is_configured(folder: Path) -> None:
    (folder / "mdlint.toml").write_text('[rules]\nunreadable-page = "warning"')
    assert run(pages(latin=b"\xe9")).summary == Summary(1, 0, 0, 1)
    (folder / "mdlint.toml").write_text('[rules]\nunreadable-page = "off"')
    assert run(pages(latin=b"\xe9")).summary == Summary(1, 0, 0, 0)


@pytest.mark.parametrize(
    ("select", "ignore", "rules"),
    [
        ((), (), ["unreadable-page", "ragged-row"]),
        (("ragged-row",), (), ["ragged-row"]),
        ((), ("ragged-row",), ["unreadable-page"]),
        (("ragged-row",), ("ragged-row",), []),
    ],
)
def test_rules_are_selected_and_ignored(select: tuple[str, ...], ignore: tuple[str, ...], rules: list[str]) -> None:
    report = run(pages(latin=b"\xe9", bad=RAGGED), RuleChoice(frozenset(select), frozenset(ignore)))
    assert [found.rule for found in report.diagnostics] == rules


OVERRIDES = """
rules.ragged-row = "warning"
tables = [{schema = "t.schema.json"}]

[[overrides]]
pages = ["old/"]
rules = {ragged-row = "off", table-indentation = "info"}
style.indentation = 1

[[overrides]]
pages = ["*.mdx"]
rules.ragged-row = "error"
"""


def test_overrides_set_rules_and_style_of_some_pages(folder: Path) -> None:
    (folder / "t.schema.json").write_text('{"type": "array"}')
    (folder / "mdlint.toml").write_text(OVERRIDES)
    (folder / "old").mkdir()
    for name in ("a.md", "a.mdx", "old/a.md", "old/a.mdx"):
        Path(name).write_text("| a |\n|---|\n| 1 | 2 |\n")
    report = run(discover(["."], Configs()))
    assert [(found.path, found.rule, found.severity.value) for found in report.diagnostics] == [
        ("a.md", "ragged-row", "warning"),
        ("a.mdx", "ragged-row", "error"),
        ("old/a.md", "table-indentation", "info"),
        ("old/a.mdx", "table-indentation", "info"),
        ("old/a.mdx", "ragged-row", "error"),
    ]


def test_a_schema_is_read_once_whatever_the_overrides(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "t.schema.json").write_text('{"type": "array"}')
    (folder / "mdlint.toml").write_text(OVERRIDES)
    (folder / "old").mkdir()
    for name in ("a.md", "a.mdx", "old/a.md", "old/a.mdx"):
        Path(name).write_text(GOOD)
    read: list[Path] = []

    def counted(path: Path) -> bytes:
        read.append(path)
        return read_bytes(path)

    monkeypatch.setattr(documents, "read_bytes", counted)
    sources = discover(["."], Configs())
    assert len({id(source.config) for source in sources}) == 4
    run(sources)
    assert [path.name for path in read] == ["t.schema.json"]


def test_each_page_is_checked_by_its_own_configuration(folder: Path) -> None:
    for name, severity in (("x", "warning"), ("y", "off"), ("z", "error")):
        (folder / name).mkdir()
        (folder / name / "mdlint.toml").write_text(f'[rules]\nragged-row = "{severity}"')
        (folder / name / "a.md").write_text(RAGGED)
    report = run(discover(["."], Configs()))
    assert [(found.path, found.severity) for found in report.diagnostics] == [
        ("x/a.md", Severity.WARNING),
        ("z/a.md", Severity.ERROR),
    ]


def test_every_page_is_counted_when_it_is_done() -> None:
    counts: list[int] = []
    run(pages(a=GOOD, b=GOOD, c=b"\xe9"), on_page=counts.append)
    assert counts == [1, 2, 3]


def test_a_schema_that_cannot_be_used_ends_the_run_before_a_page_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "mdlint.toml").write_text('[[tables]]\nschema = "none.json"')
    monkeypatch.setattr(PageReader, "content", lambda _reader, _source: pytest.fail("a page was read"))
    with pytest.raises(SchemaError, match=r"none\.json"):
        run(pages(a=GOOD))


def test_an_unusable_schema_that_a_page_names_is_a_finding_and_the_run_continues() -> None:
    report = run(pages(a="\n<!-- mdlint-schema: none.json -->\n" + GOOD, bad=RAGGED))
    assert [(found.rule, found.path, found.span) for found in report.diagnostics] == [
        ("unknown-schema", "a.md", Span(2, 21, 2, 30)),
        ("ragged-row", "bad.md", Span(5, 11, 5, 12)),
    ]


def test_extract_names_the_comment_whose_schema_cannot_be_used() -> None:
    tables, faults = extract_tables(pages(a="\n<!-- mdlint-schema: none.json -->\n" + GOOD))
    assert [table.bound.schema.name for table in tables] == ["builtin:metrics"]
    assert [(path, why.line, why.column) for path, why in faults] == [("a.md", 2, 21)]


def test_an_unforeseen_exception_names_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(page: Page, _ruleset: Ruleset, _choices: object) -> list[Diagnostic]:
        raise ZeroDivisionError(page.path)

    monkeypatch.setattr(page_stage, "check_bound", crash)
    with pytest.raises(ZeroDivisionError) as caught:
        run(pages(a=GOOD))
    assert caught.value.__notes__ == ["on a.md"]


def test_a_mistake_in_a_configuration_is_reported_first(folder: Path) -> None:
    (folder / "mdlint.toml").write_text("x = 1")
    with pytest.raises(ConfigError):
        pages(a=GOOD)


def test_extract_gives_all_tables_and_the_pages_that_cannot_be_read() -> None:
    tables, faults = extract_tables(pages(good=GOOD, latin=b"\xe9", bad=RAGGED))
    assert [(table.path, table.bound.table.span.line) for table in tables] == [
        ("good.md", 1),
        ("bad.md", 3),
        ("bad.md", 7),
    ]
    assert [path for path, _ in faults] == ["latin.md"]


def test_links_are_looked_up_among_checked_and_other_pages() -> None:
    Path("other.md").write_text("# One\n")
    report = run(pages(a="# A\n[b](b.md#b) [b](b.md#a) [o](other.md#one) [o](other.md#two) [n](none.md)\n", b="# B\n"))
    assert [(found.rule, found.span.column) for found in report.diagnostics] == [
        ("broken-anchor", 17),
        ("broken-anchor", 47),
        ("broken-link", 65),
    ]
    assert list(report.lines) == ["a.md"]


def test_without_a_rule_for_links_no_file_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = pages(a="[n](none.md)\n")
    monkeypatch.setattr(page_stage, "local_facts", lambda _page: pytest.fail("links were collected"))
    monkeypatch.setattr(os, "listdir", lambda _path: pytest.fail("a folder was listed"))
    assert run(sources, RuleChoice(frozenset({"ragged-row"}))).diagnostics == []
    assert run(sources, RuleChoice(ignore=frozenset({"broken-link", "broken-anchor"}))).diagnostics == []


def test_each_page_is_read_in_the_dialect_of_its_configuration(folder: Path) -> None:
    (folder / "mdlint.toml").write_text('dialect = "mkdocs"\n')
    page = "# A/B - C\n\n## By hand {#mine}\n\n[a](#ab-c) [b](#ab---c) [c](#mine) [d](b/)\n"
    assert [found.span.column for found in run(pages(a=page, b="")).diagnostics] == [16]


def test_an_ignored_label_needs_no_definition(folder: Path) -> None:
    (folder / "mdlint.toml").write_text('[links]\nignore = ["api *"]\n')
    assert [found.span.column for found in run(pages(a="[x][api class] [y][none]\n")).diagnostics] == [16]


def test_a_finding_about_a_link_can_be_suppressed() -> None:
    report = run(pages(a="<!-- mdlint-disable broken-link -->\n\n[n](none.md)\n"))
    assert report.diagnostics == []


def test_an_unforeseen_exception_of_the_second_stage_names_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(path: str, _destinations: object, _ruleset: Ruleset) -> list[Diagnostic]:
        raise ZeroDivisionError(path)

    monkeypatch.setattr(project_stage, "check_links", crash)
    with pytest.raises(ZeroDivisionError) as caught:
        run(pages(a=GOOD))
    assert caught.value.__notes__ == ["on a.md"]
