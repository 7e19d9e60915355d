"""The files of schemas and naming conventions. The other packages of `schema` read no files."""
