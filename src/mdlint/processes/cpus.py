"""How many CPUs this process may use."""

import os
from pathlib import Path

_CGROUPS = Path("/sys/fs/cgroup")


def usable_cpus() -> int:
    """Return how many CPUs the system and the limits of a container leave to this process, at least 1.

    The limits are those of cgroups (`docker run --cpus`), read where a container sees its own.
    """
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(count, _quota(_CGROUPS) or count))


def _quota(cgroups: Path) -> int | None:
    """Return how many CPUs the group of this process may use, rounded up; None without a limit."""
    # Version 2: "max 100000" or "150000 100000". Version 1 has a file for each number, and -1 for no limit.
    words = _words(cgroups / "cpu.max")
    if not words:
        words = [*_words(cgroups / "cpu/cpu.cfs_quota_us"), *_words(cgroups / "cpu/cpu.cfs_period_us")]
    if len(words) != 2 or not all(word.isdecimal() for word in words):
        return None
    quota, period = map(int, words)
    return -(-quota // period) if period else None


def _words(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return []
