from mdlint.links import PackedAnchors


def test_anchors_are_the_same_after_packing() -> None:
    pages = {"/a.md": frozenset({"", "top", "one\n", "zwölf\0"}), "/b.md": frozenset[str](), "/c.md": None}
    packed = PackedAnchors(pages.items())
    assert dict(packed) == pages
    assert "/a.md" in packed
    assert "/d.md" not in packed
