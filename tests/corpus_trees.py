"""The repositories of the corpus as file trees, in which links lead where they do in the repository itself."""

import shutil
from pathlib import Path

from shared import CORPUS

# Files of the repositories that their manifests do not list.
_UNLISTED = {
    # HTML on a site is relative to the address of its page, and only MkDocs reads links in tabs and grids.
    "squidfunk+mkdocs-material": [
        *(f"docs/assets/screenshots/social-cards-layer-{number}.png" for number in range(6)),
        *(f"docs/assets/screenshots/social-cards-layer-background{name}.png" for name in ("", "-color", "-image")),
        *(f"docs/assets/screenshots/social-cards-layer-typography-{name}.png" for name in ("ellipsis", "shrink")),
        *(f"docs/assets/screenshots/content-tabs{name}.png" for name in ("", "-link")),
        *(f"docs/blog/posts/search-better-faster-smaller/search-preview-{name}.png" for name in ("now", "before")),
    ],
    # Images in figures, as above.
    "embeddings-benchmark+mteb": [
        *(f"docs/images/visualizations/{name}_explainer.png" for name in ("benchmark", "modelmeta", "task")),
        *(f"docs/images/visualizations/{name}.png" for name in ("half_precision_inference", "renderer_workers")),
        "docs/images/visualizations/unpadding.png",
    ],
    # Sphinx refers to these files without their suffix.
    "facebookresearch+detectron2": ["docs/modules/data.rst", "docs/modules/export.rst"],
}
# The lines of the `.gitignore` files that matter for links. The corpus has only pages.
_IGNORED = {"open-mmlab+mmpretrain": ["docs/en/modelzoo_statistics.md", "docs/en/papers/"]}


def repositories() -> list[str]:
    """Return the names of the repositories, `owner+name`."""
    return sorted(path.stem for path in (CORPUS / "manifests").glob("*.txt"))


def listed(repository: str) -> list[str]:
    """Return the paths of a repository's pages and of the files and folders they link to. A folder ends in `/`."""
    return (CORPUS / "manifests" / f"{repository}.txt").read_text(encoding="utf-8").splitlines()


def stubs(repository: str) -> set[str]:
    """Return the pages of a repository whose text is missing, so that their anchors are unknown."""
    return {path for path in listed(repository) if not (CORPUS / repository / path).exists()}


def plant(repository: str, folder: Path) -> Path:
    """Make the tree of a repository in a folder: its pages, and an empty file for every other listed path."""
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
