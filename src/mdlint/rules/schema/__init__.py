"""The rules whose findings come from a table schema.

Each module is a manual page and a `RULE`. None of them checks anything: the findings are made in `mdlint.schema`, under
the rule of the keyword that failed.
"""
