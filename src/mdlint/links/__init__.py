"""Look up where links lead in the file system. The only package that does."""

from mdlint.links.page_links import local_facts
from mdlint.links.resolver import Origin, Resolver

__all__ = ["Origin", "Resolver", "local_facts"]
