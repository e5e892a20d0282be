"""Every sequence of up to four challenges that Cognito can produce, found in the practice pool's own plan.

A sequence is a flow, how it begins, and the challenges that follow. Nothing here says which sequences there
are: pools of every setting and people in every situation are put together, and the plan is followed through
every choice. One witness of each sequence is kept, a pool and a person with whom it comes about.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, get_args

from desktop.core.sign_in.settings import Flow
from desktop.practice.auth_flows import COMES_ALONG
from desktop.practice.challenges import CHALLENGES
from desktop.practice.challenges.password import PLACEHOLDER_PUBLIC
from desktop.practice.errors import ServiceError
from desktop.practice.initial_pools import CLIENT_KINDS, build
from desktop.practice.plan import next_challenge
from desktop.practice.sign_in_attempt import SignInAttempt
from desktop.practice.situations.invented_people import add_to_pool
from desktop.practice.state.stored_device import DeviceSecret, StoredDevice
from desktop.practice.state.stored_passkey import PasskeySettings
from desktop.practice.state.user_pool import DeviceTracking, Mfa, PoolSettings
from desktop.practice.triggers.reference import REFERENCE
from desktop.practice.usable_factors import first_factors
from tests.fixtures.key_in_hand import KeyInHand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.practice.state.user import User
    from desktop.practice.state.user_pool import UserPool
    from desktop.practice.state.user_pool_client import UserPoolClient

MOST = 4
BEGINNINGS = frozenset({"SELECT_CHALLENGE", "PASSWORD", "PASSWORD_SRP", "PASSWORD_VERIFIER"})
SECOND_HALVES = frozenset({"DEVICE_PASSWORD_VERIFIER"})
"""Names that belong to what came before them: they do not count."""

FLOWS: dict[str, Flow] = {name: name for name in get_args(Flow)}

APP, EMAIL, TEXT = "SOFTWARE_TOKEN_MFA", "EMAIL_OTP", "SMS_MFA"
_FACTORS = ((APP,), (EMAIL,), (APP, EMAIL), (TEXT, APP, EMAIL))
_PASSKEYS = PasskeySettings(multi_factor=True)
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_SPARING, _NOT_SPARING = DeviceTracking(new_devices_only=True), DeviceTracking(new_devices_only=False)


@dataclass(frozen=True)
class Person:
    """Who signs in; `rounds` of custom questions, and whether there is a passkey or a known device."""

    situation: str
    rounds: int = 0
    passkey: bool = False
    device: bool = False


@dataclass(frozen=True)
class Sequence:
    """What a pool asks, with a pool and a person with whom it comes about."""

    flow: Flow
    preferred: str
    challenges: tuple[str, ...]
    settings: PoolSettings = field(compare=False)
    person: Person = field(compare=False)

    def __str__(self) -> str:
        begins = f"{self.flow}-{self.preferred}" if self.preferred else self.flow
        return " ".join((begins, *self.challenges))


@cache
def _key() -> KeyInHand:
    return KeyInHand()


@cache
def sequences() -> tuple[Sequence, ...]:
    """Return every sequence once."""
    found: dict[Sequence, None] = {}
    for settings in _pools():
        (pool,) = build(_NOW, (settings,)).pools.values()
        for person in _people(settings):
            user = _user(pool, person)
            for client in _clients_that_differ(pool, person):
                for sequence in _followed(pool, client, user, person):
                    found.setdefault(sequence)
    return tuple(found)


def _pools() -> Iterator[PoolSettings]:
    for mfa, factors, devices in itertools.product(Mfa, _FACTORS, (None, _SPARING, _NOT_SPARING)):
        if mfa is Mfa.ON or factors == _FACTORS[-1]:
            name = "-".join((mfa.value, *factors, "tracking" if devices else "", str(devices is _SPARING)))
            yield PoolSettings(
                name,
                mfa=mfa,
                factors=factors if mfa is not Mfa.OFF else (),
                devices=devices,
                required_attributes=(),
                triggers=REFERENCE,
                passkeys=_PASSKEYS,
            )


def _people(settings: PoolSettings) -> Iterator[Person]:
    passwords = ("", "temporary-password")
    factors = ("", "email-code", "sms-code", "totp", "choose-mfa", "choose-setup")
    devices = (False,) if settings.devices is None else (False, True)
    for password, factor, device in itertools.product(passwords, factors, devices):
        situation = "+".join(filter(None, (password, factor))) or "plain"
        yield Person(situation, passkey=True, device=device)
        for rounds in range(1, MOST + 1):
            yield Person(situation, rounds, device=device)


def _clients_that_differ(pool: UserPool, person: Person) -> Iterator[UserPoolClient]:
    """Leave out where only `rounds`, which triggers read, tells somebody from a person seen before."""
    for client in pool.clients.values():
        if not person.rounds or CLIENT_KINDS[client.name].flow == "CUSTOM_AUTH":
            yield client


def _user(pool: UserPool, person: Person) -> User:
    introduced = add_to_pool(person.situation, pool, {"custom:rounds": str(person.rounds)}, _NOW)
    user = pool.users.get(introduced.username)
    if person.passkey:
        _key().register(user, _NOW)
    if person.device:
        user.devices["key"] = StoredDevice(
            "key", _NOW, _NOW, _NOW, secret=DeviceSecret("", "", 1, 1), remembered=True
        )
    return user


def _followed(pool: UserPool, client: UserPoolClient, user: User, person: Person) -> Iterator[Sequence]:
    kind = CLIENT_KINDS[client.name]
    key = "key" if person.device else None
    start = SignInAttempt(pool, client, user, user.username, kind.flow, device_key=key)
    if kind.flow == "USER_PASSWORD_AUTH":
        start = start.passed("PASSWORD")
    if kind.by_srp:
        start = replace(start, srp_a=PLACEHOLDER_PUBLIC)
    beginnings = {"": start}
    if kind.flow == "USER_AUTH":
        silent = (name for name in first_factors(start) if name not in COMES_ALONG)  # else the choice comes
        beginnings |= {name: replace(start, method=name) for name in silent}
    for preferred, begun in beginnings.items():
        for challenges in _onward(begun, ()):
            yield Sequence(FLOWS[client.name], preferred, challenges, pool.settings, person)


def _onward(attempt: SignInAttempt, met: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if sum(name not in BEGINNINGS | SECOND_HALVES for name in met) > MOST:
        return
    try:
        name = next_challenge(attempt)
    except ServiceError:
        return
    if name is None:
        yield met
        return
    for further in CHALLENGES[name].possible_next(attempt):
        if not (name == "SELECT_CHALLENGE" and further.method == "PASSWORD"):  # Stile proves it by SRP
            yield from _onward(further, (*met, name))
