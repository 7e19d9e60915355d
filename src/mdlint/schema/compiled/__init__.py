"""A table schema, ready to check tables with."""
