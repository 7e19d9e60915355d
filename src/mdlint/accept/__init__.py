"""Change schemas and configurations so that they accept findings.

- `selection`: the findings that a user names;
- `json_text`, `toml_text`: change a value in a text, and nothing else;
- `schema_files`: edits of a schema as edits of its files;
- `settings`: edits of a configuration;
- `trial`: what the engine finds once files are changed;
- `acceptance`: for each finding the first edit that accepts it and causes no other finding.

Nothing here writes a file.
"""

from mdlint.accept.acceptance import Acceptance, Refused, accept
from mdlint.accept.selection import Wanted, read_report, wanted_of

__all__ = ["Acceptance", "Refused", "Wanted", "accept", "read_report", "wanted_of"]
