"""Propose the files that a repository needs to start with mdlint: a configuration, a hook, a workflow.

`survey` looks at the pages, `configuration` writes the settings that fit them, `gates` writes the hook and the workflow,
and `setup` puts them together, with the report of the first check. Nothing here writes a file.
"""

from mdlint.init.setup import PlannedFile, Setup, setup_for

__all__ = ["PlannedFile", "Setup", "setup_for"]
