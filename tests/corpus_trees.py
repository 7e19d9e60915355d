"""The repositories of the corpus as trees in which links lead where they do in the repository itself."""

import shutil
from pathlib import Path

from shared import CORPUS

# What is there as well, and the lists do not reckon with.
_UNLISTED = {
    # HTML on a site is relative to the address of its page; and what MkDocs alone reads as links, in tabs and grids.
    "squidfunk+mkdocs-material": [
        *(f"docs/assets/screenshots/social-cards-layer-{number}.png" for number in range(6)),
        *(f"docs/assets/screenshots/social-cards-layer-background{name}.png" for name in ("", "-color", "-image")),
        *(f"docs/assets/screenshots/social-cards-layer-typography-{name}.png" for name in ("ellipsis", "shrink")),
        *(f"docs/assets/screenshots/content-tabs{name}.png" for name in ("", "-link")),
        *(f"docs/blog/posts/search-better-faster-smaller/search-preview-{name}.png" for name in ("now", "before")),
    ],
    # As above, in figures.
    "embeddings-benchmark+mteb": [
        *(f"docs/images/visualizations/{name}_explainer.png" for name in ("benchmark", "modelmeta", "task")),
        *(f"docs/images/visualizations/{name}.png" for name in ("half_precision_inference", "renderer_workers")),
        "docs/images/visualizations/unpadding.png",
    ],
    # Sphinx knows them without their endings.
    "facebookresearch+detectron2": ["docs/modules/data.rst", "docs/modules/export.rst"],
}
# Of the `.gitignore` files, which are no pages, what is of consequence for links.
_IGNORED = {"open-mmlab+mmpretrain": ["docs/en/modelzoo_statistics.md", "docs/en/papers/"]}


def repositories() -> list[str]:
    """The names of the repositories, `owner+name`."""
    return sorted(path.stem for path in (CORPUS / "manifests").glob("*.txt"))


def listed(repository: str) -> list[str]:
    """The paths of a repository that exist and are pages, or what pages link to; those of folders end in `/`."""
    return (CORPUS / "manifests" / f"{repository}.txt").read_text(encoding="utf-8").splitlines()


def stubs(repository: str) -> set[str]:
    """The pages of a repository whose text is not there: which anchors they have can't be known."""
    return {path for path in listed(repository) if not (CORPUS / repository / path).exists()}


def plant(repository: str, folder: Path) -> Path:
    """Make the tree of a repository below a folder: its pages as they are, and all else that is listed without content."""
    root = folder / repository
    (root / ".git").mkdir(parents=True)
    for path in listed(repository) + _UNLISTED.get(repository, []):
        place = root / path
        if path.endswith("/"):
            place.mkdir(parents=True, exist_ok=True)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if (CORPUS / repository / path).is_file():
            shutil.copyfile(CORPUS / repository / path, place)
        elif not place.exists():
            place.touch()
    (root / ".gitignore").write_text("\n".join(_IGNORED.get(repository, [])), encoding="utf-8")
    return root
