"""A table as keywords see it, and the violations that they report."""
