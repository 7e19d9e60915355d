"""Mistakes in a schema, made by its author: each with its file and JSON pointer."""
