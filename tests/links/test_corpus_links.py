"""What is found on real pages, whose repositories say which of their links lead somewhere. Every finding was read.

On GitHub all of these lead nowhere but one, on the site of mkdocs-material: an anchor that a plugin makes of a tab's title.
"""

from collections import Counter
from pathlib import Path

import pytest
from corpus_trees import plant, repositories, stubs

from mdlint.files import Configs, discover
from mdlint.runner import run
from shared import CORPUS

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the pages of others do not lie beside this checkout")

LINK_RULES = ("broken-anchor", "broken-link", "undefined-reference")

# As GitHub shows them, without any configuration.
ON_GITHUB = {
    # Headings and pages that a build makes of code; one file name with a slip.
    "embeddings-benchmark+mteb": {"broken-anchor": 7, "broken-link": 19},
    # `../modules/….html`, which a build makes, but for a `.html` and a missing suffix.
    "facebookresearch+detectron2": {"broken-link": 68},
    "facebookresearch+fairseq": {"broken-link": 2},
    "google-research+vision_transformer": {"broken-anchor": 1},
    "huggingface+pytorch-image-models": {"broken-link": 1},
    "onnx+models": {"broken-anchor": 1, "broken-link": 4},
    # References to code, which a build resolves, and a template's placeholders, but for seven files.
    "open-mmlab+mmpretrain": {"broken-link": 148},
    "sebastianruder+NLP-progress": {"broken-anchor": 1},
}

# With what their builds resolve left aside.
CONFIGURED = {
    "embeddings-benchmark+mteb": ('dialect = "mkdocs"\n[links]\nignore = ["*available_*"]\n', {"broken-link": 1}),
    "facebookresearch+detectron2": ('[links]\nignore = ["../modules/*"]\n', {"broken-link": 2}),
    "open-mmlab+mmpretrain": (
        '[links]\nignore = ["mmpretrain.*", "mmengine.*", "mmcv.*", "torch.*", "api/*", "*-LINK"]\n',
        {"broken-link": 7},
    ),
    "squidfunk+mkdocs-material": ('dialect = "mkdocs"\n', {"broken-anchor": 2, "undefined-reference": 2}),
}


def found(repository: str, root: Path) -> Counter[str]:
    """How often each rule finds something, anchors of pages left aside whose text is not there."""
    report = run(discover([str(root)], Configs()), select=LINK_RULES)
    unknown = stubs(repository)
    return Counter(
        one.rule
        for one in report.diagnostics
        if one.rule != "broken-anchor" or not any(f'{path}"' in one.message for path in unknown)
    )


@pytest.mark.parametrize("repository", [name for name in repositories() if name != "squidfunk+mkdocs-material"])
def test_what_leads_nowhere_on_github_is_found(
    repository: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plant(repository, tmp_path))
    assert found(repository, Path()) == ON_GITHUB.get(repository, {})


@pytest.mark.parametrize("repository", CONFIGURED)
def test_what_a_site_resolves_is_left_aside(repository: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = plant(repository, tmp_path)
    config, expected = CONFIGURED[repository]
    (root / "mdlint.toml").write_text(config)
    monkeypatch.chdir(root)
    assert found(repository, Path()) == expected


def test_ten_links_that_are_dead_are_found_where_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for repository in repositories():
        plant(repository, tmp_path)
    monkeypatch.chdir(tmp_path)
    places = {(one.path, one.span.line) for one in run(discover(["."], Configs()), select=LINK_RULES).diagnostics}
    assert (
        not {
            ("facebookresearch+fairseq/README.md", 24),
            ("facebookresearch+fairseq/examples/wav2vec/README.md", 55),
            ("google-research+vision_transformer/README.md", 34),
            ("onnx+models/README.md", 47),
            ("onnx+models/README.md", 96),
            ("onnx+models/README.md", 256),
            ("onnx+models/README.md", 257),
            ("open-mmlab+mmpretrain/docs/en/advanced_guides/pipeline.md", 69),
            ("embeddings-benchmark+mteb/docs/whats_new.md", 367),
            ("facebookresearch+detectron2/docs/tutorials/augmentation.md", 21),
        }
        - places
    )
