"""From the events of a YAML parser to a value and its marks."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, NamedTuple

from mdlint.draft2020.values import JSON
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import quoted
from mdlint.yaml_documents.document import Mark, Marks

# As in a schema.
MAX_DEPTH = 100
TOO_DEEP = f"is nested more than {MAX_DEPTH} levels deep"
# Values of a document, with those that aliases repeat: a few seconds to read, and no alias can make it more.
MAX_VALUES = 1_000_000
# As in a schema: Python reads only a few thousand.
_MOST_DIGITS = 1_000

_INTEGER = lazy_pattern(r"[-+]?[0-9]+")
_OTHER_BASE = lazy_pattern(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = lazy_pattern(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NUMBER_STARTS = frozenset("+-.0123456789")
_SURROGATE = lazy_pattern("[\ud800-\udfff]")
_CONSTANTS: Mapping[str, JSON] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_TAG = "tag:yaml.org,2002:"
# The tags of scalars that are read as if they were plain.
_TYPES = frozenset(_TAG + name for name in ("bool", "float", "int", "null"))
_MERGE = "<<"


class RefusedError(Exception):
    """What is YAML, but not read, with its offset."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


class _Anchor(NamedTuple):
    """A value that aliases refer to, its marks in the text, and how many values it is, with those in it."""

    value: JSON
    mark: Mark
    size: int


class _Open:
    """A collection whose end has not come yet."""

    def __init__(self, value: list[JSON] | dict[str, JSON], event: Any, before: int) -> None:  # noqa: ANN401  an event
        self.value = value
        self.start: int = event.start_mark.index
        self.anchor: str | None = event.anchor
        self.before = before
        # The key whose value comes next, with its offsets.
        self.key: tuple[str, int, int] | None = None
        # The mappings of `<<`, whose members it adds.
        self.merged: list[dict[str, JSON]] = []
        self.marks = Marks()


class Composer:
    """Makes the value of a document from the events of its parser."""

    def __init__(self, text: str) -> None:
        self.value: JSON = None
        self.root = Mark(0, 0, 0, 0)
        self.marks: dict[int, Marks] = {}
        self._text = text
        self._open: list[_Open] = []
        self._anchors: dict[str, _Anchor] = {}
        self._size = 0
        self._has_document = False

    def take(self, kind: str, event: Any) -> None:  # noqa: ANN401  an event of PyYAML
        """Take the next event. Raises RefusedError."""
        if take := self._TAKES.get(kind):
            take(self, event)

    def _start_document(self, event: Any) -> None:  # noqa: ANN401  as above
        if self._has_document:
            raise RefusedError(event.start_mark.index, "a second document starts here, expected one")
        self._has_document = True

    def _scalar(self, event: Any) -> None:  # noqa: ANN401  as above
        text: str = event.value
        start, end = event.start_mark.index, event.end_mark.index
        is_plain = event.implicit[0] and event.tag is None
        # The mark of a plain scalar begins at its anchor or tag, that of a block ends after blank lines.
        if not event.style and self._text.startswith(text, end - len(text)):
            start = end - len(text)
        elif event.style in ("|", ">"):
            end = start + len(self._text[start:end].rstrip())
        if event.style == '"' and _SURROGATE.search(text):
            # libyaml finds this itself.
            raise RefusedError(start, "not YAML: found invalid Unicode character escape code")
        if self._expects_key():
            self._set_key(text, start, end)
            return
        self._grow(1, start)
        value = _plain(text) if is_plain or event.tag in _TYPES else text
        self._add(value, start, end, event.anchor, 1)

    def _alias(self, event: Any) -> None:  # noqa: ANN401  as above
        start, end = event.start_mark.index, event.end_mark.index
        found = self._anchors.get(event.anchor)
        if found is None:
            is_inside = any(each.anchor == event.anchor for each in self._open)
            words = "refers to the value that it is in" if is_inside else "has no anchor before it"
            raise RefusedError(start, f"the alias {quoted('*' + event.anchor)} {words}")
        if self._expects_key():
            if isinstance(found.value, dict | list):
                raise RefusedError(start, "a key has to be a text")
            self._set_key(self._text[found.mark.start : found.mark.end], start, end)
            return
        self._grow(found.size, start)
        self._add(found.value, found.mark.start, found.mark.end, None, found.size)

    def _start_mapping(self, event: Any) -> None:  # noqa: ANN401  as above
        self._start({}, event)

    def _start_sequence(self, event: Any) -> None:  # noqa: ANN401  as above
        self._start([], event)

    def _end_collection(self, event: Any) -> None:  # noqa: ANN401  as above
        done = self._open.pop()
        for source in done.merged:
            self._merge(source, done)
        self.marks[id(done.value)] = done.marks
        end = done.start + len(self._text[done.start : event.end_mark.index].rstrip())
        self._add(done.value, done.start, end, done.anchor, self._size - done.before)

    def _start(self, value: list[JSON] | dict[str, JSON], event: Any) -> None:  # noqa: ANN401  as above
        start = event.start_mark.index
        if self._expects_key():
            raise RefusedError(start, "a key has to be a text")
        if len(self._open) >= MAX_DEPTH:
            raise RefusedError(start, TOO_DEEP)
        if event.anchor:
            # An alias in the collection must not find an earlier anchor of this name.
            self._anchors.pop(event.anchor, None)
        self._open.append(_Open(value, event, self._size))
        self._grow(1, start)

    def _grow(self, number: int, offset: int) -> None:
        self._size += number
        if self._size > MAX_VALUES:
            raise RefusedError(offset, f"has more than {MAX_VALUES:,} values, with those that aliases repeat")

    def _expects_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._open[-1].key is None

    def _set_key(self, key: str, start: int, end: int) -> None:
        last = self._open[-1]
        if key in last.marks:
            raise RefusedError(start, f"the key {quoted(key)} occurs twice in its mapping")
        last.key = (key, start, end)

    def _add(self, value: JSON, start: int, end: int, anchor: str | None, size: int) -> None:
        """Put a value into the collection that is open, or make it the value of the document."""
        mark = Mark(start, end, start, end)
        if anchor:
            self._anchors[anchor] = _Anchor(value, mark, size)
        last = self._open[-1] if self._open else None
        if last is None:
            self.value, self.root = value, mark
        elif isinstance(last.value, list):
            last.marks[len(last.value)] = mark
            last.value.append(value)
        elif last.key is not None:
            key, key_start, key_end = last.key
            last.key = None
            if key == _MERGE and self._text[key_start] == "<":
                last.merged += _merge_sources(value, mark)
            else:
                last.marks[key] = Mark(key_start, key_end, start, end)
                last.value[key] = value

    def _merge(self, source: dict[str, JSON], into: _Open) -> None:
        """Add the members of a mapping that `<<` names, except those that are there (https://yaml.org/type/merge.html)."""
        assert isinstance(into.value, dict)
        marks = self.marks[id(source)]
        for key, value in source.items():
            if key not in into.value:
                into.value[key] = value
                into.marks[key] = marks[key]

    _TAKES: ClassVar[Mapping[str, Callable[["Composer", Any], None]]] = {
        "DocumentStartEvent": _start_document,
        "ScalarEvent": _scalar,
        "AliasEvent": _alias,
        "MappingStartEvent": _start_mapping,
        "SequenceStartEvent": _start_sequence,
        "MappingEndEvent": _end_collection,
        "SequenceEndEvent": _end_collection,
    }


def _merge_sources(value: JSON, mark: Mark) -> Iterator[dict[str, JSON]]:
    """Yield the mappings of a `<<`, those first that win. Raises RefusedError if there is anything else."""
    for each in value if isinstance(value, list) else [value]:
        if not isinstance(each, dict):
            raise RefusedError(mark.start, "<< needs a mapping, or a list of mappings")
        yield each


def _plain(text: str) -> JSON:
    """Return the value of a plain scalar in the core schema."""
    if text[:1] not in _NUMBER_STARTS:
        return _CONSTANTS.get(text, text)
    if len(text) > _MOST_DIGITS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text) and abs(number := float(text)) != float("inf"):
        return number
    return text
