"""HTML tables: the tree of tables, rows and cells that a browser builds, and the tables of a page made from it."""
