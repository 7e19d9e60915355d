"""Behavior that needs a separate process to test: streams, locale, and imports."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mdlint.cli.app import app

COMMANDS = sorted(command.callback.__name__ for command in app.registered_commands if command.callback)

pytestmark = pytest.mark.slow

CLEAN = "# T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
LONG = "| a | b |\n|---|---|\n| 漢 | 2 | 3 |\n"


def mdlint(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "mdlint", *arguments], capture_output=True, check=False, env=os.environ | environment
    )


@pytest.fixture(autouse=True)
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("clean.md").write_text(CLEAN, encoding="utf-8")
    Path("漢.md").write_text(LONG, encoding="utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_output_is_utf8_in_any_locale(encoding: str) -> None:
    done = mdlint("check", "漢.md", LC_ALL="C", PYTHONIOENCODING=encoding, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (done.returncode, done.stderr) == (1, b"")
    assert "3 | | 漢 | 2 | 3 |" in done.stdout.decode()


def test_a_file_name_that_is_not_utf8_is_shown_as_an_escape() -> None:
    Path(os.fsdecode(b"a\xff.md")).write_text(LONG, encoding="utf-8")
    done = mdlint("check", ".", "--format", "concise")
    assert b"a\\udcff.md:3:11: error ragged-row" in done.stdout


def test_a_reader_that_stops_early_is_not_an_error() -> None:
    Path("many.md").write_text("| a |\n|---|\n" + "| 1 | 2 |\n" * 5000, encoding="utf-8")
    command = [sys.executable, "-m", "mdlint", "check", "many.md"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_output_that_cannot_be_written_has_status_2() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mdlint", "check", "."], stdout=full, stderr=subprocess.PIPE, check=False
        )
    words = b"error: the standard output can't be written: No space left on device\n"
    assert (done.returncode, done.stderr) == (2, words)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize(
    "arguments", [[], ["--help"], ["--version"], ["--show-completion"], *([name, "--help"] for name in COMMANDS)]
)
def test_help_that_cannot_be_written_has_status_2(arguments: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "mdlint", *arguments]
        environment = os.environ | {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, env=environment)
    assert b"Traceback" not in done.stderr
    assert b"a bug" not in done.stderr
    assert done.returncode == 2 or arguments == ["--show-completion"]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("delay", [0, 0.01, 0.05, 0.1])
def test_an_interrupt_at_the_start_has_status_130_and_no_traceback(delay: float) -> None:
    # `main` calls this function when an interrupt can no longer end it with a traceback.
    program = (
        "import gc, sys; from mdlint.cli import main; gc.set_threshold = lambda _: print('ready', flush=True);"
        "sys.exit(main(['check', 'big.md', '-q']))"
    )
    Path("big.md").write_text("| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 100_000, encoding="utf-8")
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        try:
            _, err = process.communicate(timeout=60)
        finally:
            process.kill()
    assert (process.returncode, err) == (130, b"")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(
    ("function", "call"), [("cb", 1), ("cb", 2), ("cb", 20), ("__set_name__", 1), ("__set_name__", 10)]
)
def test_an_interrupt_that_python_drops_or_replaces_is_not_lost(function: str, call: int) -> None:
    """Each import ends with a call of `cb`, and what it raises is only printed. Classes call `__set_name__`."""
    program = (
        "import itertools, signal, sys; from mdlint.cli import main; calls = itertools.count(1)\n"
        "def interrupt(frame, event, _):\n"
        f"    if event == 'call' and frame.f_code.co_name == '{function}' and next(calls) == {call}:\n"
        "        sys.setprofile(None); signal.raise_signal(signal.SIGINT)\n"
        "sys.setprofile(interrupt); sys.exit(main(['check', 'big.md', '-q']))"
    )
    Path("big.md").write_text("| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 100_000, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (130, b"")


def test_other_exceptions_that_python_drops_are_still_printed() -> None:
    program = (
        "import mdlint.cli._run, sys; from mdlint.cli import main\n"
        "class Loud:\n"
        "    def __del__(self): raise ValueError('loud')\n"
        "mdlint.cli._run.run = lambda _: Loud() and 0\n"
        "sys.exit(main([]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, text=True)
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1] == "ValueError: loud"


def test_the_console_script_imports_nothing_of_mdlint_before_it_can_be_interrupted() -> None:
    program = "import sys; import mdlint.cli; print(*sorted(name for name in sys.modules if name.startswith('mdlint')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["mdlint", "mdlint.cli"]


CLOSED = [
    ("check - <&-", 1, "<stdin>:1:1: error unreadable-page  can't be read: the standard input is closed\n", ""),
    ("check long.md >&-", 2, "", "error: the standard output can't be written: it is closed\n"),
    ("check -q clean.md >&-", 0, "", ""),
    ("check -q clean.md -o out.txt >&-", 0, "", ""),
    ("check long.md 2>&-", 1, "long.md:3:11: error ragged-row  3 cells, the header has 2\n", ""),
    ("check none.md >&- 2>&-", 2, "", ""),
    ("check none.md 2>/dev/full", 2, "", ""),
    ("check --nope 2>/dev/full", 2, "", ""),
]


@pytest.mark.skipif(os.name != "posix", reason="the streams are closed by a POSIX shell")
@pytest.mark.parametrize(("command", "status", "out", "err"), CLOSED)
def test_a_closed_stream_is_not_a_bug(command: str, status: int, out: str, err: str) -> None:
    Path("long.md").write_text(LONG, encoding="utf-8")
    program = f'exec "$0" -m mdlint {command.replace("check ", "check --format concise ", 1)}'
    done = subprocess.run(["/bin/sh", "-c", program, sys.executable], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (status, out, err)


def as_weak_user() -> list[str]:
    """Return the start of a command that runs as a user who may not enter a folder without permissions."""
    if os.getuid():
        return []
    if (setpriv := shutil.which("setpriv")) is None:
        pytest.skip("root may enter every folder, and there is no setpriv")
    without = "-dac_override,-dac_read_search"
    return [setpriv, "--bounding-set", without, "--inh-caps", without]


FORBIDDEN = [
    ("check --format concise s", 1, "s:1:1: error unreadable-page  can't be read: Permission denied\n", ""),
    ("check --format concise .", 1, "s:1:1: error unreadable-page  can't be read: Permission denied\n", ""),
    ("extract --format jsonl s", 1, "", "error: s:1:1: can't be read: Permission denied\n"),
    ("check s/t", 2, "", "error: s/t: can't be read: Permission denied\n"),
    ("check s/p.md", 2, "", "error: s/p.md: can't be read: Permission denied\n"),
    ("check --config s/mdlint.toml .", 2, "", "error: s/mdlint.toml: can't be read: Permission denied\n"),
]


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX")
@pytest.mark.parametrize(("command", "status", "out", "err"), FORBIDDEN)
def test_a_folder_without_permissions_is_not_a_bug(command: str, status: int, out: str, err: str) -> None:
    Path("漢.md").unlink()
    Path("s/t").mkdir(parents=True)
    Path("s/p.md").write_text(CLEAN, encoding="utf-8")
    start = as_weak_user()
    Path("s").chmod(0)
    try:
        done = subprocess.run(
            [*start, sys.executable, "-m", "mdlint", *command.split()], capture_output=True, check=False, text=True
        )
    finally:
        Path("s").chmod(0o755)
    assert (done.returncode, done.stdout, done.stderr) == (status, out, err)


@pytest.mark.parametrize(
    "arguments", ["check -", "check .", "check /", "extract .", "name builtin:timm x", "schema builtin:timm-metrics"]
)
def test_a_deleted_working_directory_is_a_usage_error(tmp_path: Path, arguments: str) -> None:
    (tmp_path / "gone").mkdir()
    program = f'cd gone && rmdir ../gone && exec "$0" -m mdlint {arguments}'
    done = subprocess.run(["/bin/sh", "-c", program, sys.executable], capture_output=True, check=False, text=True)
    words = "error: the working directory can't be used: No such file or directory\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", words)


# Parts of mdlint, and libraries, by the first part of their names.
FOR_ANY_CALL = "cli errors files text"
FOR_PAGES = f"{FOR_ANY_CALL} cache config diagnostics dialect_names discover known_rules other_linters places style"
FOR_A_CHECK = (
    f"{FOR_PAGES} agreement binding destinations table_facts engine formatters links markdown model page_lines page_reader page_stage"
    " bundled draft2020 patterns plain_rows processes project_findings project_stage report registry rules ruleset runner schema shape stray_lines suppression values"
)
FOR_HELP = f"{FOR_PAGES} addresses destinations model registry rules typer annotated_doc shellingham"
IMPORTS = [
    ("check clean.md", FOR_A_CHECK),
    ("check -q --force-exclude -- clean.md", FOR_A_CHECK),
    ("check none.md", FOR_PAGES),
    ("--version", FOR_HELP),
    ("--help", FOR_HELP),
    ("tables --help", FOR_HELP),
]


def imports_of(arguments: str) -> set[str]:
    """Return the parts of mdlint, and the libraries, that a command line imports."""
    program = (
        "import sys; before = set(sys.modules); from mdlint.cli import main; main(sys.argv[1:]);"
        "print('imported', *sorted(set(sys.modules) - before - sys.stdlib_module_names))"
    )
    command = [sys.executable, "-c", program, *arguments.split()]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    _, *names = done.stdout.splitlines()[-1].split()
    outer = {name.partition(".")[0] for name in names} - sys.stdlib_module_names
    return outer - {"mdlint"} | {name.split(".")[1] for name in names if name.startswith("mdlint.")}


@pytest.mark.parametrize(("arguments", "parts"), IMPORTS)
def test_a_command_imports_only_what_it_needs(arguments: str, parts: str) -> None:
    assert imports_of(arguments) == set(parts.split())


def test_a_page_without_findings_imports_no_slow_module() -> None:
    program = (
        "import sys; from mdlint.cli import main; status = main(['check', 'clean.md']);"
        "slow = {'bz2', 'dataclasses', 'hypothesis', 'inspect', 'mdlint.markdown.dialects.mkdocs', 'mdlint.markdown.notebook',"
        "'mdlint.schema.check.messages', 'mdlint.schema.table.rejection', 'mdlint.text.known_words', 'pytest', 'subprocess', 'tomllib', 'traceback'};"
        "unused = [name for name in sys.modules if name.startswith(('mdlint.rules.style.', 'mdlint.rules.schema.'))];"
        "print(status, sorted(slow & sys.modules.keys()) + unused)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.splitlines()[-1] == "0 []"
    assert done.stderr == ""
