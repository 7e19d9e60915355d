"""The number of CPUs follows the limits of a container."""

import os
from pathlib import Path

import pytest

from mdlint.processes import cpus
from mdlint.processes.cpus import usable_cpus

LIMITS = [
    ({}, 4),
    ({"cpu.max": "max 100000\n"}, 4),
    ({"cpu.max": "200000 100000\n"}, 2),
    ({"cpu.max": "250000 100000\n"}, 3),
    ({"cpu.max": "1000 100000\n"}, 1),
    ({"cpu.max": "1600000 100000\n"}, 4),
    ({"cpu.max": "200000 0\n"}, 4),
    ({"cpu.max": "many"}, 4),
    ({"cpu.max": "é 100000"}, 4),
    ({"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, 4),
    ({"cpu/cpu.cfs_quota_us": "150000\n", "cpu/cpu.cfs_period_us": "100000\n"}, 2),
    ({"cpu/cpu.cfs_quota_us": "150000\n"}, 4),
]


@pytest.mark.parametrize(("files", "expected"), LIMITS)
def test_a_limit_of_the_group_is_rounded_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], expected: int
) -> None:
    (tmp_path / "cpu").mkdir()
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(cpus, "_CGROUPS", tmp_path)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1, 2, 3}, raising=False)
    assert usable_cpus() == expected


def test_a_system_without_affinity_has_a_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cpus, "_CGROUPS", tmp_path)
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert usable_cpus() == 1
