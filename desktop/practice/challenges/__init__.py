"""The challenges a pool can ask, each with its question and its answer in one entry.

To add a challenge: one handler in a file of this folder, its line in `CHALLENGES`, its line in
`challenge_kinds`. Its `is_due` says when it is asked; factors are asked by a stage of `plan` instead. Its
name has to be in botocore's model: a reply with another is none that the service gives, and becomes a 500.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.challenges.custom import CustomChallenge
from desktop.practice.challenges.device import DevicePasswordVerifier, DeviceSrpAuth
from desktop.practice.challenges.mfa_setup import MfaSetup
from desktop.practice.challenges.new_password import NewPasswordRequired
from desktop.practice.challenges.password import PasswordChallenge, PasswordSrp
from desktop.practice.challenges.password_verifier import PasswordVerifier
from desktop.practice.challenges.select_challenge import SelectChallenge
from desktop.practice.challenges.select_mfa_type import SelectMfaType
from desktop.practice.challenges.sent_code import EmailOtp, SmsMfa, SmsOtp
from desktop.practice.challenges.software_token import SoftwareTokenMfa
from desktop.practice.challenges.web_authn import WebAuthn

if TYPE_CHECKING:
    from desktop.practice.challenges.base import AnyChallengeHandler

CHALLENGES: dict[str, AnyChallengeHandler] = {
    challenge.name: challenge
    for challenge in (
        PasswordVerifier(),
        NewPasswordRequired(),
        EmailOtp(),
        SmsMfa(),
        SmsOtp(),
        SoftwareTokenMfa(),
        SelectMfaType(),
        MfaSetup(),
        SelectChallenge(),
        PasswordChallenge(),
        PasswordSrp(),
        WebAuthn(),
        CustomChallenge(),
        DeviceSrpAuth(),
        DevicePasswordVerifier(),
    )
}
