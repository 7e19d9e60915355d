"""The cache: what earlier runs found out, kept in `.mdlint_cache`. No run has another result because of it.

`record` keeps the report of a whole run, for a tree in which nothing has changed. `pages` keeps the results of the page
stage by content. `folder` is the place, `fingerprint` makes the keys. docs/decisions/0024-cache.md has the reasons.

This package and `record` import neither parser nor rules nor schemas: a run that finds its report does without them.
"""
