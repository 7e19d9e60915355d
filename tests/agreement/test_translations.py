"""The rule `translation-mismatch`: a table says the same in all languages."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from agreements import checked, lines, write_files
from tables import table

from mdlint.agreement.translations import mismatches
from mdlint.agreement.written import written_tables
from mdlint.markdown import parse
from mdlint.model import Related, Severity, Span

EN = table("Model | Params | Top-1", "vit-b | 86.6 | 84.2", "deit-s | 22.1 | 81.8", "cait-m | 1,270.5 | 86.1")
FR = table("Modèle | Paramètres | Top-1", "vit-b | 86,6 | 84,2", "deit-s | 22,1 | 81,8", "cait-m | 1 270,5 | 86,1")
SPEED = table("Model | Speed", "swin-t | 310.5", "beit-l | 980.25")

pytestmark = pytest.mark.usefixtures("folder")


def found(*paths: str) -> list[str]:
    """Return the findings of this rule; the built-in schema has its own about decimal commas."""
    return [line for line in lines(checked(*paths)) if " translation-mismatch: " in line]


def test_a_number_that_differs_is_found_at_its_cell() -> None:
    write_files({"README.md": EN, "README_fr.md": FR.replace("81,8", "**81,2**")})
    (each,) = [each for each in checked() if each.rule == "translation-mismatch"]
    assert lines([each]) == ["README_fr.md:4:19-27 translation-mismatch: 81,2, but 81.8 in README.md"]
    assert each.related == (Related(Span(4, 19, 4, 23), "the other value", "README.md"),)
    assert (each.severity, each.fix) == (Severity.INFO, None)


@pytest.mark.parametrize(
    "french",
    [
        FR,
        # Another order of rows.
        table("Modèle | Paramètres | Top-1", "cait-m | 1.270,5 | 86,1", "vit-b | 86,6 | 84,20", "deit-s | 22,1 | 81,8"),
        # Another number of columns: which ones belong together is not known.
        table("Modèle | Top-1", "vit-b | 85", "deit-s | 86", "cait-m | 87"),
        # Another table, and none.
        table("Limite | Valeur", "mémoire | 4096", "threads | 512"),
        "Rien.",
        # Words may differ.
        FR.replace("81,8 |", "81,8 (rapide) |"),
    ],
)
def test_no_finding(french: str) -> None:
    write_files({"README.md": EN, "README_fr.md": french})
    assert found() == []


@pytest.mark.parametrize(
    ("english", "french", "expected"),
    [
        (EN, FR.replace("81,8", "-"), ["b.fr.md:4:19-20 translation-mismatch: -, but 81.8 in b.md"]),
        (EN.replace("81.8", " "), FR, ["b.fr.md:4:19-23 translation-mismatch: 81,8, but (empty) in b.md"]),
        (
            EN,
            FR.replace("| deit-s | 22,1 | 81,8 |\n", ""),
            ['b.fr.md:1:1-32 translation-mismatch: the table lacks the row "deit-s" of b.md'],
        ),
        (
            EN.replace("| deit-s | 22.1 | 81.8 |\n", ""),
            FR,
            ['b.fr.md:4:3-9 translation-mismatch: the table in b.md lacks the row "deit-s"'],
        ),
        # A table that is clearly older has one finding.
        (
            table("Model | A | B", *(f"net{row}0 | {row}1.5 | {row}2.5" for row in range(1, 5))),
            table("Modèle | A | B", *(f"net{row}0 | {row}1,6 | {row}2,5" for row in range(1, 5)), "net90 | 9,1 | 9,2"),
            ["b.fr.md:1:1-19 translation-mismatch: 1 row and 4 cells differ from the table in b.md"],
        ),
        (
            f"{EN}\n{SPEED}\n{table('Limit | Value', 'memory | 4096', 'threads | 512')}",
            f"{FR}\n{table('Limite | Valeur', 'memory | 4096', 'threads | 512')}",
            ["b.fr.md:1:1-32 translation-mismatch: after this table, a table of b.md is missing"],
        ),
        (
            f"{EN}\n{table('Limit | Value', 'memory | 4096', 'threads | 512')}",
            f"{FR}\n{SPEED}\n{table('Limite | Valeur', 'memory | 4096', 'threads | 512')}",
            ["b.fr.md:7:1-18 translation-mismatch: b.md lacks this table"],
        ),
        # The rows are in two tables of one page, and in one of the other.
        (
            f"{EN}\n{table('Model | Top-1', 'swin-t | 81.3')}",
            FR + "| swin-t | 28,3 | 81,3 |\n",
            [],
        ),
    ],
)
def test_findings(english: str, french: str, expected: list[str]) -> None:
    write_files({"b.md": english, "b.fr.md": french})
    assert found() == expected


def test_a_page_that_is_clearly_older_has_one_finding() -> None:
    tables = [table("Model | A | B", *(f"net{n}{row} | {row}1.5 | {row}2.5" for row in range(1, 4))) for n in range(8)]
    write_files({"a.md": "\n".join(tables), "a_zh.md": "\n".join(tables).replace("1.5", "1.6")})
    assert found() == ["a_zh.md:1:1-18 translation-mismatch: 8 of 8 tables differ from a.md: 24 cells"]


def test_a_cell_that_spans_rows_has_one_finding() -> None:
    html = "<table><tr><th>a</th><th>b</th></tr><tr><td>x50</td><td rowspan=2>{}</td></tr><tr><td>y50</td></tr></table>"
    write_files({"a.md": html.format("84.2"), "a_zh.md": html.format("84.4")})
    assert found() == ["a_zh.md:1:67-71 translation-mismatch: 84.4, but 84.2 in a.md"]


@pytest.mark.parametrize("paths", [["docs/zh/a.md"], ["docs/en/a.md", "docs/zh/a.md"], ["docs"]])
def test_an_original_that_is_not_checked_is_read(paths: list[str]) -> None:
    write_files({".git/HEAD": "", "docs/en/a.md": EN, "docs/zh/a.md": EN.replace("81.8", "81.3")})
    assert found(*paths) == ["docs/zh/a.md:4:19-23 translation-mismatch: 81.3, but 81.8 in docs/en/a.md"]


@pytest.mark.parametrize("original", ["docs/en/a.md", "docs/a.md"])
def test_a_change_of_the_original_alone_is_reported_there(original: str) -> None:
    write_files({".git/HEAD": "", original: EN, "docs/zh/a.md": EN.replace("81.8", "81.3")})
    assert found(original) == [f"{original}:4:19-23 translation-mismatch: 81.8, but 81.3 in docs/zh/a.md"]


def test_the_result_does_not_depend_on_the_order_of_pages() -> None:
    names = [f"{stem}{language}.md" for stem in ("a", "b") for language in ("", "_en", "_fr", "_ja")]
    write_files({name: EN.replace("81.8", f"81.{number}") for number, name in enumerate(names)})
    expected = sorted(found(*names))
    assert len(expected) == 6
    for order in (names[::-1], [*names[3:], *names[:3]]):
        assert sorted(found(*order)) == expected


def test_an_excluded_page_is_not_read() -> None:
    write_files(
        {"mdlint.toml": 'exclude = ["docs/zh/"]\n', "docs/en/a.md": EN, "docs/zh/a.md": EN.replace("81.8", "1")}
    )
    assert found("docs/en/a.md") == []


def test_a_pair_that_can_not_be_read_has_no_finding() -> None:
    write_files({"a_fr.md": FR})
    Path("a.md").write_bytes(b"| a |\xff")
    assert found("a_fr.md") == []


DECLARED = '[[translations]]\noriginal = "eng.md"\ntranslation = "{lang}.md"\n'


@pytest.mark.parametrize(
    ("config", "severity"),
    [
        (DECLARED, Severity.WARNING),
        (DECLARED + '[rules]\ntranslation-mismatch = "error"\n', Severity.ERROR),
        (DECLARED + '[rules]\ntranslation-mismatch = "info"\n', Severity.INFO),
    ],
)
def test_a_declared_pair_has_warnings(config: str, severity: Severity) -> None:
    write_files({"mdlint.toml": config, "eng.md": EN, "deu.md": FR.replace("81,8", "81,3")})
    assert [each.severity for each in checked() if each.rule == "translation-mismatch"] == [severity]


def test_a_recognized_pair_has_the_severity_that_is_set() -> None:
    config = '[rules]\ntranslation-mismatch = "error"\n'
    write_files({"mdlint.toml": config, "a.md": EN, "a_de.md": FR.replace("81,8", "81,3")})
    assert [each.severity for each in checked() if each.rule == "translation-mismatch"] == [Severity.ERROR]


def test_a_comment_silences_it_and_the_rule_can_be_off() -> None:
    comment = "<!-- mdlint-disable-next-table translation-mismatch: another machine -->\n\n"
    write_files({"a.md": EN, "a_zh.md": comment + EN.replace("81.8", "81.3")})
    assert found() == []
    write_files({"mdlint.toml": '[rules]\ntranslation-mismatch = "off"\n', "a_zh.md": EN.replace("81.8", "81.3")})
    assert found() == []


@pytest.mark.parametrize("rule", ["translation-mismatch", ""])
def test_a_page_that_is_checked_alone_has_no_finding_that_is_silenced_on_the_other_one(rule: str) -> None:
    other = EN.replace("81.8", "81.3")
    write_files({"a.md": EN, "a_zh.md": f"<!-- mdlint-disable-next-table {rule} -->\n\n{other}"})
    assert found("a.md") == []
    write_files({"a_zh.md": f"<!-- mdlint-disable-next-table empty-table -->\n\n{other}"})
    assert len(found("a.md")) == 1


@pytest.mark.parametrize("paths", [["."], ["a.md"], ["a_zh.md"]])
def test_a_pair_is_not_compared_if_the_rule_is_off_for_the_translation(paths: list[str]) -> None:
    off = '[[overrides]]\npages = ["a_zh.md"]\nrules = {translation-mismatch = "off"}\n'
    write_files({"mdlint.toml": off, "a.md": EN, "a_zh.md": EN.replace("81.8", "81.3")})
    assert found(*paths) == []


def test_a_symbolic_link_to_the_original_agrees() -> None:
    write_files({"README_en.md": EN})
    Path("README.md").symlink_to("README_en.md")
    assert found() == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        lambda n: table("Name | A | B", *(f"net{row} | {row}.5 | {row * n}.25" for row in range(20_000))),
        lambda n: table("Name | A | B", *(f"same | {n} | {row}" for row in range(20_000))),
        lambda n: table("Name | A", *(f"{'x' * row} | 1{n}" for row in range(2_000))),
        lambda n: "\n\n".join(table("Name | A", f"net{row} | {row}.5", f"x{n} | 12345") for row in range(3_000)),
        lambda n: "\n\n".join(table("Name | A", f"net50 | {n}.5") for _ in range(100 + n)),
        lambda n: table("A", *(f"{'1,' * 39}{n}" for _ in range(3_000))),
    ],
)
def test_large_pages_take_little_time(text: Callable[[int], str]) -> None:
    own, other = (written_tables(parse(text(number))) for number in (1, 2))
    start = process_time()
    mismatches(own, other, "a.md")
    assert process_time() - start < 5
