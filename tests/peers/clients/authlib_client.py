"""A sign-in by a browser, by Authlib: its address is the question, and the one it ended at the answer."""

from __future__ import annotations

import json
import sys

from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.jwk import KeySet


def _say(said: object) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def main() -> None:
    opening = json.loads(sys.stdin.readline())
    client = OAuth2Session(
        opening["client_id"],
        opening["client_secret"],
        scope="openid email aws.cognito.signin.user.admin",
        redirect_uri=opening["redirect_uri"],
        code_challenge_method="S256",
        token_endpoint_auth_method="client_secret_basic" if opening["client_secret"] else "none",
    )
    domain, verifier, nonce = opening["domain"], generate_token(48), generate_token(20)
    url, state = client.create_authorization_url(
        f"{domain}/oauth2/authorize", code_verifier=verifier, nonce=nonce
    )
    _say({"ask": "browser", "details": {"url": url}})
    address = json.loads(sys.stdin.readline())["answer"]
    told = client.fetch_token(
        f"{domain}/oauth2/token", authorization_response=address, code_verifier=verifier, state=state
    )
    keys = KeySet.import_key_set(client.get(opening["jwks_uri"], withhold_token=True).json())
    claims = jwt.decode(told["id_token"], keys).claims
    assert (claims["nonce"], claims["aud"]) == (nonce, opening["client_id"])
    person = client.get(f"{domain}/oauth2/userInfo").json()
    assert person["sub"] == claims["sub"]
    fresh = client.refresh_token(f"{domain}/oauth2/token")
    assert fresh["access_token"] != told["access_token"]
    assert client.revoke_token(f"{domain}/oauth2/revoke", told["refresh_token"]).status_code == 200
    _say({"tokens": {"access": told["access_token"], "id": told["id_token"]}})


if __name__ == "__main__":
    main()
