"""`infer --from-history`: what the past states of a page say about the order and the keys of its tables."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from gate_cases import IDENTITY, environment, git
from proposed import rows

from mdlint.infer.past import Past

if TYPE_CHECKING:
    from conftest import Run

NAMES = sorted(f"{first}{second}{third}" for first in "bdfgk" for second in "aeiou" for third in "lm")
DAY = 86400


def repository(folder: Path, states: Sequence[tuple[int, str]], path: str = "page.md") -> None:
    """Make a repository in which a page had some states, each on a day. The last is checked out."""
    commands = []
    for day, text in states:
        content = text.encode()
        commands.append(
            b"commit refs/heads/main\ncommitter A <a@example.org> %d +0000\ndata 0\nM 100644 inline %s\ndata %d\n%s\n"
            % (1_000_000_000 + day * DAY, path.encode(), len(content), content)
        )
    git(folder, "init", "--quiet", "--initial-branch=main")
    command = ["git", "-C", str(folder), *IDENTITY, "fast-import", "--quiet"]
    subprocess.run(command, input=b"".join(commands), check=True, env=environment())
    git(folder, "reset", "--quiet", "--hard")


def services(names: Sequence[str]) -> str:
    return rows("Name | Price", ((name, f"{37 * NAMES.index(name) % 50}.5") for name in names))


def swapped(names: Sequence[str], *places: int) -> list[str]:
    """Return names in which the ones at some places change places with the next."""
    changed = list(names)
    for place in places:
        changed[place : place + 2] = reversed(changed[place : place + 2])
    return changed


def test_breaks_that_were_mended(folder: Path, run: "Run") -> None:
    states = [(0, services(NAMES))]
    for number in range(6):
        states += [(10 * number + 1, services(swapped(NAMES, 3 * number))), (10 * number + 4, services(NAMES))]
    repository(folder, states)
    output = run("infer", "page.md", "--from-history").out
    # 13 states, 6 of them with a break that lasts 3 days.
    assert "held in 7 of 13 past states; 6 breaks, 6 mended after a median of 3 days, 0 left" in output
    assert 'sortedBy [{"column": "Name"}]' in output


def test_an_order_with_many_exceptions_is_proposed_if_they_were_mended(folder: Path, run: "Run") -> None:
    last = services(swapped(NAMES, 0, 10, 20, 30, 40))
    (folder / "page.md").write_text(last)
    # 5 of 50 rows are one in ten: too many without a history.
    assert "sortedBy [" not in run("infer", "page.md").out
    states = [(0, services(NAMES))]
    for number in range(6):
        states += [(10 * number + 1, services(swapped(NAMES, 7 * number))), (10 * number + 2, services(NAMES))]
    (folder / "page.md").unlink()
    repository(folder, [*states, (99, last)])
    output = run("infer", "page.md", "--from-history").out
    assert 'sortedBy [{"column": "Name"}]' in output
    assert output.count("unsorted-rows") == 5


def test_an_order_whose_breaks_nobody_mends_is_none(folder: Path, run: "Run") -> None:
    names = NAMES
    states = [(0, services(names))]
    for number in range(6):
        # The upper of two swapped rows is out of order, until it is removed.
        broken = swapped(names, 5 * number)
        names = [name for name in names if name != broken[5 * number]]
        states += [(10 * number + 1, services(broken)), (10 * number + 2, services(names))]
    repository(folder, states)
    assert 'sortedBy [{"column": "Name"}]' in run("infer", "page.md").out
    output = run("infer", "page.md", "--from-history").out
    assert "sortedBy [" not in output
    assert "sortedBy 1" in output.split("not proposed")[1]


def test_columns_with_a_name_of_the_builtin_schema_have_a_past_too(folder: Path, run: "Run") -> None:
    scores = [(name, f"{90 - number / 4:.2f}") for number, name in enumerate(NAMES)]
    good = rows("model | top1", scores)
    states = [(0, good)]
    for number in range(5):
        broken = [*scores[: 4 * number], scores[4 * number + 1], scores[4 * number], *scores[4 * number + 2 :]]
        states += [(2 * number + 1, rows("model | top1", broken)), (2 * number + 2, good)]
    repository(folder, states)
    output = run("infer", "page.md", "--from-history").out
    assert "held in 6 of 11 past states; 5 breaks, 5 mended after a median of 1 day, 0 left" in output


def test_tables_of_another_kind_have_no_part_in_the_past(folder: Path, run: "Run") -> None:
    states = [
        (day, rows("Name | Color | Shape | Size", ((name, "red", "round", 1) for name in NAMES))) for day in (1, 2)
    ]
    repository(folder, [*states, (3, services(NAMES))])
    assert "held in 1 of 1 past state)" in run("infer", "page.md", "--from-history").out


def test_a_page_without_past_states_is_inferred_as_without_history(folder: Path, run: "Run") -> None:
    repository(folder, [(0, "another page\n")], "other.md")
    (folder / "page.md").write_text(services(NAMES))
    assert run("infer", "page.md", "--from-history").out == run("infer", "page.md").out


def test_a_repository_without_commits_is_an_error(folder: Path, run: "Run") -> None:
    git(folder, "init", "--quiet")
    (folder / "page.md").write_text(services(NAMES))
    done = run("infer", "page.md", "--from-history")
    assert (done.status, done.out) == (2, "")
    assert '"HEAD" is not a revision' in done.err


def test_a_folder_without_a_repository_is_an_error(folder: Path, run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    (folder / "page.md").write_text(services(NAMES))
    done = run("infer", "page.md", "--from-history")
    assert done.status == 2
    assert "not a git repository" in done.err


@pytest.mark.parametrize(
    ("past", "is_kept", "is_ignored"),
    [
        (Past(430, 412, 11, 9, 1, 9.0), True, False),
        # Half of the breaks that ended were mended.
        (Past(430, 215, 20, 5, 10, 9.0), True, False),
        (Past(430, 215, 22, 5, 10, 9.0), False, False),
        # Too few states held.
        (Past(430, 214, 20, 9, 10, 9.0), False, False),
        # One in ten that ended was mended.
        (Past(430, 215, 20, 1, 10, 9.0), False, True),
        (Past(430, 215, 20, 2, 10, 9.0), False, False),
        # No break ended.
        (Past(430, 100, 20, 0, 20, 0.0), False, False),
        # Too few breaks to say anything.
        (Past(430, 428, 4, 4, 0, 1.0), False, False),
        (Past(430, 428, 4, 0, 0, 0.0), False, False),
        (Past(430, 430, 0, 0, 0, 0.0), False, False),
    ],
)
def test_a_rule_is_kept_or_ignored(past: Past, is_kept: bool, is_ignored: bool) -> None:
    assert (past.is_kept, past.is_ignored) == (is_kept, is_ignored)
