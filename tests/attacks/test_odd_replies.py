"""Whatever a pool says in place of a value: no internal error, no session sent twice, and calls that end."""

from __future__ import annotations

import asyncio
import json
import random
from typing import TYPE_CHECKING, Any

import pytest

from desktop.core.cognito import (
    account_calls,
    calls,
    device_calls,
    factor_calls,
    own_calls,
    own_list_calls,
)
from desktop.core.cognito.calls import Call
from desktop.core.cognito.domain_calls import DomainCall
from desktop.core.cognito.errors import GarbledError
from desktop.core.cognito.replies import session_of
from tests.attacks.odd_pool import MOST_CALLS
from tests.attacks.odd_replies import ODD_VALUES, Odd, members
from tests.attacks.odd_sign_ins import SIGN_INS, SignIn, operation_of, play

if TYPE_CHECKING:
    from collections.abc import Iterator

_MODULES = (account_calls, calls, device_calls, factor_calls, own_calls, own_list_calls)
"""Loaded, so that all calls are known."""

_OWN_ACCOUNT = "desktop.core.cognito.own_"
"""Where the calls are that no sign-in makes: those of people who look after their account."""

_SAMPLE = 12
"""Odd replies of each sign-in in the fast lane, half of them struck again and again."""

_PATIENCE = 600.0
"""Seconds until a case is called endless; its calls are counted, and a busy machine is slow."""


def kinds() -> list[type[Call]]:
    """Return every call that has an operation; a dataclass with slots leaves its first self behind."""
    of_the_api = (kind for kind in _below(Call) if not issubclass(kind, DomainCall))
    named = {kind.__name__: kind for kind in of_the_api if "operation" in vars(kind)}
    return [named[name] for name in sorted(named)]


def _below(base: type[Call]) -> Iterator[type[Call]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _below(kind)


def check(sign_in: SignIn, odd: Odd, *, always: bool) -> None:
    where = f"{sign_in.name}: {odd}{' always' if always else ''}"
    try:
        pool, _ = asyncio.run(asyncio.wait_for(play(sign_in, odd, always=always), _PATIENCE))
    except Exception as error:
        raise AssertionError(where) from error
    assert not pool.sent_twice, where
    assert pool.calls <= MOST_CALLS, where


@pytest.mark.parametrize("sign_in", SIGN_INS, ids=lambda s: s.name.replace(" ", "-"))
def test_without_anything_odd_each_sign_in_hears_all_its_replies(sign_in: SignIn) -> None:
    pool, end = asyncio.run(play(sign_in, None))
    assert end == "signed in"
    assert not pool.sent_twice
    assert pool.heard >= set(sign_in.sound)


def test_together_they_hear_every_operation() -> None:
    heard = {operation_of(to) for sign_in in SIGN_INS for to in sign_in.sound}
    assert heard == {kind.operation for kind in kinds() if not kind.__module__.startswith(_OWN_ACCOUNT)}


@pytest.mark.parametrize("sign_in", SIGN_INS, ids=lambda s: s.name.replace(" ", "-"))
def test_a_sample_of_odd_replies(sign_in: SignIn) -> None:
    chosen = random.Random(14).sample(list(sign_in.odd()), _SAMPLE)  # noqa: S311 - the same every time
    for number, odd in enumerate(chosen):
        check(sign_in, odd, always=number % 2 == 1)


@pytest.mark.night
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("always", [False, True], ids=["once", "always"])
@pytest.mark.parametrize("sign_in", SIGN_INS, ids=lambda s: s.name.replace(" ", "-"))
def test_all_odd_replies(sign_in: SignIn, always: bool) -> None:  # noqa: FBT001 - a parameter of the test
    for odd in sign_in.odd():
        check(sign_in, odd, always=always)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_a_reply_is_read_or_garbled_also_without_botocore_before_it(kind: type[Call]) -> None:
    call = kind.__new__(kind)
    for value in _python_values():
        for path in members(kind.operation, {}):
            body: dict[str, Any] = {str(path[0]): value}
            if len(path) > 1:
                body = {str(path[0]): {path[1]: value}}
            session_of(body)
            try:
                call.read(body)
            except GarbledError:
                continue


def _python_values() -> list[Any]:
    """Return what a JSON parser makes of the odd values, as far as it makes anything."""
    texts = (text for text in ODD_VALUES.values() if text and len(text) < 2_000)
    return [json.loads(text) for text in texts]
