"""The lines that `plain_lines` takes in runs, `blocks` reads in the same way one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdlint.markdown import parse
from mdlint.markdown.dialects import syntax_of
from mdlint.markdown.plain_lines import PlainLines
from mdlint.markdown.syntax import Syntax
from mdlint.model import Dialect, Mathematics, Page
from shared import corpus_pages, needs_shared

DIALECTS: tuple[Dialect, ...] = ("github", "mkdocs", "docusaurus", "myst")
LINES = (
    *("text", "a | b", "| a | b |", "|---|---|", "--- | ---", ":-:", "|", "| ", "|a", "||", "é", "1", " text", "\ttext", "    text"),
    *("", " ", "\t", "# a", "#", "#a", "## a ##", "# a | b", "####### a", "===", "---", "***", "```", "```mdx-code-block", "~~~~"),
    *("$$", "$$ a", "<!--", "-->", "<div>", "</div>", "<div markdown>", "<b>", "<?", "?>", "<table>", "<script>", "</script>", "> a", ">"),
    *("- a", "1. a", "-", "* a", "[a]: b", "[^1]: a", "!!! note", '=== "a"', ": a", "/// a", "///", "--8<-- 'a'", "*[a]: b", "::: a"),
    *(":::note", ":::", "```{table}", "````", "~~~", "``` a", "    ```", "```  ", "+++", "% a", "(a)=", "{#a}", "{", "}", "import a from 'b'", "export default a", "importer a"),
)  # fmt: skip
PAGES = st.lists(st.sampled_from(LINES), max_size=12).map("\n".join)


def read(text: str, path: str, dialect: Dialect, mathematics: Mathematics) -> tuple[Page, Page]:
    """Return a page as it is read, and as it is read line by line."""
    fast = parse(text, path, dialect, mathematics=mathematics)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlainLines, "read", lambda _self, index: index)
        return fast, parse(text, path, dialect, mathematics=mathematics)


@given(
    PAGES,
    st.sampled_from(("a.md", "a.mdx")),
    st.sampled_from(DIALECTS),
    st.sampled_from(("unknown", "arithmatex", "remark", "jupyter")),
)
def test_pages_of_any_lines_are_read_alike(text: str, path: str, dialect: Dialect, mathematics: Mathematics) -> None:
    runs, lines = read(text, path, dialect, mathematics)
    assert runs == lines


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize("dialect", DIALECTS)
def test_real_pages_are_read_alike(dialect: Dialect) -> None:
    for path in corpus_pages():
        runs, lines = read(path.read_text(encoding="utf-8"), path.name, dialect, "unknown")
        assert runs == lines, path


def test_only_lines_that_may_be_something_else_are_left() -> None:
    text = "# a\n\nb\nc\n\n| d |\n|---|\n| e |\n\n```\n# f\n```\n\n<div>\n- g\n\n- h\n"
    left: list[int] = []
    original = PlainLines.read

    def read_run(self: PlainLines, index: int) -> int:
        left.append(original(self, index))
        return left[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlainLines, "read", read_run)
        parse(text)
    # The tag, the blank line below it, and the list item.
    assert left == [13, 15, 16]


@pytest.mark.parametrize("path", ["a.md", "a.mdx"])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_dialect_that_adds_blocks_says_so(dialect: Dialect, path: str) -> None:
    syntax = syntax_of(dialect, path, ())
    adds = any(getattr(type(syntax), name) is not getattr(Syntax, name) for name in ("markup", "take_container_marker"))
    assert syntax.adds_blocks == adds
