import pytest
from rule_cases import found

from mdlint.destinations import Destination
from mdlint.model import Definition, Link, Severity, Span
from mdlint.rules import RULES, Finding

AT = Span(1, 5, 1, 9)


def findings_of(rule_id: str, destination: Destination) -> list[Finding]:
    check = RULES[rule_id].check_links
    assert check is not None
    return list(check([destination]))


def link(target: str) -> Link:
    return Link(AT, target)


@pytest.mark.parametrize(
    ("destination", "message"),
    [
        (Destination(link("a.md"), "docs/a.md", exists=False), '"a.md" leads nowhere: there is no "docs/a.md"'),
        (
            Destination(link("a.md#x"), "docs/a.md", exists=False, nearby=("b.md",)),
            '"a.md#x" leads nowhere: there is no "docs/a.md" (did you mean "b.md"?)',
        ),
        (
            Destination(Definition(AT, "x", "../A.md"), "A.md", exists=False, nearby=("../a.md",), nearness="case"),
            '"../A.md" differs from "../a.md" in upper and lower case',
        ),
        (
            Destination(link("a.md"), "docs/a.md", exists=False, nearby=("../a.md", "x/a.md"), nearness="folder"),
            '"a.md" leads nowhere: there is no "docs/a.md" (did you mean "../a.md" or "x/a.md"?)',
        ),
        (
            Destination(link("x.org"), "x.org", exists=False, nearby=("https://x.org",), nearness="scheme"),
            '"x.org" leads nowhere: it has no scheme (did you mean "https://x.org"?)',
        ),
        (
            Destination(link("mya.md"), "mya.md", exists=False, nearby=("a.md",)),
            '"mya.md" leads nowhere: there is no "mya.md" (did you mean "a.md"?)',
        ),
    ],
)
def test_the_message_of_a_broken_link_names_the_missing_file(destination: Destination, message: str) -> None:
    assert [(one.span, one.message) for one in findings_of("broken-link", destination)] == [(AT, message)]


@pytest.mark.parametrize(
    "destination",
    [
        Destination(link("https://x.org")),
        Destination(link("a.md"), "a.md"),
        Destination(link("a.py#L1"), "a.py", fragment="L1"),
        Destination(link("a.md#x"), "a.md", fragment="x", anchors=frozenset({"x"})),
        Destination(link("a.md"), "a.md", anchors=frozenset()),
    ],
)
@pytest.mark.parametrize("rule_id", ["broken-link", "broken-anchor"])
def test_links_that_work_or_cannot_be_checked_are_not_reported(rule_id: str, destination: Destination) -> None:
    assert findings_of(rule_id, destination) == []


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("# One\n\n[a](#one)", []),
        ("# One\n\n[a](#two)", ['3:5-9 error: no anchor "two" on "page.md"']),
        ("# Scores\n\n[a](#score)", ['3:5-11 error: no anchor "score" on "page.md" (did you mean "#scores"?)']),
        (
            "# Languages of Asia\n\n[a](#languages)",
            ['3:5-15 error: no anchor "languages" on "page.md" (did you mean "#languages-of-asia"?)'],
        ),
        ("# One\n\n[a](#One)", ['3:5-9 info: "#One" differs from "#one" in upper and lower case']),
        ("[a](#none)", ['1:5-10 error: no anchor "none" on "page.md"']),
        ("text\n\n[a]: #none", []),
        ("[a][], [b][a]\n\n[a]: #none", ['3:6-11 error: no anchor "none" on "page.md"']),
    ],
)
def test_anchors_of_the_page(page: str, expected: list[str]) -> None:
    assert found("broken-anchor", page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("[a][b]", ['1:1-7 warning: no definition of "b"']),
        ("[paper][]", ['1:1-10 warning: no definition of "paper"']),
        ("[a][vit]\n\n[vitt]: x.md", ['1:1-9 warning: no definition of "vit" (did you mean "vitt"?)']),
        ("[a][b]\n\n[B]: x.md", []),
        ("[a]", []),
        ("`[a][b]`", []),
        ("[a][package.module.Name]", []),
        ("[a][1.2]", ['1:1-9 warning: no definition of "1.2"']),
    ],
)
def test_references_need_definitions(page: str, expected: list[str]) -> None:
    assert found("undefined-reference", page) == expected


def test_only_some_of_many_broken_anchors_get_suggestions() -> None:
    # With the two anchors that every page has, "top" and the empty anchor, there are 1000 to compare with.
    headings = "# Scores xx1\n" + "".join(f"# Scores {number}\n" for number in range(997))
    messages = found("broken-anchor", headings + "\n" + "[a](#scores-x1) " * 101)
    assert all("did you mean" in message for message in messages[:100])
    assert "did you mean" not in messages[100]


def test_of_anchors_that_are_equally_near_none_is_named() -> None:
    (message,) = found("broken-anchor", "# Scores 1\n# Scores 2\n\n[a](#scores-3)")
    assert message.endswith('error: no anchor "scores-3" on "page.md"')


def test_an_anchor_in_another_case_is_told_however_many_there_are() -> None:
    headings = "".join(f"# Scores {number}\n" for number in range(2001))
    (message,) = found("broken-anchor", headings + "\n[a](#Scores-7)")
    assert message.endswith('info: "#Scores-7" differs from "#scores-7" in upper and lower case')


def test_an_anchor_in_another_case_is_a_warning_on_a_site_that_tells_case_apart() -> None:
    on_a_site = Destination(link("#One"), "page.md", fragment="One", anchors=frozenset({"one"}))
    (finding,) = findings_of("broken-anchor", on_a_site)
    assert finding.severity is Severity.WARNING
    (finding,) = findings_of("broken-anchor", on_a_site._replace(ignores_case=True))
    assert finding.severity is Severity.INFO


class CountedAnchors(frozenset[str]):
    """Anchors that count how often they are compared with other anchors."""

    comparisons = 0

    __hash__ = frozenset.__hash__

    def __eq__(self, other: object) -> bool:
        CountedAnchors.comparisons += 1
        return super().__eq__(other)


def test_the_anchors_of_two_equal_pages_are_compared_once_and_not_for_each_link() -> None:
    check = RULES["broken-anchor"].check_links
    assert check is not None
    words = {f"heading-{number}" for number in range(100)}
    CountedAnchors.comparisons = 0
    for page in ("a.md", "b.md"):
        anchors = CountedAnchors(words)
        links = [Destination(link("x"), page, fragment=f"chapter-{n}", anchors=anchors) for n in range(100)]
        assert [finding.message for finding in check(links)] == [
            f'no anchor "chapter-{number}" on "{page}"' for number in range(100)
        ]
    assert CountedAnchors.comparisons == 1


@pytest.mark.parametrize(
    ("fragment", "anchor", "words"),
    [
        ("cafe\u0301", "caf\u00e9", 'it differs from "#caf\u00e9" in its Unicode form: NFD, not NFC'),
        ("d\u0430ta", "data", 'it has \u0430 (U+0430, Cyrillic small letter a) where "#data" has "a"'),
    ],
)
def test_an_anchor_that_looks_the_same_is_explained(fragment: str, anchor: str, words: str) -> None:
    (finding,) = findings_of(
        "broken-anchor", Destination(link("x"), "page.md", fragment=fragment, anchors=frozenset({anchor}))
    )
    assert finding.message == f'no anchor "{fragment}" on "page.md": {words}'
    assert finding.severity is None


def test_only_some_of_many_undefined_labels_get_suggestions() -> None:
    definitions = "".join(f"[vit-{number}]: x.md\n" for number in range(999)) + "[model]: x.md\n"
    messages = found("undefined-reference", "[a][modle] " * 101 + "\n\n" + definitions)
    assert all("did you mean" in message for message in messages[:100])
    assert "did you mean" not in messages[100]
