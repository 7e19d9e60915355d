"""What the tests of the gates share: the project as a repository to install from, and git."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
IDENTITY = ("-c", "user.name=test", "-c", "user.email=test@example.invalid", "-c", "commit.gpgsign=false")
# What an installation is made from, and the hooks.
_PARTS = ("src", "schemas", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")


def environment(**more: str) -> dict[str, str]:
    """The environment without what tells git and pre-commit how this machine, or a hook that runs, has them."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    return {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **more}


def git(folder: Path, *arguments: str) -> str:
    """Run git as nobody in particular, and return what it prints."""
    command = ["git", "-C", str(folder), *IDENTITY, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment())
    return done.stdout.strip()


def checkout(folder: Path) -> Path:
    """Copy the files as they lie in this checkout, committed or not, into a repository that has them as one commit."""
    for part in _PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, folder / part)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=all")
    return folder


def need_registry(folder: Path) -> None:
    """Skip the test where the package registry can't be reached, from which an installation takes what it needs."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), "hatchling"]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("the package registry can't be reached, from which the environment is made")
