"""The hook for pre-commit and the workflow for GitHub Actions, as the guides of the docs describe them."""

from mdlint.addresses import DOCS, REPOSITORY

PRE_COMMIT_FILE = ".pre-commit-config.yaml"
WORKFLOW_FILE = ".github/workflows/mdlint.yml"

# An entry of `repos`, indented as `pre-commit sample-config` indents it.
PRE_COMMIT_ENTRY = f"""\
# The tables of Markdown pages: {DOCS}/guides/pre-commit.md
-   repo: {REPOSITORY}
    rev: COMMIT  # the full hash of a commit, or the tag of a release
    hooks:
    -   id: mdlint-all
    -   id: mdlint-schema
"""

WORKFLOW = f"""\
# The tables of Markdown pages: {DOCS}/guides/github-action.md
name: mdlint
on: [push, pull_request]

permissions:
  contents: read

jobs:
  mdlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          persist-credentials: false
      - uses: {REPOSITORY.removeprefix("https://github.com/")}@COMMIT  # the full hash of a commit, or the tag of a release
"""
