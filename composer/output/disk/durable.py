"""Files on disk, so that neither a crash nor a second program at work leaves half of one."""

import errno
import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from composer.errors import WritingError

_AT_ONCE = 8
"""Files that are written at once: more than these, and a disk does not take them any faster."""

_ADVICE = {
    errno.ENOSPC: "the disk is full. Make room, or choose another folder with --out",
    errno.EDQUOT: "your share of the disk is full. Make room, or choose another folder with --out",
    errno.EACCES: "this may not be written. Change its permissions, or choose another folder with --out",
    errno.EPERM: "this may not be written. Change its permissions, or choose another folder with --out",
    errno.EROFS: "this disk can only be read. Choose another folder with --out",
    errno.ENOENT: "the folder is gone. Is something else at work there? Run the command again",
    errno.ENOTDIR: "a file stands where a folder must be. Move it away, or choose another folder with --out",
    errno.EEXIST: "a file stands where a folder must be. Move it away, or choose another folder with --out",
    errno.EISDIR: "a folder stands where a file must be. Move it away, or choose another folder with --out",
    errno.ELOOP: "this is a symbolic link, and may lead anywhere. Remove it and run the command again",
    errno.ENAMETOOLONG: "this path is too long for the disk. Choose a shorter name, or another folder with --out",
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the system reports in here into a WritingError that says what to do; ``path`` where it names none."""
    try:
        yield
    except OSError as error:
        reason = _ADVICE.get(error.errno or 0) or f"{error.strerror or error}. Put that right and run the command again"
        raise WritingError(f"{_culprit(error, path)}: {reason}.") from error


def _culprit(error: OSError, path: Path) -> str:
    """Return what a message is about: the file that stands in the way of a folder, rather than a path below it."""
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        named = Path(error.filename or path)
        return str(next((each for each in (named, *named.parents) if each.is_file()), named))
    return str(error.filename or path)


def write_durably(path: Path, content: bytes) -> None:
    """Write a new file and wait until it is on the disk; never through a symbolic link that has its name."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def write_all_durably(files: Mapping[Path, bytes]) -> None:
    """Write new files and wait until all are on the disk: several at once, since the disk takes those together."""
    if len(files) <= 1:
        for path, content in files.items():
            write_durably(path, content)
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only who writes many pays for it

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for done in [pool.submit(write_durably, path, content) for path, content in files.items()]:
            done.result()


def replace_durably(path: Path, content: bytes) -> None:
    """Replace a file, or make it: it is always wholly the old one or wholly the new."""
    new = path.with_name(f"{path.name}.new")
    write_durably(new, content)
    new.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, on systems that can."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network disks cannot
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


if sys.platform == "win32":
    import msvcrt

    @contextmanager
    def locked(folder: Path) -> Iterator[None]:
        """Keep other runs of this program out of a folder; wait some seconds for one that is in it."""
        with (folder / ".thread-composer.lock").open("ab") as file:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            try:
                yield
            finally:
                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    @contextmanager
    def locked(folder: Path) -> Iterator[None]:
        """Keep other runs of this program out of a folder; wait for one that is in it.

        The lock is on the folder itself, so that none is left behind; the system lets go of it when a program dies.
        """
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # some network disks have no locks
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)
