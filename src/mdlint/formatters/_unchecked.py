"""The numbers of unchecked rows and columns, as JSON."""

from collections.abc import Mapping

from mdlint.schema import Unchecked


def by_reason(counts: Mapping[Unchecked, int]) -> dict[str, dict[str, int]]:
    """Return the numbers of rows and of columns, each by reason in alphabetical order."""
    ordered = sorted(counts.items())
    return {
        kind: {reason: number for (of_kind, reason), number in ordered if of_kind == kind}
        for kind in ("rows", "columns")
    }
