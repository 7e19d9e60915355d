r"""A page can't be read.

## What it does

Reports a file that can't be opened, is not UTF-8, or is too large for a page, and a notebook (`.ipynb`) that is no JSON
or has not the form of one. The finding stands at the first byte that is not UTF-8, as far as the line can be told, or at
the fault in the JSON, otherwise at the start. The other pages are checked all the same.

## Why

A page that nobody can read is not checked, and a run that says nothing about it looks like a clean one.

## Example

The line `caf\xe9` in Latin-1, where `\xe9` is one byte.

## Instead

Save the page as UTF-8. Mend the JSON of a notebook, such as what a merge left in it.

## Options

The severity in `[rules]`. Files that are no pages are left out by `exclude`. No schema keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(id="unreadable-page", summary="A page can't be read.", severity=Severity.ERROR)
