"""Second factors: what is on, what may be switched, and an app that is replaced without a gap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.account.operations.factors import UnknownFactorError
from desktop.conversation.view import Action
from desktop.core import words
from desktop.core.cognito import errors as e
from desktop.core.cognito import totp
from tests.account.own_account import Signed, Wanted

APP, MAIL, TEXT, KEY = "SOFTWARE_TOKEN_MFA", "EMAIL_OTP", "SMS_MFA", "WEB_AUTHN"
SET_UP = "set-up-totp"


def shown(person: Signed) -> dict[str, str]:
    """Type what an app shows that was given the key of the page."""
    secret = str(person.view.asked[-1].step.context()["secret"])
    return {"code": totp.code(secret, person.clock.now().timestamp()), "device_name": "Phone"}


def test_factors_go_on_and_off_and_first() -> None:
    person = Signed()
    assert [row.marks for row in person.section("factors").rows] == [("off",)] * 3
    assert person.section("factors").notices[0].code == "no-second-factor"
    assert person.do("factor-on", MAIL) == "factor-on"
    assert person.do("factor-first", MAIL) == "factor-preferred"
    assert person.row("factors", MAIL).marks == ("on", "first")
    assert person.row("factors", MAIL).actions == ("factor-off",)
    assert person.do("factor-off", MAIL) == "factor-off"
    assert person.row("factors", MAIL).marks == ("off",)


def test_a_factor_may_be_called_as_people_call_it() -> None:
    person = Signed()
    assert person.do("factor-on", "email") == "factor-on"
    assert person.do("factor-first", "EMAIL_MFA") == "factor-preferred"
    assert person.row("factors", MAIL).marks == ("on", "first")
    assert person.do("factor-first", KEY) == "factor-not-possible"  # it has no preference to set
    for name in ("", "telepathy"):
        with pytest.raises(UnknownFactorError):
            person.do("factor-off", name)
    assert words.sentence(UnknownFactorError(name="x", names="y").notice)


def test_what_cannot_be_is_said_before_it_is_tried() -> None:
    person = Signed()
    person.user.attributes["email_verified"] = "false"
    row = person.row("factors", MAIL)
    assert (row.actions, dict(row.blocked)) == ((), {"factor-on": "no-email"})


@pytest.mark.parametrize(("pool", "factor"), [("no-mfa", MAIL), ("app-required", TEXT)])
def test_what_the_pool_does_not_offer_is_explained(pool: str, factor: str) -> None:
    person = Signed("plain", "default")
    settings = next(p.settings for p in person.pool.state.pools.values() if p.settings.name == pool)
    person.its_pool.settings = replace(person.its_pool.settings, factors=settings.factors)
    assert person.do("factor-on", factor) == "factor-not-possible"
    assert person.user.factors.enabled == []


@pytest.mark.parametrize("operation", ["factor-on", "factor-first"])
def test_an_app_that_was_never_set_up_is_no_matter_of_settings(operation: str) -> None:
    person = Signed()
    outcome = person.outcome(operation, APP)
    assert outcome.code == "factor-not-possible"
    assert "set-up-app" in words.sentence(outcome)


def test_an_app_is_set_up_and_comes_first_where_there_is_no_other() -> None:
    person = Signed()
    steps: list[Wanted] = [(SET_UP, {}), (SET_UP, {"code": "000000", "device_name": ""}), (SET_UP, shown)]
    assert person.do("set-up-app", "", *steps) == "app-set-up"
    assert person.view.problems == [("wrong-code", "code")]
    assert person.row("factors", APP).marks == ("on", "first")
    assert person.user.factors.totp_name == "Phone"


def test_an_app_is_replaced_only_when_the_new_one_is_proved() -> None:
    person = Signed()
    person.do("set-up-app", "", (SET_UP, {}), (SET_UP, shown))
    old = person.user.factors.totp_secret
    assert person.leaves("set-up-app", "", (SET_UP, {}), (SET_UP, Action.CANCEL))
    assert person.user.factors.totp_secret == old
    person.clock.advance(31)
    assert person.do("set-up-app", "", (SET_UP, {}), (SET_UP, shown)) == "app-replaced"
    assert person.user.factors.totp_secret != old
    assert person.row("factors", APP).marks == ("on", "first")


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("operation", "factor"), [("factor-on", MAIL), ("factor-first", MAIL)])
def test_after_a_lost_switch_it_is_looked_how_it_stands(when: str, operation: str, factor: str) -> None:
    person = Signed()
    person.pool.fault(operation="SetUserMFAPreference", when=when, do="close")
    told = person.do(operation, factor)
    assert (told == "change-lost") is (when == "before")
    assert (factor in person.user.factors.enabled) is (when == "after")
    assert person.sent().count("SetUserMFAPreference") == 1


def test_a_key_that_was_lost_on_its_way_is_never_shown() -> None:
    person = Signed()
    person.pool.fault(operation="AssociateSoftwareToken", when="after", do="close")
    assert person.do("set-up-app", "", (SET_UP, {}), (SET_UP, shown)) == "app-set-up"


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_lost_proof_of_an_app_asks_the_next_code_and_claims_nothing(when: str) -> None:
    person = Signed()
    person.pool.fault(operation="VerifySoftwareToken", when=when, do="close")

    def again(person: Signed) -> dict[str, str]:
        person.clock.advance(30)
        return shown(person)

    told = person.do("set-up-app", "", (SET_UP, {}), (SET_UP, shown), (SET_UP, again))
    assert told == ("app-set-up" if when == "before" else "app-not-certain")
    assert person.view.problems == [("app-maybe-set-up", "code")]


def test_a_passkey_counts_for_both_only_beside_another_factor() -> None:
    person = Signed("plain", "passkeys")
    person.key.register(person.user, person.clock.now())
    assert dict(person.row("factors", KEY).blocked) == {"factor-on": "passkey-alone"}
    person.do("factor-on", MAIL)
    assert person.do("factor-on", KEY) == "factor-on"
    assert person.user.factors.passkey_counts_twice
    assert person.do("factor-off", KEY) == "factor-off"
    assert not person.user.factors.passkey_counts_twice


def test_a_sign_in_without_the_right_to_the_account_is_told_so() -> None:
    person = Signed()
    person.pool.fault(
        operation="GetUser",
        when="before",
        do="error",
        error="NotAuthorizedException",
        message="Access Token does not have required scopes",
        times=2,
    )
    with pytest.raises(e.ScopeMissingError):
        person.section("details")
