"""How a keyword fared in the past states of pages: what the history of a repository says about a proposal."""

from typing import NamedTuple

from mdlint.text.words import counted

# With fewer mended breaks, and fewer breaks that ended, the history says nothing.
_FEWEST_BREAKS = 5
# Half of the breaks that ended were mended, and half of the states had none: then the rule is kept on purpose.
_HALF = 0.5
# Nobody mends the breaks of an order that came about by chance.
_NEVER_MENDED = 0.1


class Past(NamedTuple):
    """The states of all pages in which a keyword could be checked, and the breaks: findings that came and went.

    `holding` are the states without a finding. A break is mended if its row is still there and right, and for a key
    also if the row is gone; `days` is how long that took, the median. `left` are the breaks that are there today.
    Other breaks ended with their rows.
    """

    states: int
    holding: int
    breaks: int
    mended: int
    left: int
    days: float

    @property
    def ended(self) -> int:
        """How many breaks are not there any more."""
        return self.breaks - self.left

    @property
    def is_kept(self) -> bool:
        """Whether people kept to the keyword: it often held in all rows, and they mended most breaks that ended."""
        is_mended = self.mended >= max(_FEWEST_BREAKS, _HALF * self.ended)
        return is_mended and self.holding >= _HALF * self.states

    @property
    def is_ignored(self) -> bool:
        """Whether rows broke the keyword again and again, and nobody mended them."""
        return self.ended >= _FEWEST_BREAKS and self.mended <= _NEVER_MENDED * self.ended

    def __str__(self) -> str:
        """Return the past in words."""
        held = f"held in {self.holding} of {counted(self.states, 'past state')}"
        if not self.breaks:
            return held
        mended = f", {self.mended} mended after a median of {counted(round(self.days), 'day')}" if self.mended else ""
        return f"{held}; {counted(self.breaks, 'break')}{mended}, {self.left} left"
