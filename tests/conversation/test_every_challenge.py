"""Each of Cognito's challenges, by the name in botocore's own model: answered end to end, or excused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import botocore.session
import pytest

from desktop.core.challenges import NOT_APPLICABLE
from tests.conversation.sequences import sequences

if TYPE_CHECKING:
    from tests.conversation.served import Served

MODEL = botocore.session.get_session().get_service_model("cognito-idp")
NAMES = sorted(MODEL.shape_for("ChallengeNameType").metadata["enum"])

ANSWERED = {
    "CUSTOM_CHALLENGE": "custom CUSTOM_CHALLENGE CUSTOM_CHALLENGE",
    "DEVICE_PASSWORD_VERIFIER": "srp PASSWORD_VERIFIER DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER",
    "DEVICE_SRP_AUTH": "password DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER",
    "EMAIL_OTP": "password NEW_PASSWORD_REQUIRED EMAIL_OTP",
    "MFA_SETUP": "srp PASSWORD_VERIFIER NEW_PASSWORD_REQUIRED MFA_SETUP EMAIL_OTP",
    "NEW_PASSWORD_REQUIRED": "srp PASSWORD_VERIFIER NEW_PASSWORD_REQUIRED",
    "PASSWORD_SRP": "choice SELECT_CHALLENGE PASSWORD_SRP PASSWORD_VERIFIER",
    "PASSWORD_VERIFIER": "srp PASSWORD_VERIFIER",
    "SELECT_CHALLENGE": "choice SELECT_CHALLENGE EMAIL_OTP",
    "SELECT_MFA_TYPE": "srp PASSWORD_VERIFIER SELECT_MFA_TYPE SMS_MFA",
    "SMS_MFA": "password NEW_PASSWORD_REQUIRED SMS_MFA",
    "SMS_OTP": "choice SELECT_CHALLENGE SMS_OTP",
    "SOFTWARE_TOKEN_MFA": "custom-srp PASSWORD_VERIFIER SOFTWARE_TOKEN_MFA",
    "WEB_AUTHN": "choice SELECT_CHALLENGE WEB_AUTHN",
}
"""A sequence in which the challenge is asked, in the words of `tests.conversation.sequences`."""

ELSEWHERE = {
    "PASSWORD": "the practice pool offers a proof beside it, which Stile takes; pools that offer none: "
    "tests/conversation/test_plain_password.py, tests/scripted",
}
"""What no practice pool makes Stile answer, and where it is answered."""

EXCUSED = {"ADMIN_NO_SRP_AUTH": "asked only of ADMIN_USER_PASSWORD_AUTH, which needs AWS credentials"}
"""What a sign-in without AWS credentials is never asked, and why."""


def test_the_table_is_whole() -> None:
    assert set(ANSWERED | ELSEWHERE | EXCUSED) == set(NAMES)
    assert len(ANSWERED) + len(ELSEWHERE) + len(EXCUSED) == len(NAMES)
    assert EXCUSED == NOT_APPLICABLE


@pytest.mark.parametrize("name", sorted(ANSWERED))
def test_it_is_answered_and_leads_to_tokens(served: Served, name: str) -> None:
    sequence = {str(each): each for each in sequences()}.get(ANSWERED[name])
    assert sequence is not None, f"no person of tests/conversation/sequences.py meets {ANSWERED[name]}"
    person = served.play(sequence)
    assert name in sequence.challenges
    assert served.answered(person) == sequence.challenges
    assert sum(session.refused_reuses for session in served.practice.state.ledger.sessions()) == 0
