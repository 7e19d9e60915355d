"""Run `mdlint check`, however its command line was read."""

from collections.abc import Sequence
from functools import partial

from mdlint.cache.record import Outcome
from mdlint.cache.run import RunCache, run_cache
from mdlint.cli._check_call import CheckCall
from mdlint.cli._inputs import configs, given_paths, protect, rule_choice, sources
from mdlint.cli._job import job_of
from mdlint.cli._output import say, write
from mdlint.cli._outputs import outputs_of
from mdlint.discover import Configs, Source
from mdlint.errors import UsageError
from mdlint.known_rules import RuleChoice
from mdlint.text.words import listed

# The formats that can show the number of findings of each rule.
STATISTICS = ("text", "json")


def run_check(call: CheckCall) -> int:
    """Check pages, write the report, and return the exit status. Raises MdlintError if something can't be used."""
    _require_usable(call)
    _require_fix_options(call)
    if call.watch:
        from mdlint.cli._watch import watch  # noqa: PLC0415  as below

        watch(call)
    chosen = rule_choice(call.select, call.ignore, call.extend_select)
    known = configs(call.config, no_config=call.no_config, exclude=call.exclude)
    if call.show_settings:
        text = _settings(call, known, chosen)
        if call.output_file:
            protect(sources(call.paths, known, call.stdin_filename, allow_empty=True), call.output_file)
        write(text, call.output_file)
        return 0
    pages = sources(
        call.paths, known, call.stdin_filename, force_exclude=call.force_exclude, allow_empty=call.allow_empty
    )
    if not pages and not call.quiet:
        say(f"note: no pages found in {', '.join(call.paths or ['.'])}")
    if call.verbose and not call.quiet:
        _say_settings(pages)
    if call.fix or call.diff:
        from mdlint.cli._fix import fix_pages  # noqa: PLC0415  as below

        return fix_pages(pages, call, chosen)
    return _check(pages, call, chosen)


def _require_usable(call: CheckCall) -> None:
    """Raise UsageError if two outputs have the same place, or if a format can't show statistics."""
    others = [output.format for output in outputs_of(call) if output.format not in STATISTICS]
    if call.statistics and others:
        raise UsageError(f"--statistics goes with --format {listed(STATISTICS)}, not {others[0]}")


def _require_fix_options(call: CheckCall) -> None:
    """Raise UsageError if the options for fixes contradict each other, or other options."""
    if call.fix and call.diff:
        raise UsageError("--fix and --diff contradict each other: --diff writes no page")
    if call.unsafe_fixes and not (call.fix or call.diff):
        raise UsageError("--unsafe-fixes goes with --fix or --diff")
    for option, is_used in (("--changed-since", call.changed_since), ("--staged", call.staged)):
        if (call.fix or call.diff) and is_used:
            raise UsageError(f"{option} reports only what is new; --fix and --diff take pages as a whole")
    if call.diff and (call.formats != CheckCall().formats or call.statistics):
        raise UsageError("--diff prints a diff and no report: it does not go with --format or --statistics")


def _settings(call: CheckCall, known: Configs, chosen: RuleChoice) -> str:
    from mdlint.cli._settings import settings  # noqa: PLC0415  most runs do without it

    return settings(given_paths(call.paths, call.stdin_filename), known, call.stdin_filename, chosen)


def _say_settings(pages: Sequence[Source]) -> None:
    from mdlint.overview import settings_of  # noqa: PLC0415  as above

    for line in settings_of(pages):
        say(line)


def _check(pages: Sequence[Source], call: CheckCall, chosen: RuleChoice) -> int:
    job = job_of(call, chosen)
    # The results of the cache are those of files on disk.
    cache = None if call.no_cache or call.staged else run_cache(call.cache_dir, pages, chosen, job)
    outcome = _recalled(cache, call) if cache else None
    if outcome is None:
        # What finds pages is imported first, and all that checks them only here.
        from mdlint.cli._checked import checked  # noqa: PLC0415  see above

        check = partial(checked, pages, job, call)
        outcome = cache.kept(check) if cache else check()
    if cache and call.verbose and not call.quiet:
        say(cache.note)
    return call.exit_status(outcome.errors, outcome.warnings)


def _recalled(cache: RunCache, call: CheckCall) -> Outcome | None:
    """Write the report of an earlier run if this run would have the same. Raises UsageError as `write` does."""
    outputs = outputs_of(call)
    outcome = cache.recalled(to_file=any(output.file for output in outputs))
    if outcome is not None:
        for output, text in zip(outputs, outcome.texts or (), strict=True):
            write(text, output.file)
    return outcome
