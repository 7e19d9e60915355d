"""Helpers for the tests of the action and the hooks: git, and the project as a repository to install from."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
IDENTITY = ("-c", "user.name=test", "-c", "user.email=test@example.invalid", "-c", "commit.gpgsign=false")
# The files that an installation and the hooks need.
_PARTS = (
    "src",
    "schemas",
    "scripts/pypi_readme.py",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    ".pre-commit-hooks.yaml",
)


def environment(**more: str) -> dict[str, str]:
    """Return the environment without the settings of git and pre-commit on this machine, or of a hook that runs this."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    return {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **more}


def git(folder: Path, *arguments: str) -> str:
    """Run git with a test identity, and return its output."""
    command = ["git", "-C", str(folder), *IDENTITY, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment())
    return done.stdout.strip()


def hide_settings_of_git(patch: pytest.MonkeyPatch) -> None:
    """Let mdlint run git without the settings of this machine, or of a hook that runs the tests."""
    for name in os.environ:
        if name.startswith("GIT_"):
            patch.delenv(name)
    for name, value in environment().items():
        if name.startswith("GIT_"):
            patch.setenv(name, value)


def new_repository(folder: Path, **pages: str) -> Path:
    """Make a repository with pages in `docs`, by their names without the ending, and one commit."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / "docs").mkdir()
    for name, text in pages.items():
        (folder / "docs" / f"{name}.md").write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=one")
    return folder


def checkout(folder: Path) -> Path:
    """Copy the files of this checkout, committed or not, into a repository with one commit."""
    for part in _PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            (folder / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / part, folder / part)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=all")
    return folder


def need_registry(folder: Path) -> None:
    """Skip the test if the package registry, which an installation needs, can't be reached."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), "hatchling"]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("the package registry can't be reached, from which the environment is made")
