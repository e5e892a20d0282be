"""What can be wrong with the list of profiles."""

from __future__ import annotations

from typing import ClassVar

from desktop.core.notices.notice_error import NoticeError


class ProfileListError(NoticeError):
    """Something is wrong with the list."""


class UnknownProfileError(ProfileListError):
    """There is no profile of this `name`."""

    code: ClassVar[str] = "profile-unknown"


class NoProfileError(ProfileListError):
    """There is no profile at all."""

    code: ClassVar[str] = "profile-none"


class NoDefaultProfileError(ProfileListError):
    """There are profiles, and none of them is the default."""

    code: ClassVar[str] = "profile-not-chosen"


class ProfileExistsError(ProfileListError):
    """The `name` is taken; upper and lower case count as the same."""

    code: ClassVar[str] = "profile-exists"


class ReservedProfileNameError(ProfileListError):
    """A file of this `name` would be a device on Windows."""

    code: ClassVar[str] = "profile-name-reserved"


class OrganisationProfileError(ProfileListError):
    """The profile of this `name` is the organisation's."""

    code: ClassVar[str] = "profile-organisation"


class DamagedProfileListError(ProfileListError):
    """The file at `path` is no list of profiles, or cannot be read."""

    code: ClassVar[str] = "profiles-damaged"


class OpenProfileListError(ProfileListError):
    """Somebody else can write to `path`, the list or the folder it is in: what it says may be theirs."""

    code: ClassVar[str] = "profiles-open"


class NewerProfileListError(ProfileListError):
    """A newer Stile wrote the list at `path`; it is left alone."""

    code: ClassVar[str] = "profiles-newer"


class ProfileListNotSavedError(ProfileListError):
    """The list cannot be written to `path`; the old one is intact."""

    code: ClassVar[str] = "profiles-not-kept"
