"""Other people's clients sign in at the practice pool, as they do at Cognito.

What stands here is what these clients support. pycognito has no call for a second factor after a new
password, none for codes by mail and none for choices; amazon-cognito-identity-js knows no codes by mail.
"""

from __future__ import annotations

import base64
import json
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from tests.peers.playing import NEW_PASSWORD, Client, Player

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.fixtures.practice import Practice
    from tests.peers.dialogue import Details, Outcome

    Playing = Callable[..., Player]

pytestmark = [pytest.mark.ci, pytest.mark.timeout(200)]

ONCE = "Invalid session for the user, session can only be used once."


def _new_password(_player: Player, _details: Details) -> str:
    return NEW_PASSWORD


def _code(player: Player, _details: Details) -> str:
    return player.code()


def _totp(player: Player, _details: Details) -> str:
    return player.totp()


def _say(answer: str) -> Callable[[Player, Details], str]:
    return lambda _player, _details: answer


PYCOGNITO = Client(
    "pycognito_client.py",
    {
        "ForceChangePassword": _new_password,
        "SoftwareTokenMFAChallenge": _totp,
        "SMSMFAChallenge": _code,
    },
)
IDENTITY = Client(
    "identity.cjs",
    {
        "newPasswordRequired": _new_password,
        "mfaRequired": _code,
        "totpRequired": _totp,
        "selectMFAType": _say("SOFTWARE_TOKEN_MFA"),
        "associateSecretCode": lambda player, details: player.totp(details["secret"]),
    },
)
AMPLIFY = Client(
    "amplify.cjs",
    {
        "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED": _new_password,
        "CONFIRM_SIGN_IN_WITH_TOTP_CODE": _totp,
        "CONFIRM_SIGN_IN_WITH_EMAIL_CODE": _code,
        "CONFIRM_SIGN_IN_WITH_SMS_CODE": _code,
        "CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION": _say("EMAIL_OTP"),
        "CONTINUE_SIGN_IN_WITH_MFA_SELECTION": _say("EMAIL"),
        "CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION": _say("EMAIL"),
        "CONTINUE_SIGN_IN_WITH_EMAIL_SETUP": _say("brand-new@example.com"),
        "CONTINUE_SIGN_IN_WITH_TOTP_SETUP": lambda player, details: player.totp(
            details["totpSetupDetails"]["sharedSecret"]
        ),
    },
)
BY_SRP = {"authFlowType": "USER_SRP_AUTH"}


@pytest.fixture
def play(strict: Practice) -> Playing:
    """Put somebody in a situation before a client."""
    strict.control.clear_ledger()
    return partial(_player, strict)


@pytest.fixture
def play_in_node(strict: Practice, node_clients: Path) -> Playing:
    """Put somebody in a situation before a client that runs in Node."""
    strict.control.clear_ledger()
    return partial(_player, strict, modules=node_clients)


def _player(practice: Practice, client: Client, situation: str, **more: Any) -> Player:  # noqa: ANN401 - as Player
    return Player(practice, client, practice.person(situation), **more)


@pytest.mark.parametrize(
    ("situation", "asked"),
    [
        ("plain", []),
        ("temporary-password", ["ForceChangePassword"]),
        ("totp", ["SoftwareTokenMFAChallenge"]),
        ("sms-code", ["SMSMFAChallenge"]),
    ],
)
def test_pycognito_signs_in(play: Playing, situation: str, asked: list[str]) -> None:
    """It proves the password by SRP, and verifies the tokens by the pool's published keys."""
    player = play(PYCOGNITO, situation)
    outcome = player.sign_in()
    assert outcome.asked == asked
    _signed_in(player, outcome)


@pytest.mark.parametrize(
    ("situation", "asked"),
    [
        ("plain", []),
        ("temporary-password", ["newPasswordRequired"]),
        ("totp", ["totpRequired"]),
        ("temporary-password+totp", ["newPasswordRequired", "totpRequired"]),
        ("temporary-password+sms-code", ["newPasswordRequired", "mfaRequired"]),
        ("choose-mfa", ["selectMFAType", "totpRequired"]),
        ("temporary-password+totp-setup", ["newPasswordRequired", "associateSecretCode"]),
    ],
)
def test_cognito_identity_signs_in(play_in_node: Playing, situation: str, asked: list[str]) -> None:
    player = play_in_node(IDENTITY, situation)
    outcome = player.sign_in()
    assert outcome.asked == asked
    _signed_in(player, outcome)


@pytest.mark.parametrize(
    ("situation", "asked"),
    [
        ("plain", []),
        ("temporary-password", ["CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED"]),
        ("totp", ["CONFIRM_SIGN_IN_WITH_TOTP_CODE"]),
        ("email-code", ["CONFIRM_SIGN_IN_WITH_EMAIL_CODE"]),
        (
            "temporary-password+email-code",
            ["CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED", "CONFIRM_SIGN_IN_WITH_EMAIL_CODE"],
        ),
        ("choose-mfa", ["CONTINUE_SIGN_IN_WITH_MFA_SELECTION", "CONFIRM_SIGN_IN_WITH_EMAIL_CODE"]),
        (
            "temporary-password+totp-setup",
            ["CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED", "CONTINUE_SIGN_IN_WITH_TOTP_SETUP"],
        ),
        (
            "choose-setup",
            [
                "CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION",
                "CONTINUE_SIGN_IN_WITH_EMAIL_SETUP",
                "CONFIRM_SIGN_IN_WITH_EMAIL_CODE",
            ],
        ),
    ],
)
def test_amplify_signs_in(play_in_node: Playing, situation: str, asked: list[str]) -> None:
    player = play_in_node(AMPLIFY, situation)
    outcome = player.sign_in(**BY_SRP)
    assert outcome.asked == asked
    _signed_in(player, outcome)


@pytest.mark.parametrize(
    ("preferred", "asked"),
    [
        (None, ["CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION", "CONFIRM_SIGN_IN_WITH_EMAIL_CODE"]),
        ("EMAIL_OTP", ["CONFIRM_SIGN_IN_WITH_EMAIL_CODE"]),
        ("PASSWORD_SRP", []),
        ("PASSWORD", []),
    ],
)
def test_amplify_signs_in_by_choice(play_in_node: Playing, preferred: str | None, asked: list[str]) -> None:
    player = play_in_node(AMPLIFY, "plain")
    options = {"preferredChallenge": preferred} if preferred else {}
    outcome = player.sign_in("choice", authFlowType="USER_AUTH", **options)
    assert outcome.asked == asked
    _signed_in(player, outcome)


@pytest.mark.parametrize(
    ("situation", "slip", "refused"),
    [
        ("email-code", "00000000", ("CodeMismatchException", "Invalid code or auth state for the user.")),
        ("totp", "000000", ("CodeMismatchException", "Invalid code received for user")),
        (
            "temporary-password",
            "short",
            ("InvalidPasswordException", "Password did not conform with policy: Password not long enough"),
        ),
    ],
)
def test_amplify_answers_again_with_the_session_that_a_refusal_left(
    play_in_node: Playing, situation: str, slip: str, refused: tuple[str, str]
) -> None:
    player = play_in_node(AMPLIFY, situation, slips=[slip])
    outcome = player.sign_in(**BY_SRP)
    assert outcome.refused == [refused]
    _signed_in(player, outcome)


@pytest.mark.parametrize(
    ("situation", "ends_well"),
    [("temporary-password+email-code", True), ("temporary-password+email-code+once-quirk", False)],
)
def test_amplify_in_custom_authentication_meets_the_dead_end_that_people_reported(
    play_in_node: Playing, situation: str, *, ends_well: bool
) -> None:
    """amplify-js#14330: no client's fault, for no session is spent twice; nothing but a new start helps."""
    player = play_in_node(AMPLIFY, situation)
    outcome = player.sign_in("custom-srp", authFlowType="CUSTOM_WITH_SRP")
    if ends_well:
        _signed_in(player, outcome)
        return
    assert outcome.refused == [("NotAuthorizedException", ONCE)]
    assert outcome.tokens == {}
    assert player.practice.control.ledger()["refused_reuses"] == 0


@pytest.mark.parametrize("client", [PYCOGNITO, IDENTITY, AMPLIFY], ids=lambda client: client.script)
def test_a_wrong_password_is_refused_in_words_that_clients_show(
    play_in_node: Playing, client: Client
) -> None:
    player = play_in_node(client, "plain")
    player.person["password"] = "Not-The-Password-1"
    outcome = player.sign_in()
    assert outcome.failed == ("NotAuthorizedException", "Incorrect username or password.")
    assert player.practice.control.ledger()["users"][player.person["username"]]["password_failures"] == 1


def _signed_in(player: Player, outcome: Outcome) -> None:
    """Check the tokens, and that every answer went with a session of its own."""
    assert outcome.failed is None
    practice, username = player.practice, player.person["username"]
    assert practice.boto3.get_user(AccessToken=outcome.tokens["access"])["Username"] == username
    claims = _claims(outcome.tokens["id"])
    assert (claims["token_use"], claims["cognito:username"]) == ("id", username)
    ledger = practice.control.ledger()
    assert ledger["refused_reuses"] == 0
    taken = Counter(r["session"] for r in ledger["requests"] if r["session"] and r["reply"] == 200)
    assert set(taken.values()) <= {1}


def _claims(token: str) -> dict[str, Any]:
    payload = token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return claims
