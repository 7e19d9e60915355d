"""Reads cells as JSON values, according to the schema of their column."""
