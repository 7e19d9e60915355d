"""JSON Schema draft 2020-12 for any JSON value, independent of tables."""
