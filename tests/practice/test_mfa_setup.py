"""Setting a second factor up on the way in, every step with its own session."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop.core.cognito import totp
from tests.practice.signing_in import EXPIRED, ONCE, UNKNOWN, WRONG_CODE, SignIn, refused

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice


class AppSetUp:
    """A sign-in that is setting up an authenticator app."""

    def __init__(self, practice: Practice, situation: str = "totp-setup") -> None:
        self.practice = practice
        self.sign_in = SignIn(practice, practice.person(situation)).begin()
        self.session = self.sign_in.session
        self.key = ""

    def associate(self, session: str | None = None) -> AppSetUp:
        said = self.practice.boto3.associate_software_token(Session=session or self.session)
        self.key, self.session = said["SecretCode"], said["Session"]
        return self

    def code(self) -> str:
        return totp.code(self.key, self.practice.control.now().timestamp())

    def verify(self, code: str | None = None, session: str | None = None) -> AppSetUp:
        said = self.practice.boto3.verify_software_token(
            Session=session or self.session, UserCode=code or self.code(), FriendlyDeviceName="My phone"
        )
        assert said["Status"] == "SUCCESS"
        self.session = said["Session"]
        return self

    def finish(self) -> SignIn:
        return self.sign_in.answer(self.session, "MFA_SETUP")


class TestApp:
    def test_the_pools_factors_are_listed(self, practice: Practice) -> None:
        set_up = AppSetUp(practice)
        assert set_up.sign_in.challenge == "MFA_SETUP"
        assert json.loads(set_up.sign_in.parameters["MFAS_CAN_SETUP"]) == ["SOFTWARE_TOKEN_MFA"]

    def test_an_app_is_set_up_and_asked_for_next_time(self, practice: Practice) -> None:
        set_up = AppSetUp(practice).associate().verify()
        assert set_up.finish().tokens
        again = SignIn(practice, set_up.sign_in.person).begin()
        assert again.challenge == "SOFTWARE_TOKEN_MFA"
        assert again.parameters["FRIENDLY_DEVICE_NAME"] == "My phone"
        with refused("ExpiredCodeException", "Your software token has already been used once."):
            again.type_code(set_up.code())
        practice.control.advance(30)
        assert again.type_code(set_up.code()).tokens

    def test_every_step_rotates_the_session(self, practice: Practice) -> None:
        set_up = AppSetUp(practice)
        first = set_up.session
        second = set_up.associate().session
        third = set_up.verify().session
        assert len({first, second, third}) == 3
        with refused("NotAuthorizedException", ONCE):
            set_up.associate(first)
        with refused("NotAuthorizedException", ONCE):
            set_up.verify(session=second)
        assert set_up.finish().tokens

    def test_a_wrong_code_costs_nothing(self, practice: Practice) -> None:
        set_up = AppSetUp(practice).associate()
        wrong = f"{(int(set_up.code()) + 500_000) % 1_000_000:06d}"
        for _ in range(6):
            with refused(
                "EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA"
            ):
                set_up.verify(wrong)
        with refused("InvalidParameterException"):
            set_up.verify("letter")
        assert set_up.verify().finish().tokens

    def test_a_new_key_replaces_the_one_before(self, practice: Practice) -> None:
        set_up = AppSetUp(practice).associate()
        old = set_up.key
        set_up.associate()
        assert set_up.key != old
        with refused("EnableSoftwareTokenMFAException"):
            set_up.verify(totp.code(old, practice.control.now().timestamp()))
        assert set_up.verify().finish().tokens

    def test_it_is_set_up_once_it_is_verified(self, practice: Practice) -> None:
        set_up = AppSetUp(practice).associate().verify()
        assert SignIn(practice, set_up.sign_in.person).begin().challenge == "SOFTWARE_TOKEN_MFA"

    def test_nothing_is_set_up_before(self, practice: Practice) -> None:
        set_up = AppSetUp(practice).associate()
        assert SignIn(practice, set_up.sign_in.person).begin().challenge == "MFA_SETUP"
        with refused("InvalidParameterException"):
            set_up.finish()

    def test_a_session_of_it_expires(self, practice: Practice) -> None:
        set_up = AppSetUp(practice).associate()
        practice.control.advance(180)
        with refused("NotAuthorizedException", EXPIRED):
            set_up.verify()

    def test_a_session_of_another_challenge_is_not_one(self, practice: Practice) -> None:
        other = SignIn(practice, practice.person("email-code")).begin()
        with refused("NotAuthorizedException", UNKNOWN):
            practice.boto3.associate_software_token(Session=other.session)

    def test_it_follows_a_new_password(self, practice: Practice) -> None:
        set_up = AppSetUp(practice, "temporary-password+totp-setup")
        set_up.sign_in.set_password()
        set_up.session = set_up.sign_in.session
        assert set_up.associate().verify().finish().tokens

    def test_an_app_is_set_up_when_signed_in_too(self, practice: Practice) -> None:
        token = SignIn(practice, practice.person("plain")).begin().tokens["AccessToken"]
        key = practice.boto3.associate_software_token(AccessToken=token)["SecretCode"]
        code = totp.code(key, practice.control.now().timestamp())
        practice.boto3.verify_software_token(AccessToken=token, UserCode=code)
        practice.boto3.set_user_mfa_preference(AccessToken=token, SoftwareTokenMfaSettings={"Enabled": True})
        assert practice.boto3.get_user(AccessToken=token)["UserMFASettingList"] == ["SOFTWARE_TOKEN_MFA"]


class TestEmail:
    def test_an_address_is_proven_and_then_asked_for(self, practice: Practice) -> None:
        sign_in = SignIn(practice, practice.person("email-setup")).begin()
        assert json.loads(sign_in.parameters["MFAS_CAN_SETUP"]) == ["EMAIL_OTP"]
        sign_in.answer(EMAIL="my.own@example.org")
        assert sign_in.challenge == "EMAIL_OTP"
        assert sign_in.parameters["CODE_DELIVERY_DESTINATION"] == "m***@e***"
        with refused("CodeMismatchException", WRONG_CODE):
            sign_in.type_code("0")
        user = practice.boto3.get_user(AccessToken=sign_in.type_code().tokens["AccessToken"])
        kept = {entry["Name"]: entry["Value"] for entry in user["UserAttributes"]}
        assert (kept["email"], kept["email_verified"]) == ("my.own@example.org", "true")
        assert SignIn(practice, sign_in.person).begin().challenge == "EMAIL_OTP"

    @pytest.mark.parametrize("address", ["nonsense", " "])
    def test_what_is_no_address_costs_nothing(self, practice: Practice, address: str) -> None:
        sign_in = SignIn(practice, practice.person("email-setup")).begin()
        with refused("InvalidParameterException"):
            sign_in.answer(EMAIL=address)
        assert sign_in.answer(EMAIL="my.own@example.org").type_code().tokens


def test_both_ways_are_open_where_the_pool_offers_both(practice: Practice) -> None:
    app, address = (AppSetUp(practice, "choose-setup") for _ in range(2))
    assert json.loads(app.sign_in.parameters["MFAS_CAN_SETUP"]) == [
        "SMS_MFA",
        "SOFTWARE_TOKEN_MFA",
        "EMAIL_OTP",
    ]
    assert app.associate().verify().finish().tokens
    assert address.sign_in.answer(EMAIL="my.own@example.org").type_code().tokens
