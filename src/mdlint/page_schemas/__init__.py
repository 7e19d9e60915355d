"""Page schemas: JSON Schema for a page as data, with keywords about its sections, its names and its text.

Its modules, in the order in which they build on each other:

- `sections`: the sections of a page as a tree;
- `front_matter`: the front matter as JSON with places;
- `view`: a page as keywords see it, its data as JSON, and the place of each value;
- `dates`, `names`, `explanations`: what some keywords read;
- `keywords`: the keywords, one file for each;
- `schema`, `mistakes`, `load`: a schema, the mistakes in it, and how it is loaded;
- `messages`, `check`: what breaks a schema on a page.
"""
