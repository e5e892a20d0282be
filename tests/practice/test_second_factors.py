"""Second factors: codes by text and by app, the choice between them, and preferences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from desktop.core.cognito import totp
from tests.practice.signing_in import LOCKED, ONCE, SignIn, refused

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice


def app_code(practice: Practice, person: dict[str, Any], seconds: int = 0) -> str:
    return totp.code(person["totp_secret"], practice.control.now().timestamp() + seconds)


def wrong(code: str) -> str:
    return f"{(int(code) + 500_000) % 1_000_000:06d}"


class TestText:
    def test_a_code_by_text_signs_in(self, practice: Practice) -> None:
        sign_in = SignIn(practice, practice.person("sms-code")).begin()
        assert sign_in.challenge == "SMS_MFA"
        assert sign_in.parameters["CODE_DELIVERY_DELIVERY_MEDIUM"] == "SMS"
        assert sign_in.parameters["CODE_DELIVERY_DESTINATION"] == (
            "+" + "*" * 7 + sign_in.person["phone"][-4:]
        )
        (message,) = practice.control.inbox(sign_in.username)
        assert (message["medium"], message["to"]) == ("sms", sign_in.person["phone"])
        assert sign_in.type_code().tokens

    def test_it_follows_a_new_password(self, practice: Practice) -> None:
        sign_in = SignIn(practice, practice.person("temporary-password+sms-code"), "srp").begin()
        assert sign_in.set_password().challenge == "SMS_MFA"
        with refused("CodeMismatchException", "Invalid code or auth state for the user."):
            sign_in.type_code("0")
        assert sign_in.type_code().tokens


class TestApp:
    def begin(self, practice: Practice) -> SignIn:
        sign_in = SignIn(practice, practice.person("totp")).begin()
        assert sign_in.challenge == "SOFTWARE_TOKEN_MFA"
        return sign_in

    @pytest.mark.parametrize("drift", [-30, 0, 30])
    def test_a_code_of_the_app_signs_in_one_step_either_way(self, practice: Practice, drift: int) -> None:
        sign_in = self.begin(practice)
        assert sign_in.type_code(app_code(practice, sign_in.person, drift)).tokens

    @pytest.mark.parametrize("drift", [-90, 90])
    def test_a_code_from_further_away_is_wrong(self, practice: Practice, drift: int) -> None:
        sign_in = self.begin(practice)
        with refused("CodeMismatchException", "Invalid code received for user"):
            sign_in.type_code(app_code(practice, sign_in.person, drift))
        assert sign_in.type_code(app_code(practice, sign_in.person)).tokens

    def test_a_code_is_good_once_and_a_used_one_costs_nothing(self, practice: Practice) -> None:
        first = self.begin(practice)
        code = app_code(practice, first.person)
        first.type_code(code)
        again = SignIn(practice, first.person).begin()
        with refused("ExpiredCodeException", "Your software token has already been used once."):
            again.type_code(code)
        practice.control.advance(30)
        assert again.type_code(app_code(practice, first.person)).tokens
        assert practice.control.ledger()["users"][first.username]["code_failures"] == 0

    def test_five_wrong_codes_begin_a_lock(self, practice: Practice) -> None:
        sign_in = self.begin(practice)
        code = app_code(practice, sign_in.person)
        for _ in range(5):
            with refused("CodeMismatchException"):
                sign_in.type_code(wrong(code))
        with refused("NotAuthorizedException", LOCKED):
            sign_in.type_code(code)


class TestChoice:
    def begin(self, practice: Practice) -> SignIn:
        sign_in = SignIn(practice, practice.person("choose-mfa")).begin()
        assert sign_in.challenge == "SELECT_MFA_TYPE"
        return sign_in

    def test_the_factors_are_listed(self, practice: Practice) -> None:
        listed = json.loads(self.begin(practice).parameters["MFAS_CAN_CHOOSE"])
        assert listed == ["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]

    @pytest.mark.parametrize("answer", ["EMAIL_OTP", "EMAIL_MFA", "SMS_MFA"])
    def test_a_chosen_code_is_sent_only_then(self, practice: Practice, answer: str) -> None:
        sign_in = self.begin(practice)
        assert practice.control.inbox(sign_in.username) == []
        sign_in.answer(ANSWER=answer)
        assert sign_in.challenge == answer.replace("EMAIL_MFA", "EMAIL_OTP")
        assert sign_in.type_code().tokens

    def test_the_app_can_be_chosen(self, practice: Practice) -> None:
        sign_in = self.begin(practice).answer(ANSWER="SOFTWARE_TOKEN_MFA")
        assert sign_in.type_code(app_code(practice, sign_in.person)).tokens

    def test_a_factor_that_is_not_there_costs_nothing(self, practice: Practice) -> None:
        sign_in = self.begin(practice)
        with refused("InvalidParameterException"):
            sign_in.answer(ANSWER="PIGEON")
        assert sign_in.answer(ANSWER="EMAIL_OTP").challenge == "EMAIL_OTP"

    def test_another_choice_needs_another_sign_in(self, practice: Practice) -> None:
        sign_in = self.begin(practice)
        session = sign_in.session
        sign_in.answer(ANSWER="EMAIL_OTP")
        with refused("NotAuthorizedException", ONCE):
            sign_in.answer(session, "SELECT_MFA_TYPE", ANSWER="SMS_MFA")

    def test_it_comes_after_a_new_password(self, practice: Practice) -> None:
        sign_in = SignIn(practice, practice.person("temporary-password+choose-mfa+email-code")).begin()
        assert sign_in.set_password().challenge == "SELECT_MFA_TYPE"


class TestPreference:
    def prefer(self, practice: Practice, person: dict[str, Any], **settings: dict[str, bool]) -> None:
        practice.boto3.admin_set_user_mfa_preference(
            UserPoolId=person["pool_id"], Username=person["username"], **settings
        )

    def test_a_preferred_factor_ends_the_choice(self, practice: Practice) -> None:
        person = practice.person("choose-mfa")
        self.prefer(practice, person, EmailMfaSettings={"Enabled": True, "PreferredMfa": True})
        assert SignIn(practice, person).begin().challenge == "EMAIL_OTP"
        user = practice.boto3.admin_get_user(UserPoolId=person["pool_id"], Username=person["username"])
        assert user["PreferredMfaSetting"] == "EMAIL_OTP"

    def test_a_factor_that_is_off_is_not_asked(self, practice: Practice) -> None:
        person = practice.person("email-code")
        self.prefer(practice, person, EmailMfaSettings={"Enabled": False})
        assert SignIn(practice, person).begin().tokens

    def test_people_set_their_own(self, practice: Practice) -> None:
        person = practice.person("plain")
        token = SignIn(practice, person).begin().tokens["AccessToken"]
        practice.boto3.set_user_mfa_preference(
            AccessToken=token, SMSMfaSettings={"Enabled": True, "PreferredMfa": True}
        )
        assert practice.boto3.get_user(AccessToken=token)["UserMFASettingList"] == ["SMS_MFA"]
        assert SignIn(practice, person).begin().challenge == "SMS_MFA"

    def test_an_app_that_is_not_set_up_cannot_be_switched_on(self, practice: Practice) -> None:
        with refused("InvalidParameterException"):
            self.prefer(practice, practice.person("plain"), SoftwareTokenMfaSettings={"Enabled": True})

    def test_two_cannot_come_first(self, practice: Practice) -> None:
        first = {"Enabled": True, "PreferredMfa": True}
        with refused("InvalidParameterException"):
            self.prefer(practice, practice.person("plain"), SMSMfaSettings=first, EmailMfaSettings=first)


def test_a_pool_tells_its_factors(practice: Practice) -> None:
    pool_id = practice.pool("app-required")["pool_id"]
    config = practice.boto3.get_user_pool_mfa_config(UserPoolId=pool_id)
    assert config["MfaConfiguration"] == "ON"
    assert config["SoftwareTokenMfaConfiguration"] == {"Enabled": True}
    assert "EmailMfaConfiguration" not in config


def test_a_pool_that_insists_takes_what_is_at_hand(practice: Practice) -> None:
    assert SignIn(practice, practice.person("email-code", "email-required")).begin().challenge == "EMAIL_OTP"
    plain = SignIn(practice, practice.person("choose-mfa", "mfa-required")).begin()
    assert plain.challenge == "SELECT_MFA_TYPE"
