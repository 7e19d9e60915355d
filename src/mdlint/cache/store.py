"""A store of bytes by key, in a database of SQLite. A failure of any kind is as if nothing was stored.

The database is opened when it is first used. It is read in one transaction and written in one, at the end of a run, so
that a run that is killed leaves all or nothing. There is no write-ahead log: it needs memory shared between the
processes, which disks of other machines do not offer, and a file that may be written even to read.
"""

import os
import sqlite3
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from mdlint.cache.folder import STORE, CacheFolder, own_files
from mdlint.files.tree import digest

_FORMAT = "1"
# Seconds. Another run writes for less time than it takes to check what it writes.
_PATIENCE = 0.2
MOST_BYTES = 256 * 2**20
_DAY = 86_400
# The message about a damaged database may quote bytes of it that are not UTF-8, and a number in it may be too large.
_FAILURES = (sqlite3.Error, ValueError, OverflowError)
_TABLE = "CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, day INTEGER, sum TEXT, value BLOB)"


class Store:
    """The store of a folder. Values have a checksum, so that a damaged one is none."""

    def __init__(self, folder: CacheFolder, most_bytes: int = MOST_BYTES) -> None:
        name = f"{STORE}{digest(f'{_FORMAT} {folder.identity}'.encode())[:16]}"
        self._folder = folder
        self._file = os.path.join(folder.path, name)  # noqa: PTH118  a Path costs more
        self._most_bytes = most_bytes
        self._today = int(time.time()) // _DAY
        # The keys that were used, but not today.
        self._used: list[str] = []

    def values(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the values of those keys that have one."""
        found: dict[str, bytes] = {}
        if not self._is_usable() or not os.path.lexists(self._file):
            return found
        with suppress(*_FAILURES):
            connection = self._connection()
            try:
                # One lock for all keys.
                connection.execute("BEGIN")
                for key in keys:
                    row = connection.execute("SELECT day, sum, value FROM entries WHERE key = ?", (key,)).fetchone()
                    if row is not None and isinstance(row[2], bytes) and row[1] == _sum(key, row[2]):
                        found[key] = row[2]
                        if row[0] != self._today:
                            self._used.append(key)
            finally:
                connection.close()
        return found

    def keep(self, values: Mapping[str, bytes]) -> None:
        """Store values, and drop those that were not used for the longest time if there are too many."""
        if not (values or self._used) or not self._is_usable():
            return
        self._remove_others()
        try:
            self._write(values)
        except sqlite3.OperationalError:
            # It is locked, read-only, or the disk is full.
            return
        except _FAILURES:
            # It is damaged, or not a database.
            with suppress(OSError, *_FAILURES):
                for file in self._files():
                    Path(file).unlink(missing_ok=True)
                self._write(values)

    def _write(self, values: Mapping[str, bytes]) -> None:
        connection = self._connection()
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_TABLE)
            connection.executemany(
                "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)",
                ((key, self._today, _sum(key, value), value) for key, value in values.items()),
            )
            connection.executemany(
                "UPDATE entries SET day = ? WHERE key = ?", ((self._today, key) for key in self._used)
            )
            self._drop_old(connection)
            connection.execute("COMMIT")
        finally:
            connection.close()

    def _drop_old(self, connection: sqlite3.Connection) -> None:
        """Drop a quarter of the entries, the oldest first, if there are too many bytes. The file keeps its size."""
        count, free, size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        if (count - free) * size > self._most_bytes:
            connection.execute(
                "DELETE FROM entries WHERE key IN (SELECT key FROM entries ORDER BY day LIMIT "
                "(SELECT count(*) / 4 + 1 FROM entries))"
            )

    def _connection(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
        # After a power cut the database may be damaged, which is found. Waiting for the disk takes longer than a check.
        try:
            connection.execute("PRAGMA synchronous = OFF")
        except _FAILURES:
            connection.close()
            raise
        return connection

    def _is_usable(self) -> bool:
        """Whether the files are files, or do not exist. A pipe in their place would make SQLite wait forever."""
        for file in self._files():
            with suppress(FileNotFoundError):
                try:
                    if not S_ISREG(os.lstat(file).st_mode):
                        return False
                except PermissionError:
                    return False
        return True

    def _files(self) -> list[str]:
        """Return the database and the files that SQLite makes next to it."""
        return [f"{self._file}{end}" for end in ("", "-journal", "-wal", "-shm")]

    def _remove_others(self) -> None:
        """Remove databases of other versions, and those that came with a copy of the folder."""
        for file, _ in own_files(self._folder, STORE):
            if not str(file).startswith(self._file):
                with suppress(OSError):
                    Path(file).unlink()


def _sum(key: str, value: bytes) -> str:
    return digest(key.encode() + value)
