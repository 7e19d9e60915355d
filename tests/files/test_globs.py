"""A glob matches the paths that pathspec, which follows git, matches, in both implementations of globs."""

import os
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from mdlint.files.globs import MAX_STARS, glob_of, is_glob, matches, relative

GLOBS = st.lists(st.sampled_from(["*", "**/", "*.", ".", "/", "a", "md"]), min_size=1, max_size=6).map("".join)
SUFFIXES = st.sampled_from(["*.md", "**/*.md", "*.a", "**/*.a"])
NAMES = st.text("amd.", min_size=1, max_size=4).filter(lambda name: name.strip("."))
PATHS = st.builds(
    lambda parts, end: "/".join(parts) + end, st.lists(NAMES, min_size=1, max_size=3), st.sampled_from(["", "/"])
)


@given(st.lists(GLOBS | SUFFIXES, min_size=1, max_size=3).map(tuple), PATHS)
@example(("*.wiki",), "repo.wiki/")
@example(("*.wiki",), "repo.wiki/page.md")
@example(("**/*.wiki",), "a/repo.wiki/")
def test_a_path_is_matched_as_pathspec_matches_it(globs: tuple[str, ...], path: str) -> None:
    assert matches(globs, path) is GitIgnoreSpec.from_lines(globs).match_file(path)


@given(GLOBS.filter(lambda glob: glob.count("*") <= MAX_STARS))
@example("/")
@example("//")
def test_every_glob_is_a_glob_for_pathspec(glob: str) -> None:
    assert is_glob(glob) is any(pattern.include is not None for pattern in GitIgnoreSpec.from_lines([glob]).patterns)


def test_a_glob_that_could_take_forever_is_rejected() -> None:
    assert is_glob("**/a*b*c*d*e")
    assert not is_glob("docs/a*b*c*d*e*f")


@pytest.mark.parametrize(
    ("glob", "path", "matched"),
    [
        ("*.wiki", "repo.wiki/", True),
        ("*.wiki", "repo.wiki/page.md", True),
        ("*.wiki", "repo.wikis/", False),
        ("**/*.md", "a.md", True),
        ("**/*.md", ".md", True),
        ("*.md", "a.md.txt", False),
    ],
)
def test_a_suffix_is_that_of_a_file_or_of_a_folder_above_it(glob: str, path: str, *, matched: bool) -> None:
    assert matches((glob,), path) is matched


@pytest.mark.parametrize("glob", ["[[:alpha:]]*", "docs/[[:digit:]x].md", "[^[:space:]]"])
def test_a_class_of_posix_is_rejected_since_pathspec_does_not_know_it(glob: str) -> None:
    assert not is_glob(glob)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("glob", "path", "matched"),
    [("[[]x", "[x", True), ("[[a]x", "ax", True), ("a[&&b]", "a&", True), ("[[]x", "bx", False)],
)
def test_a_bracket_in_a_set_is_a_bracket(glob: str, path: str, *, matched: bool) -> None:
    assert is_glob(glob)
    assert matches((glob,), path) is matched


@pytest.mark.parametrize("path", ["x.md", "a b/[c]!#.md", "!x.md", "#x.md", "a/*?.md", "a\\b.md", "x.md ", "../x.md"])
def test_the_glob_of_a_path_matches_that_path_only(path: str) -> None:
    assert matches((glob_of(path),), path)
    assert not matches((glob_of(path),), f"z/{path}")
    assert not matches((glob_of(path),), f"{path}.bak")


@given(
    st.lists(st.sampled_from(["a", "b", ".", "..", ".c", "d.", "", "é"]), max_size=5).map("/".join),
    st.lists(st.sampled_from(["a", "b", ".."]), max_size=2).map("/".join),
    st.sampled_from(["", "/", "/a/"]),
)
def test_a_relative_path_is_that_of_os_path(path: str, base: str, root: str) -> None:
    """The short way for paths below the folder has the same result."""
    assume(root + path)
    folder = Path(root + base)
    for name in (root + path, f"{root}{base}/{path}"):
        assert relative(name, folder) == os.path.relpath(name, folder)
