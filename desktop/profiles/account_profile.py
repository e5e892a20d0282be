"""One of several accounts of a profile, side by side: the same pool, and things of its own that are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, ClassVar

from desktop.core.notices.notice_error import NoticeError
from desktop.profiles.profile import ACCOUNT_MARK, Profile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.core.notices.notice import Notice

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._@-]{0,62}[A-Za-z0-9])?")
"""What is fit for a file name and a command line; case tells no two accounts apart."""


class AccountNameError(NoticeError):
    """An account cannot be called so."""

    code: ClassVar[str] = "account-name"


@dataclass(frozen=True, slots=True)
class AccountProfile(Profile):
    """A profile as one of its accounts uses it. `account` is never empty."""

    account: str = ""

    @property
    def vault_name(self) -> str:
        """Return what its kept things are called."""
        return f"{self.shared_vault_name}{ACCOUNT_MARK}{self.account}"

    @property
    def shown_name(self) -> str:
        """Return what people read as the name."""
        return f"{self.name} \u00b7 {self.account}"

    @property
    def slot(self) -> str:
        """Return what tells it from the other accounts: of this profile, and of others."""
        return f"{self.name}{ACCOUNT_MARK}{self.account}"


def as_account(profile: Profile, account: str) -> Profile:
    """Return a profile as an account uses it; without a name the profile itself. Raises AccountNameError."""
    if not account:
        return profile
    if not is_account(account):
        raise AccountNameError
    values = {each.name: getattr(profile, each.name) for each in fields(Profile)}
    return AccountProfile(**values, account=account.lower())


def with_account(profile: Profile, account: str) -> Profile:
    """Return a profile as another of its accounts uses it; without a name, as the first one."""
    values = {each.name: getattr(profile, each.name) for each in fields(Profile)}
    return as_account(Profile(**values), account)


def is_account(name: str) -> bool:
    """Say whether an account may be called so."""
    return _NAME.fullmatch(name) is not None


def parted(slot: str | None) -> tuple[str | None, str]:
    """Return the names of profile and account that a slot has; None and empty stand for the usual ones."""
    name, _, account = (slot or "").partition(ACCOUNT_MARK)
    return name or None, account


def slot_of(profile: str | None, account: str | None) -> str | None:
    """Return the slot of what was named, None for what is usual."""
    return f"{profile or ''}{ACCOUNT_MARK}{account}" if account else profile


def accounts_in(names: Iterable[str]) -> tuple[str, ...]:
    """Return those of the names that accounts can have, in order."""
    return tuple(sorted({name for name in names if is_account(name)}))


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """An account that something is kept for on this computer.

    `name` is empty for the first one, `username` if nobody is signed in as far as is known. `unread` is why
    what is kept cannot be read now; then nobody knows who is signed in.
    """

    profile: Profile
    name: str
    username: str
    unread: Notice | None = None
