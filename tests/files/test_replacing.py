import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from mdlint.files.replacing import replace_whole, stream_whole, write_whole

posix = pytest.mark.skipif(os.name != "posix", reason="permissions, links and pipes of POSIX")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_bytes(b"old")
    return path


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "new.txt", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["new.txt"]
    assert (tmp_path / "new.txt").read_bytes() == b"new"


def test_an_old_file_is_replaced_at_once(file: Path) -> None:
    with file.open("rb") as reader:
        write_whole(file, b"new")
        assert reader.read() == b"old"
    assert file.read_bytes() == b"new"
    assert list(file.parent.iterdir()) == [file]


@posix
def test_the_permissions_stay(file: Path) -> None:
    file.chmod(0o640)
    write_whole(file, b"new")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@posix
def test_a_symbolic_link_stays_one(file: Path) -> None:
    link = file.with_name("link")
    link.symlink_to("report.txt")
    write_whole(link, b"new")
    assert (link.is_symlink(), file.read_bytes()) == (True, b"new")


@posix
def test_a_dangling_link_makes_the_file_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("later.txt")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "later.txt").read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("mdlint.files.replacing._write_new", fail)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_cannot_be_replaced_is_written_in_place(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy")

    inode = file.stat().st_ino
    monkeypatch.setattr(Path, "replace", fail)
    write_whole(file, b"new")
    assert (file.read_bytes(), file.stat().st_ino) == (b"new", inode)
    assert list(file.parent.iterdir()) == [file]


def test_a_file_in_a_folder_that_takes_no_other_is_written_in_place(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("mdlint.files.replacing._write_new", fail)
    stream_whole(file, iter([b"ne", b"w"]))
    assert file.read_bytes() == b"new"
    assert list(file.parent.iterdir()) == [file]


def test_pieces_that_fail_leave_the_old_file(file: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"ne"
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        stream_whole(file, pieces())
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


@posix
def test_a_pipe_is_written_directly(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"new")
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anything")
def test_a_file_protected_against_writing_stays(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(PermissionError):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"


def test_a_file_is_replaced_strictly_at_once(file: Path) -> None:
    with file.open("rb") as reader:
        replace_whole(file, b"new")
        assert reader.read() == b"old"
    assert file.read_bytes() == b"new"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EACCES, errno.EXDEV, errno.ENOSPC])
def test_a_file_that_cannot_be_replaced_strictly_stays(
    file: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match=os.strerror(number)):
        replace_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_whole(tmp_path / "gone.md", b"new")
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_symbolic_link_and_permissions_stay_if_a_file_is_replaced_strictly(file: Path) -> None:
    link = file.with_name("link")
    link.symlink_to("report.txt")
    file.chmod(0o604)
    replace_whole(link, b"new")
    assert (link.is_symlink(), file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (True, b"new", 0o604)
