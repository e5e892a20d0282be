"""The person's profiles, and before them those of the organisation, which nobody here can change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.core.notices.notice_error import NoticeError
from desktop.storage.folders import is_reserved
from desktop.storage.profile_list_errors import (
    OrganisationProfileError,
    ProfileExistsError,
    ReservedProfileNameError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.storage.profile_list_errors import ProfileListError
    from desktop.storage.profile_repository import ProfileRepository


class Named(Protocol):
    """Anything with a name."""

    @property
    def name(self) -> str:
        """Return it."""
        ...


P = TypeVar("P", bound=Named)


class OrganisationProfiles(Protocol[P]):
    """What an organisation gives and asks; `default` is a name or empty."""

    @property
    def by_name(self) -> Mapping[str, P]:
        """Return its profiles by their names in lower case."""
        ...

    @property
    def default(self) -> str:
        """Return the profile to use where the person has chosen none."""
        ...

    @property
    def notices(self) -> Sequence[Notice]:
        """Return what is wrong with its files."""
        ...

    def govern(self, profile: P) -> P:
        """Return a profile under the organisation's rules. Raises StileError where they do not allow it."""
        ...


class CombinedProfiles(Generic[P]):
    """The verbs of a ProfileRepository, over both. A person's own never hides the organisation's."""

    def __init__(self, own: ProfileRepository[P], organisation: OrganisationProfiles[P]) -> None:
        self._own = own
        self._organisation = organisation

    @property
    def default(self) -> str | None:
        """Return the name that is used when none is named: what was chosen, else the first there is."""
        given = self._given_names()
        return self.chosen or self._own.default or (given[0] if given else None)

    @property
    def chosen(self) -> str | None:
        """Return the name that the person made the default, else the organisation; None if nobody did."""
        chosen = self._own.chosen
        if chosen is not None and chosen.lower() in {name.lower() for name in self.names()}:
            return chosen
        return self._organisation.default or None

    def names(self) -> tuple[str, ...]:
        """Return all names, the organisation's first."""
        own = (name for name in self._own.names() if not self.is_given(name))
        return (*self._given_names(), *own)

    def profiles(self) -> tuple[P, ...]:
        """Return the profiles that can be used; `notices` tells of the others."""
        given = self._organisation.by_name.values()
        return (*given, *(profile for profile, error in self._governed() if error is None))

    def notices(self) -> tuple[Notice, ...]:
        """Return what the person should be told about either list."""
        hidden = (name for name in self._own.names() if self.is_given(name))
        return (
            *self._organisation.notices,
            *self._own.notices(),
            *(Notice("profile-hidden", {"name": name}) for name in hidden),
            *(error.notice for _, error in self._governed() if isinstance(error, NoticeError)),
        )

    def get(self, name: str | None = None) -> P:
        """Return a profile, without a name the default one.

        Raises UnknownProfileError, NoProfileError, NoDefaultProfileError, why it cannot be used, or why the
        person's list cannot be read.
        """
        wanted = name or self.default
        if wanted is not None and self.is_given(wanted):
            return self._organisation.by_name[wanted.lower()]
        return self._organisation.govern(self._own.get(wanted))

    def trouble(self) -> ProfileListError | None:
        """Return why the person's list cannot be read, None if it can."""
        return self._own.trouble()

    def values(self, name: str) -> Mapping[str, Any]:
        """Return what is written down for a profile of the person's, sound or not, allowed or not.

        Raises UnknownProfileError, OrganisationProfileError.
        """
        self._insist_own(name)
        return self._own.values(name)

    def unusable(self) -> tuple[tuple[str, StileError], ...]:
        """Return the person's profiles that cannot be used as they stand, and why."""
        unsound = ((name, error) for name, error in self._own.unsound() if not self.is_given(name))
        refused = ((profile.name, error) for profile, error in self._governed() if error is not None)
        return (*unsound, *refused)

    def is_given(self, name: str) -> bool:
        """Say whether the organisation gives a profile of this name."""
        return name.lower() in self._organisation.by_name

    def add(self, profile: P) -> None:
        """Add a profile. A name that is reserved was allowed once: such a profile is still read.

        Raises ProfileExistsError, ReservedProfileNameError, or why it is not allowed.
        """
        if is_reserved(profile.name):
            raise ReservedProfileNameError(name=profile.name)
        if self.is_given(profile.name):
            raise ProfileExistsError(name=profile.name)
        self._organisation.govern(profile)
        self._own.add(profile)

    def replace(self, profile: P) -> None:
        """Change a profile. Raises UnknownProfileError, BookNotKeptError, or why it is not allowed."""
        self._insist_own(profile.name)
        self._organisation.govern(profile)
        self._own.replace(profile)

    def remove(self, name: str) -> None:
        """Remove a profile of the person's. Raises UnknownProfileError, OrganisationProfileError."""
        self._insist_own(name)
        self._own.remove(name)

    def use(self, name: str) -> None:
        """Make a profile the default. Raises UnknownProfileError."""
        if self.is_given(name):
            self._own.choose(self._organisation.by_name[name.lower()].name)
        else:
            self._own.use(name)

    def _governed(self) -> Iterator[tuple[P, StileError | None]]:
        """Return the person's sound profiles under the rules, each with why it is not allowed, if so."""
        for profile in self._own.profiles():
            if self.is_given(profile.name):
                continue
            try:
                yield self._organisation.govern(profile), None
            except StileError as error:
                yield profile, error

    def _given_names(self) -> tuple[str, ...]:
        return tuple(profile.name for profile in self._organisation.by_name.values())

    def _insist_own(self, name: str) -> None:
        if self.is_given(name):
            raise OrganisationProfileError(name=name)
