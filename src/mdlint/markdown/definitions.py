"""The link reference definitions at the start of a paragraph."""

from collections.abc import Sequence

from mdlint.markdown.inline.link_grammar import read_definitions, reference_key, resolved_destination
from mdlint.markdown.source_map import SourceMap
from mdlint.model import Definition, TextLine


def take_definitions(lines: Sequence[TextLine], known: dict[str, Definition]) -> int:
    """Add the definitions at the beginning of a paragraph to the known definitions, and return their number of lines.

    The first definition of a label counts.
    """
    text = "\n".join(line.text for line in lines)
    source = SourceMap(lines)
    end = 0
    for label, destination, after in read_definitions(text):
        written = resolved_destination(text[destination.start : destination.end])
        definition = Definition(source.span(destination.start, destination.end), label, written)
        known.setdefault(reference_key(label), definition)
        end = after
    return text.count("\n", 0, end) if end < len(text) else len(lines)
