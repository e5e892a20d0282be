"""The list of profiles: one readable file."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.regular_file import read_regular
from desktop.storage.atomic_files import remove_stray_files, write_atomically
from desktop.storage.files_set_aside import set_aside_once
from desktop.storage.locks import file_lock
from desktop.storage.profile_list import VERSION, ProfileList
from desktop.storage.profile_list_errors import (
    DamagedProfileListError,
    NewerProfileListError,
    NoDefaultProfileError,
    NoProfileError,
    OpenProfileListError,
    ProfileListError,
    ProfileListNotSavedError,
)
from desktop.storage.profile_list_move import is_in_old_place, move_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from desktop.core.storage.disk import Disk
    from desktop.storage.folders import Folders

P = TypeVar("P")

_MOST_BYTES = 16 * 1024 * 1024


class ProfileRepository(Generic[P]):
    """The profiles of one home, and which one is used when none is named. All of it blocks, briefly.

    `read` makes a profile of plain values, and raises StileError where they make none; `plain` is its
    reverse. A profile's client secret is not here but in its vault. A list is refused where
    `others_can_write` says so of its file or folder.
    """

    def __init__(
        self,
        folders: Folders,
        disk: Disk,
        read: Callable[[Mapping[str, Any]], P],
        plain: Callable[[P], dict[str, Any]],
        others_can_write: Callable[[Path], bool] = lambda _: False,
    ) -> None:
        self._folders = folders
        self._disk = disk
        self._read = read
        self._plain = plain
        self._others_can_write = others_can_write

    @property
    def default(self) -> str | None:
        """Return the name of the profile that is used when none is named, None if there is none."""
        return self._load().default

    @property
    def chosen(self) -> str | None:
        """Return the name that the person made the default, None if they made none."""
        return self._load().chosen

    def names(self) -> tuple[str, ...]:
        """Return all names, in the order in which the profiles were added."""
        return tuple(plain["name"] for plain in self._load().profiles)

    def profiles(self) -> tuple[P, ...]:
        """Return the profiles that are sound; `notices` tells of the others."""
        return tuple(self._readable())

    def notices(self) -> tuple[Notice, ...]:
        """Return what the person should be told: a list that cannot be read, profiles that are not sound."""
        trouble = self.trouble()
        if trouble is not None:
            return (trouble.notice,)
        path = str(self._folders.profiles)
        left_out = (Notice("profile-entry-unread", {"n": n, "path": path}) for n in self._loaded().unread)
        return (*left_out, *(Notice("profile-unsound", {"name": name}) for name, _ in self.unsound()))

    def get(self, name: str | None = None) -> P:
        """Return a profile, without a name the default one.

        Raises UnknownProfileError, NoProfileError, NoDefaultProfileError, what `read` raises for a profile
        that is not sound, or why the list cannot be read: then nobody knows what is in it.
        """
        page = self._loaded()
        wanted = name or page.default
        if wanted is None:
            raise NoDefaultProfileError if page.profiles else NoProfileError
        return self._read(page.find(wanted))

    def values(self, name: str) -> Mapping[str, Any]:
        """Return what is written down for a profile, sound or not.

        Raises UnknownProfileError, or why the list cannot be read.
        """
        return dict(self._loaded().find(name))

    def unsound(self) -> tuple[tuple[str, StileError], ...]:
        """Return the names of the profiles that `read` does not take, and why."""
        return tuple(self._unsound())

    def add(self, profile: P) -> None:
        """Add a profile. Raises ProfileExistsError, ProfileListNotSavedError."""
        self._change(lambda page: page.add(self._plain(profile)), begins_anew=True)

    def replace(self, profile: P) -> None:
        """Change a profile. Raises UnknownProfileError, ProfileListNotSavedError."""
        self._change(lambda page: page.replace(self._plain(profile)))

    def remove(self, name: str) -> None:
        """Remove a profile; what its vault holds is the caller's to remove. Raises UnknownProfileError."""
        self._change(lambda page: page.remove(name))

    def trouble(self) -> ProfileListError | None:
        """Return why the list cannot be read, None if it can."""
        try:
            self._loaded()
        except ProfileListError as error:
            return error
        return None

    def use(self, name: str) -> None:
        """Make a profile the default. Raises UnknownProfileError."""
        self._change(lambda page: page.use(name))

    def choose(self, name: str) -> None:
        """Make a name the default that another list has."""
        self._change(lambda page: setattr(page, "chosen", name))

    def _readable(self) -> Iterator[P]:
        for plain in self._load().profiles:
            with contextlib.suppress(StileError):
                yield self._read(plain)

    def _unsound(self) -> Iterator[tuple[str, StileError]]:
        for plain in self._load().profiles:
            try:
                self._read(plain)
            except StileError as error:
                yield plain["name"], error

    def _load(self) -> ProfileList:
        """Return the list; a broken one reads as empty and stays where it is."""
        try:
            return self._loaded()
        except ProfileListError:
            return ProfileList()

    def _place(self) -> Path:
        """Return where the list is, after it has left its old place. Raises ProfileListError."""
        before = self._folders.profiles_before
        if before is None or not is_in_old_place(self._folders):
            return self._folders.profiles
        try:
            self._insist_on_own(before.parent, before)
        except OSError as error:
            raise DamagedProfileListError(path=str(before)) from error
        return move_list(self._folders, self._disk)

    def _loaded(self, known: Path | None = None) -> ProfileList:
        path = known or self._place()
        try:
            self._insist_on_own(path.parent, path)
            page = ProfileList.from_json(read_regular(path, _MOST_BYTES))
        except FileNotFoundError:
            return ProfileList()
        except (OSError, ValueError, TypeError, RecursionError) as error:
            raise DamagedProfileListError(path=str(path)) from error
        if page.version > VERSION:
            raise NewerProfileListError(path=str(path))
        return page

    def _insist_on_own(self, *places: Path) -> None:
        """Refuse a list that somebody else can have written: it says where passwords are sent to."""
        for place in places:
            if self._others_can_write(place):
                raise OpenProfileListError(path=str(place))

    def _change(self, change: Callable[[ProfileList], None], *, begins_anew: bool = False) -> None:
        """Read, change and write the list under its lock.

        A broken list is kept beside a new one only by a change that `begins_anew`; others find nothing in it.
        """
        path = self._place()
        try:
            self._folders.prepare(self._disk)
            remove_stray_files(path.parent)
            with file_lock(self._folders.lock("profiles")):
                page = self._changeable(path) if begins_anew else self._loaded(path)
                change(page)
                write_atomically(path, page.to_json(), self._disk)
        except OSError as error:  # a lock that somebody keeps is one, too
            raise ProfileListNotSavedError(path=str(path)) from error

    def _changeable(self, path: Path) -> ProfileList:
        try:
            return self._loaded(path)
        except DamagedProfileListError:
            set_aside_once(path, "broken")
            return ProfileList()
