"""Schemas and naming conventions as files. Only this room of `schema` touches the disk."""
