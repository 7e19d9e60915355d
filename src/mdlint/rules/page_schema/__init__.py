"""The rules whose findings come from a page schema. Each is a manual page; `mdlint.page_schemas` makes the findings."""
