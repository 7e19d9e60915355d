"""The guide to clusters shows what runs."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("dask.distributed", reason="the extra `dask` is not installed")

from dask.distributed import Client

from mdlint.distributed import check

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "guides" / "scale.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "fixtures" / "examples" / "cluster"


@pytest.fixture
def client() -> Iterator[Client]:
    with Client(processes=False, n_workers=1, threads_per_worker=1, dashboard_address=":0") as client:
        yield client


def test_the_example_prints_what_the_guide_shows() -> None:
    done = subprocess.run(
        [sys.executable, "check_docs.py"], cwd=EXAMPLE, stdout=subprocess.PIPE, text=True, check=True, timeout=120
    )
    assert re.findall(r"^```text\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE) == [done.stdout]


def test_the_fragments_run(client: Client) -> None:
    _, *fragments = re.findall(r"^```python\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
    assert len(fragments) == 2
    names: dict[str, object] = {"check": check, "client": client}
    for fragment in fragments:
        exec(fragment, names)  # noqa: S102  our own guide
