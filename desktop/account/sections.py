"""The pages about an account, each read from the pool when it is opened."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.account.operations.attributes import attribute_label
from desktop.account.operations.computers import computers_of, own_key, sessions_of
from desktop.account.operations.factors import APP, PASSKEY
from desktop.account.operations.passkeys import passkeys_of
from desktop.account.section import Fact, Row, Section
from desktop.core import words
from desktop.core.cognito import errors as e
from desktop.core.cognito.own_replies import moment
from desktop.core.cognito.reply_values import shown_text
from desktop.core.notices.notice import Notice
from desktop.core.steps.own_account import ADDRESSES

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping
    from datetime import datetime

    from desktop.account.account_context import AccountContext
    from desktop.core.cognito.own_replies import (
        AuthFactors,
        KeptComputer,
        KeptPasskey,
        OpenSession,
        OwnAccount,
    )
    from desktop.core.sign_in.token_set import TokenKind

_FIXED = frozenset({"sub", "identities", "email_verified", "phone_number_verified", "cognito:user_status"})
"""Attributes that say something about others, or that nobody may change."""
_ADDRESS_OF = {"EMAIL_OTP": "email", "SMS_MFA": "phone_number"}
"""By second factor: the address that its codes go to."""
_TIMES = frozenset({"exp", "iat", "nbf", "auth_time"})


async def details(context: AccountContext) -> Section:
    """Return the attributes, the addresses first whether they are there or not."""
    person = await context.person()
    named = dict.fromkeys((*ADDRESSES, *person.attributes))
    rows = tuple(_attribute(person, name) for name in named if name not in _FIXED)
    return Section("details", rows, ("delete-account",))


def _attribute(person: OwnAccount, name: str) -> Row:
    value = person.attributes.get(name, "")
    facts: dict[str, Fact] = {"value": value} if value else {}
    if name not in ADDRESSES or not value:
        return Row(name, "attribute", attribute_label(name), facts, () if value else ("empty",), ("change",))
    confirmed = person.has_confirmed(name)
    actions = ("change",) if confirmed else ("confirm", "change")
    marks = ("confirmed" if confirmed else "open",)
    return Row(name, "attribute", attribute_label(name), facts, marks, actions)


async def factors(context: AccountContext) -> Section:
    """Return the second factors, those that are off as well."""
    on, person = await context.factors(), await context.person()
    rows = [_factor(on, person, name) for name in (APP, "EMAIL_OTP", "SMS_MFA")]
    if PASSKEY in {*on.first, *on.factors}:
        rows.append(_factor(on, person, PASSKEY))
    return Section("factors", tuple(rows), (), () if on.factors else (Notice("no-second-factor"),))


def _factor(on: AuthFactors, person: OwnAccount, name: str) -> Row:
    is_on = name in on.factors
    marks = tuple(
        mark for mark, holds in (("on", is_on), ("off", not is_on), ("first", name == on.preferred)) if holds
    )
    actions, blocked = _factor_actions(on, person, name)
    address = person.attributes.get(_ADDRESS_OF.get(name, ""), "")
    facts: dict[str, Fact] = {"address": address} if address else {}
    return Row(name, "factor", words.choice_label(name), facts, marks, actions, blocked)


def _factor_actions(
    on: AuthFactors, person: OwnAccount, name: str
) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """Return what can be done with a factor, and why something cannot, before it is tried."""
    if name in on.factors:
        first = () if name in {on.preferred, PASSKEY} else ("factor-first",)
        app = ("replace-app",) if name == APP else ()
        return (*first, *app, "factor-off"), {}
    if name == APP:
        return ("set-up-app",), {}
    address = _ADDRESS_OF.get(name)
    if address is not None and not person.has_confirmed(address):
        return (), {"factor-on": f"no-{address}"}
    if name == PASSKEY and not on.factors:
        return (), {"factor-on": "passkey-alone"}
    return ("factor-on",), {}


async def passkeys(context: AccountContext) -> Section:
    """Return the passkeys; where the pool takes none, that."""
    try:
        rows = tuple(_passkey(each) for each in await passkeys_of(context))
    except e.PasskeysOffError:
        return Section("passkeys", (), (), (Notice("passkeys-off"),))
    return Section("passkeys", rows, ("add-passkey",), () if rows else (Notice("no-passkey"),))


def _passkey(passkey: KeptPasskey) -> Row:
    marks = (passkey.attachment,) if passkey.attachment in {"platform", "cross-platform"} else ()
    facts = _facts(site=passkey.site, created=passkey.created)
    return Row(passkey.id, "passkey", passkey.name or passkey.id, facts, marks, ("remove-passkey",))


async def computers(context: AccountContext) -> Section:
    """Return the remembered computers, and the open sign-ins where the pool keeps track of them."""
    own = await own_key(context)
    try:
        known = await computers_of(context)
    except (e.PoolMisconfiguredError, e.InvalidInputError, e.NotInRegionError):
        known = ()  # the pool does not remember any
    rows = tuple(_computer(each, is_own=each.key == own) for each in known)
    notices = () if rows else (Notice("no-computer"),)
    sessions = tuple(_session(each) for each in await sessions_of(context))
    return Section("computers", rows + sessions, ("forget-all-computers",) if rows else (), notices)


def _computer(computer: KeptComputer, *, is_own: bool) -> Row:
    marks = tuple(
        mark for mark, holds in (("this", is_own), ("not-remembered", not computer.is_remembered)) if holds
    )
    facts = _facts(used=computer.used, created=computer.created, address=computer.address)
    return Row(computer.key, "computer", computer.name or computer.key, facts, marks, ("forget-computer",))


def _session(session: OpenSession) -> Row:
    facts = _facts(used=session.used, created=session.created, place=session.place, address=session.address)
    marks = ("this",) if session.is_current else ()
    actions = () if session.is_current else ("end-session",)
    return Row(session.id, "session", session.device or session.id, facts, marks, actions)


async def claims(context: AccountContext) -> Section:
    """Return what the tokens say, proved by the pool's keys; nothing of it is the token itself."""
    rows = [*_claims("id", await context.account.claims("id"))]
    rows += _claims("access", await context.account.claims("access"))
    return Section("claims", tuple(rows), (), (Notice("claims-proved"),))


def _claims(kind: TokenKind, said: Mapping[str, Any]) -> list[Row]:
    return [
        Row(f"{kind}.{name}", kind, shown_text(name), _claim(name, value)) for name, value in said.items()
    ]


def _claim(name: str, value: object) -> dict[str, Fact]:
    at = moment(value) if name in _TIMES else None
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return {"value": at or shown_text(text)}


def _facts(**known: str | datetime | None) -> dict[str, Fact]:
    return {name: fact for name, fact in known.items() if fact}


SECTIONS: dict[str, Callable[[AccountContext], Coroutine[Any, Any, Section]]] = {
    "details": details,
    "factors": factors,
    "passkeys": passkeys,
    "computers": computers,
    "claims": claims,
}
"""By public name, in the order of the home page."""
