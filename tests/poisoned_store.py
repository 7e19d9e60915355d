"""A store of fsspec whose objects may end the process that reads them. Workers import it by its name."""

import os
import signal

from fsspec.implementations.local import LocalFileSystem


class PoisonedStore(LocalFileSystem):  # type: ignore[misc]  # fsspec has no types
    """The local files. Reading `deadly.md` kills the process, `raising.md` raises, `secret.md` may not be read."""

    protocol = "poisoned"

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return path.removeprefix("poisoned://").rstrip("/")

    def cat_file(self, path: str, start: int | None = None, end: int | None = None, **options: object) -> bytes:
        name = path.rpartition("/")[2]
        if name == "deadly.md":
            os.kill(os.getpid(), signal.SIGKILL)
        if name == "raising.md":
            raise RuntimeError("out of order")
        if name == "secret.md":
            raise PermissionError(13, "Permission denied")
        content: bytes = super().cat_file(path, start, end, **options)
        return content
