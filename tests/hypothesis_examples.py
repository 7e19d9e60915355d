"""How many examples a test of hypothesis makes, where the usual 100 are too few."""

from hypothesis import settings


def examples(count: int) -> settings:
    """Return the settings of a test that makes this many examples, or as many as `make quick` makes of any test."""
    quick = settings.get_current_profile_name() == "quick"
    return settings() if quick else settings(max_examples=count)
