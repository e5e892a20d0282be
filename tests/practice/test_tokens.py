"""Tokens: signed, refreshed, rotated and taken back."""

from __future__ import annotations

import base64
import json
import urllib.request
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from desktop.practice.server import PracticeServer
from tests.fixtures.practice import Practice
from tests.practice.signing_in import SignIn, refused


def decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def claims(token: str) -> dict[str, Any]:
    return dict(json.loads(decoded(token.split(".")[1])))


def sign_in(practice: Practice, pool: str = "default") -> SignIn:
    return SignIn(practice, practice.person("plain", pool)).begin()


def refresh(practice: Practice, signed_in: SignIn, token: str | None = None) -> dict[str, Any]:
    said = practice.boto3.get_tokens_from_refresh_token(
        ClientId=signed_in.client_id, RefreshToken=token or signed_in.tokens["RefreshToken"]
    )
    return dict(said["AuthenticationResult"])


def test_tokens_carry_the_claims_that_clients_read(practice: Practice) -> None:
    signed_in = sign_in(practice)
    access, identity = (claims(signed_in.tokens[name]) for name in ("AccessToken", "IdToken"))
    assert access["token_use"] == "access"
    assert access["client_id"] == identity["aud"] == signed_in.client_id
    assert access["username"] == identity["cognito:username"] == signed_in.username
    assert access["sub"] == identity["sub"]
    assert access["origin_jti"] == identity["origin_jti"]
    assert access["iss"].endswith(f"/{signed_in.person['pool_id']}")
    assert access["scope"] == "aws.cognito.signin.user.admin"
    assert identity["email"] == signed_in.person["email"]
    assert identity["email_verified"] is True
    assert access["exp"] - access["iat"] == signed_in.tokens["ExpiresIn"] == 3600


def test_clients_that_fetch_keys_from_the_issuer_verify_where_the_issuer_is_the_server() -> None:
    with PracticeServer.start(own_issuer=True) as server:
        practice = Practice(server)
        signed_in = sign_in(practice)
        issuer = f"{server.endpoint}/{signed_in.person['pool_id']}"
        keys = jwt.PyJWKClient(f"{issuer}/.well-known/jwks.json")
        for name, audience in (("IdToken", signed_in.client_id), ("AccessToken", None)):
            token = signed_in.tokens[name]
            key = keys.get_signing_key_from_jwt(token)
            assert jwt.decode(token, key, ["RS256"], issuer=issuer, audience=audience)["iss"] == issuer


def test_each_kind_of_token_is_signed_by_a_published_key_of_its_own(practice: Practice) -> None:
    signed_in = sign_in(practice)
    url = f"{practice.endpoint}/{signed_in.person['pool_id']}/.well-known/jwks.json"
    with urllib.request.urlopen(url) as response:  # noqa: S310 - the loopback address of the fixture
        published = {key["kid"]: public_key(key) for key in json.load(response)["keys"]}
    used = []
    for name in ("AccessToken", "IdToken"):
        signed, _, signature = signed_in.tokens[name].rpartition(".")
        head = json.loads(decoded(signed.split(".")[0]))
        published[head["kid"]].verify(
            decoded(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256()
        )
        used.append(head)
    assert sorted(head.pop("kid") for head in used) == sorted(published)
    assert used == [{"alg": "RS256"}, {"alg": "RS256"}]


def public_key(key: dict[str, str]) -> rsa.RSAPublicKey:
    numbers = (int.from_bytes(decoded(key[name]), "big") for name in ("e", "n"))
    return rsa.RSAPublicNumbers(*numbers).public_key()


@pytest.mark.parametrize("kind", ["AccessToken", "IdToken"])
def test_only_refresh_tokens_can_be_revoked(practice: Practice, kind: str) -> None:
    signed_in = sign_in(practice)
    with refused("UnsupportedTokenTypeException"):
        practice.boto3.revoke_token(Token=signed_in.tokens[kind], ClientId=signed_in.client_id)
    assert practice.boto3.get_user(AccessToken=signed_in.tokens["AccessToken"])


def test_a_refresh_token_is_opaque_and_long(practice: Practice) -> None:
    token = sign_in(practice).tokens["RefreshToken"]
    assert token.startswith("eyJjdHkiOiJKV1Q")
    assert len(token.split(".")) == 5
    assert len(token) == 1778


def test_an_access_token_tells_its_user(practice: Practice) -> None:
    signed_in = sign_in(practice)
    user = practice.boto3.get_user(AccessToken=signed_in.tokens["AccessToken"])
    assert user["Username"] == signed_in.username


def test_an_access_token_ends_by_the_pools_clock(practice: Practice) -> None:
    signed_in = sign_in(practice)
    practice.control.advance(3600)
    with refused("NotAuthorizedException", "Access Token has expired"):
        practice.boto3.get_user(AccessToken=signed_in.tokens["AccessToken"])


def test_an_unknown_access_token_is_refused(practice: Practice) -> None:
    with refused("NotAuthorizedException", "Invalid Access Token"):
        practice.boto3.get_user(AccessToken="a.b.c")


class TestWithoutRotation:
    def test_a_refresh_gives_new_tokens_and_no_refresh_token(self, practice: Practice) -> None:
        signed_in = sign_in(practice)
        tokens = refresh(practice, signed_in)
        assert "RefreshToken" not in tokens
        assert tokens["AccessToken"] != signed_in.tokens["AccessToken"]
        assert refresh(practice, signed_in)["AccessToken"]
        assert practice.boto3.get_user(AccessToken=tokens["AccessToken"])

    def test_the_older_way_does_too(self, practice: Practice) -> None:
        signed_in = sign_in(practice)
        said = practice.boto3.initiate_auth(
            ClientId=signed_in.client_id,
            AuthFlow="REFRESH_TOKEN_AUTH",
            AuthParameters={"REFRESH_TOKEN": signed_in.tokens["RefreshToken"]},
        )
        assert said["AuthenticationResult"]["AccessToken"]

    def test_it_ends_after_thirty_days(self, practice: Practice) -> None:
        signed_in = sign_in(practice)
        practice.control.advance(30 * 86_400)
        with refused("NotAuthorizedException", "Refresh Token has expired"):
            refresh(practice, signed_in)

    @pytest.mark.parametrize("token", ["garbage", "a.b.c.d.e"])
    def test_one_that_is_none_is_refused(self, practice: Practice, token: str) -> None:
        with refused("NotAuthorizedException", "Invalid Refresh Token."):
            refresh(practice, sign_in(practice), token)

    def test_another_clients_is_refused(self, practice: Practice) -> None:
        signed_in = sign_in(practice)
        with refused("NotAuthorizedException", "Invalid Refresh Token."):
            practice.boto3.get_tokens_from_refresh_token(
                ClientId=practice.client_id("srp"), RefreshToken=signed_in.tokens["RefreshToken"]
            )


class TestWithRotation:
    def test_every_refresh_gives_another_refresh_token(self, practice: Practice) -> None:
        signed_in = sign_in(practice, "rotation")
        first = refresh(practice, signed_in)
        second = refresh(practice, signed_in, first["RefreshToken"])
        assert len({signed_in.tokens["RefreshToken"], first["RefreshToken"], second["RefreshToken"]}) == 3

    def test_a_replaced_one_is_good_for_the_grace_period(self, practice: Practice) -> None:
        signed_in = sign_in(practice, "rotation")
        refresh(practice, signed_in)
        practice.control.advance(9)
        assert refresh(practice, signed_in)["RefreshToken"]
        practice.control.advance(2)
        with refused("RefreshTokenReuseException"):
            refresh(practice, signed_in)

    def test_the_new_one_ends_with_the_first(self, practice: Practice) -> None:
        signed_in = sign_in(practice, "rotation")
        practice.control.advance(29 * 86_400)
        tokens = refresh(practice, signed_in)
        practice.control.advance(86_400)
        with refused("NotAuthorizedException", "Refresh Token has expired"):
            refresh(practice, signed_in, tokens["RefreshToken"])

    def test_the_older_way_is_off(self, practice: Practice) -> None:
        signed_in = sign_in(practice, "rotation")
        with refused("InvalidParameterException", "REFRESH_TOKEN_AUTH flow not enabled for this client"):
            practice.boto3.initiate_auth(
                ClientId=signed_in.client_id,
                AuthFlow="REFRESH_TOKEN_AUTH",
                AuthParameters={"REFRESH_TOKEN": signed_in.tokens["RefreshToken"]},
            )


class TestTakingBack:
    def test_a_revoked_refresh_token_takes_its_access_tokens_along(self, practice: Practice) -> None:
        signed_in, other = sign_in(practice), sign_in(practice)
        practice.boto3.revoke_token(ClientId=signed_in.client_id, Token=signed_in.tokens["RefreshToken"])
        with refused("NotAuthorizedException", "Refresh Token has been revoked"):
            refresh(practice, signed_in)
        with refused("NotAuthorizedException", "Access Token has been revoked"):
            practice.boto3.get_user(AccessToken=signed_in.tokens["AccessToken"])
        assert refresh(practice, other)

    def test_signing_out_everywhere_reaches_every_sign_in(self, practice: Practice) -> None:
        first = sign_in(practice)
        second = SignIn(practice, first.person).begin()
        practice.boto3.global_sign_out(AccessToken=first.tokens["AccessToken"])
        for signed_in in (first, second):
            with refused("NotAuthorizedException", "Refresh Token has been revoked"):
                refresh(practice, signed_in)
        assert SignIn(practice, first.person).begin().tokens

    def test_an_administrator_signs_somebody_out(self, practice: Practice) -> None:
        signed_in = sign_in(practice)
        practice.boto3.admin_user_global_sign_out(
            UserPoolId=signed_in.person["pool_id"], Username=signed_in.username
        )
        with refused("NotAuthorizedException", "Access Token has been revoked"):
            practice.boto3.get_user(AccessToken=signed_in.tokens["AccessToken"])


def test_the_secret_comes_in_clear_when_refreshing(practice: Practice) -> None:
    pool = practice.pool("secret")
    secret = pool["settings"]["client_secrets"]["srp"]
    with refused("NotAuthorizedException"):
        practice.boto3.get_tokens_from_refresh_token(ClientId=pool["clients"]["srp"], RefreshToken="x")
    with refused("NotAuthorizedException", "Invalid Refresh Token."):
        practice.boto3.get_tokens_from_refresh_token(
            ClientId=pool["clients"]["srp"], RefreshToken="x", ClientSecret=secret
        )
