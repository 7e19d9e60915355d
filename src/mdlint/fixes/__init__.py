"""Fixes: apply the edits of findings to the text of a page, and prove that nothing else has changed.

Nothing here reads or writes a file. `mdlint.fix_run` fixes the pages of a run, and `mdlint.files.replacing` writes them.
"""

from mdlint.fixes.apply import Fixed, fixed
from mdlint.fixes.text import narrowed

__all__ = ["Fixed", "fixed", "narrowed"]
