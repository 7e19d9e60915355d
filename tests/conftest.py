"""Settings and fixtures for all tests: hypothesis, a plain environment, an empty working directory, the command."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from cache_trees import plant
from hypothesis import HealthCheck, settings

from mdlint.cli import main

# Several tests run at once, so the time of one example means nothing.
settings.register_profile("full", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# For `make quick`. `hypothesis_examples.py` applies it to the tests that set their own number of examples.
settings.register_profile("quick", settings.get_profile("full"), max_examples=10)
settings.load_profile("full")


# The environment variables that mdlint and Typer read.
READ = (
    *("COLUMNS", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_WORKSPACE", "MDLINT_CACHE_DIR", "MDLINT_DEBUG", "NO_COLOR"),
    "TERMINAL_WIDTH",
)


@pytest.fixture(scope="session", autouse=True)
def plain_environment() -> Iterator[None]:
    """Unset the variables that change output, so that each test has only those that it sets."""
    with pytest.MonkeyPatch.context() as patch:
        for name in READ:
            patch.delenv(name, raising=False)
        # Tests replace functions, which the key of the cache does not cover. The tests of the cache turn it on.
        patch.setenv("MDLINT_NO_CACHE", "1")
        yield


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let an interrupt end the processes that a test starts.

    A shell has the commands that it runs in the background ignore it, and so do the processes that they start.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Outcome(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, and make it the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that calls the command line in an empty folder."""

    def call(*arguments: str) -> Outcome:
        status = main(list(arguments))
        out, err = capsys.readouterr()
        return Outcome(status, out, err)

    return call


@pytest.fixture
def project(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Turn the cache on, and plant a small project in the working directory. Its pages are few, but each is kept."""
    monkeypatch.delenv("MDLINT_NO_CACHE")
    monkeypatch.setattr("mdlint.cache.run.LEAST_BYTES", 0)
    plant(folder)
    return folder
