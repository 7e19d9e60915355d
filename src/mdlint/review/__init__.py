"""Two states of the pages of a repository: what has changed between them, for the review of a change.

`since` asks git for the changed files, `old_pages` reads their old states, and `table_pairs` finds the old form of each
table. With them, `new_content` tells which findings are in what is new or changed, and `only_new` leaves the others out
of a report. `table_changes` compares two forms of a table, row by row.
"""
