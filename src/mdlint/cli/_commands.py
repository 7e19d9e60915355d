"""Typer's commands, with help and messages that are written as all other output is, and suggestions of our own."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from typing import Any, TypeAlias

import typer
from typer.core import TyperCommand, TyperGroup

from mdlint.cli import _output
from mdlint.errors import UsageError
from mdlint.text.words import did_you_mean, quoted

# The base of every mistake that the parser of arguments reports. Typer exports only some of them.
BadCall: type[Exception] = typer.BadParameter.__mro__[1]
# A context of click, or of the copy of click that Typer has in later versions.
_Context: TypeAlias = Any

# What other linters call our options.
_ELSEWHERE = {
    "--disable": "--ignore",
    "--enable": "--select",
    "--isolated": "--no-config",
    "--output": "--output-file",
    "--output-format": "--format",
    "--reporter": "--format",
    "--rules": "--select",
}
_PAGE_SUFFIXES = (".md", ".mdx", ".markdown", ".ipynb")


class Command(TyperCommand):
    """A command whose help is written by `_output`, which knows what to do if that fails."""

    def make_context(self, *arguments: Any, **named: Any) -> _Context:  # noqa: ANN401  passed on
        """Read the arguments."""
        with _written():
            return super().make_context(*arguments, **named)


class Group(TyperGroup):
    """The command `mdlint`, which also knows which command was meant."""

    def make_context(self, *arguments: Any, **named: Any) -> _Context:  # noqa: ANN401  passed on
        """Read the arguments before the name of the command."""
        with _written():
            return super().make_context(*arguments, **named)

    def resolve_command(self, ctx: _Context, args: list[str]) -> Any:  # noqa: ANN401  as Typer's
        """Return the command that the first argument names. Raises UsageError, with a suggestion, if there is none."""
        name = args[0]
        if ctx.resilient_parsing or name in self.commands or name.startswith("-"):
            return super().resolve_command(ctx, args)
        raise UsageError(_unknown_command(name, self.commands, ctx.command_path))


def explain_bad_call(mistake: Exception) -> Iterator[str]:
    """Yield the lines of a message about a mistake that the parser of arguments found."""
    context = getattr(mistake, "ctx", None)
    if type(mistake).__name__ == "NoArgsIsHelpError":
        _output.write(f"{mistake}\n")
        return
    option = getattr(mistake, "option_name", None)
    if type(mistake).__name__ == "NoSuchOption" and context is not None:
        words = f"no such option: {option}{_option_hint(str(option), context)}"
    else:
        written = mistake.format_message().rstrip(".")  # type: ignore[attr-defined]
        words = written[:1].lower() + written[1:]
    yield f"error: {words}"
    if context is not None:
        yield f"{context.get_usage()} (see {context.command_path} --help)"


@contextmanager
def _written() -> Iterator[None]:
    """Catch what is printed while arguments are read (help, the version), and write it."""
    printed = StringIO()
    try:
        with redirect_stdout(printed):
            yield
    finally:
        _output.write(printed.getvalue())


def _unknown_command(name: str, known: Collection[str], program: str) -> str:
    if os.path.exists(name) or name.endswith(_PAGE_SUFFIXES):  # noqa: PTH110  a Path refuses some texts
        return f"no such command: {name} (did you mean {quoted(f'{program} check {name}')}?)"
    return f"no such command: {name}{_longer_or_near(name, known)}"


def _option_hint(option: str, context: _Context) -> str:
    """Return the end of a message about an unknown option: the option that was meant, or "" if that is uncertain."""
    known = _options(context.command)
    meant = _ELSEWHERE.get(option)
    if meant in known:
        return f" (did you mean {quoted(meant)}?)"
    if context.parent is not None and option in _options(context.parent.command):
        return f"; it goes before the command: {context.parent.command_path} {option}"
    commands = getattr(context.command, "commands", {})
    owners = [name for name, command in commands.items() if option in _options(command)]
    if owners:
        return f"; it goes after a command: {context.command_path} {owners[0]} {option}"
    return _longer_or_near(option, known)


def _longer_or_near(word: str, known: Collection[str]) -> str:
    """Return the end of a message about an unknown word: the only known word that begins with it, or one near to it."""
    longer = [name for name in known if name.startswith(word) and len(word.strip("-")) > 1]
    return f" (did you mean {quoted(longer[0])}?)" if len(longer) == 1 else did_you_mean(word, known)


def _options(command: Any) -> list[str]:  # noqa: ANN401  a command of click, or of Typer's copy
    return [name for parameter in command.params for name in parameter.opts if name.startswith("--")]
