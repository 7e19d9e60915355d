"""Leaves rows out, infers a schema from the others, and checks the rows that were left out.

python benchmarks/infer_leave_out.py DIR... [--share 0.2] [--rounds 5] [--least-rows 20] [--show]

Each table with enough rows is a family of its own. A finding on a row that was left out is a false alarm, unless the
row has a mistake: `--show` prints each for reading. Pages are read with the default settings.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mdlint.config import Config
from mdlint.infer.families import TableOnPage, families_of
from mdlint.infer.inference import infer_family
from mdlint.infer.known import Known
from mdlint.markdown import parse
from mdlint.schema import BoundTable, Violation, violations

CONFIG = Config(root=Path("/"))


class Alarm(NamedTuple):
    """A finding on a row that was left out."""

    table: TableOnPage
    violation: Violation


class Outcome(NamedTuple):
    """How many rows were left out, and the findings on them."""

    rows: int
    alarms: tuple[Alarm, ...]


def tables_in(pages: Sequence[Path], least_rows: int) -> Iterator[TableOnPage]:
    """Yield the tables with enough rows, each once: a page may be there in several copies."""
    seen = set()
    for path in pages:
        page = parse(path.read_text(encoding="utf-8", errors="replace"), str(path))
        for table in page.tables:
            text = page.slice(table.span)
            if len(table.rows) >= least_rows and text not in seen:
                seen.add(text)
                yield TableOnPage(page, table, CONFIG)


def leave_out(table: TableOnPage, share: float, seed: int) -> Outcome:
    """Infer the schema of a table without a share of its rows, chosen by `seed`, and check the whole table with it."""
    family = next(iter(families_of([table])), None)
    if family is None:
        return Outcome(0, ())
    rows = Known(family).tables[0].rows
    left = set(random.Random(seed).sample(list(rows), int(share * len(rows))))  # noqa: S311  a sample, no secret
    kept = tuple(row for number, row in enumerate(table.table.rows) if number not in left)
    part = family._replace(tables=(table._replace(table=table.table._replace(rows=kept)),))
    inferred = infer_family(part)
    schema = Known(family, inferred.proposals).schema
    found = [violation for violation in violations(BoundTable(table.table, schema)) if violation.at.row in left]
    return Outcome(len(left), tuple(Alarm(table, violation) for violation in found))


def main() -> None:
    """Print the number of false alarms per 1,000 rows, by rule."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--share", type=float, default=0.2)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--least-rows", type=int, default=20)
    parser.add_argument("--show", action="store_true", help="print each finding")
    options = parser.parse_args()
    pages = sorted(page for folder in options.folders for page in folder.rglob("*.md"))
    tables = list(tables_in(pages, options.least_rows))
    rows, rules, shown = 0, Counter[str](), set()
    for table in tables:
        for seed in range(options.rounds):
            outcome = leave_out(table, options.share, seed)
            rows += outcome.rows
            rules.update(alarm.violation.rule for alarm in outcome.alarms)
            for alarm in outcome.alarms if options.show else ():
                line = table.table.rows[alarm.violation.at.row].span.line if alarm.violation.at.row is not None else 0
                words = f"{table.path}:{line}: {alarm.violation.rule}  {alarm.violation.message}"
                if words not in shown:
                    shown.add(words)
                    print(words)
    total = rules.total()
    print(
        f"{len(tables)} tables, {rows:,} rows left out, {total} findings on them: {1000 * total / max(rows, 1):.2f} per 1,000"
    )
    print(", ".join(f"{rule} {number}" for rule, number in rules.most_common()))


if __name__ == "__main__":
    main()
