"""Compares tables with other pages and with files: the part of the project stage that is about tables.

It works on the facts of tables that the page stage has made. Its result does not depend on the order of pages.
"""

from mdlint.agreement.keywords import disagreements

__all__ = ["disagreements"]
