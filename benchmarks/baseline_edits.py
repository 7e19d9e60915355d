"""Edit pages at random, and compare what a baseline takes for known with where each line came from.

    python benchmarks/baseline_edits.py --pages DIR [--count 200] [--seed 0] [--all-rules]

The pages of a folder are copied, checked, and all their findings put into a baseline. Then each edit changes one copy
above, below or inside its tables, and the page is checked again. The edit keeps, for each line, the line that it was
before: a finding is known if the same rule had a finding at that line, whatever the baseline says. Some edits add a
mistake, which is new. The exit status is 1 if a known finding comes back as new, or a new one is hidden.

A finding of a rule that compares rows may go from one row to another when rows are added or removed. Then it is new at
its new place by both judgments; such findings are counted.
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mdlint.baseline.coverage import Coverage
from mdlint.baseline.matching import matched
from mdlint.baseline.renewal import renewals
from mdlint.config.baselines import BaselineChoice
from mdlint.discover import Configs, Source, discover
from mdlint.fingerprints import Fingerprint
from mdlint.known_rules import KNOWN_RULES, RuleChoice
from mdlint.markdown import parse
from mdlint.model import Diagnostic, Table
from mdlint.runner import run

# A line, and the number that it had before the edit, from 1; None if it is new.
_Line: TypeAlias = tuple[str, int | None]
_Lines: TypeAlias = list[_Line]


class Judged(NamedTuple):
    """The findings after an edit: all that were known before, and what the baseline got wrong.

    `returned` are known findings that it takes for new, `hidden` new ones that it takes for known, `side_effects` the
    findings at old lines that had none.
    """

    known: int
    new: int
    returned: Sequence[Diagnostic]
    hidden: Sequence[Diagnostic]
    side_effects: int


class Edited(NamedTuple):
    """The name of an edit, and what has become of the lines."""

    name: str
    lines: _Lines


def main() -> int:
    """Run the edits, print what was found, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--all-rules", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder, "pages")
        shutil.copytree(options.pages, top, ignore=shutil.ignore_patterns(".git"))
        chosen = RuleChoice(extend=frozenset(KNOWN_RULES)) if options.all_rules else RuleChoice()
        return _report(judge_edits(top, options.count, random.Random(options.seed), chosen))  # noqa: S311  no secret


def judge_edits(top: Path, count: int, chance: random.Random, chosen: RuleChoice) -> Iterator[tuple[Path, str, Judged]]:
    """Yield the page, the name and the judgment of each edit of a page below a folder that has findings and tables."""
    pages = discover([str(top)], Configs(without_files=True), allow_empty=True)
    known = {page.path: found for page in pages if (found := _known(page, chosen))}
    candidates = [page for page in pages if page.path in known and parse(Path(page.path).read_text("utf-8-sig")).tables]
    for _ in range(count):
        page = chance.choice(candidates)
        yield Path(page.path), *_judge(page, known[page.path], chance, chosen)


class Known(NamedTuple):
    """The findings of a page before any edit, and the entries of its baseline."""

    diagnostics: Sequence[Diagnostic]
    entries: Sequence[Fingerprint]


def _known(page: Source, chosen: RuleChoice) -> Known | None:
    report = run([page], chosen)
    if not report.diagnostics or any(found.rule == "unreadable-page" for found in report.diagnostics):
        return None
    (renewal,) = renewals(report, Coverage([page], (), BaselineChoice(), chosen))
    return Known(report.diagnostics, renewal.entries)


def _judge(page: Source, known: Known, chance: random.Random, chosen: RuleChoice) -> tuple[str, Judged]:
    file = Path(page.path)
    before = file.read_bytes()
    text = before.decode("utf-8-sig")
    edited = _edit(text, known.diagnostics, chance)
    try:
        file.write_bytes("\n".join(line for line, _ in edited.lines).encode())
        report = run([page], chosen)
        now = report.pages[page.path]
        result = matched(known.entries, now, report.diagnostics)
    finally:
        file.write_bytes(before)
    places_before = [_place(found, parse(text).tables) for found in known.diagnostics]
    places_after = [_place(found, now.tables) for found in report.diagnostics]
    origins = [edited.lines[line - 1][1] if line <= len(edited.lines) else None for line in places_after]
    rules = [found.rule for found in known.diagnostics]
    return edited.name, _compared(
        Counter(zip(rules, places_before, strict=True)), report.diagnostics, origins, result.new
    )


def _place(diagnostic: Diagnostic, tables: Sequence[Table]) -> int:
    """Return the line of a finding. A finding about the style of a table is at the header, wherever it is shown."""
    line = diagnostic.span.line
    if KNOWN_RULES[diagnostic.rule].group != "style":
        return line
    around = (table for table in tables if table.span.line - 1 <= line <= table.span.end_line + 1)
    return next((table.header.span.line for table in around), line)


def _compared(
    left: Counter[tuple[str, int]],
    after: Sequence[Diagnostic],
    origins: Sequence[int | None],
    new: Sequence[Diagnostic],
) -> Judged:
    """Judge each finding by where its line came from, and compare that with the baseline.

    `left` counts the findings before the edit by rule and line, `origins` are the lines of the others before the edit.
    """
    taken_for_new = Counter(new)
    returned: list[Diagnostic] = []
    hidden: list[Diagnostic] = []
    count = side_effects = 0
    for diagnostic, origin in zip(after, origins, strict=True):
        is_known = origin is not None and left[diagnostic.rule, origin] > 0
        is_new = taken_for_new[diagnostic] > 0
        taken_for_new[diagnostic] -= is_new
        if is_known and origin is not None:
            left[diagnostic.rule, origin] -= 1
            count += 1
        if is_known and is_new:
            returned.append(diagnostic)
        elif not is_known and not is_new:
            hidden.append(diagnostic)
        side_effects += not is_known and origin is not None
    return Judged(count, len(after) - count, returned, hidden, side_effects)


def _edit(text: str, diagnostics: Sequence[Diagnostic], chance: random.Random) -> Edited:
    """Edit a page at a place of a random table."""
    lines: _Lines = [(line, number) for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1)]
    tables = [table for table in parse(text).tables if _is_simple(table)]
    names = list(EDITS) if tables else ["text above", "section above", "section below", "broken link below"]
    name = chance.choice(names)
    table = chance.choice(tables) if tables else None
    has_finding = {diagnostic.span.line for diagnostic in diagnostics}
    has_finding |= {other.at.line for diagnostic in diagnostics for other in diagnostic.related}
    return Edited(name, EDITS[name](lines, table, has_finding, chance))


def _is_simple(table: Table) -> bool:
    """Whether each row is a line of its own, below the margin."""
    rows = [table.header, *table.rows]
    return table.kind == "pipe" and len(table.rows) > 1 and all(row.span.column == 1 for row in rows)


def _text_above(lines: _Lines, _table: Table | None, _found: set[int], _chance: random.Random) -> _Lines:
    return [("Some text.", None), ("", None), *lines]


def _section_above(lines: _Lines, table: Table | None, _found: set[int], _chance: random.Random) -> _Lines:
    section: _Lines = [("", None), ("###### New section", None), ("", None), ("| Key | Note |", None)]
    section += [("| --- | ---- |", None), ("| one | text |", None), ("", None)]
    at = table.span.line - 1 if table else 0
    # Right above a table there may be a comment for it, and in a list it would end the list.
    while at > 0 and lines[at - 1][0].strip():
        at -= 1
    return lines if at == 0 and table else [*section, *lines]


def _section_below(lines: _Lines, _table: Table | None, _found: set[int], _chance: random.Random) -> _Lines:
    return [
        *lines,
        ("", None),
        ("## New section", None),
        ("", None),
        ("| Key | Note |", None),
        ("| --- | ---- |", None),
    ]


def _broken_link_below(lines: _Lines, _table: Table | None, _found: set[int], chance: random.Random) -> _Lines:
    return [*lines, ("", None), (f"See [new](nowhere-{chance.randrange(10**6)}.md).", None), ("", None)]


def _clean_rows(table: Table, found: set[int]) -> list[int]:
    return [row.span.line for row in table.rows if row.span.line not in found]


def _row_added(lines: _Lines, table: Table | None, _found: set[int], chance: random.Random) -> _Lines:
    assert table is not None
    cells = [f"new{chance.randrange(10**6)}", *[""] * (table.width - 1)]
    at = chance.choice([row.span.line for row in table.rows])
    return [*lines[: at - 1], (f"| {' | '.join(cells)} |", None), *lines[at - 1 :]]


def _row_removed(lines: _Lines, table: Table | None, found: set[int], chance: random.Random) -> _Lines:
    assert table is not None
    clean = _clean_rows(table, found)
    at = chance.choice(clean) if clean else None
    return lines if at is None else [*lines[: at - 1], *lines[at:]]


def _rows_shuffled(lines: _Lines, table: Table | None, _found: set[int], chance: random.Random) -> _Lines:
    assert table is not None
    numbers = [row.span.line for row in table.rows]
    shuffled = chance.sample(numbers, len(numbers))
    rows = {old: lines[new - 1] for old, new in zip(numbers, shuffled, strict=True)}
    return [rows.get(number, line) for number, line in enumerate(lines, 1)]


def _columns_aligned(lines: _Lines, table: Table | None, _found: set[int], chance: random.Random) -> _Lines:
    assert table is not None
    numbers = {row.span.line for row in table.rows}
    spaces = " " * chance.randrange(1, 4)

    def aligned(line: str) -> str:
        return line.replace("|", f"{spaces}|").replace("\\" + f"{spaces}|", "\\|") if "`" not in line else line

    return [(aligned(line), old) if number in numbers else (line, old) for number, (line, old) in enumerate(lines, 1)]


def _other_row_changed(lines: _Lines, table: Table | None, found: set[int], chance: random.Random) -> _Lines:
    """Change the digits of a row without a finding, outside of links."""
    assert table is not None
    clean = [at for at in _clean_rows(table, found) if "](" not in lines[at - 1][0] and "<" not in lines[at - 1][0]]
    if not clean:
        return lines
    at = chance.choice(clean)
    line = "".join(chance.choice("123456789") if char.isdigit() else char for char in lines[at - 1][0])
    return [*lines[: at - 1], (line, None), *lines[at:]]


def _cell_too_many(lines: _Lines, table: Table | None, found: set[int], chance: random.Random) -> _Lines:
    """Add a mistake to a row without a finding."""
    assert table is not None
    clean = _clean_rows(table, found)
    if not clean:
        return lines
    at = chance.choice(clean)
    return [*lines[: at - 1], (f"{lines[at - 1][0].rstrip()} one more | and one |", None), *lines[at:]]


def _broken_link_in_row(lines: _Lines, table: Table | None, found: set[int], chance: random.Random) -> _Lines:
    assert table is not None
    clean = _clean_rows(table, found)
    row = next((row for row in table.rows if clean and row.span.line == clean[0] and row.cells), None)
    if row is None:
        return lines
    at, cell = row.span.line, row.cells[-1].span
    line = lines[at - 1][0]
    link = f"[new](nowhere-{chance.randrange(10**6)}.md)"
    return [*lines[: at - 1], (f"{line[: cell.column - 1]} {link} {line[cell.end_column - 1 :]}", None), *lines[at:]]


def _heading_renamed(lines: _Lines, table: Table | None, _found: set[int], _chance: random.Random) -> _Lines:
    assert table is not None
    if not table.headings or not lines[table.headings[-1].span.line - 1][0].startswith("#"):
        return lines
    at = table.headings[-1].span.line
    return [*lines[: at - 1], (f"{lines[at - 1][0].rstrip(' #')} renamed", lines[at - 1][1]), *lines[at:]]


EDITS: Mapping[str, Callable[[_Lines, Table | None, set[int], random.Random], _Lines]] = {
    "text above": _text_above,
    "section above": _section_above,
    "section below": _section_below,
    "broken link below": _broken_link_below,
    "row added": _row_added,
    "row removed": _row_removed,
    "rows shuffled": _rows_shuffled,
    "columns aligned": _columns_aligned,
    "other row changed": _other_row_changed,
    "cell too many": _cell_too_many,
    "broken link in row": _broken_link_in_row,
    "heading renamed": _heading_renamed,
}


def _report(judgments: Iterator[tuple[Path, str, Judged]]) -> int:
    totals, edits = Counter[str](), Counter[str]()
    for page, name, judged in judgments:
        edits[name] += 1
        totals.update(known=judged.known, new=judged.new, side_effects=judged.side_effects)
        for kind, found in (("returned", judged.returned), ("hidden", judged.hidden)):
            totals[kind] += len(found)
            for diagnostic in found:
                print(f"{name}: {kind}: {page}:{diagnostic.span.line}: {diagnostic.rule} {diagnostic.message}")
    print(", ".join(f"{count} {name}" for name, count in sorted(edits.items())))
    print(
        f"{edits.total()} edits: {totals['known']} known findings, {totals['returned']} came back as new; "
        f"{totals['new']} new findings, {totals['hidden']} hidden ({totals['side_effects']} at other rows)"
    )
    return int(bool(totals["returned"] or totals["hidden"]))


if __name__ == "__main__":
    sys.exit(main())
