"""Inputs that once broke mdlint, by a script next to this checkout: each must be closed.

The script's cases about time are left to `benchmarks/hostile.py`: no test depends on time.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from shared import SHARED, needs_shared

BREAKS = SHARED / "breaks" / "breaks.py"
pytestmark = [needs_shared, pytest.mark.slow]

TIMED = {2, 3, 4, 5}
# Case 24 is about the guide's step for changed pages; `tests/gates` runs that step.
NUMBERS = sorted(set(range(1, 27)) - TIMED - {24})


@pytest.mark.parametrize("number", NUMBERS)
def test_an_input_that_broke_mdlint_is_closed(number: int) -> None:
    command = [sys.executable, str(BREAKS), str(Path(sys.executable).with_name("mdlint")), f"B{number} "]
    # S603: the script is the one next to this checkout.
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    closed, still_open = outcome.stdout.count("closed B"), outcome.stdout.count("open   B")
    assert (closed > 0, still_open) == (True, 0), outcome.stdout
