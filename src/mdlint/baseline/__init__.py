"""The baseline: a file of findings that are known, so that an old docs tree starts green and only new findings fail.

`file` reads and writes it, `matching` finds which findings are known, by their fingerprints, and `coverage` knows what
a run can say about. With them, `known` leaves known findings out of a report, and `renewal` makes a new baseline of it.
docs/decisions/0034-baseline.md has the reasons.

A run without a baseline imports nothing of it: `config.baselines` says where the file is.
"""
