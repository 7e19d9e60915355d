from mdlint.destinations import GithubAnchors
from mdlint.links import PackedAnchors


def test_anchors_are_the_same_after_packing() -> None:
    pages = {"/a.md": frozenset({"", "top", "one\n", "zwölf\0"}), "/b.md": frozenset[str](), "/c.md": None}
    packed = PackedAnchors(pages.items())
    assert dict(packed) == pages
    assert "/a.md" in packed
    assert "/d.md" not in packed


def test_the_anchors_of_a_page_are_unpacked_once_for_all_links_to_it() -> None:
    packed = PackedAnchors([("/a.md", frozenset({"x", "y"}))])
    assert packed["/a.md"] is packed["/a.md"]


def test_anchors_on_github_keep_their_second_names() -> None:
    packed = PackedAnchors([("/a.md", GithubAnchors({"x", "top"})), ("/b.md", frozenset({"x"}))])
    assert [name in (packed["/a.md"] or ()) for name in ("x", "user-content-x", "user-content-top")] == [
        True,
        True,
        False,
    ]
    assert "user-content-x" not in (packed["/b.md"] or ())
