"""The findings about links on real pages. The manifests of their repositories list the files, and a person read every finding.

A finding is true if the link leads nowhere for a reader of the repository, or of the site that is built from it. It is false
if its maintainers see no mistake, since their site resolves the link, even if it is dead on GitHub.
"""

from collections import Counter
from pathlib import Path

import pytest
from corpus_trees import plant, repositories, stubs

from mdlint.discover import Configs, discover
from mdlint.known_rules import RuleChoice
from mdlint.model import Diagnostic
from mdlint.runner import run
from shared import CORPUS

pytestmark = [
    pytest.mark.skipif(not CORPUS.exists(), reason="the pages of other projects are not next to this checkout"),
    pytest.mark.slow,
]

LINK_RULES = ("broken-anchor", "broken-link", "undefined-reference")

# The only configuration: these two repositories are sites, and not written for GitHub.
CONFIGURATIONS = {
    "embeddings-benchmark+mteb": 'dialect = "mkdocs"\n',
    "squidfunk+mkdocs-material": 'dialect = "mkdocs"\n',
}

TRUE = {
    # A misspelled file name; three images, from a page that was moved down one folder.
    "embeddings-benchmark+mteb": {"broken-link": 4},
    # A missing page; an address in brackets.
    "facebookresearch+fairseq": {"broken-link": 2},
    # A missing heading.
    "google-research+vision_transformer": {"broken-anchor": 1},
    # A path from the root of the repository, written without its slash.
    "huggingface+pytorch-image-models": {"broken-link": 1},
    # A heading and four files are missing.
    "onnx+models": {"broken-anchor": 1, "broken-link": 4},
    # Three pages of another project, by relative paths; three files of another model, in a template.
    "open-mmlab+mmpretrain": {"broken-link": 6},
    # Upper case in an anchor (a warning), which does not work on the site of these pages.
    "sebastianruder+NLP-progress": {"broken-anchor": 1},
    # Labels without a definition: the site shows the brackets.
    "squidfunk+mkdocs-material": {"undefined-reference": 2},
}

FALSE = {
    # Scripts write these pages before the build. No file of the repository shows that.
    "embeddings-benchmark+mteb": {"broken-link": 18},
    # `data_loading` for data_loading.md, as in Sphinx. The link is dead on GitHub.
    "facebookresearch+detectron2": {"broken-link": 1},
    # A hook makes an anchor from an option in a comment.
    "squidfunk+mkdocs-material": {"broken-anchor": 1},
}

# Settings that ignore exactly the false findings.
SILENCING = {
    "embeddings-benchmark+mteb": 'ignore = ["*available_*"]\n',
    "facebookresearch+detectron2": 'ignore = ["data_loading"]\n',
    "squidfunk+mkdocs-material": 'ignore = ["#+*"]\n',
}

# Each was looked up by hand in the manifest of its repository.
DEAD = {
    ("embeddings-benchmark+mteb/docs/whats_new.md", 367),
    ("facebookresearch+fairseq/README.md", 24),
    ("facebookresearch+fairseq/examples/wav2vec/README.md", 55),
    ("google-research+vision_transformer/README.md", 34),
    ("huggingface+pytorch-image-models/hfdocs/source/changes.mdx", 684),
    ("onnx+models/README.md", 47),
    ("onnx+models/README.md", 96),
    ("onnx+models/README.md", 256),
    ("onnx+models/README.md", 257),
    ("onnx+models/validated/text/machine_comprehension/roberta/README.md", 32),
    ("open-mmlab+mmpretrain/docs/en/advanced_guides/runtime.md", 37),
    ("open-mmlab+mmpretrain/docs/en/migration.md", 559),
}


def found(repository: str, folder: Path, silencing: str = "") -> list[Diagnostic]:
    """Return the findings in a repository, except for anchors of pages whose text is missing."""
    root = plant(repository, folder)
    (root / "mdlint.toml").write_text(f"{CONFIGURATIONS.get(repository, '')}[links]\n{silencing}")
    report = run(discover([str(root)], Configs()), RuleChoice(frozenset(LINK_RULES)))
    unknown = tuple(f'{repository}/{path}"' for path in stubs(repository))
    return [
        one
        for one in report.diagnostics
        if one.rule != "broken-anchor" or not any(path in one.message for path in unknown)
    ]


@pytest.mark.parametrize("repository", repositories())
def test_every_finding_was_judged(repository: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    judged = Counter(TRUE.get(repository, {})) + Counter(FALSE.get(repository, {}))
    assert Counter(one.rule for one in found(repository, tmp_path)) == judged


@pytest.mark.parametrize("repository", SILENCING)
def test_a_setting_ignores_the_false_findings(repository: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    left = found(repository, tmp_path, SILENCING[repository])
    assert Counter(one.rule for one in left) == TRUE.get(repository, {})


def test_dead_links_are_found_at_their_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for repository in repositories():
        plant(repository, Path())
    places = {
        (one.path, one.span.line)
        for one in run(discover(["."], Configs()), RuleChoice(frozenset(LINK_RULES))).diagnostics
    }
    assert not DEAD - places
