"""Checks a table against a schema: binds the table to the schema, then finds the violations, each at its place."""
