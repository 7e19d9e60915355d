"""An entry of the baseline matches its finding wherever it is now, and no other finding."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from mdlint.baseline.matching import matched
from mdlint.binding.named_schemas import named_builtins
from mdlint.config import Config
from mdlint.fingerprints import Fingerprint, page_fingerprints
from mdlint.links import local_facts
from mdlint.markdown import parse
from mdlint.model import Diagnostic, Page
from mdlint.page_stage import check_page
from mdlint.ruleset import load_ruleset

HEADER = "| Model | Top-1 | Top-5 |\n|---|---|---|\n"
PAGE = f"# Models\n\n## ImageNet\n\n{HEADER}| vit | 848 | 97 |\n| swin | 83 | 97 |\n| mae | -5 | 97 |\n"


def checked(text: str) -> tuple[Page, list[Diagnostic]]:
    """Return a page and its findings by the built-in schema, sorted as in a report."""
    page = parse(text)
    result = check_page(page, load_ruleset(Config(Path("/"))), named_builtins(page))
    return page, sorted(result.diagnostics, key=lambda diagnostic: diagnostic.span)


def entries_of(text: str) -> list[Fingerprint]:
    return page_fingerprints(*checked(text))


def new_and_left(before: str, after: str) -> tuple[list[str], int]:
    """Return the messages of new findings, and the number of entries that match nothing."""
    result = matched(entries_of(before), *checked(after))
    return [diagnostic.message for diagnostic in result.new], len(result.left)


def test_the_page_has_two_findings() -> None:
    assert [diagnostic.rule for diagnostic in checked(PAGE)[1]] == ["out-of-range", "out-of-range"]


def row(name: str, value: str = "848") -> str:
    return f"| {name} | {value} | 97 |\n"


SAME = [
    ("nothing", PAGE),
    ("text above", "Text.\n\n" + PAGE),
    ("a row above", PAGE.replace(row("vit"), row("deit", "80") + row("vit"))),
    ("rows in another order", PAGE.replace(row("vit"), "") + row("vit")),
    ("another value that is too high", PAGE.replace("848", "849")),
    (
        "a column more",
        PAGE.replace(" |\n", " | x |\n").replace("|---|\n", "|---|---|\n").replace("Top-5 | x", "Top-5 | Note"),
    ),
    ("the headings renamed", PAGE.replace("## ImageNet", "## ImageNet-1k")),
    ("the table in another section", PAGE.replace("## ImageNet\n", "## ImageNet\n\nText.\n\n## Results\n")),
    (
        "a second name, so that names no longer tell rows apart",
        PAGE + "".join(row("swin", value) for value in ("84", "85", "86")),
    ),
    ("a byte order mark and other line endings", PAGE.replace("\n", "\r\n")),
]


@pytest.mark.parametrize("after", [case[1] for case in SAME], ids=[case[0] for case in SAME])
def test_known_findings_stay_known(after: str) -> None:
    assert new_and_left(PAGE, after) == ([], 0)


HIGH = "Top-1 848 is above the maximum 100"
NEW = [
    ("a new row", PAGE + row("deit"), [HIGH], 0),
    ("another row", PAGE.replace("| swin | 83", "| swin | 848"), [HIGH], 0),
    ("another row, and the old one mended", PAGE.replace("848", "84.8").replace("83", "848"), [HIGH], 1),
    ("another column", PAGE.replace("| vit | 848 | 97", "| vit | 84 | 848"), ["Top-5 848 is above the maximum 100"], 1),
    ("a copy of the row", PAGE.replace(row("vit"), row("vit") * 2), [HIGH], 0),
    ("another table", PAGE + "\n## COCO\n\n" + HEADER + row("vit"), [HIGH], 0),
    (
        "the same row of another table, and the old one mended",
        PAGE.replace("848", "84.8") + "\n## COCO\n\n" + HEADER + row("vit"),
        [HIGH],
        1,
    ),
    ("a renamed row", PAGE.replace("| vit |", "| vit-b |"), [HIGH], 1),
]


@pytest.mark.parametrize(("after", "new", "left"), [case[1:] for case in NEW], ids=[case[0] for case in NEW])
def test_a_new_finding_is_new(after: str, new: list[str], left: int) -> None:
    messages, count = new_and_left(PAGE, after)
    assert ([message for message in messages if "maximum" in message], count) == (new, left)


def test_a_copy_in_another_section_does_not_take_the_entry() -> None:
    """The first finding is the copy, which is above; the table of the entry is still on the page."""
    before = f"# A\n\ntext\n\n# B\n\n{HEADER}{row('vit')}"
    copy = before.replace("text\n", f"{HEADER}{row('vit')}")
    page, diagnostics = checked(copy)
    result = matched(entries_of(before), page, diagnostics)
    assert [diagnostic.span.line for diagnostic in result.new] == [5]


def test_of_equal_entries_as_many_are_left_as_no_longer_occur() -> None:
    before = HEADER + row("vit") * 3
    high = [entry for entry in entries_of(before) if entry.rule == "out-of-range"]
    page, diagnostics = checked(HEADER + row("vit"))
    result = matched(high, page, diagnostics)
    assert (result.new, [entry.number for entry in result.left]) == ([], [2, 3])


def test_a_missing_column_is_not_another_one() -> None:
    """Both findings are at the header, and only their messages tell them apart."""

    def known(text: str, names: Iterable[str]) -> tuple[Page, list[Diagnostic]]:
        page = parse(text)
        (first, *_), header = checked(PAGE)[1], page.tables[0].header.span
        messages = [f'column "{name}" is missing' for name in names]
        return page, [first._replace(rule="missing-column", span=header, message=message) for message in messages]

    entries = page_fingerprints(*known(PAGE, ["Params", "FLOPs"]))
    assert matched(entries, *known(PAGE, ["FLOPs", "Params"])).new == []
    result = matched(entries, *known(PAGE, ["Params", "GMACs"]))
    assert [diagnostic.message for diagnostic in result.new] == ['column "GMACs" is missing']
    assert [entry.text for entry in result.left] == ['"FLOPs"']


LINK = "# A\n\n[x](gone.md)\n"


@pytest.mark.parametrize(
    ("after", "new"),
    [
        ("# Z\n\n[x](gone.md)\n", []),
        ("# A\n\n## B\n\nText and [a link](gone.md).\n", []),
        ("# A\n\n[x](gone.md)\n\n# B\n\n[x](gone.md)\n", [7]),
        ("# A\n\n[x](gone.md) and [y](gone.md)\n", [3]),
        ("# A\n\n[x](lost.md)\n", [3]),
    ],
)
def test_a_link_outside_of_tables_is_known_by_its_target(after: str, new: list[int]) -> None:
    def broken(text: str) -> tuple[Page, list[Diagnostic]]:
        page = parse(text)
        spans = [link.span for link in local_facts(page).links]
        return page, [checked(PAGE)[1][0]._replace(rule="broken-link", span=span) for span in spans]

    result = matched(page_fingerprints(*broken(LINK)), *broken(after))
    assert [diagnostic.span.line for diagnostic in result.new] == new


def test_a_page_that_can_not_be_read() -> None:
    diagnostic = checked(PAGE)[1][0]
    entries = page_fingerprints(None, [diagnostic])
    assert matched(entries, None, [diagnostic]).new == []
