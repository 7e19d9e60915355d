"""The results of the page stage, by content: a page whose text is known is not read as Markdown again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from mdlint.cache.fingerprint import fingerprint
from mdlint.cache.plain import reader, written
from mdlint.config import Config
from mdlint.discover import Source
from mdlint.files.streams import CONTENT
from mdlint.files.tree import KINDS, READ, UNSTABLE, Question, recording
from mdlint.files.utf8 import Unreadable
from mdlint.known_rules import RuleChoice
from mdlint.page_reader import PageReader
from mdlint.page_stage import PageResult
from mdlint.ruleset import Ruleset


class ValueStore(Protocol):
    """Bytes by key."""

    def values(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Return the values of those keys that have one."""
        ...

    def keep(self, values: Mapping[str, bytes]) -> None:
        """Store values."""
        ...


class PageCache:
    """The results of pages in a store.

    A result depends on the content of its page, its path, the settings and schemas of its ruleset, and the schemas that
    comments on the page name. The first ones are the key. The last ones are known only once the page is read: their
    questions are in the entry, with the answers, and are asked again.
    """

    def __init__(self, store: ValueStore, program: str, chosen: RuleChoice) -> None:
        self._store = store
        self._base = fingerprint(program, str(Path.cwd()), chosen)
        self._read = reader(PageResult)
        self._keys: dict[int, str] = {}
        self._content: dict[int, str] = {}
        self.found = 0

    def results(self, sources: Sequence[Source], rulesets: Mapping[Config, Ruleset]) -> dict[int, PageResult]:
        """Return the results that are known, by the numbers of their sources."""
        settings: dict[int, str] = {}
        page_reader = PageReader()
        for number, source in enumerate(sources):
            if source.is_stdin or source.leads_out or source.place:
                continue
            config = source.config
            if id(config) not in settings:
                # Comparing two configurations takes longer than looking up one.
                answers = tuple((question, answer) for question, answer in rulesets[config].asked)
                settings[id(config)] = fingerprint(self._base, config, answers)
            with recording() as read:
                content = page_reader.content(source)
            if not isinstance(content, Unreadable):
                self._content[number] = read[Question(READ, source.path)]
                self._keys[number] = fingerprint(settings[id(config)], source.path, self._content[number])
        values = self._store.values(self._keys.values())
        known = {number: values[key] for number, key in self._keys.items() if key in values}
        found = {number: result for number, value in known.items() if (result := self._valid(value, sources[number]))}
        self.found = len(found)
        return found

    def _valid(self, value: bytes, source: Source) -> PageResult | None:
        """Return the result in an entry; None if it is not one, or if a schema that the page names has changed."""
        try:
            result: PageResult = self._read(value)
        except (ValueError, RecursionError):
            return None
        if result.path != source.path or not all(_still_holds(*each) for each in result.asked):
            return None
        return result

    def keep(self, results: Mapping[int, PageResult]) -> None:
        """Store results by the numbers of their sources."""
        self._store.keep(dict(self._entries(results)))

    def _entries(self, results: Mapping[int, PageResult]) -> Iterator[tuple[str, bytes]]:
        for number, result in results.items():
            own = Question(READ, result.path)
            asked = dict(result.asked)
            # A page may have changed since its key was made.
            is_same = number in self._keys and asked.pop(own, None) == self._content[number]
            if is_same and UNSTABLE not in asked.values():
                yield self._keys[number], written(result._replace(asked=tuple(asked.items())))


def _still_holds(question: Question, answer: str) -> bool:
    """Ask a question again, and return whether it has the same answer."""
    with recording() as answers:
        ask = CONTENT.get(question.kind) or KINDS.get(question.kind)
        try:
            if ask is not None:
                ask(question.path)
        except (OSError, ValueError):
            pass
    return answers.get(question) == answer
