"""Stile signs in at an OpenID provider of other people's, with endpoints where Cognito's domain has them."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.account.signing_keys import SigningKeys
from desktop.account.token_proof import TokenIssuer, TokenProof
from desktop.aws.cognito_pool import CognitoPool
from desktop.conversation.view import Answer
from desktop.core.cognito.calls import AppClient
from desktop.core.sign_in.browser_settings import BrowserSettings
from desktop.core.sign_in.settings import SignInSettings
from desktop.core.sign_in.token_set import SECTION
from desktop.wiring.id_token_proof import IdTokenProof
from tests.fixtures.browser_bench import BrowserSignInBench, DomainServer, Person, free_port
from tests.peers.installing import OIDC_PROVIDER, npm_install
from tests.peers.serving import Served

if TYPE_CHECKING:
    from tests.fixtures.http_browser import Browser

pytestmark = [pytest.mark.ci, pytest.mark.timeout(200)]

POOL, CLIENT = "eu-west-1_Elsewhere", "stile"


def signs_in_and_agrees(browser: Browser, url: str) -> None:
    assert "Sign-in" in browser.open(url).said
    assert "Authorize" in browser.submit(login="ada", password="anything").said
    browser.submit()


def test_stile_signs_in_at_oidc_provider(tmp_path: Path) -> None:
    """Another's idea of PKCE, state, nonce, code and keys; a code of Stile's is redeemed there once."""
    port = free_port()
    npm_install(tmp_path, OIDC_PROVIDER)
    script = Path(__file__).parent / "clients/oidc_provider.mjs"
    environment = {"POOL": POOL, "CLIENT": CLIENT, "CALLBACK": f"http://127.0.0.1:{port}/callback"}
    at = DomainServer()
    with Served(["node", str(script)], tmp_path, environment) as server:
        one = BrowserSignInBench(at, Person([signs_in_and_agrees]), [Answer({})], ports=(port,))
        client = AppClient(CLIENT)
        one.port = CognitoPool("eu-west-1", server.endpoint, client, at.worker, domain=server.endpoint)
        browser = BrowserSettings(server.endpoint, CLIENT, ("openid", "email"), "", (port,))
        one.settings = SignInSettings(POOL, "browser", fingerprint="here", browser=browser)
        keys = SigningKeys(one.port, one.vault, one.clock, POOL)
        one.proof = IdTokenProof(TokenProof(keys, TokenIssuer(POOL, CLIENT)))
        one.clock.advance((at.practice.clock.now() - one.clock.now()).total_seconds())
        assert asyncio.run(one.run()).username == "ada"
        kept = asyncio.run(one.vault.read(SECTION))
        assert kept is not None
        assert re.fullmatch(r"[\w-]+(\.[\w-]+){2}", kept["id"])
        assert kept["refresh"]
    at.server.stop()
    at.worker.shutdown(grace=1.0)
