"""Where the docs are on the web."""

# The repository has no public home yet: this name, and the same name in the docs and pyproject.toml, is to be replaced
# before a release.
REPOSITORY = "https://github.com/OWNER/mdlint"
DOCS = f"{REPOSITORY}/blob/main/docs"


def rule_address(rule_id: str) -> str:
    """Return the address of the manual page of a rule."""
    return f"{DOCS}/rules/{rule_id}.md"


def keyword_address(name: str) -> str:
    """Return the address of the manual page of a schema keyword."""
    return f"{DOCS}/keywords/{name}.md"
