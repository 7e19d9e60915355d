"""YAML, and the front matter of pages."""

from collections.abc import Iterator

from mdlint.draft2020.values import JSON, JSONPath
from mdlint.errors import SourceError
from mdlint.files.utf8 import Unreadable
from mdlint.markdown import front_matter, lines_of
from mdlint.sources.documents import records_of
from mdlint.sources.texts import unreadable, whole_text
from mdlint.sources.toml_files import toml_document
from mdlint.sources.values import Record, SourceSpec
from mdlint.yaml_documents import YamlDocument, read_yaml


class _YamlSource:
    """A YAML document as a source reads it."""

    def __init__(self, document: YamlDocument) -> None:
        self._document = document

    @property
    def value(self) -> JSON:
        return self._document.value

    def line(self, path: JSONPath) -> int:
        return self._document.position(path).line

    def written(self, path: JSONPath, _number: float) -> str | None:
        return self._document.written(path)


def yaml_records(spec: SourceSpec) -> Iterator[Record]:
    """Yield the records of a YAML file. Raises SourceError."""
    yield from records_of(spec, _read(spec, whole_text(spec), 1))


def front_matter_records(spec: SourceSpec) -> Iterator[Record]:
    """Yield the records of the front matter of a page, which is YAML or TOML. Raises SourceError."""
    lines = lines_of(whole_text(spec), spec.path)
    length = front_matter(lines)
    if not length:
        raise SourceError(spec.path, "", "has no front matter")
    text = "\n".join(lines[1 : length - 1])
    is_toml = lines[0].startswith("+")
    # The text begins in line 2.
    yield from records_of(spec, toml_document(spec, text, 2) if is_toml else _read(spec, text, 2))


def _read(spec: SourceSpec, text: str, first_line: int) -> _YamlSource:
    document = read_yaml(text, first_line)
    if isinstance(document, Unreadable):
        raise unreadable(spec, document)
    return _YamlSource(document)
