"""What Linux and macOS have in common."""

from __future__ import annotations

import fcntl
import os
import resource
import stat
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_ONLY_THIS_USER = 0o700


class Posix:
    """Files and limits as POSIX has them; `administrator` is the user id that may write for everybody."""

    def __init__(self, organisation_folder: Path, administrator: int = 0) -> None:
        self.organisation_folder = organisation_folder
        self._administrator = administrator

    def is_protected(self, path: Path) -> bool:
        """Say whether it is the administrator's and nobody else may write to it; a link never is."""
        status = path.lstat()
        others_write = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        return status.st_uid == self._administrator and not others_write and not stat.S_ISLNK(status.st_mode)

    def others_can_write(self, path: Path) -> bool:
        """Say whether another user owns it or its mode lets others write; a group of one is no other."""
        status = path.stat()
        if status.st_uid not in {os.geteuid(), self._administrator}:
            return True
        if status.st_mode & stat.S_IWOTH:
            return True
        return bool(status.st_mode & stat.S_IWGRP) and not _is_own_group(status.st_gid)

    def make_private(self, folder: Path) -> None:
        """Create a folder that only this user may enter, or make an existing one so."""
        folder.mkdir(mode=_ONLY_THIS_USER, parents=True, exist_ok=True)
        if folder.stat().st_mode & 0o077:
            folder.chmod(_ONLY_THIS_USER)

    def flush(self, descriptor: int) -> None:
        """Return when a file's bytes are on the disk itself."""
        os.fsync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Move a file over another; the new name is on the disk when this returns."""
        source.replace(target)
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            self.flush(folder)
        finally:
            os.close(folder)

    def hold(self, file: Path) -> IO[bytes] | None:
        """Lock a file by its opening, which the system closes with the process."""
        held = open(file, "ab", opener=_for_this_user)  # noqa: SIM115 - a Path has no opener; it stays open
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            held.close()
            if not isinstance(error, BlockingIOError):
                raise
            return None
        return held

    def notify(self, title: str, text: str) -> bool:  # noqa: ARG002 - the port's
        """Show nothing: here only a window has notifications."""
        return False

    def deny_core_dumps(self) -> None:
        """Set the size of core files to nothing."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _for_this_user(name: str, flags: int) -> int:
    """Open for this user alone; a pipe in the place of the file is an error and not waited for."""
    return os.open(name, flags | os.O_NONBLOCK, 0o600)


def _is_own_group(group: int) -> bool:
    """Say whether a group is this user's own, as Debian and others give one to each user."""
    import grp  # noqa: PLC0415 - few files let a group write
    import pwd  # noqa: PLC0415 - as above

    try:
        user, found = pwd.getpwuid(os.geteuid()), grp.getgrgid(group)
    except KeyError:
        return False
    is_named_so = group == user.pw_gid and found.gr_name == user.pw_name
    return is_named_so and set(found.gr_mem) <= {user.pw_name}
