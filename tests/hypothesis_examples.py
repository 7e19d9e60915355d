"""The number of examples for tests of hypothesis that need more than the usual 100."""

from hypothesis import settings


def examples(count: int) -> settings:
    """Return settings with this number of examples, or with the number that `make quick` uses for all tests."""
    quick = settings.get_current_profile_name() == "quick"
    return settings() if quick else settings(max_examples=count)
