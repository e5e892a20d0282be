"""The whole way of a passkey: the conversation, python-fido2, a key in software, and the strict pool."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fido2.hid import CtapHidDevice

from desktop.conversation.current_step import CurrentStep, SignedIn
from desktop.conversation.decision import Give, Giver
from desktop.conversation.ports import SignInPorts
from desktop.conversation.security_key import not_signed, signed, with_known_site, with_site_said
from desktop.conversation.state import ConversationState
from desktop.core.challenges import entry_of_step
from desktop.core.challenges.memory import Pending
from desktop.core.secret import Secret
from desktop.core.sign_in.authenticator import (
    NoAuthenticatorError,
    NotTouchedError,
    OtherSiteError,
    SiteDeniedError,
    SiteNotSaidError,
    UnfitKeyError,
)
from desktop.core.sign_in.browser_settings import BrowserSettings
from desktop.core.sign_in.relying_party import SECTION, site_record
from desktop.core.sign_in.settings import SignInSettings
from desktop.core.steps.passkey import Passkey
from desktop.core.storage.vault import VaultUnreadableError
from desktop.practice.state.stored_passkey import StoredPasskey
from desktop.practice.webauthn import public_keys
from desktop.system.security_keys import SecurityKeys
from desktop.system.thread_worker import ThreadWorker
from tests.conversation.playbook import FOLDER, Stage, read
from tests.fixtures.fake_clock import FakeClock, LocalClock
from tests.fixtures.in_process import EventList, PoolInProcess, VaultInMemory
from tests.fixtures.key_in_hand import PIN, KeyInHand
from tests.fixtures.software_key import Held, SoftwareKey, cose_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.conversation.view import Ask, Reply
    from desktop.core.notices.notice import Notice
    from desktop.core.sign_in.authenticator import AuthenticatorError, KeyAnswers
    from desktop.core.storage.vault import Record
    from desktop.practice.state.user import User


class RealKey(KeyInHand):
    """Stands in a play for the key in hand, and is one that python-fido2 talks to."""

    held: Held
    security_keys: SecurityKeys

    def register(self, user: User, now: datetime) -> None:
        user.passkeys[self.held.id] = StoredPasskey(
            self.held.id, public_keys.read_key(cose_of(self.held)), "Key", now
        )

    async def get_assertion(self, options: str, told: KeyAnswers, touch: Callable[[], None]) -> str:
        return await self.security_keys.get_assertion(options, told, touch)


def test_the_pool_takes_what_a_key_with_a_pin_has_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(read(FOLDER / "passkey-pin.toml") | {"pool": "passkeys"}, "choice")
    key = stage.key = RealKey()
    key.security_keys = SecurityKeys(ThreadWorker())
    key.held = Held("localhost", stage.pool.user(stage.person.username).sub)
    plugged_in = SoftwareKey(key.held, pin=PIN)
    monkeypatch.setattr(CtapHidDevice, "list_devices", lambda: iter([plugged_in]))
    assert isinstance(asyncio.run(stage.run()), SignedIn)
    assert stage.notes == ["touch-key"]


class Boastful:
    """Signs whatever it is asked to, and keeps it."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def get_assertion(self, options: str, told: KeyAnswers, touch: Callable[[], None]) -> str:
        del told, touch
        self.asked.append(options)
        return "{}"


def _given(options: str, answers: dict[str, str], *, pinned: str = "", kept: str = "") -> list[str]:
    """Have a kept step answered; return what the key was asked to sign, or raise what the driver catches."""
    step = Passkey("auth.example.com", options)
    settings = SignInSettings("eu-west-1_Ab3dEf6hI", "choice", relying_party=pinned)
    key, vault = Boastful(), VaultInMemory()
    ports = SignInPorts(PoolInProcess(FakeClock()), vault, LocalClock(FakeClock()), EventList(), "", key)
    secrets = {name: Secret(text) for name, text in answers.items()}
    give = Give(entry_of_step(step, "WEB_AUTHN"), Pending(step, None, secrets), Giver.PERSON)

    async def run() -> None:
        if kept:
            await vault.write({SECTION: site_record(kept, settings.pool_address)})
        state = await with_known_site(ConversationState.at_start(settings), vault)
        settled = with_site_said(replace(state, current=CurrentStep(step, "WEB_AUTHN")), give)
        await signed(ports, NoView(), replace(give), settings.pool_address)
        assert settled.relying_party == json.loads(options)["rpId"]

    try:
        asyncio.run(run())
    finally:
        asked = key.asked
    return asked


class NoView:
    def note(self, notice: Notice) -> None:
        del notice

    async def ask(self, ask: Ask) -> Reply:
        raise AssertionError(ask)


def _options(site: str, **more: object) -> str:
    return json.dumps({"rpId": site, "challenge": "YWJj", **more})


@pytest.mark.parametrize(
    ("answers", "pinned", "kept", "error"),
    [
        ({}, "", "", SiteNotSaidError),
        ({"site": "false"}, "", "", SiteDeniedError),
        ({"site": "true"}, "example.org", "", OtherSiteError),
        ({"site": "true"}, "", "example.org", OtherSiteError),
        ({"site": "true"}, "example.org", "auth.example.com", OtherSiteError),
        ({"site": "true"}, "example.com", "", OtherSiteError),
        ({"site": "false"}, "auth.example.com", "", SiteDeniedError),
        ({"site": "false"}, "", "auth.example.com", SiteDeniedError),
    ],
)
def test_nothing_is_signed_for_a_site_that_is_not_the_profiles(
    answers: dict[str, str], pinned: str, kept: str, error: type[AuthenticatorError]
) -> None:
    with pytest.raises(error):
        _given(_options("auth.example.com"), answers, pinned=pinned, kept=kept)


def test_a_vault_that_cannot_be_read_knows_no_site_and_stops_no_sign_in() -> None:
    class Unreadable(VaultInMemory):
        async def read(self, section: str) -> Record | None:
            raise VaultUnreadableError(section)

    state = ConversationState.at_start(SignInSettings("eu-west-1_Ab3dEf6hI", "choice"))
    assert asyncio.run(with_known_site(state, Unreadable())).relying_party == ""


def test_the_site_is_read_off_what_the_key_gets() -> None:
    with pytest.raises(OtherSiteError):
        _given(_options("bank.example"), {}, pinned="auth.example.com")


@pytest.mark.parametrize(
    ("answers", "pinned", "kept"),
    [({"site": "true"}, "", ""), ({}, "auth.example.com", ""), ({}, "", "auth.example.com")],
)
def test_the_profiles_site_is_signed_for_and_nothing_beside_it(
    answers: dict[str, str], pinned: str, kept: str
) -> None:
    options = _options("auth.example.com", extensions={"appid": "https://bank.example"})
    (asked,) = _given(options, answers, pinned=pinned, kept=kept)
    assert "bank.example" not in asked


@pytest.mark.parametrize("has_domain", [True, False])
@pytest.mark.parametrize("error", [NoAuthenticatorError(), UnfitKeyError(), NotTouchedError()])
def test_a_passkey_that_only_a_browser_reaches_is_offered_the_browser(
    error: AuthenticatorError, *, has_domain: bool
) -> None:
    browser = BrowserSettings("https://auth.example.com", "client") if has_domain else None
    state = ConversationState.at_start(SignInSettings("eu-west-1_Ab3dEf6hI", "choice", browser=browser))
    state = replace(state, current=CurrentStep(Passkey("example.com"), "WEB_AUTHN"))
    told = [notice.code for notice in not_signed(state, error).notes]
    helps = has_domain and not isinstance(error, NotTouchedError)
    assert told == (["passkey-by-browser"] if helps else [])
