"""The check of a schema against the family that it was inferred from."""

from pathlib import Path

from proposed import rows

from mdlint.config import Config
from mdlint.infer.families import Family, TableOnPage, families_of
from mdlint.infer.proof import prove
from mdlint.infer.proposal import Evidence, FamilyPlace, Proposal, for_column
from mdlint.markdown import parse
from mdlint.schema import At


def family(page_text: str) -> Family:
    page = parse(page_text)
    (only,) = families_of(TableOnPage(page, table, Config(Path.cwd())) for table in page.tables)
    return only


NUMBERS = family(rows("Name | Size", ((f"n{number}", number) for number in range(30))))
TYPE = for_column("Size", "type", "number", Evidence(30, 1))


def maximum(value: int, *exceptions: int) -> Proposal:
    places = tuple(FamilyPlace(0, At(row, 1)) for row in exceptions)
    return for_column("Size", "maximum", value, Evidence(30, 1, places))


def test_a_proposal_without_findings_is_kept() -> None:
    assert prove(NUMBERS, [TYPE, maximum(29)]) == ((TYPE, maximum(29)), (), ())


def test_a_finding_at_a_listed_place_is_a_suspect() -> None:
    proven = prove(NUMBERS, [TYPE, maximum(28, 29)])
    assert proven.proposals == (TYPE, maximum(28, 29))
    assert [(suspect.table, suspect.violation.rule, suspect.violation.at[:2]) for suspect in proven.suspects] == [
        (0, "out-of-range", (29, 1))
    ]


def test_a_proposal_with_a_finding_elsewhere_is_dropped_and_the_others_stay() -> None:
    assert prove(NUMBERS, [TYPE, maximum(28, 3)]) == ((TYPE,), (maximum(28, 3),), ())
    assert prove(NUMBERS, [TYPE, maximum(27, 29)]) == ((TYPE,), (maximum(27, 29),), ())


def test_an_exception_without_a_finding_is_no_suspect() -> None:
    assert prove(NUMBERS, [TYPE, maximum(29, 3)]).suspects == ()


def test_what_the_default_schema_finds_is_a_suspect_without_any_proposal() -> None:
    scores = family(rows("Model | Top-1", ((f"n{number}", 848.28 if number == 7 else 80.5) for number in range(30))))
    proven = prove(scores, [for_column("Model", "type", "string", Evidence(30, 1))])
    assert len(proven.proposals) == 1
    assert [(suspect.violation.rule, suspect.violation.at.row) for suspect in proven.suspects] == [("out-of-range", 7)]


def test_of_two_relations_only_the_broken_one_is_dropped() -> None:
    table = family(rows("Name | A | B", ((f"n{number}", number, number + 1) for number in range(30))))
    holds, breaks = (
        Proposal(("compare",), [{"left": left, "is": "<", "right": right}], Evidence(30, 1))
        for left, right in (("A", "B"), ("B", "A"))
    )
    numbers = [for_column(name, "type", "number", Evidence(30, 1)) for name in "AB"]
    assert prove(table, [*numbers, breaks, holds]) == ((*numbers, holds), (breaks,), ())


def test_many_wrong_proposals_are_dropped_at_once() -> None:
    header = " | ".join(["Name", *(f"C{number}" for number in range(60))])
    table = family(rows(header, ([f"n{row}", *range(60)] for row in range(25))))
    wrong = [for_column(f"C{number}", "maximum", -1, Evidence(25, 1)) for number in range(60)]
    assert prove(table, wrong) == ((), tuple(wrong), ())
