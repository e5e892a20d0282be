"""Stile signs in at moto's own server.

What moto lacks or does otherwise, and what that means here (moto 5.2.5, `cognitoidp/models.py`):

=========================  ===========================================================================
EMAIL_OTP, SMS_OTP,        never asked: nothing in moto's sign-in leads to them, and the flows USER_AUTH
SELECT_MFA_TYPE,           and CUSTOM_AUTH are refused or answered with nothing
SELECT_CHALLENGE, custom
SMS_MFA                    no message is sent and any code is right, so there is nothing to show
PASSWORD_VERIFIER          the secret block is a UUID where Cognito sends base64, and any proof is right;
                           Stile takes it for a broken reply, goes back to the first step and says so
MFA_SETUP                  the ways are written as Python writes a list, not as JSON; as above
Session                    one session serves several challenges; Stile sends what it was given last, so it
                           sends the same text twice only because it was given it twice
TOTP                       every app has the same key, and a code is right any number of times
=========================  ===========================================================================

The relay turns the secret block into base64 and the ways into JSON; the rest stays as moto has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.core.steps.factors import SetUpTotp
from tests.peers.at_moto import Moto, serving
from tests.peers.peer_pool import PASSWORD, TEMPORARY, app_code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.conversation.view import Ask
    from desktop.core.sign_in.settings import Flow
    from tests.peers.relay import Relay
    from tests.peers.serving import Served
    from tests.peers.stile import Answers

pytestmark = [pytest.mark.ci, pytest.mark.timeout(200)]

NEW = "Brand-New-42"


@pytest.fixture(scope="module")
def _served(moto_program: Path) -> Iterator[tuple[Served, Relay]]:
    with serving(moto_program) as both:
        yield both


@pytest.fixture
def moto(_served: tuple[Served, Relay]) -> Moto:
    return Moto(*_served)


def test_a_password_is_enough_where_no_second_factor_is_set(moto: Moto) -> None:
    moto.settle("ada")
    story = moto.direct().sign_in(_typing("ada", PASSWORD))
    assert story.steps == ["sign-in"]
    assert story.tokens is not None
    access = story.tokens.access.reveal()
    assert moto.admin.get_user(AccessToken=access)["Username"] == "ada"


def test_a_new_password_is_set(moto: Moto) -> None:
    moto.invite("ada")
    story = moto.direct().sign_in(_typing("ada", TEMPORARY))
    assert story.steps == ["sign-in", "new-password"]
    assert story.tokens is not None
    assert moto.direct().sign_in(_typing("ada", NEW)).tokens is not None


def test_an_app_s_code_is_asked(moto: Moto) -> None:
    key = moto.give_an_app("ada")
    story = moto.direct().sign_in(_typing("ada", PASSWORD, key))
    assert story.steps == ["sign-in", "totp-code"]
    assert story.tokens is not None


def test_a_wrong_code_can_be_put_right(moto: Moto) -> None:
    moto.give_an_app("ada")
    typing = {**_typing("ada", PASSWORD), "totp-code": lambda _ask: {"code": "000000"}}
    story = moto.direct().sign_in(typing)
    assert story.asked == [("sign-in", None), ("totp-code", None), ("totp-code", "wrong-code")]


def test_a_wrong_password_is_told(moto: Moto) -> None:
    moto.settle("ada")
    story = moto.direct().sign_in(_typing("ada", "Not-The-Password-1"))
    assert story.asked == [("sign-in", None), ("sign-in", "wrong-password")]


def test_a_secret_block_that_is_no_base64_ends_at_the_first_step(moto: Moto) -> None:
    moto.settle("ada")
    story = moto.direct().sign_in(_typing("ada", PASSWORD), "srp")
    assert story.asked == [("sign-in", None), ("sign-in", "service-trouble")]
    assert len(story.sent) <= 2


def test_ways_that_are_no_json_end_at_the_first_step(moto: Moto) -> None:
    moto.insist_on_an_app()
    moto.invite("ada")
    story = moto.direct().sign_in(_typing("ada", TEMPORARY))
    assert story.asked == [("sign-in", None), ("new-password", None), ("sign-in", "service-trouble")]


@pytest.mark.parametrize(
    ("situation", "steps"),
    [
        ("plain", ["sign-in"]),
        ("temporary", ["sign-in", "new-password"]),
        ("app", ["sign-in", "totp-code"]),
    ],
)
def test_stile_proves_its_password_where_moto_s_block_is_mended(
    moto: Moto, situation: str, steps: list[str]
) -> None:
    """The session of PASSWORD_VERIFIER comes again with the challenge that follows."""
    password, key = PASSWORD, ""
    if situation == "temporary":
        moto.invite("ada")
        password = TEMPORARY
    elif situation == "app":
        key = moto.give_an_app("ada")
    else:
        moto.settle("ada")
    story = moto.mended().sign_in(_typing("ada", password, key), "srp")
    assert story.steps == steps
    assert story.tokens is not None
    assert len(story.sessions) == len(steps)
    assert len(set(story.sessions)) == 1


@pytest.mark.parametrize("flow", ["password", "srp"])
def test_an_app_is_set_up_with_a_session_that_moto_gives_again_and_again(moto: Moto, flow: Flow) -> None:
    moto.insist_on_an_app()
    moto.invite("ada")
    story = moto.mended().sign_in(_typing("ada", TEMPORARY), flow)
    assert story.steps == ["sign-in", "new-password", "set-up-totp", "set-up-totp"]
    assert story.tokens is not None
    assert len(set(story.sessions)) < len(story.sessions)


def _typing(name: str, password: str, key: str = "") -> Answers:
    return {
        "sign-in": lambda _ask: {"username": name, "password": password},
        "new-password": lambda _ask: {"new_password": NEW},
        "totp-code": lambda _ask: {"code": app_code(key)},
        "set-up-totp": _set_up,
    }


def _set_up(ask: Ask) -> dict[str, str]:
    """Ask for the key first, then prove it."""
    assert isinstance(ask.step, SetUpTotp)
    return {"code": app_code(ask.step.secret)} if ask.step.secret else {}
