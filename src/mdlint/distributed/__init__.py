"""Check pages on a Dask cluster: files, objects of a store, or rows of a table.

    from dask.distributed import Client
    from mdlint.distributed import check

    with Client() as client:
        report = check("docs", client=client)

Needs the extra `dask`: `pip install 'mdlint-tables[dask]'`, also where the workers run. They check each page by itself;
the caller looks up the links between pages, from the small results that come back. `docs/guides/scale.md` has examples,
figures and limits.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from itertools import chain
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from mdlint.discover import Source
from mdlint.distributed.bundle import Bundle, Number, PackedResults, Rulesets
from mdlint.distributed.given import AnyPath, Given, NamedText, given_paths, given_texts, is_url
from mdlint.errors import UsageError
from mdlint.known_rules import RuleChoice, known_ids
from mdlint.project_stage import project_stage
from mdlint.report import Report
from mdlint.runner import report_of

try:
    from dask.distributed import Client

    from mdlint.distributed.cluster import client_or_current, results
    from mdlint.distributed.urls import given_urls
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "mdlint.distributed needs Dask: pip install 'mdlint-tables[dask]'", name=error.name
    ) from error

__all__ = ["check"]


def check(  # noqa: PLR0913  the options of `mdlint check` that make sense here, and those of a cluster
    pages: AnyPath | Iterable[AnyPath] | Iterable[NamedText],
    *,
    client: Client | None = None,
    config: AnyPath | None = None,
    select: Iterable[str] = (),
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    storage_options: Mapping[str, Any] | None = None,
    pages_per_task: int = 100,
    retries: int = 3,
    on_progress: Callable[[int, int | None], None] = lambda _done, _total: None,
) -> Report:
    """Check pages on a Dask cluster, and return what a run on this machine returns, in the same order.

    `pages` is one or more of one kind:

    - paths of files and folders, and globs such as `docs/**/*.md`. The workers read the files, so they need the same file
      system. The report is that of `mdlint check` with these paths: the same configuration files apply.
    - URLs of fsspec, such as `s3://bucket/docs`: of objects, globs, and folders. The workers read the objects, with
      `storage_options`. Paths with `file://` count as paths.
    - pairs of a name and a text, of any number: they are taken from the iterable while workers have time for them. The
      texts go through this process.

    Pages of the last two kinds have no files of this machine. Of their links, those to other given pages are looked up;
    in a folder of a store, those to all its files. Their comments can name built-in schemas only, and unused entries of
    a configuration are not reported.

    `client` is a Dask client; by default it is the one that was made last. `config` is the configuration file of all
    pages; by default paths have the nearest one, other pages none. The globs in it are relative to its folder for paths,
    to the common folder of URLs, and to nothing for names. `select`, `extend_select` and `ignore` are ids of rules, as
    for `mdlint check`.

    A task checks `pages_per_task` pages. Dask runs the task of a worker that was lost again, as often as its setting
    `distributed.scheduler.allowed-failures` says, and a task that raised an exception `retries` times. `on_progress` is
    called after each task with the number of pages that are done, and the number of all pages if it is known.

    Raises UsageError, ConfigError and SchemaError as the command does; MdlintError for a page whose workers died each
    time, and for a worker with another version; and the exception of a page that can't be checked, with a note that
    names the page. All tasks are cancelled then, and at an interrupt.
    """
    if pages_per_task < 1:
        raise UsageError(f"pages_per_task is {pages_per_task}, expected 1 or more")
    chosen = RuleChoice(_ids(select), _ids(ignore), _ids(extend_select))
    used = client_or_current(client)
    given = _given(pages, Path(config) if config is not None else None, storage_options, pages_per_task)
    rulesets = Rulesets(chosen)
    rulesets.load(given.configs)
    sources: list[Source] = []
    packed: dict[Number, bytes] = {}

    def bundles() -> Iterator[Bundle]:
        for batch in given.batches:
            sources.extend(batch.sources)
            yield rulesets.bundle(batch.sources, batch.contents)

    done = 0
    with closing(results(used, bundles(), retries)) as finished:
        for number, count, result in finished:
            packed[number] = result
            done += count
            on_progress(done, given.total)
    found = PackedResults([packed[number] for number in sorted(packed)], len(sources))
    if given.tree is None:
        return report_of(sources, found, rulesets.by_config, given.folders, given.reader)
    return project_stage(sources, found, rulesets.by_config, (), given.reader, tree=given.tree(sources))


def _ids(rules: Iterable[str]) -> frozenset[str]:
    """Return ids of rules. Raises UsageError for an unknown one."""
    return known_ids([rules] if isinstance(rules, str) else rules)


def _given(
    pages: AnyPath | Iterable[AnyPath] | Iterable[NamedText],
    config: Path | None,
    storage_options: Mapping[str, Any] | None,
    size: int,
) -> Given:
    """Find out which kind of pages is given. Raises UsageError for another kind, or if there are several."""
    items = iter([pages] if isinstance(pages, str | PathLike) else pages)
    first = next(items, None)
    items = chain([first] if first is not None else [], items)
    if isinstance(first, tuple):
        return given_texts(map(_named_text, items), config, size)
    paths = list(map(_path, items))
    urls = [path for path in paths if is_url(path)]
    if urls and len(urls) < len(paths):
        other = next(path for path in paths if not is_url(path))
        raise UsageError(f"{urls[0]} is a URL, but {other} is a path: check them in two calls")
    if urls:
        return given_urls(urls, storage_options or {}, config, size)
    return given_paths(paths, config, size)


def _named_text(page: object) -> NamedText:
    match page:
        case (str() as name, (str() | bytes()) as text):
            return name, text
    raise UsageError(f"expected a name and a text for each page, got {type(page).__name__}")


def _path(page: object) -> str:
    path = fspath(page) if isinstance(page, PathLike) else page
    if not isinstance(path, str) or not path:
        raise UsageError(f"expected a path, a URL, or a name and a text for each page, got {page!r:.50}")
    return path
