from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop.admin.pool_check import browser_rules
from desktop.admin.pool_check.pool_extras import PoolExtras, Replica
from desktop.admin.pool_check.rule_table import check_setup
from desktop.core import words
from desktop.core.notices.finding import FindingState
from desktop.core.sign_in.browser_settings import BrowserSettings
from desktop.core.sign_in.password_policy import PasswordPolicy
from tests.admin.pool_check import setups

POLICY = setups.POLICY
OTHER = setups.CLIENT | {"ClientId": "other", "ClientName": "Web"}
TRIGGERS = dict.fromkeys(setups.TRIO, "arn")
CUSTOM = {"ExplicitAuthFlows": ["ALLOW_CUSTOM_AUTH"]}
TEXTS = {"MfaConfiguration": "ON", "SmsMfaConfiguration": {"SmsConfiguration": {"SnsCallerArn": "arn"}}}
TEXTS_ONLY = {**TEXTS, "EmailMfaConfiguration": None, "SoftwareTokenMfaConfiguration": None}
EMAIL_ONLY = {"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]}
ADMIN_ONLY = {"RecoveryMechanisms": [{"Name": "admin_only", "Priority": 1}]}

PRIMARY = ("eu-west-1", "ACTIVE", "PRIMARY")


def copies(*listed: tuple[str, str, str]) -> PoolExtras:
    """Return the pool's copies, each as region, status and role."""
    return replace(setups.EXTRAS, replicas=tuple(Replica(*each) for each in listed))


def threats(mode: str) -> dict[str, Any]:
    """Return a pool of the dearest plan whose threat protection is in a mode."""
    return {"UserPoolTier": "PLUS", "UserPoolAddOns": {"AdvancedSecurityMode": mode}}


DEPARTURES: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("client-flow.off", "problem", {"client": CUSTOM}, {}),
    ("client-flow.fallback-off", "warning", {}, {"fallback_flows": ("password",)}),
    ("client-flow.plain-password", "warning", {"client": {"ExplicitAuthFlows": ["USER_PASSWORD_AUTH"]}}, {}),
    (
        "client-flow.admin-password",
        "warning",
        {"client": {"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"]}},
        {},
    ),
    ("triggers.missing", "problem", {"client": CUSTOM}, {"flow": "custom"}),
    (
        "triggers.missing",
        "problem",
        {"client": CUSTOM, "pool": {"LambdaConfig": {setups.TRIO[0]: "arn"}}},
        {"flow": "custom"},
    ),
    (
        "triggers.fresh-session",
        "warning",
        {"client": CUSTOM, "pool": {"LambdaConfig": TRIGGERS}},
        {"flow": "custom-srp"},
    ),
    ("triggers.migration", "warning", {"pool": {"LambdaConfig": {"UserMigration": "arn"}}}, {}),
    ("client-secret.missing", "problem", {"client": {"ClientSecret": "secret-canary"}}, {}),
    ("client-secret.needless", "problem", {}, {"has_client_secret": True}),
    ("client-secret.shared", "warning", {"client": {"ClientSecret": "x"}}, {"has_client_secret": True}),
    ("attributes.not-writable", "problem", {"client": {"WriteAttributes": ["name"]}}, {}),
    ("client-secret.two", "warning", {"extras": replace(setups.EXTRAS, secrets=2)}, {}),
    ("sessions.untracked", "warning", {"extras": replace(setups.EXTRAS, tracks_sessions=False)}, {}),
    ("sessions.one", "warning", {"extras": replace(setups.EXTRAS, most_sessions=1)}, {}),
    ("replicas.secondary", "warning", {"extras": copies(("eu-west-1", "ACTIVE", "SECONDARY"))}, {}),
    ("replicas.idle", "warning", {"extras": copies(PRIMARY, ("eu-central-1", "INACTIVE", "SECONDARY"))}, {}),
    ("threats.off", "warning", {"pool": {"UserPoolTier": "PLUS"}}, {}),
    ("threats.only-noted", "warning", {"pool": threats("AUDIT")}, {}),
    (
        "threats.not-custom",
        "warning",
        {"client": CUSTOM, "pool": {"LambdaConfig": TRIGGERS, **threats("ENFORCED")}},
        {"flow": "custom"},
    ),
    ("mfa.off", "warning", {"mfa": {"MfaConfiguration": "OFF"}}, {}),
    ("mfa.optional", "warning", {"mfa": {"MfaConfiguration": "OPTIONAL"}}, {}),
    ("mfa.texts-only", "warning", {"mfa": TEXTS_ONLY}, {}),
    (
        "mfa.no-factor",
        "problem",
        {"mfa": {"EmailMfaConfiguration": None, "SoftwareTokenMfaConfiguration": None}},
        {},
    ),
    ("mail.default-sender", "warning", {"pool": {"EmailConfiguration": None}}, {}),
    ("mail.failing", "problem", {"pool": {"EmailConfigurationFailure": "no rights"}}, {}),
    ("texts.failing", "problem", {"pool": {"SmsConfigurationFailure": "no rights"}}, {}),
    ("texts.no-role", "problem", {"mfa": {"SmsMfaConfiguration": {"SmsAuthenticationMessage": "x"}}}, {}),
    ("recovery.admin-only", "warning", {"pool": {"AccountRecoverySetting": ADMIN_ONLY}}, {}),
    ("recovery.closed-by-factor", "warning", {"pool": {"AccountRecoverySetting": EMAIL_ONLY}}, {}),
    ("recovery.legacy", "warning", {"pool": {"AccountRecoverySetting": None}}, {}),
    ("session.short", "warning", {"client": {"AuthSessionValidity": None}}, {}),
    ("session.differs", "warning", {}, {"session_seconds": 180}),
    (
        "invitations.short",
        "warning",
        {"pool": {"Policies": {"PasswordPolicy": POLICY | {"TemporaryPasswordValidityDays": 1}}}},
        {},
    ),
    (
        "invitations.long",
        "warning",
        {"pool": {"Policies": {"PasswordPolicy": POLICY | {"TemporaryPasswordValidityDays": 90}}}},
        {},
    ),
    (
        "policy.short",
        "warning",
        {"pool": {"Policies": {"PasswordPolicy": {"MinimumLength": 6}}}},
        {},
    ),
    ("policy.short", "warning", {"mfa": {"MfaConfiguration": "OFF"}}, {}),
    ("policy.differs", "warning", {}, {"policy": PasswordPolicy(min_length=20)}),
    ("names.told", "warning", {"client": {"PreventUserExistenceErrors": "LEGACY"}}, {}),
    (
        "other-clients.names-told",
        "warning",
        {"others": (OTHER | {"PreventUserExistenceErrors": "LEGACY"},)},
        {},
    ),
    (
        "other-clients.plain-password",
        "warning",
        {"others": (OTHER, OTHER | {"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]})},
        {},
    ),
    ("revocation.off", "warning", {"client": {"EnableTokenRevocation": False}}, {}),
    ("capitals.count", "warning", {"pool": {"UsernameConfiguration": None}}, {}),
    ("deletion.open", "warning", {"pool": {"DeletionProtection": "INACTIVE"}}, {}),
]


def test_a_pool_where_all_is_well_is_called_so() -> None:
    there = setups.setup(others=(OTHER,))
    assert {finding.state for finding in check_setup(there, setups.use())} == {FindingState.OK}


def test_what_is_well_about_protection_is_told_and_what_is_not_known_is_not() -> None:
    extras = copies(PRIMARY, ("eu-central-1", "ACTIVE", "SECONDARY"))
    found = check_setup(setups.setup(pool=threats("ENFORCED"), extras=extras), setups.use())
    assert {"sessions.tracked", "replicas.active", "threats.on"} <= {each.code for each in found}
    untold = check_setup(setups.setup(extras=PoolExtras()), setups.use())
    assert not [each for each in untold if each.code.partition(".")[0] in {"sessions", "replicas", "threats"}]


@pytest.mark.parametrize(("code", "state", "changed", "known"), DEPARTURES)
def test_each_departure_is_told_with_what_to_do(
    code: str, state: str, changed: dict[str, Any], known: dict[str, Any]
) -> None:
    found = {finding.code: finding for finding in check_setup(setups.setup(**changed), setups.use(**known))}
    assert found[code].state == state
    assert words.finding_text(found[code])
    assert words.finding_advice(found[code])


def test_a_client_that_names_no_flows_allows_the_services_own() -> None:
    there = setups.setup(client={"ExplicitAuthFlows": None})
    assert there.allows("srp")
    assert there.allows("custom")
    assert not there.allows("password")


def test_a_migrating_pool_may_take_plain_passwords() -> None:
    there = setups.setup(
        pool={"LambdaConfig": {"UserMigration": "arn"}},
        client={"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]},
    )
    assert all(
        finding.state is FindingState.OK for finding in check_setup(there, setups.use(flow="password"))
    )


def test_the_flow_for_a_profile_is_one_that_works() -> None:
    there = setups.setup(client={"ExplicitAuthFlows": ["ALLOW_CUSTOM_AUTH", "ALLOW_USER_AUTH"]})
    assert there.flow_for("srp") == "choice"
    assert there.flow_for("custom") == "choice"
    with_triggers = setups.setup(pool={"LambdaConfig": TRIGGERS}, client=CUSTOM)
    assert with_triggers.flow_for("custom") == "custom"
    assert setups.setup(client={"ExplicitAuthFlows": ["ALLOW_NOTHING"]}).flow_for("srp") == "srp"


def test_no_description_shows_its_secrets() -> None:
    there = setups.setup(client={"ClientSecret": "secret-canary"})
    told = "".join(map(repr, check_setup(there, setups.use())))
    assert "secret-canary" not in repr(there) + told


# Signing in by a browser


PORTS = (28671, 28672)
BROWSER = BrowserSettings("https://auth.example.com", "client", redirect_ports=PORTS)
OAUTH = {
    "AllowedOAuthFlowsUserPoolClient": True,
    "AllowedOAuthFlows": ["code"],
    "AllowedOAuthScopes": list(BROWSER.scopes),
    "CallbackURLs": list(BROWSER.redirects()),
    "LogoutURLs": list(BROWSER.logout_redirects()),
    "SupportedIdentityProviders": ["COGNITO"],
}


@pytest.mark.parametrize(
    ("code", "state", "changed"),
    [
        ("client-oauth.ready", "ok", {}),
        ("client-oauth.no-code", "problem", {"AllowedOAuthFlowsUserPoolClient": False}),
        ("client-oauth.no-code", "problem", {"AllowedOAuthFlows": ["client_credentials"]}),
        ("client-oauth.implicit", "warning", {"AllowedOAuthFlows": ["code", "implicit"]}),
        ("client-oauth.no-scopes", "problem", {"AllowedOAuthScopes": ["openid"]}),
        ("client-oauth.no-callback", "problem", {"CallbackURLs": ["http://localhost:28671/callback"]}),
        ("client-oauth.some-callbacks", "warning", {"CallbackURLs": [BROWSER.redirects()[0]]}),
        ("client-oauth.no-logout", "warning", {"LogoutURLs": []}),
    ],
)
def test_what_a_browser_needs_is_looked_at(code: str, state: str, changed: dict[str, Any]) -> None:
    there, use = setups.setup(client={**OAUTH, **changed}), setups.use(flow="browser", browser=BROWSER)
    found = {finding.code: finding for finding in check_setup(there, use)}
    assert found[code].state == state
    assert words.finding_text(found[code])
    calls = browser_rules.change(there, use)
    if state == "ok" or code == "client-oauth.implicit":
        assert calls == ()
        return
    (call,) = calls
    mended = setups.setup(client={**call.members, "UserPoolId": setups.POOL["Id"]})
    after = {finding.code for finding in check_setup(mended, use) if finding.code.startswith("client-oauth")}
    assert after == {"client-oauth.ready"}
    assert call.members["ExplicitAuthFlows"] == setups.CLIENT["ExplicitAuthFlows"]


def test_a_provider_that_the_client_does_not_have_is_told() -> None:
    wanted = replace(BROWSER, identity_provider="Example")
    there, use = setups.setup(client=OAUTH), setups.use(flow="browser", browser=wanted)
    found = {finding.code: finding for finding in check_setup(there, use)}
    assert found["client-oauth.no-provider"].values["names"] == "COGNITO"
    (call,) = browser_rules.change(there, use)
    assert call.members["SupportedIdentityProviders"] == ["COGNITO", "Example"]
    assert not {"client-flow.off", "client-flow.on"} & set(found)


def test_a_profile_without_a_domain_is_not_asked_for_it() -> None:
    assert not [each for each in check_setup(setups.setup(), setups.use()) if "oauth" in each.code]
    assert browser_rules.change(setups.setup(), setups.use()) == ()
