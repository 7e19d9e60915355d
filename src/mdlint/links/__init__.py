"""Look up where links lead, in the file system or among names. The only package that does."""

from mdlint.links.disk import Disk
from mdlint.links.packed_anchors import PackedAnchors
from mdlint.links.page_links import local_facts
from mdlint.links.page_set import ROOT, PageSet, path_of
from mdlint.links.resolver import Anchors, Origin, Resolver
from mdlint.links.tree import FileTree

__all__ = [
    "ROOT",
    "Anchors",
    "Disk",
    "FileTree",
    "Origin",
    "PackedAnchors",
    "PageSet",
    "Resolver",
    "local_facts",
    "path_of",
]
