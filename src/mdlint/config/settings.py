"""The settings of a configuration file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from mdlint.files.globs import matches, relative
from mdlint.model import Dialect, Severity, Slugs
from mdlint.style import TableStyle

DEFAULT_INCLUDE = ("**/*.md", "**/*.mdx", "**/*.markdown", "**/*.ipynb")


@dataclass(frozen=True, slots=True)
class Binding:
    """One `[[tables]]` entry: a schema, and the tables that it is for.

    `base` is the folder that its paths are relative to. `place` is its place in the configuration file, for messages.
    """

    schema: str
    base: Path
    pages: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    heading: str | None = None
    place: str = field(default="", compare=False)

    def covers(self, path: str) -> bool:
        """Whether `pages` include the page at `path` (relative to the working directory, or absolute)."""
        return not self.pages or matches(self.pages, relative(path, self.base))


@dataclass(frozen=True, slots=True)
class Links:
    """The `[links]` table. `root` is the folder for targets that begin with `/`; None if it is not set.

    `repository` is the `owner/name` of the pages' repository on GitHub; "" if the remote `origin` has it. With `by_name`,
    a page is found by its bare name in any folder.
    """

    root: Path | None = None
    ignore: tuple[str, ...] = ()
    repository: str = ""
    by_name: bool = False

    def ignores(self, target: str) -> bool:
        """Whether a target, or the label of a reference, is not to be looked up."""
        return any(fnmatchcase(target, glob) for glob in self.ignore)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one configuration file. `root` is its folder.

    `severities` has the rules that the file sets; None turns a rule off. A rule that is not set is on, unless it is
    opt-in.
    """

    root: Path
    include: tuple[str, ...] = DEFAULT_INCLUDE
    exclude: tuple[str, ...] = ()
    dialect: Dialect = "github"
    bindings: tuple[Binding, ...] = ()
    severities: Mapping[str, Severity | None] = field(default_factory=dict, hash=False)
    links: Links = Links()
    style: TableStyle = field(default_factory=TableStyle)
    slugs: Slugs = "markdown"
    # Whether the file sets the dialect.
    names_dialect: bool = field(default=False, compare=False)
