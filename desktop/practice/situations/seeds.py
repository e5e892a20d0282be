"""The people who are there when the practice server starts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.practice.situations.invented_people import InventedPerson, add_to_first_fitting, parse_situation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from desktop.practice.state.stored_state import StoredState

SEEDED = (
    "temporary-password+email-code",
    "plain",
    "temporary-password",
    "email-code",
    "sms-code",
    "totp",
    "choose-mfa",
    "temporary-password+totp-setup",
    "temporary-password+email-code+once-quirk",
    "email-code+device",
    "passkey",
    "custom",
    "custom2",
    "temporary-password+custom",
    "totp-setup",
    "email-setup",
    "choose-setup",
    "reset-required",
    "reset-required+email-code",
    "unconfirmed",
    "migrating",
    "disabled",
)


def seed(state: StoredState, now: datetime, situations: Iterable[str] = SEEDED) -> Iterator[InventedPerson]:
    """Add somebody in every situation.

    A situation that ends with the first sign-in (such as a temporary password) gets one person for each flow,
    so that a sign-in by one flow does not use up the person of another.
    """
    for situation in situations:
        person = add_to_first_fitting(situation, state.pools.values(), now)
        if not any(atom.used_up for atom in parse_situation(situation)):
            yield person
            continue
        yield replace(person, flows=person.flows[:1])
        for flow in person.flows[1:]:
            yield replace(add_to_first_fitting(situation, state.pools.values(), now), flows=(flow,))
