"""Standard clients of OAuth and OpenID Connect sign in at the practice domain, as they do at Cognito's."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.fixtures.browser_bench import free_port, signs_in
from tests.fixtures.chromium import PROGRAM, Chromium, Tab
from tests.fixtures.http_browser import Browser
from tests.peers.dialogue import converse
from tests.peers.installing import AMPLIFY_PAGE, AUTHLIB, OAUTHLIB, OIDC_CLIENT, npm_install, pip_install
from tests.peers.tls_front import TlsFront

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fixtures.practice import Practice
    from tests.peers.dialogue import Details

pytestmark = [pytest.mark.ci, pytest.mark.timeout(200)]

CLIENTS = Path(__file__).parent / "clients"
CALLBACK = "http://127.0.0.1:28671/callback"


@pytest.mark.parametrize("pool", ["default", "secret"])
@pytest.mark.parametrize(
    ("script", "packages"), [("authlib_client.py", AUTHLIB), ("oauthlib_client.py", OAUTHLIB)]
)
def test_a_library_of_python_signs_in(
    strict: Practice, tmp_path: Path, script: str, packages: tuple[str, ...], pool: str
) -> None:
    folder = pip_install(_made(tmp_path / "libraries"), packages)
    person, there = strict.person("plain", pool), strict.pool(pool)
    browser = Browser()
    browser.stops_before = "/callback"

    def answers(_question: str, details: Details) -> str:
        signs_in(person["username"], person["password"])(browser, details["url"])
        return browser.page.url

    opening = {
        "client_id": strict.client_id("srp", pool),
        "client_secret": there["settings"].get("client_secrets", {}).get("srp"),
        "domain": strict.endpoint,
        "jwks_uri": f"{strict.endpoint}/{there['pool_id']}/.well-known/jwks.json",
        "redirect_uri": CALLBACK,
    }
    run = (
        f"import runpy, sys; sys.path.insert(0, {str(folder)!r}); "
        f"runpy.run_path({str(CLIENTS / script)!r}, run_name='__main__')"
    )
    outcome = converse([sys.executable, "-c", run], opening, answers)
    assert outcome.asked == ["browser"]
    assert set(outcome.tokens) == {"access", "id"}


class _Pages(BaseHTTPRequestHandler):
    """The two files of a small program for browsers."""

    folder: Path
    settings: dict[str, Any]

    def do_GET(self) -> None:
        if self.path == "/page.js":
            kind, text = "text/javascript", (self.folder / "page.js").read_text(encoding="utf-8")
        else:
            settings = json.dumps(self.settings)
            kind = "text/html; charset=utf-8"
            text = (
                f'<title>page</title><script type="application/json" id="settings">{settings}</script>'
                '<p id="told"></p><script src="/page.js"></script>'
            )
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(
    strict: Practice, folder: Path, script: str, packages: tuple[str, ...], pool: str
) -> Iterator[str]:
    """Serve a page with a client in it, as an app client of its own; return its origin."""
    npm_install(_made(folder), packages)
    shutil.copy(CLIENTS / script, folder / "source.js")
    bundle = ["node_modules/.bin/esbuild", "source.js", "--bundle", "--outfile=page.js", "--log-level=error"]
    subprocess.run(bundle, cwd=folder, check=True)
    origin = f"http://localhost:{free_port()}"
    there = strict.pool(pool)
    strict.boto3.update_user_pool_client(
        UserPoolId=there["pool_id"],
        ClientId=there["clients"]["srp"],
        ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        AllowedOAuthFlowsUserPoolClient=True,
        AllowedOAuthFlows=["code"],
        AllowedOAuthScopes=["openid", "email", "aws.cognito.signin.user.admin"],
        SupportedIdentityProviders=["COGNITO"],
        CallbackURLs=[f"{origin}/back"],
        LogoutURLs=[origin],
    )
    _Pages.folder = folder
    _Pages.settings = {
        "authority": f"{strict.endpoint}/{there['pool_id']}",
        "pool_id": there["pool_id"],
        "endpoint": strict.endpoint,
        "client_id": there["clients"]["srp"],
        "redirect_uri": f"{origin}/back",
    }
    server = ThreadingHTTPServer(("127.0.0.1", int(origin.rpartition(":")[2])), _Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield origin
    server.shutdown()
    server.server_close()


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_a_page_signs_in_by_oidc_client_ts(strict: Practice, tmp_path: Path) -> None:
    """It finds the domain by discovery and calls it from its own origin: redirects, CORS, PKCE, nonce."""
    if PROGRAM is None:
        pytest.skip("no Chromium")
    person = strict.person("plain", "alias")
    page = served(strict, tmp_path / "npm", "oidc_page.js", OIDC_CLIENT, "alias")
    with page as origin, Chromium(tmp_path / "chromium") as browser:
        tab = _signed_in(browser, origin, person)
        assert tab.said == f"signed in: {person['username']} {person['username']}"
        tab.run("renew()")
        tab.until_said("renewed: true")
        tab.run("leave()")
        tab.until_said("revoked")


def test_a_page_signs_in_by_amplifys_redirect(strict: Practice, tmp_path: Path) -> None:
    """Amplify insists on TLS for the domain."""
    if PROGRAM is None:
        pytest.skip("no Chromium")
    person = strict.person("plain", "private")
    page = served(strict, tmp_path / "npm", "amplify_page.js", AMPLIFY_PAGE, "private")
    port = int(strict.endpoint.rpartition(":")[2])
    options = ("--ignore-certificate-errors",)
    with page as origin, TlsFront(port, tmp_path) as front:
        _Pages.settings["domain"] = front.host
        with Chromium(tmp_path / "chromium", options=options) as browser:
            tab = _signed_in(browser, origin, person)
            assert tab.said == f"signed in: {person['username']}"
            tab.run("renew()")
            tab.until_said("renewed: true")


def _signed_in(browser: Chromium, origin: str, person: dict[str, Any]) -> Tab:
    tab = browser.tab()
    tab.open(origin)
    tab.until_said("ready")
    tab.run("begin()")
    tab.until_there("username")
    tab.fill(username=person["username"], password=person["password"])
    tab.press()
    tab.until(lambda seen: "signed in: " in seen.said or "failed" in seen.said)
    return tab
