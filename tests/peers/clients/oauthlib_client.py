"""A sign-in by a browser, by oauthlib, which leaves the sending to whoever uses it."""

from __future__ import annotations

import base64
import json
import os
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

from oauthlib.oauth2 import WebApplicationClient


def _say(said: object) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def main() -> None:
    os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"  # the practice pool is on this computer
    opening = json.loads(sys.stdin.readline())
    client, domain = WebApplicationClient(opening["client_id"]), opening["domain"]
    verifier = client.create_code_verifier(64)
    challenge = client.create_code_challenge(verifier, "S256")
    url, _, _ = client.prepare_authorization_request(
        f"{domain}/oauth2/authorize",
        state="of-oauthlib",
        redirect_url=opening["redirect_uri"],
        scope=["openid", "email"],
        code_challenge=challenge,
        code_challenge_method="S256",
    )
    _say({"ask": "browser", "details": {"url": url}})
    address = json.loads(sys.stdin.readline())["answer"]
    client.parse_request_uri_response(address, state="of-oauthlib")
    to, head, body = client.prepare_token_request(
        f"{domain}/oauth2/token",
        redirect_url=opening["redirect_uri"],
        code_verifier=verifier,
    )
    if opening["client_secret"]:
        pair = f"{opening['client_id']}:{opening['client_secret']}".encode()
        head["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
    connection = HTTPConnection(urlsplit(domain).netloc, timeout=10)
    connection.request("POST", urlsplit(to).path, body, head)
    reply = connection.getresponse().read().decode()
    told = client.parse_request_body_response(reply, scope=["openid", "email"])
    _say({"tokens": {"access": told["access_token"], "id": told["id_token"]}})


if __name__ == "__main__":
    main()
