r"""A page can't be read.

## What it does

Reports a file that can't be opened (such as a symbolic link to a page that does not exist), is not UTF-8 or is too
large for a page, and a notebook (`.ipynb`) that is not JSON or does not have the form of a notebook. The finding is at
the first byte that is not UTF-8 (if its line is known), at the mistake in the JSON, or else at the start. The other
pages are still checked.

## Why

A page that can't be read is not checked. If the run did not report it, the page would look clean.

A page that is found in a folder, and is a symbolic link out of the repository, is reported and not read: a pull request
could add the link, and the report would show lines of the file. Name the page on the command line to check it.

## Example

The line `caf\xe9` in Latin-1, where `\xe9` is one byte.

## Instead

Save the page as UTF-8. Fix the JSON of a notebook: a merge may have left conflict markers in it.

## Options

The severity in `[rules]`. Use `exclude` for files that are not pages: `mdlint baseline` does not make this
finding known. No schema keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.runner`.
RULE = Rule(id="unreadable-page", summary="A page can't be read.", severity=Severity.ERROR)
