import pytest

from mdlint.links.local_target import LocalTarget, local_target


@pytest.mark.parametrize(
    ("written", "parts", "fragment"),
    [
        ("page.md", ("page.md",), ""),
        ("./a/../page.md", ("a", "..", "page.md"), ""),
        ("a//b", ("a", "b"), ""),
        (".", (), ""),
        ("#x", (), "x"),
        ("page.md#x", ("page.md",), "x"),
        ("page.md#x#y", ("page.md",), "x#y"),
        ("page.md?raw=true#x", ("page.md",), "x"),
        ("?raw=true#x", (), "x"),
        ("page.md#x?y", ("page.md",), "x?y"),
        ("my%20page.md#r%C3%A9sum%c3%a9", ("my page.md",), "résumé"),
        ("a%2Fb.md", ("a/b.md",), ""),
        ("100%.md", ("100%.md",), ""),
        ("%zz.md", ("%zz.md",), ""),
        ("%ff.md", ("\udcff.md",), ""),
        ("page.md#x:~:text=a", ("page.md",), "x"),
        # These are not schemes: a drive, a file with a line, a name with a colon further along.
        (r"C:\a.md", (r"C:\a.md",), ""),
        ("page.md:12", ("page.md:12",), ""),
        ("src/page.py:12", ("src", "page.py:12"), ""),
    ],
)
def test_a_target_is_split_into_its_parts(written: str, parts: tuple[str, ...], fragment: str) -> None:
    assert local_target(written) == LocalTarget(parts, fragment)


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "http://x.org",
        "HTTPS://x.org",
        "mailto:a@x.org",
        "tel:123456",
        "data:image/png;base64,AA==",
        "vscode:extension/a.b",
        "javascript:void(0)",
        "s3://bucket/x",
        "//x.org/page.md",
        "{{ url }}/page.md",
        "{% url 'x' %}",
        "${base}/page.md",
        "{base}/page.md",
        "<url>/page.md",
        "@site/docs/page.md",
    ],
)
def test_a_target_that_no_file_system_knows_is_not_looked_up(written: str) -> None:
    assert local_target(written) is None


@pytest.mark.parametrize("fragment", ["", "top", "TOP", ":~:text=a", "/route", "!/route"])
def test_a_fragment_that_needs_no_anchor_is_ignored(fragment: str) -> None:
    assert local_target(f"page.md#{fragment}") == LocalTarget(("page.md",), "")


def test_a_target_from_the_root_differs_from_a_relative_target() -> None:
    assert local_target("/a/page.md") == LocalTarget(("a", "page.md"), "", from_root=True)


@pytest.mark.parametrize("target", ["a/b/", "a/b/?x", "a/b/#"])
def test_a_slash_at_the_end_means_a_folder(target: str) -> None:
    assert local_target(target) == LocalTarget(("a", "b"), "", is_folder=True)


def test_a_query_for_the_source_is_known() -> None:
    assert local_target("page.md?plain=1#L3") == LocalTarget(("page.md",), "L3", is_source=True)
