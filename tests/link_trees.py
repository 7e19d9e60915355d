"""A tree of files in the working directory, and the destinations of the links on one of its pages."""

from pathlib import Path

from mdlint.config import Config, Links
from mdlint.destinations import Destination
from mdlint.links import Origin, Resolver, local_facts
from mdlint.markdown import parse
from mdlint.model import Dialect


def grow(*paths: str, **pages: str) -> None:
    """Make folders (paths that end in `/`), empty files, and pages with a text (named without their `.md`)."""
    for path in paths:
        place = Path(path)
        (place if path.endswith("/") else place.parent).mkdir(parents=True, exist_ok=True)
        if not path.endswith("/"):
            place.touch()
    for name, text in pages.items():
        Path(f"{name}.md").write_text(text, encoding="utf-8")


def destinations(
    text: str,
    path: str = "page.md",
    *,
    dialect: Dialect = "github",
    links: Links | None = None,
    others: tuple[str, ...] = (),
) -> list[Destination]:
    """Return the destinations of the links on a page that is checked together with other pages (paths on disk)."""
    config = Config(Path.cwd(), dialect=dialect, links=links or Links())
    page = local_facts(parse(text, path, dialect))
    known = {
        str(Path(other).absolute()): local_facts(parse(Path(other).read_text(encoding="utf-8"), other)).anchors
        for other in others
    }
    place = str(Path(path).absolute())
    return Resolver({**known, place: page.anchors}).destinations(Origin(page, config, place))


def destination(target: str, path: str = "page.md", **settings: object) -> Destination | None:
    """Return the destination of a target; None if the target is not looked up."""
    found = destinations(f"[x](<{target}>)", path, **settings)  # type: ignore[arg-type]
    return found[0] if found else None
