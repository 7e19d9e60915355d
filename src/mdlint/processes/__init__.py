"""Check pages in several processes: the same results in the same order, in less time if there are many pages.

1. `cpus`: how many CPUs this process may use
2. `plan`: whether processes pay, how many, and which pages each of them gets at a time
3. `worker`: what such a process does
4. `pool`: starts the workers, gives them pages, and yields their results in the order of the pages

Only `cpus` and `plan` are imported by a run that does without processes.
"""
