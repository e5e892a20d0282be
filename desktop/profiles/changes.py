"""A profile with some of its values changed, and what becomes of what is kept for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.core.notices.notice import Notice
from desktop.profiles.parsing import InvalidProfileError, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.profiles.profile import Profile

_FOLLOWS_THE_POOL = "region"


@dataclass(frozen=True, slots=True)
class KeptThings:
    """What is kept for a profile: a sign-in that was begun, tokens, a device that the pool remembers."""

    step: bool = True
    tokens: bool = True
    computer: bool = True


UNKNOWN = KeptThings()
"""What is kept where that cannot be read without asking: all of it may be."""


def changed(written: Mapping[str, Any], values: Mapping[str, Any]) -> Profile:
    """Return the profile that is written down, sound or not, with these values in the place of its own.

    A region that is not given with another pool's id is the one that the id tells. Raises
    InvalidProfileError.
    """
    present = dict(written)
    said = present.get("sources")
    sources = dict(said) if isinstance(said, dict) else {}
    if "pool_id" in values:
        present.pop(_FOLLOWS_THE_POOL, None)
        sources.pop(_FOLLOWS_THE_POOL, None)
    sources |= dict.fromkeys(values, "flag")
    return parse({**present, **values, "sources": sources})


def fate_of_kept(written: Mapping[str, Any], after: Profile, kept: KeptThings) -> tuple[Notice, ...]:
    """Return what to say before a change is saved; nothing where all that is kept stays good.

    Tokens belong to a pool's address and a client, a begun step to the profile's fingerprint, a remembered
    computer and the client secret to a pool's address. What does not fit any more is not used; with the old
    values it is again, until the next sign-in replaces it.
    """
    try:
        before = parse(written)
    except InvalidProfileError:
        return ()  # nobody signed in with what is no profile
    if after.fingerprint == before.fingerprint:
        return ()
    same_pool = after.pool_address == before.pool_address
    same_client = same_pool and after.client_id == before.client_id
    fates = [Notice("change-leaves-step")] if kept.step else []
    if kept.tokens:
        fates.append(Notice("change-keeps-tokens" if same_client else "change-leaves-tokens"))
    fates += [Notice("change-leaves-computer")] if kept.computer and not same_pool else []
    keeps_secret = before.has_client_secret and after.has_client_secret
    if keeps_secret:
        fates.append(Notice("change-keeps-secret" if same_pool else "change-leaves-secret"))
    return tuple(fates)
