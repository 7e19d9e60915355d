"""The number of edits between two words, in Python: for the first few words that a run compares.

rapidfuzz compares words ten times as fast, but its import takes as long as a few hundred comparisons, and a clean page
needs two or three.
"""

from collections.abc import Collection

# The pairs of characters that a run compares in Python, which takes 4 ms.
_FEW = 4000


class _Budget:
    """Counts the pairs of characters that were compared."""

    def __init__(self) -> None:
        self.left = _FEW

    def covers(self, word: str, others: Collection[str]) -> bool:
        """Whether to compare a word with others in Python. After the first time that it is not, it never is."""
        if self.left:
            self.left = max(0, self.left - len(word) * sum(map(len, others)))
        return self.left > 0


budget = _Budget()


def edits(word: str, other: str, most: int) -> int | None:
    """Return the edits between two words by optimal string alignment; None if there are more than `most`.

    An edit inserts, deletes or replaces a character, or swaps two neighbors.
    """
    if abs(len(word) - len(other)) > most:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, character in enumerate(word):
        before, last, row = row, before, [place + 1]
        for at, known in enumerate(other):
            cost = min(before[at] + (character != known), before[at + 1] + 1, row[at] + 1)
            if place and at and character == other[at - 1] and known == word[place - 1]:
                cost = min(cost, last[at - 1] + 1)
            row.append(cost)
        if min(row) > most and (not before or min(before) > most):
            return None
    return row[-1] if row[-1] <= most else None
