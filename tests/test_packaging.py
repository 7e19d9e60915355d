"""The wheel as users get it: installed in a new environment, run from outside the checkout."""

import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

from mdlint.addresses import DOCS, REPOSITORY
from mdlint.markdown import read_page
from mdlint.model import Page

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
PAGE = "| Model | Top-1 |\n|---|---|\n| vit_base_patch16_224.augreg_in1k | 848.28 |\n"


@pytest.fixture(scope="module")
def mdlint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command of a wheel that is built from the checkout and installed with its dependencies."""
    folder = tmp_path_factory.mktemp("packaging")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("mdlint_tables-*.whl")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", str(wheel)], check=True, capture_output=True)
    return folder / "env" / "bin" / "mdlint"


def test_installed_wheel_checks_a_page_by_a_built_in_schema(mdlint: Path, tmp_path: Path) -> None:
    (tmp_path / "mdlint.toml").write_text('[[tables]]\nschema = "builtin:timm-metrics"\n')
    (tmp_path / "page.md").write_text(PAGE)
    run = subprocess.run(
        [mdlint, "check", "--format", "concise", "page.md"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (
        1,
        "page.md:3:38: error out-of-range  Top-1 848.28 is above the maximum 100\n",
    )


def test_installed_wheel_includes_its_schemas(mdlint: Path) -> None:
    shipped = mdlint.parents[1].glob("lib/python3*/site-packages/mdlint/schemas/*.json")
    assert sorted(path.name for path in shipped) == sorted(path.name for path in (ROOT / "schemas").glob("*.json"))


def test_installed_wheel_has_a_second_command_that_no_other_package_has(mdlint: Path) -> None:
    command = mdlint.with_name("mdlint-tables")
    run = subprocess.run([command, "chek"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (2, 'error: no such command: chek (did you mean "check"?)\n')


def test_the_links_of_the_readme_work_on_pypi(mdlint: Path) -> None:
    (metadata,) = mdlint.parents[1].glob("lib/python3*/site-packages/mdlint_tables-*.dist-info/METADATA")
    _, _, readme = metadata.read_text(encoding="utf-8").partition("\n\n")
    targets = targets_of(readme)
    own = targets_of((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(targets) == len(own) > 50
    assert [target for target in targets if not re.match("https?:", target)] == []
    files = [target.removeprefix(f"{REPOSITORY}/blob/main/").partition("#")[0] for target in targets]
    assert [file for file in files if not file.startswith("https:") and not (ROOT / file).is_file()] == []


def targets_of(text: str) -> list[str]:
    page = read_page(text, "README.md", "github", "markdown")
    assert isinstance(page, Page)
    return [link.target for link in page.links]


def test_the_addresses_of_the_project_are_those_of_its_pages() -> None:
    urls = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]
    assert urls["Repository"] == REPOSITORY
    assert urls["Documentation"] == f"{DOCS}/README.md"
    assert all(url.startswith(REPOSITORY) for url in urls.values())
