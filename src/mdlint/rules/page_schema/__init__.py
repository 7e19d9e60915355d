"""Rules whose findings come from a page schema. Each is a name and a manual page: `mdlint.page_schemas` makes the findings."""
