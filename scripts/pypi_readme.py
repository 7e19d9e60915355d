"""A hook of the build: gives PyPI the README with absolute links, since relative links lead nowhere there."""

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

# The end of a link, up to a target without a scheme that is not on the page itself.
_RELATIVE = re.compile(r"\]\((?![a-z][a-z0-9+.-]*:|#)([^)\s]+)\)")


class PypiReadme(MetadataHookInterface):
    """Sets the field `readme` of the project."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the text of the README, with links into the repository."""
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        repository = metadata["urls"]["Repository"]
        metadata["readme"] = {"content-type": "text/markdown", "text": with_absolute_links(text, repository)}


def with_absolute_links(text: str, repository: str) -> str:
    """Return Markdown whose relative links lead to the files of a GitHub repository."""
    return _RELATIVE.sub(rf"]({repository}/blob/main/\1)", text)
