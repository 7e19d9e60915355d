"""Edits of a schema that accept what it refuses.

Each keyword proposes its own: `standard` has those of JSON Schema, and a keyword of mdlint has a function `accept`.
`rejections` collects what the keywords need to know, and `candidates` asks them. An edit is only proposed: whether it
accepts a finding, and causes no other, is for the engine to find out.
"""
