"""The search for the root of a repository."""

from pathlib import Path

from mdlint.files.ignores import above


def test_a_folder_that_cannot_be_read_is_outside_a_repository() -> None:
    # A folder without permissions causes the same error, but root may read it.
    assert above(Path("/") / ("a" * 300)) == ()
