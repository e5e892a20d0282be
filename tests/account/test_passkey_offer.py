"""The offer of a passkey: where the pool takes them, to who has none, once."""

from __future__ import annotations

import asyncio

import pytest

from desktop.account import passkey_offer
from tests.account.own_account import Signed


def due(person: Signed) -> bool:
    return asyncio.run(passkey_offer.is_due(person.context))


def with_store(pool: str = "default") -> Signed:
    person = Signed("plain", pool)
    person.vault.store = "keyring"
    return person


def test_it_is_made_once_and_nobody_is_asked_after_that() -> None:
    person = with_store()
    assert due(person)
    asyncio.run(passkey_offer.remember(person.context))
    person.pool.state.ledger.clear()
    assert not due(person)
    assert person.sent() == []


def test_it_is_not_made_to_who_has_one_where_there_are_none_or_where_nothing_is_kept() -> None:
    person = with_store()
    person.do("add-passkey", "", ("make-passkey", {"site": "true"}))
    assert not due(person)
    assert not due(with_store("rotation"))
    assert not due(Signed())


@pytest.mark.parametrize("do", ["close", "error"])
def test_trouble_means_no_offer_now(do: str) -> None:
    person = with_store()
    person.pool.fault(
        operation="ListWebAuthnCredentials", when="before", do=do, times=2, error="InternalErrorException"
    )
    assert not due(person)
    assert due(person)
