"""From tables to the table schemas that they follow, and to the entries of a configuration that bind them.

Its modules, in the order in which they build on each other:

- `pages`: reads pages, and finds the tables that have no schema yet;
- `families`: tables with the same columns are one family, and get one schema;
- `proposal`: a keyword that a family may get, with its evidence; `known`: the family as it is read so far;
- `proposers`: one module for each thing that can be proposed;
- `compose`: makes a schema of proposals; `bindings`: makes the `[[tables]]` entry of a family;
- `proof`: checks the schema against its own family, and drops each proposal that has findings nobody listed;
- `inference`: all of this for some pages;
- `report`: prints the result; `writing`: writes it.
"""
