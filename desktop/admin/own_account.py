"""Who the admin is among the people of the pool, as far as that can be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.core.admin.callers import Caller
    from desktop.core.admin.people import Person


def is_own_account(person: Person, caller: Caller, names: Iterable[str] = ()) -> bool:
    """Say whether a person is the admin.

    An AWS identity is no member of a pool. It is taken for one where its name is the person's name or e-mail
    address, as IAM Identity Center calls sessions; `names` are those under which the admin is signed in to
    the pool itself. An admin with another name in both places is not recognised.
    """
    mine = {name.casefold() for name in (caller.session_name, *names) if name}
    theirs = (person.username, person.sub, person.attributes.get("email", ""))
    return any(name.casefold() in mine for name in theirs if name)
