"""Which schema each table gets, and which entries of a configuration apply to nothing.

Its modules, in the order in which they build on each other:

- `choice`: chooses the schema of each table;
- `named_schemas`: loads the schemas that comments name;
- `unused_entry`, `unused_bindings` and `unused_page_entries`: find the entries of a configuration that apply to no table
  or page.
"""
