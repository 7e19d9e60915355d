"""What the keywords share that look for the keys of tables among the records of a file, or the names of files."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mdlint.draft2020.values import JSON
from mdlint.model import Related, Span
from mdlint.schema.keywords._data import Key, Part, is_selected, line_span, parts_of

if TYPE_CHECKING:  # most schemas compare tables with no file
    from mdlint.sources import Record
    from mdlint.text.known_words import KnownWords

# A message that names a similar key looks at this many texts of a file.
_MOST_TEXTS = 10_000


class KeyEntry(NamedTuple):
    """A key that rows may have: its texts, the forms of each of its parts, and its line, None if it is not known."""

    texts: Sequence[str]
    parts: Sequence[Collection[Part]]
    line: int | None = None


class KnownKeys:
    """The keys of a file or a folder, of which some are `wanted`: the file may have a million others."""

    def __init__(self, entries: Iterable[KeyEntry], wanted: Collection[Key]) -> None:
        self._wanted = frozenset(wanted)
        self._found: set[Key] = set()
        # For each part of the keys: the wanted parts that are there, and the line of each text.
        count = max(map(len, self._wanted), default=0)
        self._wanted_parts = [frozenset(key[number] for key in self._wanted) for number in range(count)]
        self._parts: list[set[Part]] = [set() for _ in range(count)]
        self._lines: list[dict[str, int | None]] = [{} for _ in range(count)]
        self._words: dict[int, KnownWords] = {}
        for entry in entries:
            self._add(entry)

    def _add(self, entry: KeyEntry) -> None:
        forms: list[Key] = [()]
        for number, wanted in enumerate(self._wanted_parts):
            parts = [part for part in entry.parts[number] if part in wanted]
            self._parts[number].update(parts)
            forms = [(*form, part) for form in forms for part in parts]
            lines = self._lines[number]
            if len(lines) < _MOST_TEXTS:
                lines.setdefault(entry.texts[number], entry.line)
        self._found.update(self._wanted.intersection(forms))

    def __contains__(self, key: Key) -> bool:
        return key in self._found

    def unknown_part(self, key: Key) -> int | None:
        """Return the number of the first part that no key has; None if each part is in one, but not together."""
        parts = zip(key, self._parts, strict=True)
        return next((number for number, (part, known) in enumerate(parts) if part not in known), None)

    def meant(self, number: int, part: Part, file: str) -> tuple[str, tuple[Related[Span], ...]]:
        """Return the end of a message about a part that no key has, and the place in the file that was meant."""
        if not isinstance(part, str):
            return "", ()
        if number not in self._words:
            from mdlint.text.known_words import KnownWords  # noqa: PLC0415  only a key that is not known needs it

            self._words[number] = KnownWords(self._lines[number])
        words, near = self._words[number].how_meant(part), self._words[number].only_meant(part)
        line = self._lines[number].get(near.word) if words and near else None
        return words, (Related(line_span(line), near.word, file),) if near and line else ()


def key_entries(
    records: Iterable["Record"], fields: Sequence[str], select: Mapping[str, JSON], wanted: Collection[Key]
) -> Iterator[KeyEntry]:
    """Yield the keys of records, of which rows want some. A record that lacks a part has none. Raises SourceError."""
    numeric = [any(isinstance(key[number], float) for key in wanted) for number in range(len(fields))]
    for record in records:
        if select and not is_selected(record, select):
            continue
        found = [value for field in fields if (value := record.get(field)) is not None and value.value is not None]
        texts = [value.written or str(value.value) for value in found]
        if len(found) == len(fields) and all(texts):
            parts = [parts_of(value, may_be_number=number) for value, number in zip(found, numeric, strict=True)]
            yield KeyEntry(texts, parts, found[0].line)
