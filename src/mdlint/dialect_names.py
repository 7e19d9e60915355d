"""The names of dialects, and of the parts of a site that change how its pages are read.

This module imports nothing from the project.
"""

from typing import Literal, TypeAlias

Dialect: TypeAlias = Literal["github", "mkdocs", "docusaurus", "myst"]

# How `mkdocs` makes the anchors of headings: the `slugify` function of the extension `toc`.
Slugs: TypeAlias = Literal["markdown", "markdown-unicode", "pymdownx", "pymdownx-cased"]

# What renders the mathematics between dollar signs: an extension of PyMdown, a plugin of Docusaurus, Jupyter, or
# nothing. `unknown` if nothing says which extensions the site has.
Mathematics: TypeAlias = Literal["unknown", "none", "arithmatex", "remark", "jupyter"]
