"""Where links lead, as far as the file system knows. The only package that asks it about link targets."""

from mdlint.links.places import local_facts
from mdlint.links.resolver import Origin, Resolver

__all__ = ["Origin", "Resolver", "local_facts"]
