"""The rule `inconsistent-rows`: rows with the same key have the same values on all pages of an entry."""

import pytest
from agreements import checked, lines, write_files
from tables import table

from mdlint.model import Related, Severity, Span

A = table("Model | Img Size | Top-1 | Top-5", "vit-b | 224 | 84.2 | 97.1", "deit-s | 224 | 81.8 | 95.9")
ENTRY = '[[consistent]]\npages = ["*.md"]\nkey = ["Model"]\n'
USUAL = '[[consistent]]\npages = ["*.md"]\n'

pytestmark = pytest.mark.usefixtures("folder")


def found(config: str, **pages: str) -> list[str]:
    """Check pages, by their names, with a configuration."""
    write_files({"mdlint.toml": config, **{f"{name}.md": text for name, text in pages.items()}})
    return [line for line in lines(checked()) if " inconsistent-rows: " in line]


def test_a_value_that_differs_is_found_on_the_later_page() -> None:
    write_files({"mdlint.toml": ENTRY, "a.md": A, "b.md": f"# B\n\n{A.replace('81.8', '**81.2**')}"})
    (each,) = [each for each in checked() if each.rule == "inconsistent-rows"]
    assert lines([each]) == ["b.md:6:18-26 inconsistent-rows: Top-1 81.2, but 81.8 in a.md:4"]
    assert each.related == (Related(Span(4, 18, 4, 22), "Top-1 81.8", "a.md"),)
    assert (each.severity, each.fix) == (Severity.WARNING, None)


@pytest.mark.parametrize("config", ["", ENTRY.replace("*.md", "c.md"), ENTRY + 'heading = "Results"\n'])
def test_nothing_is_compared_that_no_entry_covers(config: str) -> None:
    assert found(config, a=A, b=A.replace("81.8", "81.2")) == []


@pytest.mark.parametrize(
    ("config", "other"),
    [
        # Equal when rounded to the fewer decimals.
        (ENTRY, table("Model | Top-1", "deit-s | 81.84", "vit-b | 84")),
        (ENTRY, table("Model | Acc@1", "deit-s | 81.8%")),
        (ENTRY, table("Model | Top-1", "deit-s | -")),
        (ENTRY, table("Model | Top-1", "Deit-S | 10.5")),
        # A table without the key.
        (ENTRY, table("Name | Top-1", "deit-s | 10.5")),
        (ENTRY + "tolerance = 0.7\n", table("Model | Top-1", "deit-s | 82.5")),
        (ENTRY + 'columns = ["Top-5"]\n', table("Model | Top-1 | Top-5", "deit-s | 10.5 | 95.9")),
        # Two rows with the same key on one page.
        (ENTRY, table("Model | Top-1", "deit-s | 10.5", "deit-s | 81.8")),
        (ENTRY.replace('["Model"]', '["Model", "Img Size"]'), table("Model | Img Size | Top-1", "deit-s | 384 | 83.5")),
        # By default, all other columns are the key, and the headings.
        (USUAL, table("Model | Img Size | Top-1", "deit-s | 384 | 83.5")),
        (USUAL, table("Model | Top-1", "deit-s | 83.5")),
        (USUAL, table("Model | Img Size | Backend | Top-1", "deit-s | 224 | tvm | 83.5")),
        (USUAL, "# Page\n\n## Robustness\n\n" + table("Model | Img Size | Top-1", "deit-s | 224 | 83.5")),
        (USUAL + 'ignore = ["Backend"]\n', table("Model | Backend | Top-1", "deit-s | tvm | 83.5")),
    ],
)
def test_rows_agree_or_are_not_the_same(config: str, other: str) -> None:
    assert found(config, a=A, b=other) == []


@pytest.mark.parametrize(
    ("config", "other", "expected"),
    [
        (
            ENTRY,
            table("Model | Top-1", "deit-s | 81.86"),
            "b.md:3:12-17 inconsistent-rows: Top-1 81.86, but 81.8 in a.md:4",
        ),
        (ENTRY, table("Model | Acc@1", "deit-s | 83"), "b.md:3:12-14 inconsistent-rows: Top-1 83, but 81.8 in a.md:4"),
        (
            ENTRY + "tolerance = 0.7\n",
            table("Model | Top-1", "deit-s | 82.51"),
            "b.md:3:12-17 inconsistent-rows: Top-1 82.51, but 81.8 in a.md:4",
        ),
        (
            ENTRY + 'columns = ["Img Size"]\n',
            table("Model | Img Size | Top-1", "deit-s | 384 | 83.5"),
            "b.md:3:12-15 inconsistent-rows: Img Size 384, but 224 in a.md:4",
        ),
        (
            USUAL,
            "# Page\n\n" + table("Img Size | Model | Top-1", "224 | deit-s | 83.5"),
            "b.md:5:18-22 inconsistent-rows: Top-1 83.5, but 81.8 in a.md:4",
        ),
        (
            USUAL + 'ignore = ["Backend"]\n',
            table("Model | Backend | Img Size | Top-1", "deit-s | tvm | 224 | 83.5"),
            "b.md:3:24-28 inconsistent-rows: Top-1 83.5, but 81.8 in a.md:4",
        ),
    ],
)
def test_rows_differ(config: str, other: str, expected: str) -> None:
    assert found(config, a=A, b=other) == [expected]


def test_texts_are_compared_in_columns_that_are_named() -> None:
    config = ENTRY + 'columns = ["License"]\n'
    pages = {
        name: table("Model | License", f"vit | {text}") for name, text in (("a", "MIT"), ("b", "Apache"), ("c", "1"))
    }
    assert found(config, **pages) == ['b.md:3:9-15 inconsistent-rows: License "Apache", but "MIT" in a.md:3']


def test_a_value_of_several_pages_has_one_finding_with_all_places() -> None:
    write_files({"mdlint.toml": ENTRY, **{f"{name}.md": A for name in "abc"}, "d.md": A.replace("81.8", "81.2")})
    write_files({"c.md": A.replace("81.8", "81.2")})
    (each,) = [each for each in checked() if each.rule == "inconsistent-rows"]
    assert lines([each]) == ["c.md:4:18-22 inconsistent-rows: Top-1 81.2, but 81.8 in a.md:4"]
    words = [(related.path, related.message) for related in each.related]
    assert words == [("a.md", "Top-1 81.8"), ("b.md", "Top-1 81.8"), ("d.md", "Top-1 81.2")]


def test_each_value_is_held_to_the_source() -> None:
    config = ENTRY + 'source = ["c.md"]\n'
    pages = {"a": A.replace("81.8", "81.2"), "b": A, "c": A, "d": A.replace("81.8", "81.3")}
    assert found(config, **pages) == [
        "a.md:4:18-22 inconsistent-rows: Top-1 81.2, but 81.8 in the source, c.md:4",
        "d.md:4:18-22 inconsistent-rows: Top-1 81.3, but 81.8 in the source, c.md:4",
    ]


def test_the_result_does_not_depend_on_the_order_of_pages() -> None:
    names = [f"{letter}.md" for letter in "abcdef"]
    write_files({name: A.replace("84.2", f"84.{number // 2}") for number, name in enumerate(names)})
    write_files({"mdlint.toml": ENTRY})
    expected = sorted(lines(checked(*names)))
    assert len(expected) == 1
    for order in (names[::-1], [*names[3:], *names[:3]]):
        assert sorted(lines(checked(*order))) == expected


def test_severity_and_comments_apply() -> None:
    comment = "<!-- mdlint-disable-next-table inconsistent-rows: older run -->\n\n"
    pages = {"a": A, "b": comment + A.replace("81.8", "81.2")}
    assert found(ENTRY, **pages) == []
    write_files({"b.md": A.replace("81.8", "81.2"), "mdlint.toml": ENTRY + '[rules]\ninconsistent-rows = "error"\n'})
    assert [each.severity for each in checked()] == [Severity.ERROR]
    assert found(ENTRY + '[rules]\ninconsistent-rows = "off"\n') == []


def test_entries_of_pages_with_overrides_are_compared_with_others() -> None:
    config = ENTRY + '[[overrides]]\npages = ["b.md"]\nrules = {duplicate-row = "off"}\n'
    assert len(found(config, a=A, b=A.replace("81.8", "81.2"))) == 1
