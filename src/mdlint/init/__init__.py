"""Propose the files that a repository needs to start with mdlint: a configuration, a hook, a workflow.

`survey` looks at the pages, `configuration` writes the settings that fit them, `gates` writes the hook and the workflow,
and `plan` puts them together, with the report of the first check. Nothing here writes a file.
"""

from mdlint.init.plan import Plan, PlannedFile, plan

__all__ = ["Plan", "PlannedFile", "plan"]
