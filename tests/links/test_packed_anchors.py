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
