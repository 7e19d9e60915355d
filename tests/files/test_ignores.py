"""The search for the root of a repository."""

from pathlib import Path

from mdlint.files.ignores import above


def test_a_folder_that_the_system_refuses_to_look_into_is_outside_of_a_repository() -> None:
    # The same error comes from a folder without permissions, which is no obstacle to root.
    assert above(Path("/") / ("a" * 300)) == ()
