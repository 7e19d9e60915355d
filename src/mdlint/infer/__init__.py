"""From tables to the table schemas that they follow, and to the entries of a configuration that bind them.

Its modules, in the order in which they build on each other:

- `header_words` and `families`: tables with the same columns are one family, and get one schema;
- `pages`: reads pages, and finds the tables that have no schema yet;
- `past` and `proposal`: a keyword that a family may get, with its evidence;
- `compose`: makes a schema of proposals; `known`: a family as it is read by the proposals so far;
- `readings`, `rarity`, `trial` and `headers`: what several proposers need;
- `proposers`: one module for each thing that can be proposed;
- `proof`: checks the schema against its own family, and drops each proposal that has findings nobody listed;
- `observations`: what no keyword can say; `history`: the past states of the pages, as evidence;
- `bindings`: makes the `[[tables]]` entry of a family;
- `inference`: all of this for some pages;
- `writing`: plans and writes the files; `report`: prints the result; `command`: both.
"""
