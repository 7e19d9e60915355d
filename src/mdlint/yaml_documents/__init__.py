"""Read YAML as JSON values with their places. The only module that imports PyYAML, and only when there is YAML to read.

Values are those of the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema), with the syntax of
YAML 1.1, which is what PyYAML parses: `no`, `on`, `12:30` and `2024-01-05` are texts, and `1.10` is a number whose text
can be asked for. What JSON has no value for is the text as written: `.nan`, `.inf`, a number too large for a float, and
a value with a tag such as `!ENV`. A key is the text of its scalar: `2024:` is the key "2024".

Only events of the parser are used: they need no recursion, and place everything. No tag constructs an object.
"""

from bisect import bisect_right

from mdlint.files.utf8 import Unreadable
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.yaml_documents.composer import MAX_DEPTH, MAX_VALUES, TOO_DEEP, Composer, RefusedError
from mdlint.yaml_documents.document import YamlDocument, line_starts, value_at

__all__ = ["MAX_DEPTH", "MAX_VALUES", "YamlDocument", "read_yaml", "value_at"]

# What YAML does not allow in its text (https://yaml.org/spec/1.2.2/#51-character-set).
_FORBIDDEN = lazy_pattern("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The words of libyaml that say too little.
_WORDS = {
    "found character that cannot start any token": "a value can't start with this character",
    "mapping values are not allowed in this context": "unexpected colon: a text with a colon has to be in quotes",
    "did not find expected key": "expected a key",
    "did not find expected '-' indicator": 'expected "-"',
    "did not find expected node content": "expected a value",
    "could not find expected ':'": "expected a colon after the key",
    "found unexpected end of stream": "a quote is not closed",
}


def read_yaml(text: str, first_line: int = 1) -> YamlDocument | Unreadable:
    """Read the text of one YAML document, whose first line has the number `first_line`. An empty text is null.

    Returns `Unreadable` for what is not YAML, and for what would surprise: a key that occurs twice, an alias without an
    anchor or to the collection that it is in, more than one document, more than `MAX_DEPTH` levels, and more than
    `MAX_VALUES` values.
    """
    import yaml  # noqa: PLC0415  10 ms; most runs read no YAML

    composer = Composer(text)
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            composer.take(type(event).__name__, event)
    except RefusedError as error:
        offset, message = error.offset, error.message
    except yaml.MarkedYAMLError as error:
        offset = error.problem_mark.index if error.problem_mark else 0
        problem = error.problem or "unknown error"
        # libyaml reads ahead, and may stop before the composer does.
        message = TOO_DEEP if "nesting depth" in problem else f"not YAML: {_WORDS.get(problem, problem)}"
    except (yaml.YAMLError, ValueError):
        found = _FORBIDDEN.search(text)
        offset = found.start() if found else 0
        message = f"not YAML: the character U+{ord(text[offset]):04X} is not allowed" if found else "not YAML"
    else:
        return YamlDocument(composer.value, composer.root, composer.marks, text, first_line)
    # The parser complains about the end of the text on the line after it.
    offset = min(offset, len(text.rstrip()))
    starts = line_starts(text)
    line = bisect_right(starts, offset)
    return Unreadable(first_line + line - 1, offset - starts[line - 1] + 1, message)
