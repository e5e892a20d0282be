"""Changing a known password: checked, told, and after a lost reply proved by one sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.conversation.view import Action
from tests.account.own_account import Signed, Wanted

if TYPE_CHECKING:
    from desktop.core.sign_in.settings import Flow

NEW = "Another-Way-7!"


def given(person: Signed, new: str = NEW) -> dict[str, str]:
    return {"present_password": person.password, "new_password": new}


def test_the_new_password_signs_in() -> None:
    person = Signed()
    assert person.do("change-password", "", ("change-password", given(person))) == "password-changed"
    assert person.user.password is not None
    assert person.user.password.is_(NEW)
    assert person.done() == ["ChangePassword"]


def test_what_is_wrong_is_said_at_its_field() -> None:
    person = Signed("plain", "rotation")
    steps: list[Wanted] = [
        ("change-password", {"present_password": "", "new_password": NEW}),
        ("change-password", {"present_password": "Wrong-1-wrong!", "new_password": NEW}),
        ("change-password", given(person, "short")),
        ("change-password", given(person, person.password)),
        ("change-password", given(person)),
    ]
    assert person.do("change-password", "", *steps) == "password-changed"
    assert person.view.problems == [
        ("field-required", "present_password"),
        ("wrong-present-password", "present_password"),
        ("weak-password", "new_password"),
        ("password-reused", "new_password"),
    ]


@pytest.mark.parametrize("flow", ["password", "srp"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_lost_reply_is_cleared_up_by_one_sign_in(flow: Flow, when: str) -> None:
    person = Signed(flow=flow)
    person.pool.fault(operation="ChangePassword", when=when, do="close")
    steps: list[Wanted] = [("change-password", given(person))] * (1 if when == "after" else 2)
    assert person.do("change-password", "", *steps) == "password-changed"
    assert person.view.problems == ([] if when == "after" else [("change-lost", None)])
    assert person.done().count("ChangePassword") == 1
    assert person.sent().count("InitiateAuth") == 1


@pytest.mark.parametrize("flow", ["choice", "custom"])
def test_what_nobody_can_tell_is_said_so(flow: Flow) -> None:
    person = Signed(flow=flow)
    person.pool.fault(operation="ChangePassword", when="after", do="close")
    assert person.do("change-password", "", ("change-password", given(person))) == "password-maybe-changed"
    assert person.sent() == ["ChangePassword"]


def test_a_try_that_is_lost_as_well_proves_nothing() -> None:
    person = Signed()
    for operation in ("ChangePassword", "InitiateAuth"):
        person.pool.fault(operation=operation, when="after", do="close")
    assert person.do("change-password", "", ("change-password", given(person))) == "password-maybe-changed"
    assert person.sent() == ["ChangePassword", "InitiateAuth"]


def test_the_tokens_of_a_try_are_given_back() -> None:
    person = Signed()
    person.pool.fault(operation="ChangePassword", when="after", do="close")
    person.do("change-password", "", ("change-password", given(person)))
    assert person.sent() == ["ChangePassword", "InitiateAuth", "RevokeToken"]
    open_grants = person.its_pool.grants.open_of(person.user, person.clock.now())
    assert len(open_grants) == 1


def test_limits_are_explained_and_the_input_stays() -> None:
    person = Signed()
    wrong = ("change-password", {"present_password": "Wrong-1-wrong!", "new_password": NEW})
    assert person.leaves("change-password", "", *[wrong] * 6, ("change-password", Action.CANCEL))
    assert person.view.problems[-1][0] == "limit-exceeded"


def test_an_expired_access_token_is_renewed_once_and_nothing_is_done_twice() -> None:
    person = Signed("plain", "rotation")
    person.clock.advance(3601)
    person.vault.sections["tokens"] = person.vault.sections["tokens"].replace("T13:00", "T23:00")
    assert person.do("change-password", "", ("change-password", given(person))) == "password-changed"
    assert person.sent() == ["ChangePassword", "GetTokensFromRefreshToken", "ChangePassword"]
    assert person.done().count("ChangePassword") == 2  # one of them refused for its token
