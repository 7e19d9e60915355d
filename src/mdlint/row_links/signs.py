"""The signs that a link belongs to another row. Each needs two facts that agree; decision 40 has the measurements."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import NamedTuple

from mdlint.row_links.series import Series, Target, is_weak, joined, pieces
from mdlint.text.words import quoted

# With fewer links, nothing can be learnt from the other rows.
_FEWEST = 3
# Shorter names of files are equal by chance.
_SHORTEST_CORE = 3
# Names with this many pieces that differ in one of them were meant to be equal.
_LONG_CORE = 5
# Tables with more series are compared in part: the pairs grow with the square.
_MOST_SERIES = 24
_MOST_NEIGHBORS = 8
# A configuration, a model and a log: who copies all of them means it.
_MANY_LINKS = 3
# Where the two links of so many rows name one file, a row with two names is odd; of so many rows, one may be.
_MANY = 4
# For each link with another text, so many have the name of their file as their text.
_MANY_TEXTS = 5
# A link that lacks so many words of its row is wrong, whatever it has in their place.
_MANY_WORDS = 3
# So many pieces of a copied name are changed: a name and its size.
_MOST_SWAPS = 2


class Sign(NamedTuple):
    """A link that seems to belong to another row, the message about it, and the link that it was compared with.

    `words` say what that link is. A sign that is not certain may be about either link.
    """

    target: Target
    message: str
    other: Target
    words: str = "the link of that row"
    is_certain: bool = True


_OF_ROW = "the other link of this row"


def signs(all_series: Sequence[Series]) -> Iterator[Sign]:
    """Yield the signs in the links of a page, the clearest first. A link may have several."""
    common = {target for series in all_series if not series.is_distinct for target in series.names}
    for series in all_series:
        if series.is_distinct:
            yield from _shared(series, common)
            yield from _misnamed(series)
            yield from _same_checksum(series)
        yield from _other_than_text(series)
    yield from _other_kind(all_series)
    together = joined(all_series)
    for compared in (all_series, together) if len(together) < len(all_series) else (all_series,):
        several = [series for series in compared if len(series.targets) > 1][:_MOST_SERIES]
        for one, other in combinations(several, 2):
            yield from _contradicting(one, other)


def _shared(series: Series, common: AbstractSet[str]) -> Iterator[Sign]:
    """Find a link to the target of another row, which has pieces of that row's name, and lacks those of its own.

    `common` are the targets of series whose rows share them on purpose.
    """
    by_target: dict[str, list[Target]] = defaultdict(list)
    for target in series.targets.values():
        by_target[target.link.target].append(target)
    for targets in by_target.values():
        for target in targets if len(targets) > 1 else ():
            for other in targets[:_MOST_NEIGHBORS]:
                own, its = target.row.pieces - other.row.pieces, other.row.pieces - target.row.pieces
                alien = {piece for piece in its & target.found if series.is_told(piece, target)}
                lost = any(series.is_kept(piece, target) for piece in own)
                is_named = not own and _is_named(target, other, alien)
                told = is_named and any(series.is_told(piece, target, 2) for piece in alien)
                is_known = lost or told or _are_variants(target, other, alien)
                if alien and not own & target.found and is_known and not _share_cell(target, other, common):
                    yield Sign(target, f"{_links_to(series, target)}, the target of {_owner(other, target)}", other)
                    break


def _is_named(target: Target, other: Target, alien: AbstractSet[str]) -> bool:
    """Whether a row has a name where the other row has a word: a blank cell or a dash goes on with the row above."""
    cells = zip(target.row.row.cells, other.row.row.cells, strict=False)
    return any(pieces(cell.text) and not alien.isdisjoint(pieces(its.text)) for cell, its in cells)


def _share_cell(target: Target, other: Target, common: AbstractSet[str]) -> bool:
    """Whether two rows share the cell of a link on purpose: it has many links, or one that most rows share."""
    for cell, its in zip(target.row.row.cells, other.row.row.cells, strict=False):
        if target.link in cell.links:
            links = [link.target for link in cell.links]
            is_meant = len(links) >= _MANY_LINKS or not common.isdisjoint(links)
            return is_meant and links == [link.target for link in its.links]
    return False


def _are_variants(target: Target, other: Target, alien: AbstractSet[str]) -> bool:
    """Whether two rows have a text that differs in one piece only, and their target has the piece of the other row."""
    for cell, its in zip(target.row.row.cells, other.row.row.cells, strict=False):
        own = pieces(cell.text) if cell.text != its.text else ()
        if len(own) > 1 and len(own) == len(pieces(its.text)):
            differ = [pair for pair in zip(own, pieces(its.text), strict=True) if pair[0] != pair[1]]
            if len(differ) == 1 and not is_weak(differ[0][0]):
                return differ[0][0] not in target.found and differ[0][1] in alien
    return False


def _owner(other: Target, target: Target) -> str:
    return quoted(other.row.told_from(target.row))


def _links_to(series: Series, target: Target, piece: str = "") -> str:
    return f"{series.header or 'the cell'} links to {quoted(target.tail(piece))}"


def _misnamed(series: Series) -> Iterator[Sign]:
    """Find a target that differs from another row's in a word that names both rows, and is in all other targets.

    The word is one of several of a name, so not a folder for rows of one kind.
    """
    by_length: dict[int, list[Target]] = defaultdict(list)
    for target in series.targets.values() if len(series.targets) >= _FEWEST and series.lost else ():
        by_length[len(target.pieces)].append(target)
    for targets in by_length.values():
        for target in targets if len(targets) > 1 else ():
            names = target.row.pieces
            lost = series.lost & names - target.found
            for other in targets[: _MOST_NEIGHBORS if lost else 0]:
                differ = [pair for pair in zip(target.pieces, other.pieces, strict=True) if pair[0] != pair[1]]
                alien = [pair for pair in differ if not _are_names_of(pair, target, other)]
                if len(alien) != 1 or len(target.pieces) - len(differ) < _FEWEST:
                    continue
                found, expected = alien[0]
                if expected in lost and found not in names | target.row.section and _is_in_name(found, target):
                    words = f"with {quoted(found)} in the place of {quoted(expected)}, which this row is named by"
                    yield Sign(target, f"{_links_to(series, target, found)}, {words}", other, "a row that keeps it")
                    break


def _is_in_name(piece: str, target: Target) -> bool:
    """Whether a part of the path that has a piece also has one that names the row."""
    parts = map(pieces, target.link.target.split("/"))
    return any(piece in part and not target.row.pieces.isdisjoint(part) for part in parts)


def _are_names_of(pair: tuple[str, str], target: Target, other: Target) -> bool:
    """Whether two pieces, both letters or both digits, are names of two rows."""
    is_of_rows = pair[0] in target.row.pieces and pair[1] in other.row.pieces
    return is_of_rows and pair[0].isdecimal() == pair[1].isdecimal()


def _same_checksum(series: Series) -> Iterator[Sign]:
    """Find two files with one checksum and different names. Which of them is wrong is not known."""
    first: dict[str, Target] = {}
    for target in series.targets.values():
        other = first.setdefault(target.checksum, target) if target.checksum else target
        if other.core != target.core:
            words = f"with the checksum {target.checksum} of {quoted(other.tail())}"
            yield Sign(target, f"{_links_to(series, target)}, {words}", other, "the other file with this checksum")


def _other_than_text(series: Series) -> Iterator[Sign]:
    """Find a link whose text names another file, where the texts of nearly all other links are the names of files."""
    if series.label:
        return
    written = [target for target in series.targets.values() if len(target.text) > 1]
    odd = [target for target in written if target.text != target.core]
    if not odd or len(written) - len(odd) < _MANY_TEXTS * len(odd):
        return
    equal = {target.text: target for target in written if target.text == target.core}
    for target in odd:
        lost, alien = set(target.text) - target.found, set(target.core) - set(target.text)
        other = equal.get(target.core) or equal.get(target.text)
        # `res50` is short for `resnet50`, and `OpenLM` for `open_lm`.
        is_short = any(piece.startswith(word) for piece in alien for word in lost)
        is_same = "".join(target.text) in "".join(target.core)
        if lost and (alien or other) and not (is_short or is_same):
            message = f"{_links_to(series, target)}, but the text of the link names another file"
            kept = other or next(iter(equal.values()))
            yield Sign(target, message, kept, "the link of that file" if other else "a link with the name of its file")


def _other_kind(all_series: Sequence[Series]) -> Iterator[Sign]:
    """Find a link whose file has the suffix that another label of its row stands for."""
    labelled = [series for series in all_series if series.label and len(series.targets) >= _FEWEST]
    suffixes = [Counter(target.suffix for target in series.targets.values()) for series in labelled]
    for series, counts in zip(labelled, suffixes, strict=True):
        (usual, times), *_ = counts.most_common(1)
        if times != len(series.targets) - 1:
            continue
        target = next(target for target in series.targets.values() if target.suffix != usual)
        for other, its in zip(labelled, suffixes, strict=True):
            sibling = other.targets.get(target.row.number)
            if other is series or sibling is None or sibling.suffix not in {usual, target.suffix}:
                continue
            stands_for = its[target.suffix] == len(other.targets) - (sibling.suffix == usual)
            if stands_for and (sibling.suffix == usual or sibling.core == target.core):
                words = f"{target.suffix} as the links of {quoted(other.label)}, expected {usual}"
                yield Sign(
                    target, f"{quoted(series.label)} links to {quoted(target.tail())}, {words}", sibling, _OF_ROW
                )
                break


def _contradicting(one: Series, other: Series) -> Iterator[Sign]:
    """Find a row whose two links name different files, where the two links of nearly all other rows name one file."""
    if one.targets.keys().isdisjoint(other.targets):
        return
    rows = [row for row in one.targets if row in other.targets and _are_names(one.targets[row], other.targets[row])]
    odd = [row for row in rows if one.targets[row].core != other.targets[row].core]
    equal = {one.targets[row].core: row for row in rows if one.targets[row].core == other.targets[row].core}
    if not equal or (len(odd) > 1 and _MANY * len(odd) > len(rows)):
        return
    many = len(rows) - len(odd)
    for row in odd:
        sign = _wrong(one, other, row, equal, many) or _wrong(other, one, row, equal, many)
        if sign is None and len(odd) == 1:
            sign = _unequal(one, other, row)
        if sign is not None:
            yield sign


def _are_names(one: Target, other: Target) -> bool:
    return min(len(one.core), len(other.core)) >= _SHORTEST_CORE


def _wrong(right: Series, wrong: Series, row: int, equal: Mapping[tuple[str, ...], int], many: int) -> Sign | None:
    """Return a sign if the row's link of one series names another row, and that of the other names its own.

    `many` rows have two links with one name; `equal` has such a row for each name.
    """
    target, sibling = wrong.targets[row], right.targets[row]
    own, alien = set(sibling.core) - set(target.core), set(target.core) - set(sibling.core)
    names = target.row.pieces
    if alien & (names | target.row.section | wrong.header_pieces) or not wrong.is_distinct:
        return None
    # What several rows share says nothing about one of them.
    if right.names[sibling.link.target] != {names}:
        return None
    message = f"{_links_to(wrong, target)}, but {_links_to(right, sibling)}"
    lost = {piece for piece in own & names if wrong.is_kept(piece, target)}
    is_copy = bool(lost and alien) and _swaps(target, sibling) <= _MOST_SWAPS
    if (len(lost) >= _MANY_WORDS and many > 1) or (is_copy and all(wrong.names_another(at, target) for at in alien)):
        return Sign(target, message, sibling, _OF_ROW)
    if (number := equal.get(target.core)) is not None:
        other = wrong.targets[number]
        apart = names - other.row.pieces
        if apart and (apart & own or many >= _MANY):
            return Sign(target, f"{message}; the first is the target of {_owner(other, target)}", other)
    return None


def _swaps(one: Target, other: Target) -> int:
    """Return how many pieces of two names differ, place by place; more than any limit for different lengths."""
    if len(one.core) != len(other.core):
        return max(len(one.core), len(other.core))
    return sum(left != right for left, right in zip(one.core, other.core, strict=True))


def _unequal(one: Series, other: Series, row: int) -> Sign | None:
    """Return a sign if the names of a row's files differ in one piece only, which no heading or header has."""
    target, sibling = other.targets[row], one.targets[row]
    known = target.row.section | one.header_pieces | other.header_pieces
    if len(target.core) < _LONG_CORE or _swaps(target, sibling) != 1 or known & (set(target.core) ^ set(sibling.core)):
        return None
    message = f"{_links_to(other, target)}, but {_links_to(one, sibling)}"
    return Sign(target, message, sibling, _OF_ROW, is_certain=False)
