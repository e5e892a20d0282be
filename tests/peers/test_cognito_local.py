"""Stile signs in at cognito-local.

What cognito-local lacks or does otherwise, and what that means here (cognito-local 5.3.0, `lib/targets`):

=========================  ===========================================================================
USER_SRP_AUTH, USER_AUTH,  "unsupported feature", status 500: Stile goes back to the first step, says that
CUSTOM_AUTH                the service has trouble, and stops after its two tries
tokens                     `ExpiresIn` is missing, which Cognito always sends. Stile takes no tokens without
                           a life: the reply counts as broken and nobody is signed in. The relay adds it
EMAIL_OTP, MFA_SETUP       never asked ("via Session is not supported")
wrong password             InvalidPasswordException, which Cognito keeps for rules about new passwords; Stile
                           says what that class says
temporary password         any text is taken for it
after a new password       tokens at once, also where a second factor is on
Session                    only looked at for being there
=========================  ===========================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.peers.at_cognito_local import TEXTED, CognitoLocal, serving
from tests.peers.peer_pool import PASSWORD, TEMPORARY, app_code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.core.sign_in.settings import Flow
    from tests.peers.relay import Relay
    from tests.peers.serving import Served
    from tests.peers.stile import Answers

pytestmark = [pytest.mark.ci, pytest.mark.timeout(200)]

ADA, NEW = "ada@example.com", "Brand-New-42"


@pytest.fixture(scope="module")
def _served(
    cognito_local_program: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Served, Relay]]:
    with serving(cognito_local_program, tmp_path_factory.mktemp("pools")) as both:
        yield both


@pytest.fixture
def local(_served: tuple[Served, Relay]) -> CognitoLocal:
    return CognitoLocal(*_served)


@pytest.fixture
def texting(_served: tuple[Served, Relay]) -> CognitoLocal:
    return CognitoLocal.texting(*_served)


def test_a_password_is_enough_where_no_second_factor_is_set(local: CognitoLocal) -> None:
    local.settle(ADA)
    story = local.mended().sign_in(_typing(ADA, PASSWORD))
    assert story.steps == ["sign-in"]
    assert story.tokens is not None
    user = local.admin.get_user(AccessToken=story.tokens.access.reveal())
    assert {"Name": "email", "Value": ADA} in user["UserAttributes"]


def test_a_new_password_is_set(local: CognitoLocal) -> None:
    local.invite(ADA)
    story = local.mended().sign_in(_typing(ADA, TEMPORARY))
    assert story.steps == ["sign-in", "new-password"]
    assert story.tokens is not None
    assert local.mended().sign_in(_typing(ADA, NEW)).tokens is not None


def test_a_texted_code_is_asked(texting: CognitoLocal) -> None:
    typing = {**_typing(TEXTED, PASSWORD), "sms-code": lambda _ask: {"code": texting.texted()}}
    story = texting.mended().sign_in(typing)
    assert story.steps == ["sign-in", "sms-code"]
    assert story.tokens is not None


def test_a_wrong_code_can_be_put_right(texting: CognitoLocal) -> None:
    typing = {**_typing(TEXTED, PASSWORD), "sms-code": lambda _ask: {"code": "wrong"}}
    story = texting.mended().sign_in(typing)
    assert story.asked == [("sign-in", None), ("sms-code", None), ("sms-code", "wrong-code")]


def test_an_app_s_code_is_asked(local: CognitoLocal) -> None:
    key = local.give_an_app(ADA)
    typing = {**_typing(ADA, PASSWORD), "totp-code": lambda _ask: {"code": app_code(key)}}
    story = local.mended().sign_in(typing)
    assert story.steps == ["sign-in", "totp-code"]
    assert story.tokens is not None


@pytest.mark.parametrize("flow", ["password", "srp"])
def test_what_cognito_would_never_say_ends_at_the_first_step_after_two_tries(
    local: CognitoLocal, flow: Flow
) -> None:
    """Tokens without a life, and a flow that is not there."""
    local.settle(ADA)
    story = local.direct().sign_in(_typing(ADA, PASSWORD), flow)
    assert story.asked == [("sign-in", None), ("sign-in", "service-trouble")]
    assert story.sent == ["InitiateAuth", "InitiateAuth"]


def test_a_new_password_is_not_sent_twice_though_its_reply_is_broken(local: CognitoLocal) -> None:
    local.invite(ADA)
    story = local.direct().sign_in(_typing(ADA, TEMPORARY))
    assert story.asked == [("sign-in", None), ("new-password", None), ("sign-in", "service-trouble")]
    assert story.sent == ["InitiateAuth", "NEW_PASSWORD_REQUIRED", "InitiateAuth"]
    assert local.mended().sign_in(_typing(ADA, NEW)).tokens is not None


def _typing(name: str, password: str) -> Answers:
    return {
        "sign-in": lambda _ask: {"username": name, "password": password},
        "new-password": lambda _ask: {"new_password": NEW},
    }
