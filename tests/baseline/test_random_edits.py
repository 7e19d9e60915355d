"""A short form of `benchmarks/baseline_edits.py`: random edits of the pages that show the rules."""

import random
import runpy
import shutil
from collections import Counter
from pathlib import Path

import pytest

from mdlint.known_rules import RuleChoice

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_no_known_finding_comes_back_as_new_and_no_new_one_is_hidden(tmp_path: Path) -> None:
    script = runpy.run_path(str(ROOT / "benchmarks" / "baseline_edits.py"))
    # Comments with the same words can't be told apart: one that is mended takes the place of one that is new.
    same_words = shutil.ignore_patterns("unused-suppression")
    shutil.copytree(ROOT / "fixtures" / "rules", tmp_path / "pages", ignore=same_words)
    chance = random.Random(1)  # noqa: S311  no secret
    judgments = list(script["judge_edits"](tmp_path / "pages", 100, chance, RuleChoice()))
    wrong = [(page, name, judged) for page, name, judged in judgments if judged.returned or judged.hidden]
    assert wrong == []
    counts = Counter[str]()
    for _, _, judged in judgments:
        counts.update(known=judged.known, new=judged.new)
    # The test is about something.
    assert counts["known"] > 100
    assert counts["new"] > 10
