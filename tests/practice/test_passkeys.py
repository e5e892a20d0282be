"""Passkeys: registered by somebody signed in, proven at sign-in, and refused by the service's own classes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from desktop.practice.errors import ServiceError
from desktop.practice.passkeys import required_passkeys
from desktop.practice.state.stored_passkey import PasskeySettings
from desktop.practice.state.user_pool import PoolSettings, UserPool
from desktop.practice.webauthn.credential import packed
from tests.practice.authenticator import PRESENT, Authenticator
from tests.practice.signing_in import ONCE, SignIn, refused
from tests.practice.test_choice import begin

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice

CHOICES = ["PASSWORD_SRP", "PASSWORD"]


class Owner:
    """Somebody with a passkey, signed in by password when it was registered."""

    def __init__(self, practice: Practice, person: dict[str, Any], key: Authenticator | None = None) -> None:
        self.practice, self.person = practice, person
        self.access = {"AccessToken": SignIn(practice, person).begin().tokens["AccessToken"]}
        self.key = key or Authenticator()

    def options(self) -> dict[str, Any]:
        started = self.practice.boto3.start_web_authn_registration(**self.access)
        return dict(started["CredentialCreationOptions"])

    def complete(self, credential: dict[str, Any]) -> None:
        self.practice.boto3.complete_web_authn_registration(**self.access, Credential=credential)

    def register(self) -> Owner:
        self.complete(self.key.create(self.options()))
        return self

    def listed(self) -> list[dict[str, Any]]:
        return list(self.practice.boto3.list_web_authn_credentials(**self.access)["Credentials"])

    def asked(self) -> SignIn:
        sign_in = begin(self.practice, self.person, PREFERRED_CHALLENGE="WEB_AUTHN")
        assert sign_in.challenge == "WEB_AUTHN"
        return sign_in

    def prove(self, sign_in: SignIn, **more: str) -> SignIn:
        return sign_in.answer(CREDENTIAL=json.dumps(self.key.get(request_options(sign_in), **more)))


def request_options(sign_in: SignIn) -> dict[str, Any]:
    return dict(json.loads(sign_in.parameters["CREDENTIAL_REQUEST_OPTIONS"]))


@pytest.fixture
def owner(practice: Practice) -> Owner:
    return Owner(practice, practice.person("passkey"))


class TestRegistration:
    def test_the_options_are_those_of_the_standard(self, owner: Owner) -> None:
        options = owner.options()
        assert options["rp"]["id"] == "localhost"
        assert options["user"]["name"] == owner.person["username"]
        assert [each["alg"] for each in options["pubKeyCredParams"]] == [-7, -257]
        assert options["authenticatorSelection"]["residentKey"] == "required"
        assert options["excludeCredentials"] == []

    @pytest.mark.parametrize("rs256", [False, True])
    def test_a_passkey_is_listed_and_can_be_deleted(self, practice: Practice, *, rs256: bool) -> None:
        owner = Owner(practice, practice.person("passkey"), Authenticator(rs256=rs256)).register()
        (listed,) = owner.listed()
        assert listed["CredentialId"] == packed(owner.key.id)
        assert (listed["RelyingPartyId"], listed["AuthenticatorTransports"]) == ("localhost", ["usb"])
        assert owner.prove(owner.asked()).tokens
        named = owner.access | {"CredentialId": listed["CredentialId"]}
        practice.boto3.delete_web_authn_credential(**named)
        assert owner.listed() == []
        with refused("ResourceNotFoundException"):
            practice.boto3.delete_web_authn_credential(**named)

    def test_a_known_passkey_is_excluded(self, owner: Owner) -> None:
        assert owner.register().options()["excludeCredentials"] == [
            {"type": "public-key", "id": packed(owner.key.id)}
        ]

    def test_the_list_comes_in_pages(self, owner: Owner) -> None:
        for _ in range(3):
            owner.key = Authenticator()
            owner.register()
        client = owner.practice.boto3
        page = client.list_web_authn_credentials(**owner.access, MaxResults=2)
        assert len(page["Credentials"]) == 2
        rest = client.list_web_authn_credentials(**owner.access, NextToken=page["NextToken"])
        assert (len(rest["Credentials"]), "NextToken" in rest) == (1, False)

    @pytest.mark.parametrize(
        ("bent", "code"),
        [
            ({"origin": "https://elsewhere.example"}, "WebAuthnOriginNotAllowedException"),
            ({"origin": "http://localhost"}, "WebAuthnOriginNotAllowedException"),
            ({"rp_id": "elsewhere.example"}, "WebAuthnRelyingPartyMismatchException"),
            ({"challenge": "AAAA"}, "WebAuthnChallengeNotFoundException"),
            ({"flags": 0}, "NotAuthorizedException"),
        ],
    )
    def test_what_does_not_fit_is_refused(self, owner: Owner, bent: dict[str, Any], code: str) -> None:
        owner.key = Authenticator(**bent)
        with refused(code):
            owner.register()
        assert owner.listed() == []

    def test_an_algorithm_that_was_not_offered_is_refused(
        self, owner: Owner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(owner.key, "_cose", lambda: {1: 1, 3: -8, -1: 6, -2: bytes(32)})
        with refused("WebAuthnCredentialNotSupportedException"):
            owner.register()

    def test_a_registration_is_over_after_three_minutes_and_after_an_answer(self, owner: Owner) -> None:
        options = owner.options()
        owner.practice.control.advance(180)
        with refused("WebAuthnChallengeNotFoundException"):
            owner.complete(owner.key.create(options))
        credential = owner.key.create(owner.options())
        owner.complete(credential)
        with refused("WebAuthnChallengeNotFoundException"):
            owner.complete(credential)

    def test_another_app_client_cannot_end_it(self, owner: Owner) -> None:
        options = owner.options()
        other = SignIn(owner.practice, owner.person, "srp").begin().tokens["AccessToken"]
        owner.access["AccessToken"] = other
        with refused("WebAuthnClientMismatchException"):
            owner.complete(owner.key.create(options))

    def test_a_credential_that_is_none_is_a_bad_parameter(self, owner: Owner) -> None:
        for credential in ({}, {"type": "public-key", "response": {}}):
            owner.options()
            with refused("InvalidParameterException"):
                owner.complete(credential)

    def test_a_pool_without_passkeys_says_so(self, practice: Practice) -> None:
        with refused("WebAuthnNotEnabledException"):
            Owner(practice, practice.person("plain", "alias")).options()

    def test_and_so_does_one_without_a_relying_party(self) -> None:
        settings = PoolSettings("half", passkeys=replace(PasskeySettings(), relying_party=None))
        with pytest.raises(ServiceError) as caught:
            required_passkeys(UserPool("eu-west-1", settings, datetime.now(UTC)))
        assert caught.value.code == "WebAuthnConfigurationMissingException"


class TestSignIn:
    def test_the_request_is_that_of_the_service(self, owner: Owner) -> None:
        asked = owner.register().asked()
        options = request_options(asked)
        assert set(asked.parameters) == {"CREDENTIAL_REQUEST_OPTIONS"}
        assert options["rpId"] == "localhost"
        assert options["allowCredentials"] == [{"id": packed(owner.key.id), "type": "public-key"}]
        assert (options["timeout"], options["userVerification"]) == (180000, "preferred")

    def test_a_passkey_is_all_that_is_asked(self, owner: Owner) -> None:
        user_handle = owner.register().options()["user"]["id"]
        assert owner.prove(owner.asked()).tokens["AccessToken"]
        assert owner.prove(owner.asked(), user_handle=user_handle).tokens["AccessToken"]
        assert owner.practice.control.ledger()["refused_reuses"] == 0

    def test_it_is_offered_once_it_is_registered(self, owner: Owner) -> None:
        before = begin(owner.practice, owner.person, PREFERRED_CHALLENGE="WEB_AUTHN")
        assert before.challenge == "SELECT_CHALLENGE"
        assert "WEB_AUTHN" not in before.said["AvailableChallenges"]
        owner.register()
        sign_in = begin(owner.practice, owner.person)
        assert "WEB_AUTHN" in sign_in.said["AvailableChallenges"]
        assert owner.prove(sign_in.answer(ANSWER="WEB_AUTHN")).tokens

    @pytest.mark.parametrize(
        "bent",
        [
            {"origin": "https://elsewhere.example"},
            {"rp_id": "elsewhere.example"},
            {"challenge": "AAAA"},
            {"flags": 0},
            {"count": -1},
            {"id": b"another"},
            {"key": Authenticator().key},
        ],
    )
    def test_a_wrong_proof_ends_the_sign_in(self, owner: Owner, bent: dict[str, Any]) -> None:
        owner.register()
        if "count" in bent:
            owner.prove(owner.asked())
        sign_in = owner.asked()
        for name, value in bent.items():
            setattr(owner.key, name, value)
        with refused("NotAuthorizedException"):
            owner.prove(sign_in)
        with refused("NotAuthorizedException", ONCE):
            owner.prove(sign_in)

    def test_another_users_handle_is_refused(self, owner: Owner) -> None:
        sign_in = owner.register().asked()
        with refused("NotAuthorizedException"):
            owner.prove(sign_in, user_handle=packed(b"somebody else"))

    @pytest.mark.parametrize("credential", ["x", "[]", "{}", '{"type":"public-key","response":{}}'])
    def test_what_is_no_credential_costs_nothing(self, owner: Owner, credential: str) -> None:
        sign_in = owner.register().asked()
        with refused("InvalidParameterException"):
            sign_in.answer(CREDENTIAL=credential)
        assert owner.prove(sign_in).tokens


class TestSecondFactor:
    def person(self, practice: Practice, pool: str) -> Owner:
        """Register first, then switch a second factor on."""
        owner = Owner(practice, practice.person("passkey", pool)).register()
        practice.boto3.set_user_mfa_preference(**owner.access, EmailMfaSettings={"Enabled": True})
        return owner

    def test_a_passkey_cannot_come_before_one(self, practice: Practice) -> None:
        owner = self.person(practice, "default")
        assert begin(practice, owner.person).said["AvailableChallenges"] == CHOICES

    def test_but_one_that_verifies_its_user_stands_for_both(self, practice: Practice) -> None:
        owner = self.person(practice, "passkeys")
        sign_in = owner.asked()
        assert request_options(sign_in)["userVerification"] == "required"
        assert owner.prove(sign_in).tokens

    def test_and_has_to_verify(self, practice: Practice) -> None:
        owner = self.person(practice, "passkeys")
        sign_in = owner.asked()
        owner.key.flags = PRESENT
        with refused("NotAuthorizedException"):
            owner.prove(sign_in)


def test_an_administrator_reads_how_passkeys_are_taken(practice: Practice) -> None:
    for name, meant in (("default", "SINGLE_FACTOR"), ("passkeys", "MULTI_FACTOR_WITH_USER_VERIFICATION")):
        said = practice.boto3.get_user_pool_mfa_config(UserPoolId=practice.pool(name)["pool_id"])
        assert said["WebAuthnConfiguration"]["FactorConfiguration"] == meant
