"""`mdlint init`: a configuration for the pages of a folder, shown before it is written."""

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from tables import table

from mdlint.config import load_config

if TYPE_CHECKING:
    from conftest import Run

TIMM = table("Model | Img Size | Top-1", "vit_large_patch16_rope_224.naver_in1k | 224 | 84.8")
BAD_TIMM = table("Model | Img Size | Top-1", "vit_large_patch16_rope_224.naver_in1k | 224 | 848")
BOUND = [{"schema": "builtin:timm-metrics", "columns": ["Model", "Top-1"]}]

NEXT = "mdlint infer proposes schemas, --pre-commit and --action propose gates"


@pytest.fixture(autouse=True)
def pages(folder: Path) -> None:
    """Make a page with a table that no built-in schema is for."""
    put("docs/a.md", table("Plan | Price", "Pro | 12"))


def put(path: str, text: str) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def written(run: "Run", *arguments: str, file: str = "mdlint.toml") -> dict[str, object]:
    """Return the configuration that `init --write` writes."""
    assert run("init", "--write", *arguments)[0] == 0
    return tomllib.loads(Path(file).read_text(encoding="utf-8"))


def test_init_shows_the_file_and_writes_nothing(run: "Run") -> None:
    before = sorted(Path().rglob("*"))
    status, out, err = run("init")
    assert (status, err) == (0, "")
    assert out.startswith("mdlint.toml, a new file:\n\n# mdlint checks")
    assert out.endswith("first check of 1 page with 1 table: no findings\nnothing is written yet; --write does it\n")
    assert sorted(Path().rglob("*")) == before


def test_the_shown_text_is_the_written_one(run: "Run") -> None:
    shown = run("init").out.split("\n\n", 1)[1].rsplit("\n\nfirst check", 1)[0]
    assert run("init", "--write").out.splitlines()[0] == "mdlint.toml: written"
    assert Path("mdlint.toml").read_text(encoding="utf-8") == shown + "\n"


def test_without_anything_to_set_all_lines_are_comments(run: "Run") -> None:
    assert written(run) == {}
    assert load_config(Path("mdlint.toml")).bindings == ()


@pytest.mark.parametrize(
    ("page", "tables", "words"),
    [
        (TIMM, BOUND, "1 table has its columns, and follows it"),
        (f"{TIMM}\n{TIMM}", BOUND, "2 tables have its columns, and all of them follow it"),
        (f"{TIMM}\n{BAD_TIMM}", BOUND, "2 tables have its columns, and 1 of them follows it"),
        (f"{TIMM}\n{BAD_TIMM}\n{BAD_TIMM}", None, "3 tables have its columns, and 1 of them follows it"),
        # Not one of the tables follows it.
        (BAD_TIMM, None, None),
        # A table without one of the required columns is no reason for an entry.
        (table("Model | Top-5", "vit_large_patch16_rope_224.naver_in1k | 84.8"), None, None),
        # A table whose comment names a schema needs no entry.
        (f"<!-- mdlint-schema: builtin:timm-metrics -->\n{TIMM}", None, None),
    ],
)
def test_a_built_in_schema_is_bound_if_most_of_its_tables_follow_it(
    run: "Run", page: str, tables: object, words: str | None
) -> None:
    put("docs/b.md", page)
    out = run("init").out
    assert ("builtin:timm-metrics: " in out) == (words is not None)
    assert words is None or f"builtin:timm-metrics: {words}\n" in out
    assert written(run).get("tables") == tables


def test_a_built_in_schema_that_few_tables_follow_is_in_comments(run: "Run") -> None:
    put("docs/b.md", f"{TIMM}\n{BAD_TIMM}\n{BAD_TIMM}")
    comments = "# 2 of 3 tables with these columns would have findings: is the schema meant for them?\n# [[tables]]\n"
    assert comments in run("init").out


@pytest.mark.parametrize(
    ("path", "exclude"),
    [
        ("docs/third_party/b.md", ["third_party/"]),
        ("vendor/x/b.md", ["vendor/"]),
        # Only a folder is skipped, and only by its whole name.
        ("docs/vendor.md", None),
        ("docs/vendors/b.md", None),
    ],
)
def test_pages_of_other_projects_are_excluded(run: "Run", path: str, exclude: object) -> None:
    put(path, table("A | B", "1 | 2"))
    assert written(run).get("exclude") == exclude


def test_nothing_is_excluded_if_no_page_would_be_left(run: "Run") -> None:
    Path("docs/a.md").unlink()
    put("vendor/b.md", TIMM)
    assert "exclude" not in written(run)


def test_the_site_is_named(run: "Run") -> None:
    put("mkdocs.yml", "site_name: x\n")
    assert "# The pages are read as pages of MkDocs, since mdlint recognizes mkdocs.yml.\n" in run("init").out


def test_a_comment_with_the_path_of_a_site_is_toml(run: "Run") -> None:
    put("x\x7f\n/docs/a.md", TIMM)
    put("x\x7f\n/mkdocs.yml", "site_name: x\n")
    assert r"since mdlint recognizes x\x7f\n/mkdocs.yml." in run("init").out
    assert written(run)["tables"] == BOUND


def test_the_first_check_knows_that_no_baseline_has_a_page_that_can_not_be_read(run: "Run") -> None:
    put("docs/b.md", table("A | B", "1 | 2"))
    Path("docs/c.md").write_bytes(b"\xff")
    out = run("init").out
    assert "a page that can't be read always fails, unless `exclude` has it\n" in out
    assert "makes these findings known" not in out
    put("docs/b.md", table("A | B", "1 | 2 | 3"))
    assert "makes these findings known" in run("init").out


def test_the_first_check_counts_findings_by_rule(run: "Run") -> None:
    put("docs/b.md", table("A | B", "1 | 2 | 3") + "\n[x](none.md) [y](none.md)\n")
    assert (
        "first check of 2 pages with 2 tables: 3 findings in 1 page, broken-link 2, ragged-row 1\n"
        "mdlint baseline makes these findings known, so that only new ones fail\n" in run("init").out
    )


def test_the_first_check_is_what_check_reports_then(run: "Run") -> None:
    put("docs/b.md", BAD_TIMM + "\n[x](none.md)\n" + TIMM)
    out = run("init", "--write").out
    assert "first check of 2 pages with 3 tables: 2 findings in 1 page, out-of-range 1, broken-link 1\n" in out
    found = json.loads(run("check", "--format", "json").out)["diagnostics"]
    assert sorted(each["rule"] for each in found) == ["broken-link", "out-of-range"]


@pytest.mark.parametrize("name", ["mdlint.toml", ".mdlint.toml"])
def test_a_configuration_is_never_overwritten(run: "Run", name: str) -> None:
    put(name, "# mine\n")
    status, out, err = run("init", "--write")
    assert (status, out) == (2, "")
    assert err.endswith(f"{name}: mdlint is configured here already ({NEXT})\n")
    assert Path(name).read_bytes() == b"# mine\n"


def test_with_a_configuration_a_gate_is_proposed_and_the_way_to_schemas_named(run: "Run") -> None:
    put("mdlint.toml", "# mine\n")
    kept = "\nmdlint.toml is kept as it is"
    assert f"{kept}\n" in run("init", "--pre-commit").out
    assert f"{kept}; mdlint infer proposes schemas for it\n" in run("init", "--pre-commit", "--infer").out


def test_the_gates_can_be_added_to_an_existing_configuration(run: "Run") -> None:
    put("mdlint.toml", "# mine\n")
    out = run("init", "--write", "--pre-commit", "--action").out
    assert out == (
        ".pre-commit-config.yaml: written\n.github/workflows/mdlint.yml: written\nmdlint.toml is kept as it is\n"
    )
    hooks = yaml.safe_load(Path(".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert hooks == [{"id": "mdlint-all"}, {"id": "mdlint-schema"}]
    steps = yaml.safe_load(Path(".github/workflows/mdlint.yml").read_text())["jobs"]["mdlint"]["steps"]
    assert [step["uses"].partition("@")[0] for step in steps] == ["actions/checkout", "OWNER/mdlint"]


def test_an_existing_pre_commit_file_is_left_alone(run: "Run") -> None:
    put(".pre-commit-config.yaml", "repos: []\n")
    out = run("init", "--write", "--pre-commit").out
    assert ".pre-commit-config.yaml exists; add to its repos:\n\n# The tables" in out
    assert Path(".pre-commit-config.yaml").read_bytes() == b"repos: []\n"


def test_an_existing_workflow_is_a_mistake(run: "Run") -> None:
    put(".github/workflows/mdlint.yml", "x\n")
    status, _, err = run("init", "--write", "--action")
    assert (status, err.endswith("mdlint.yml: exists already\n")) == (2, True)
    assert not Path("mdlint.toml").exists()


@pytest.mark.parametrize(
    ("before", "gap"),
    [
        ("[tool.ruff]\nline-length = 100\n", "\n"),
        ("[tool.ruff]\r\nline-length = 100\r\n", "\r\n"),
        ("[tool.ruff]\nline-length = 100", "\n\n"),
        ("\ufeff# bom\n[tool.ruff]\n", "\n"),
    ],
)
def test_settings_are_added_to_a_pyproject_with_tools(run: "Run", before: str, gap: str) -> None:
    put("pyproject.toml", before)
    put("docs/b.md", TIMM)
    assert run("init", "--write").out.splitlines()[0] == "pyproject.toml: extended"
    content = Path("pyproject.toml").read_bytes().decode()
    assert content.startswith(before + gap + "# mdlint")
    assert [binding.schema for binding in load_config(Path("pyproject.toml")).bindings] == ["builtin:timm-metrics"]
    assert ("\r\n" in before) == ("\r\n" in content)
    assert content.count("\r\n") in (0, content.count("\n"))


@pytest.mark.parametrize("text", ['[project]\nname = "x"\n', "tool = {ruff = {}} # [tool.x]\n", "[tool.ruff\n"])
def test_a_pyproject_without_tools_is_left_alone(run: "Run", text: str) -> None:
    put("pyproject.toml", text)
    assert written(run) == {}
    assert Path("pyproject.toml").read_text() == text


def test_own_file_leaves_pyproject_alone(run: "Run") -> None:
    put("pyproject.toml", "[tool.ruff]\n")
    assert written(run, "--own-file") == {}
    assert Path("pyproject.toml").read_text() == "[tool.ruff]\n"


def test_a_pyproject_with_a_configuration_is_not_extended(run: "Run") -> None:
    put("pyproject.toml", "[tool.mdlint]\n")
    assert run("init").err.endswith(f"pyproject.toml: mdlint is configured here already ({NEXT})\n")


def test_pages_with_a_configuration_of_their_own_are_read_by_it(run: "Run") -> None:
    put("docs/old/mdlint.toml", '[rules]\nragged-row = "off"\n')
    put("docs/old/b.md", TIMM + "\n" + table("A | B", "1 | 2 | 3"))
    out = run("init").out
    assert "first check of 2 pages with 3 tables: no findings\n" in out
    assert "builtin:timm-metrics" not in out


def test_the_folder_above_may_have_a_configuration(run: "Run") -> None:
    put("mdlint.toml", 'exclude = ["docs/"]\n')
    assert written(run, "docs", file="docs/mdlint.toml") == {}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("none",), "none: not a folder"),
        (("docs/a.md",), "a.md: not a folder"),
        (("empty",), "no pages in this folder"),
        (("",), "an empty path names nothing"),
    ],
)
def test_a_folder_without_pages_is_a_mistake(run: "Run", arguments: tuple[str, ...], words: str) -> None:
    Path("empty").mkdir()
    status, out, err = run("init", *arguments)
    assert (status, out) == (2, "")
    assert words in err


def test_a_folder_that_is_read_only_has_an_error(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    # The tests may run as root, who can write anywhere.
    def refuse(*_arguments: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    status, out, err = run("init", "--write")
    assert (status, out) == (2, "")
    assert err.endswith("mdlint.toml: can't be written: Permission denied\n")
