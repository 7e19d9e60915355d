"""A table schema, prepared for checking tables."""
