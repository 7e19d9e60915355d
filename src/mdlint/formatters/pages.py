"""The output of `mdlint extract --format pages`: pages as the data that page schemas check. ASCII only."""

import json
from collections.abc import Sequence

from mdlint.binding.choice import section_tables
from mdlint.files.utf8 import Unreadable
from mdlint.page_schemas.view import PageView
from mdlint.runner import PageTables


def pages_as_json(pages: Sequence[PageTables]) -> tuple[str, list[tuple[str, Unreadable]]]:
    """Write one document, one page per line, described by `schemas/pages.schema.json`.

    Also returns the paths of the pages whose front matter can't be read, with the reason and its place.
    """
    lines: list[str] = []
    failures: list[tuple[str, Unreadable]] = []
    for read in pages:
        view = PageView(read.page, section_tables(read.choices))
        lines.append(json.dumps({"path": read.source.path, "page": view.data}))
        if problem := view.front_matter.problem:
            words = f"front matter can't be read: {problem.message}"
            failures.append((read.source.path, problem._replace(message=words)))
    written = ",\n".join(lines)
    return f'{{"pages": [\n{written}\n]}}\n', failures
