"""Check generated and mutated pages, and hold each run to what must be true of every page.

    python benchmarks/fuzz_pages.py [--count N] [--seed S] [--pages DIR]...

A page is a sequence of tokens in contexts (see `repeats.py`), or a page of a folder with mutations: tokens, lines and
pieces of other pages put in, taken out, doubled or swapped. The dialects take turns. For each page:

- the check raises nothing;
- the span of each finding, and of each related place, lies on the page;
- findings are in the order of their places;
- the span of a pipe cell cuts out its `raw`;
- a page whose lines end with CR LF has the same findings.

Each break is printed with the number of its page; `--seed S --only NUMBER` writes that page to the standard output. The
exit status is 1 if there is a break.
"""

import argparse
import random
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from repeats import CONTEXTS, DIALECT_CONTEXTS, DIALECTS, TOKENS, write_configs

from mdlint.config import Config, load_config
from mdlint.discover import Source
from mdlint.markdown import read_page
from mdlint.model import Dialect, Page, Span
from mdlint.report import Report
from mdlint.runner import run

FIXTURES = Path(__file__).parents[1] / "fixtures"
LARGEST_SEED = 20_000


class Maker:
    """Makes pages by a seed: page number N is the same in every run."""

    def __init__(self, seed: int, folders: Sequence[Path]) -> None:
        files = sorted(file for folder in folders for file in folder.rglob("*.md") if file.is_file())
        texts = (file.read_bytes().decode("utf-8", "ignore") for file in files)
        self._seeds = [text for text in texts if 0 < len(text) <= LARGEST_SEED]
        self._seed = seed

    def page(self, number: int) -> tuple[Dialect, str]:
        """Return the dialect and the text of a page."""
        draw = random.Random(self._seed * 1_000_003 + number)  # noqa: S311  no secret
        dialect: Dialect = DIALECTS[number % len(DIALECTS)]
        make = _composed if number % 5 < 2 or not self._seeds else self._mutated
        return dialect, make(draw, dialect)

    def _mutated(self, draw: random.Random, _dialect: Dialect) -> str:
        lines = draw.choice(self._seeds).split("\n")
        start = draw.randrange(len(lines))
        lines = lines[start : start + draw.randint(1, 60)]
        for _ in range(draw.randint(1, 6)):
            self._mutate(draw, lines)
        return "\n".join(lines)

    def _mutate(self, draw: random.Random, lines: list[str]) -> None:
        """Change one line, or the order or the number of lines."""
        at, kind = draw.randrange(len(lines)), draw.randrange(7)
        line = lines[at]
        cut = draw.randint(0, len(line))
        if kind <= 2:
            lines[at] = line[:cut] + "".join(draw.choices(TOKENS, k=draw.randint(1, 3))) + line[cut:]
        elif kind == 3:
            lines[at] = line[:cut] + line[cut + draw.randint(1, 5) :]
        elif kind == 4:
            lines.insert(at, draw.choice(lines))
        elif kind == 5:
            lines[at] = ""
        else:
            lines.insert(at, draw.choice(draw.choice(self._seeds).split("\n")))


def _composed(draw: random.Random, dialect: Dialect) -> str:
    """Return tokens in a few contexts of a dialect."""
    contexts = {**CONTEXTS, **DIALECT_CONTEXTS.get(dialect, {})}
    parts = []
    for _ in range(draw.randint(1, 4)):
        tokens = "".join(draw.choices(TOKENS, k=draw.randint(1, 12)))
        parts.append(contexts[draw.choice(list(contexts))].replace("@", tokens))
    return draw.choice(("\n", "\n\n", "")).join(parts)


def breaks(text: str, config: Config, file: Path) -> Iterator[str]:
    """Yield what is wrong in a run on a page with this text."""
    report = _check(text, config, file)
    page = read_page(text, str(file), config.dialect, config.slugs)
    if not isinstance(page, Page):
        return
    yield from _bad_spans(report, page)
    for table in page.tables:
        if table.kind == "pipe":
            cells = [cell for row in (table.header, *table.rows) for cell in row.cells]
            yield from (f"cell {cell.span} is not {cell.raw!r}" for cell in cells if page.slice(cell.span) != cell.raw)
    # By its NUL bytes, a short page may look like UTF-16 with one line ending and not with the other.
    if "\r" not in text and "\0" not in text:
        other = _check(text.replace("\n", "\r\n"), config, file)
        if other.diagnostics != report.diagnostics:
            yield f"with CR LF: {set(other.diagnostics) ^ set(report.diagnostics)}"


def _check(text: str, config: Config, file: Path) -> Report:
    file.write_text(text, encoding="utf-8", newline="")
    return run([Source(str(file), config)])


def _bad_spans(report: Report, page: Page) -> Iterator[str]:
    lengths = [len(line) for line in page.lines]
    last: Span | None = None
    for found in report.diagnostics:
        for span in (found.span, *(related.at for related in found.related)):
            if not _is_on(span, lengths):
                yield f"{found.rule}: {span} is not on the page"
        if last is not None and found.span < last:
            yield f"{found.rule}: {found.span} comes after {last}"
        last = found.span


def _is_on(span: Span, lengths: Sequence[int]) -> bool:
    lines = 1 <= span.line <= span.end_line <= max(len(lengths), 1)
    if not lengths:
        return lines
    ends = 1 <= span.column <= lengths[span.line - 1] + 1 and 1 <= span.end_column <= lengths[span.end_line - 1] + 1
    return lines and ends and span.start <= span.end


def main(arguments: Sequence[str] | None = None) -> int:
    """Check pages, and return the exit status."""
    parser = argparse.ArgumentParser(description="Check generated and mutated pages.")
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--start", type=int, default=0, help="the number of the first page")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, metavar="NUMBER", help="write this page to the standard output")
    parser.add_argument("--pages", type=Path, action="append", default=[], help="a folder of pages to mutate")
    options = parser.parse_args(arguments)
    maker = Maker(options.seed, [FIXTURES, *options.pages])
    if options.only is not None:
        sys.stdout.buffer.write(maker.page(options.only)[1].encode())
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        configs = {dialect: load_config(file) for dialect, file in write_configs(Path(folder)).items()}
        for number in range(options.start, options.start + options.count):
            dialect, text = maker.page(number)
            try:
                found = list(breaks(text, configs[dialect], Path(folder) / "page.md"))
            except Exception:  # noqa: BLE001  any exception is a break
                found = [traceback.format_exc(limit=-3)]
            failed += bool(found)
            for what in found[:3]:
                print(f"page {number}, {dialect}: {what[:2000]}", flush=True)
    print(f"{failed} of {options.count} pages break")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
