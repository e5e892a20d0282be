"""The pool's domain: OAuth 2.0 as Cognito has it, by a browser of a few lines and plain HTTP."""

from __future__ import annotations

import base64
import hashlib
import json
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from desktop.core.cognito import totp
from tests.fixtures.http_browser import Browser

if TYPE_CHECKING:
    from tests.fixtures.http_browser import Page
    from tests.fixtures.practice import Practice

CALLBACK = "http://127.0.0.1:28671/callback"
VERIFIER = "v" * 43
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
FORM = "application/x-www-form-urlencoded"


class Stopped(Browser):
    """A browser that stops where the client would take over."""

    def _once(self, method: str, url: str, body: str | None, head: dict[str, str]) -> Page:
        if url.startswith(CALLBACK):
            return type(self.page)(url, 200, {}, "")
        return super()._once(method, url, body, head)

    @property
    def answer(self) -> dict[str, str]:
        """What came to the client's address."""
        assert self.page.url.startswith(CALLBACK), self.page
        return {name: values[0] for name, values in parse_qs(urlsplit(self.page.url).query).items()}


class AtDomain:
    """One client at the domain."""

    def __init__(self, practice: Practice, pool: str = "default") -> None:
        self.practice = practice
        self.pool = practice.pool(pool)
        self.client = practice.client_id("srp", pool)
        self.secret = self.pool["settings"].get("client_secrets", {}).get("srp")

    def authorize(self, **changed: str | None) -> str:
        asked = {
            "client_id": self.client,
            "redirect_uri": CALLBACK,
            "response_type": "code",
            "scope": "openid email aws.cognito.signin.user.admin",
            "state": "s-1",
            "nonce": "n-1",
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
            **changed,
        }
        given = {name: value for name, value in asked.items() if value is not None}
        return f"{self.practice.endpoint}/oauth2/authorize?{urlencode(given)}"

    def post(self, path: str, **form: str) -> tuple[int, Any]:
        connection = HTTPConnection(self.practice.endpoint.removeprefix("http://"), timeout=10)
        secret = {"client_secret": self.secret} if self.secret else {}
        body = urlencode({"client_id": self.client, **secret, **form})
        connection.request("POST", path, body, {"Content-Type": FORM})
        response = connection.getresponse()
        text = response.read()
        return response.status, json.loads(text) if text else None

    def redeem(self, code: str, **changed: str) -> tuple[int, Any]:
        given = {"code": code, "redirect_uri": CALLBACK, "code_verifier": VERIFIER, **changed}
        return self.post("/oauth2/token", grant_type="authorization_code", **given)

    def info(self, token: str) -> tuple[int, Any]:
        connection = HTTPConnection(self.practice.endpoint.removeprefix("http://"), timeout=10)
        connection.request("GET", "/oauth2/userInfo", headers={"Authorization": f"Bearer {token}"})
        response = connection.getresponse()
        return response.status, json.loads(response.read())

    def signed_in(self, situation: str = "plain") -> tuple[Stopped, dict[str, Any]]:
        person = self.practice.person(situation, self.pool["name"])
        browser = Stopped()
        browser.open(self.authorize())
        browser.submit(username=person["username"], password=person["password"])
        return browser, person


@pytest.fixture
def domain(practice: Practice) -> AtDomain:
    return AtDomain(practice)


def claims(token: str) -> dict[str, Any]:
    part = token.split(".")[1]
    told: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return told


def test_a_person_signs_in_by_a_page_and_the_client_gets_tokens(domain: AtDomain) -> None:
    browser, person = domain.signed_in()
    assert browser.answer["state"] == "s-1"
    status, tokens = domain.redeem(browser.answer["code"])
    assert status == 200
    assert set(tokens) == {"access_token", "id_token", "refresh_token", "expires_in", "token_type"}
    told = claims(tokens["id_token"])
    assert (told["nonce"], told["aud"], told["cognito:username"]) == (
        "n-1",
        domain.client,
        person["username"],
    )
    assert claims(tokens["access_token"])["scope"] == "openid email aws.cognito.signin.user.admin"
    half = hashlib.sha256(tokens["access_token"].encode()).digest()[:16]
    assert told["at_hash"] == base64.urlsafe_b64encode(half).rstrip(b"=").decode()
    status, info = domain.info(tokens["access_token"])
    assert (status, info["username"], info["email_verified"]) == (200, person["username"], "true")
    assert (
        domain.practice.boto3.get_user(AccessToken=tokens["access_token"])["Username"] == person["username"]
    )
    again, refreshed = domain.post(
        "/oauth2/token", grant_type="refresh_token", refresh_token=tokens["refresh_token"]
    )
    assert (again, set(refreshed)) == (200, set(tokens) - {"refresh_token"})
    assert domain.post("/oauth2/revoke", token=tokens["refresh_token"])[0] == 200
    _, refused = domain.post(
        "/oauth2/token", grant_type="refresh_token", refresh_token=tokens["refresh_token"]
    )
    assert refused == {"error": "invalid_grant"}
    assert domain.info(tokens["access_token"])[0] == 401
    operations = [entry["operation"] for entry in domain.practice.control.ledger()["requests"]]
    assert operations[:5] == ["oauth2/authorize", "login", "login", "oauth2/token", "oauth2/userInfo"]


def test_a_code_is_good_once_for_its_verifier_redirect_and_client(domain: AtDomain) -> None:
    for changed in ({"code_verifier": "w" * 43}, {"redirect_uri": CALLBACK.replace("28671", "28672")}):
        browser, _ = domain.signed_in()
        assert domain.redeem(browser.answer["code"], **changed) == (400, {"error": "invalid_grant"})
        assert domain.redeem(browser.answer["code"]) == (400, {"error": "invalid_grant"})
    browser, _ = domain.signed_in()
    assert domain.redeem(browser.answer["code"], client_id=domain.practice.client_id("choice"))[0] == 400
    browser, _ = domain.signed_in()
    assert domain.redeem(browser.answer["code"])[0] == 200
    assert domain.redeem(browser.answer["code"]) == (400, {"error": "invalid_grant"})
    browser, _ = domain.signed_in()
    domain.practice.control.advance(301)
    assert domain.redeem(browser.answer["code"]) == (400, {"error": "invalid_grant"})


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"scope": "openid everything"}, "invalid_scope"),
        ({"scope": "email"}, "invalid_scope"),
        ({"response_type": "token"}, "unauthorized_client"),
        ({"response_type": None}, "invalid_request"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"identity_provider": "Unknown"}, "invalid_request"),
        ({"prompt": "none"}, "login_required"),
    ],
)
def test_a_request_that_is_wrong_is_told_to_the_client(
    domain: AtDomain, changed: dict[str, str | None], error: str
) -> None:
    browser = Stopped()
    browser.open(domain.authorize(**changed))
    assert (browser.answer["error"], browser.answer["state"]) == (error, "s-1")


@pytest.mark.parametrize(
    "changed",
    [
        {"client_id": None},
        {"client_id": "nobody"},
        {"redirect_uri": None},
        {"redirect_uri": "http://127.0.0.1:28671/callback/"},
        {"redirect_uri": "http://127.0.0.1:1/callback"},
        {"redirect_uri": "https://evil.example/callback"},
    ],
)
def test_nothing_is_sent_to_an_address_that_is_not_the_clients(
    domain: AtDomain, changed: dict[str, str | None]
) -> None:
    browser = Stopped()
    page = browser.open(domain.authorize(**changed))
    assert page.status == 400
    assert "An error was encountered with the requested page." in page.said
    assert len(browser.went) == 1


def test_settings_of_the_client_are_what_counts(domain: AtDomain) -> None:
    client = AtDomain(domain.practice, "no-mfa")
    assert "not enabled" in Stopped().open(client.authorize()).said
    domain.practice.boto3.update_user_pool_client(
        UserPoolId=client.pool["pool_id"],
        ClientId=client.client,
        AllowedOAuthFlowsUserPoolClient=True,
        AllowedOAuthFlows=["code"],
        AllowedOAuthScopes=["openid"],
        SupportedIdentityProviders=["COGNITO"],
        CallbackURLs=[CALLBACK],
    )
    browser = Stopped()
    assert "idp-PracticeCompany" not in browser.open(client.authorize(scope="openid")).links
    browser.open(client.authorize())
    assert browser.answer["error"] == "invalid_scope"


@pytest.mark.parametrize(
    ("situation", "pool", "answers"),
    [
        ("temporary-password", "default", ["new"]),
        ("email-code", "default", ["code"]),
        ("sms-code", "default", ["code"]),
        ("totp", "default", ["totp"]),
        ("plain", "app-required", ["app"]),
        ("choose-mfa", "default", ["choice", "code"]),
    ],
)
def test_the_page_asks_what_the_pool_asks(
    practice: Practice, situation: str, pool: str, answers: list[str]
) -> None:
    domain = AtDomain(practice, pool)
    browser, person = domain.signed_in(situation)
    for answer in answers:
        page = browser.page
        if answer == "new":
            assert browser.submit(NEW_PASSWORD="short").fields.keys() == page.fields.keys()
            browser.submit(NEW_PASSWORD="Quite-New-1")
        elif answer == "code":
            wrong = browser.submit(**{f"{page.fields['challenge']}_CODE": "000000"})
            assert "Invalid code" in wrong.said
            browser.submit(**{f"{page.fields['challenge']}_CODE": practice.code(person["username"])})
        elif answer == "choice":
            browser.submit(ANSWER="EMAIL_OTP")
        elif answer == "totp":
            browser.submit(SOFTWARE_TOKEN_MFA_CODE=totp_of(practice, person["totp_secret"]))
        else:
            key = page.text.partition('id="key">')[2].partition("<")[0]
            browser.submit(APP_CODE=totp_of(practice, key))
    assert domain.redeem(browser.answer["code"])[0] == 200


def totp_of(practice: Practice, key: str) -> str:
    return totp.code(key, practice.control.now().timestamp())


def test_wrong_passwords_count_and_a_form_goes_stale(domain: AtDomain) -> None:
    person = domain.practice.person("plain")
    browser = Stopped()
    browser.open(domain.authorize())
    assert (
        "Incorrect username or password." in browser.submit(username=person["username"], password="no").said
    )
    assert browser.page.text.count(person["username"]) == 1
    users = domain.practice.control.ledger()["users"]
    assert users[person["username"]]["password_failures"] == 1
    refused = browser.submit(username=person["username"], password=person["password"], _csrf="forged")
    assert "not good any more" in refused.said
    browser.submit(username=person["username"], password=person["password"])
    assert browser.answer["code"]


def test_who_signed_in_is_not_asked_again_until_they_sign_out(domain: AtDomain) -> None:
    browser, _ = domain.signed_in()
    first = browser.answer["code"]
    browser.open(domain.authorize(state="s-2"))
    assert browser.answer["code"] != first
    assert browser.answer["state"] == "s-2"
    browser.open(domain.authorize(prompt="login"))
    assert browser.page.url.startswith(f"{domain.practice.endpoint}/login")
    wrong = {"client_id": domain.client, "logout_uri": "https://evil.example/"}
    assert browser.open(f"{domain.practice.endpoint}/logout?{urlencode(wrong)}").status == 400
    out = {"client_id": domain.client, "redirect_uri": CALLBACK, "response_type": "code"}
    pkce = {"code_challenge": CHALLENGE, "code_challenge_method": "S256"}
    browser.open(f"{domain.practice.endpoint}/logout?{urlencode({**out, **pkce})}")
    browser.open(domain.authorize(prompt="none"))
    assert browser.answer["error"] == "login_required"


def test_a_client_may_want_everybody_asked_anew(practice: Practice) -> None:
    domain = AtDomain(practice, "careful")
    browser, _ = domain.signed_in()
    client = {"UserPoolId": domain.pool["pool_id"], "ClientId": domain.client}
    change = practice.boto3.set_user_pool_client_session_configuration
    change(**client, SSOSession={"MaxValidityMinutes": 0})
    browser.open(domain.authorize(prompt="none"))
    assert browser.answer["error"] == "login_required"
    change(**client, SSOSession={"MaxValidityMinutes": 60})
    browser.open(domain.authorize(prompt="none"))
    assert browser.answer["code"]


def test_somebody_of_the_company_comes_in_by_their_own_provider(domain: AtDomain) -> None:
    browser = Stopped()
    browser.open(domain.authorize(scope="openid email profile aws.cognito.signin.user.admin"))
    assert "Practice Company" in browser.follow("idp-PracticeCompany").said
    browser.submit(who="grace")
    _, tokens = domain.redeem(browser.answer["code"])
    told = claims(tokens["id_token"])
    assert told["cognito:username"] == "PracticeCompany_grace"
    assert told["identities"][0]["providerName"] == "PracticeCompany"
    assert told["email"] == "grace@company.example"
    user = domain.practice.boto3.admin_get_user(
        UserPoolId=domain.pool["pool_id"], Username="PracticeCompany_grace"
    )
    assert user["UserStatus"] == "EXTERNAL_PROVIDER"
    other = Stopped()
    other.open(domain.authorize(identity_provider="PracticeCompany"))
    other.submit(who="nobody (cancel)")
    assert other.answer["error"] == "access_denied"


def test_a_way_back_that_nobody_went_is_refused(domain: AtDomain) -> None:
    browser = Stopped()
    browser.open(domain.authorize(identity_provider="PracticeCompany"))
    stolen = browser.page.fields["state"]
    for state in (stolen, "made-up"):
        page = Stopped().open(f"{domain.practice.endpoint}/oauth2/idpresponse?code=x&state={state}")
        assert (page.status, "Invalid state" in page.said) == (400, True)


def test_clients_with_a_secret_and_rotation(practice: Practice) -> None:
    domain = AtDomain(practice, "secret")
    browser, _ = domain.signed_in()
    code = browser.answer["code"]
    assert domain.redeem(code, client_secret="wrong") == (400, {"error": "invalid_client"})
    assert domain.redeem(code)[0] == 200
    rotating = AtDomain(practice, "rotation")
    browser, _ = rotating.signed_in()
    _, tokens = rotating.redeem(browser.answer["code"])
    asked = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}
    assert rotating.post("/oauth2/token", **asked)[1]["refresh_token"] != tokens["refresh_token"]
    practice.control.advance(11)
    assert rotating.post("/oauth2/token", **asked) == (400, {"error": "invalid_grant"})


def test_tokens_are_good_for_what_their_scopes_say(domain: AtDomain) -> None:
    person = domain.practice.person("plain")
    for scope, has_id in (("openid", True), ("aws.cognito.signin.user.admin", False)):
        browser = Stopped()
        browser.open(domain.authorize(scope=scope))
        browser.submit(username=person["username"], password=person["password"])
        _, tokens = domain.redeem(browser.answer["code"])
        assert ("id_token" in tokens) is has_id
        assert domain.info(tokens["access_token"])[0] == (200 if has_id else 401)
        if has_id:
            with pytest.raises(
                domain.practice.boto3.exceptions.NotAuthorizedException, match="required scopes"
            ):
                domain.practice.boto3.get_user(AccessToken=tokens["access_token"])


def test_endpoints_refuse_what_is_malformed(domain: AtDomain) -> None:
    assert domain.post("/oauth2/token", grant_type="password")[1] == {"error": "unsupported_grant_type"}
    assert domain.post("/oauth2/token")[1] == {"error": "invalid_request"}
    assert domain.post("/oauth2/token", grant_type="authorization_code")[1] == {"error": "invalid_request"}
    assert domain.post("/oauth2/revoke")[1] == {"error": "invalid_request"}
    assert domain.post("/oauth2/revoke", client_id="nobody", token="x") == (401, {"error": "invalid_client"})
    assert domain.info("x")[1]["error"] == "invalid_token"
    twice = f"{domain.authorize()}&client_id={domain.client}"
    assert Stopped().open(twice).status == 400


@pytest.mark.parametrize(
    ("path", "head", "status"),
    [
        ("login", {"Origin": "https://evil.example", "Content-Type": FORM}, 403),
        ("login", {"Origin": "http://localhost:3000", "Content-Type": FORM}, 403),
        ("login", {"Origin": "null", "Content-Type": FORM}, 403),
        ("oauth2/token", {"Origin": "https://evil.example", "Content-Type": FORM}, 403),
        ("oauth2/token", {"Sec-Fetch-Site": "cross-site", "Content-Type": FORM}, 403),
        ("oauth2/token", {"Origin": "http://localhost:3000", "Content-Type": FORM}, 400),
    ],
)
def test_forms_of_other_sites_are_refused(
    practice: Practice, path: str, head: dict[str, str], status: int
) -> None:
    connection = HTTPConnection(practice.endpoint.removeprefix("http://"), timeout=10)
    connection.request("POST", f"/{path}", "a=b", head)
    assert connection.getresponse().status == status


def test_a_site_may_send_a_person_here_but_not_show_the_page_in_a_frame(domain: AtDomain) -> None:
    target = domain.authorize().removeprefix(domain.practice.endpoint)
    for dest, expected in (("document", 302), ("iframe", 403), ("image", 403)):
        connection = HTTPConnection(domain.practice.endpoint.removeprefix("http://"), timeout=10)
        mode = "no-cors" if dest == "image" else "navigate"
        head = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
        connection.request("GET", target, headers=head)
        assert connection.getresponse().status == expected
    page = Stopped().open(domain.authorize())
    assert "frame-ancestors 'none'" in page.head["Content-Security-Policy"]
    assert "script" not in page.text


def test_the_pool_describes_its_domain(domain: AtDomain) -> None:
    connection = HTTPConnection(domain.practice.endpoint.removeprefix("http://"), timeout=10)
    connection.request("GET", f"/{domain.pool['pool_id']}/.well-known/openid-configuration")
    told = json.loads(connection.getresponse().read())
    assert told["token_endpoint"] == f"{domain.practice.endpoint}/oauth2/token"
    assert told["issuer"].endswith(domain.pool["pool_id"])
    connection.request("GET", told["jwks_uri"].removeprefix(domain.practice.endpoint))
    assert json.loads(connection.getresponse().read())["keys"]
