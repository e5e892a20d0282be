"""What is wrong with a profile, all of it at once, each at its field.

Shapes of ids: botocore's service model of cognito-idp and cognito-identity.
"""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING, get_args
from urllib.parse import urlsplit

from desktop.core.cognito.regions import FIPS_REGIONS, has_dualstack
from desktop.core.journal.alarm_rules import ALARMS, is_valid_setting
from desktop.core.notices.notice import Problem
from desktop.core.sign_in.password_policy import MOST_CHARACTERS
from desktop.core.sign_in.relying_party import is_site
from desktop.core.sign_in.settings import Flow, PlainPassword
from desktop.profiles.profile import region_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

    from desktop.profiles.profile import Profile

FLOWS: tuple[Flow, ...] = get_args(Flow)
_BROWSER: Flow = "browser"
"""No flow to fall back on: a person has to be asked first."""
REDIRECT_PORT_RANGE = range(1024, 65_536)
"""Ports of this computer that a browser may come back to: none that only the system may open."""

FEWEST_MINUTES = 3
MOST_MINUTES = 15
"""The range of an app client's AuthSessionValidity."""

FEWEST_CHARACTERS = 6
"""The shortest of all shortest passwords that a pool can ask for."""

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}")
_POOL_ID = re.compile(r"[0-9a-zA-Z-]+_[0-9a-zA-Z]+")
_CLIENT_ID = re.compile(r"[\w+]{1,128}", re.ASCII)
_IDENTITY_POOL_ID = re.compile(r"[\w-]+:[0-9a-f-]+", re.ASCII)
_LONGEST_POOL_ID = 55


def check(profile: Profile) -> tuple[Problem, ...]:
    """Return the problems of a profile, none if it is sound."""
    return tuple(_problems(profile))


def is_name(text: str) -> bool:
    """Say whether a profile may be called so; it must be fit for a file name and for a command line."""
    return _NAME.fullmatch(text) is not None


def _problems(profile: Profile) -> Iterator[Problem]:
    if not is_name(profile.name):
        yield Problem("profile-name", field="name")
    yield from _pool(profile)
    if not _CLIENT_ID.fullmatch(profile.client_id):
        yield Problem("profile-client-id", field="client_id")
    yield from _flows(profile)
    yield from _endpoint(profile.endpoint_url)
    yield from _variant(profile)
    if profile.telemetry_endpoint and _address(profile.telemetry_endpoint) is None:
        yield Problem("profile-telemetry", field="telemetry_endpoint")
    if profile.relying_party and not is_site(profile.relying_party):
        yield Problem("profile-relying-party", field="relying_party")
    yield from _browser(profile)
    yield from _identity_pool(profile.identity_pool_id)
    yield from _numbers(profile)
    yield from _alarms(profile)


def _pool(profile: Profile) -> Iterator[Problem]:
    if len(profile.pool_id) > _LONGEST_POOL_ID or not _POOL_ID.fullmatch(profile.pool_id):
        yield Problem("profile-pool-id", field="pool_id")
        return
    expected = region_of(profile.pool_id)
    if profile.region != expected:
        yield Problem("profile-region", {"region": profile.region, "expected": expected}, field="region")


def _flows(profile: Profile) -> Iterator[Problem]:
    for name, flows in (("flow", (profile.flow,)), ("fallback_flows", profile.fallback_flows)):
        unknown = [flow for flow in flows if flow not in FLOWS or (flow == _BROWSER and name != "flow")]
        if unknown:
            yield Problem("profile-flow", {"flow": str(unknown[0]), "flows": ", ".join(FLOWS)}, field=name)
    sends = "password" in (profile.flow, *profile.fallback_flows)
    refuses = profile.settings().never_sends_password
    if profile.plain_password not in get_args(PlainPassword) or (sends and refuses):
        yield Problem("profile-plain-password", field="plain_password")


def _browser(profile: Profile) -> Iterator[Problem]:
    if profile.domain and not is_domain(profile.domain):
        yield Problem("profile-domain", field="domain")
    elif profile.flow == _BROWSER and not profile.domain:
        yield Problem("profile-domain-needed", field="domain")
    if profile.scopes and ("openid" not in profile.scopes or not all(map(is_scope, profile.scopes))):
        yield Problem("profile-scopes", field="scopes")
    if not all(map(is_site, profile.home_realm)) or not all(profile.home_realm.values()):
        yield Problem("profile-home-realm", field="home_realm")
    if any(port not in REDIRECT_PORT_RANGE for port in profile.redirect_ports):
        yield Problem("profile-redirect-ports", field="redirect_ports")


def is_domain(text: str) -> bool:
    """Say whether this is a host, or an http address of this computer."""
    parts = _address(text if "://" in text else f"https://{text}")
    if parts is None or parts.path:
        return False
    return parts.scheme == "https" or is_loopback(parts.hostname or "")


def is_scope(text: str) -> bool:
    """Say whether a text can be one scope: RFC 6749 3.3, without control characters."""
    return bool(text) and text.isascii() and text.isprintable() and not any(c in ' "\\' for c in text)


def is_local_endpoint(url: str) -> bool:
    """Say whether an address is sound and one of this computer's: the only kind that a file may name."""
    parts = _address(url)
    return parts is not None and is_loopback(parts.hostname or "")


def _endpoint(url: str | None) -> Iterator[Problem]:
    if url is None:
        return
    parts = _address(url)
    if parts is None:
        yield Problem("profile-endpoint", field="endpoint_url")
    elif parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        yield Problem("profile-plain-http", field="endpoint_url")


def _variant(profile: Profile) -> Iterator[Problem]:
    for name, is_on in (("fips", profile.fips), ("dualstack", profile.dualstack)):
        if is_on and profile.endpoint_url is not None:
            yield Problem("profile-variant-endpoint", field=name)
    if profile.fips and profile.region not in FIPS_REGIONS:
        regions = {"region": profile.region, "regions": ", ".join(FIPS_REGIONS)}
        yield Problem("profile-fips", regions, field="fips")
    if profile.dualstack and not has_dualstack(profile.region):
        yield Problem("profile-dualstack", {"region": profile.region}, field="dualstack")


def _address(url: str) -> SplitResult | None:
    """Return the parts of an address that is just scheme, host and port, else None."""
    try:
        parts = urlsplit(url)
        extras = parts.query or parts.fragment or parts.username or parts.password
        sound = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0 and not extras
    except ValueError:
        return None
    return parts if sound else None


def is_loopback(host: str) -> bool:
    """Say whether a host is this computer by its name alone, without asking a name server."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_identity_pool(text: str) -> bool:
    """Say whether this can be an identity pool's id."""
    return len(text) <= _LONGEST_POOL_ID and _IDENTITY_POOL_ID.fullmatch(text) is not None


def _identity_pool(identity_pool_id: str | None) -> Iterator[Problem]:
    if identity_pool_id is not None and not is_identity_pool(identity_pool_id):
        yield Problem("profile-identity-pool", field="identity_pool_id")


def _numbers(profile: Profile) -> Iterator[Problem]:
    if not FEWEST_MINUTES <= profile.session_minutes <= MOST_MINUTES:
        limits = {"fewest": FEWEST_MINUTES, "most": MOST_MINUTES}
        yield Problem("profile-minutes", limits, field="session_minutes")
    if not FEWEST_CHARACTERS <= profile.policy.min_length <= MOST_CHARACTERS:
        limits = {"fewest": FEWEST_CHARACTERS, "most": MOST_CHARACTERS}
        yield Problem("profile-policy", limits, field="policy")


def _alarms(profile: Profile) -> Iterator[Problem]:
    for name, setting in profile.alarms.items():
        if not is_valid_setting(name, setting):
            yield Problem("profile-alarm", {"alarm": name, "alarms": ", ".join(ALARMS)}, field="alarms")
