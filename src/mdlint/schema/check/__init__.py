"""A table against a schema: the two are bound, and the violations found, each at its place in the table."""
