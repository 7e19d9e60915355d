"""The settings of a configuration file.

They are named tuples: dataclasses would take 16 ms of each start, with the modules that `dataclasses` imports.
"""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from mdlint.config.comparisons import Consistent, Translation
from mdlint.config.site_files import Site
from mdlint.diagnostics import Severity
from mdlint.dialect_names import Dialect, Mathematics, Slugs
from mdlint.files.globs import matches, relative
from mdlint.style import TableStyle

_NOTHING: Mapping[str, Any] = {}
DEFAULT_INCLUDE = ("**/*.md", "**/*.mdx", "**/*.markdown", "**/*.ipynb")


class Binding(NamedTuple):
    """One `[[tables]]` entry: a schema, and the tables that it is for; or one `[[pages]]` entry, without the last two.

    `base` is the folder that its paths are relative to. `place` is its place in the configuration file, for messages;
    `file` is that file, and `number` the number of the entry in it, from 0.
    """

    schema: str
    base: Path
    pages: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    heading: str | None = None
    place: str = ""
    file: Path | None = None
    number: int = 0

    def covers(self, path: str) -> bool:
        """Whether `pages` include the page at `path` (relative to the working directory, or absolute)."""
        return not self.pages or matches(self.pages, relative(path, self.base))


class Links(NamedTuple):
    """The `[links]` table. `root` is the folder for targets that begin with `/`; None if it is not set.

    `repository` is the `owner/name` of the pages' repository on GitHub; "" if the remote `origin` has it. With
    `by_name`, a page is found by its bare name in any folder.
    """

    root: Path | None = None
    ignore: tuple[str, ...] = ()
    repository: str = ""
    by_name: bool = False

    def ignores(self, target: str) -> bool:
        """Whether a target, or the label of a reference, is not to be looked up."""
        return any(fnmatchcase(target, glob) for glob in self.ignore)


class Override(NamedTuple):
    """One `[[overrides]]` entry: the settings of the pages that `pages` match.

    It has only values that the entry sets: `fields` are fields of `Config`, `links` and `style` fields of `Links` and
    `TableStyle`. `base` and `place` are as in a `Binding`.
    """

    pages: tuple[str, ...]
    base: Path
    fields: Mapping[str, Any] = _NOTHING
    severities: Mapping[str, Severity | None] = _NOTHING
    links: Mapping[str, Any] = _NOTHING
    style: Mapping[str, Any] = _NOTHING
    place: str = ""
    origins: Mapping[str, str] = _NOTHING

    def __hash__(self) -> int:
        return hash((self.pages, self.base, self.place))

    def covers(self, path: str) -> bool:
        """Whether `pages` include the page at `path` (relative to the working directory, or absolute)."""
        return matches(self.pages, relative(path, self.base))


class Config(NamedTuple):
    """The settings of one configuration file. `root` is its folder; `file` is None for the defaults.

    `bindings` are the `[[tables]]` entries, `page_bindings` the `[[pages]]` entries. `severities` has the rules that
    the file sets; None turns a rule off. A rule that is not set is on, unless it is opt-in. `origins`
    has the place that sets a key, such as `rules.ragged-row`, for each key that is set.
    """

    root: Path
    include: tuple[str, ...] = DEFAULT_INCLUDE
    exclude: tuple[str, ...] = ()
    dialect: Dialect = "github"
    bindings: tuple[Binding, ...] = ()
    severities: Mapping[str, Severity | None] = _NOTHING
    links: Links = Links()
    style: TableStyle = TableStyle()
    slugs: Slugs = "markdown"
    # Whether the file sets the dialect, and the slugs.
    sets_dialect: bool = False
    sets_slugs: bool = False
    # The site that was recognized, which the dialect is from; None if the file sets the dialect.
    site: Site | None = None
    mathematics: Mathematics = "unknown"
    overrides: tuple[Override, ...] = ()
    file: Path | None = None
    origins: Mapping[str, str] = _NOTHING
    # The baseline that the file names, an absolute path.
    baseline: Path | None = None
    # The settings without overrides; None if none is applied.
    general: "Config | None" = None
    page_bindings: tuple[Binding, ...] = ()
    consistent: tuple[Consistent, ...] = ()
    translations: tuple[Translation, ...] = ()

    def __hash__(self) -> int:
        return hash((self.root, self.dialect, self.slugs, self.bindings, self.links, self.style, *self.severities))

    @property
    def is_default(self) -> bool:
        """Whether there is no configuration file. The folder of the default settings is the root of the disk."""
        return self.root == self.root.parent

    @property
    def for_all(self) -> "Config":
        """The settings without overrides."""
        return self.general or self

    def for_page(self, path: str) -> "Config":
        """Return the settings of a page, with the overrides that cover it applied; the last one wins."""
        general = self.for_all
        covering = tuple(override for override in general.overrides if override.covers(path))
        return _overridden(general, covering) if covering else general


# One object for all pages with the same settings, since comparing it with itself is fast.
@lru_cache(maxsize=256)
def _overridden(general: Config, overrides: tuple[Override, ...]) -> Config:
    config = general
    for override in overrides:
        config = config._replace(
            **override.fields,
            site=None if "dialect" in override.fields else config.site,
            mathematics="unknown" if "dialect" in override.fields else config.mathematics,
            severities={**config.severities, **override.severities},
            links=config.links._replace(**override.links),
            style=config.style._replace(**override.style),
            sets_dialect=config.sets_dialect or "dialect" in override.fields,
            sets_slugs=config.sets_slugs or "slugs" in override.fields,
            origins={**config.origins, **override.origins},
        )
    return config._replace(general=general)
