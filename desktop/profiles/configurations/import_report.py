"""What is told about a configuration: what was read, assumed, left out, and is in no such file."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Literal, TypeAlias

from desktop.core import words
from desktop.core.notices.notice import Notice
from desktop.core.plain_text import one_line
from desktop.profiles.configurations.flows import IN_V6, flow_of
from desktop.profiles.configurations.page_report import page_assumed, page_left_out, page_read
from desktop.profiles.profile import region_of
from desktop.profiles.validation import is_identity_pool, is_local_endpoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.core.sign_in.password_policy import Rule
    from desktop.profiles.configurations.flows import FlowFound
    from desktop.profiles.configurations.found import Found
    from desktop.profiles.profile import Profile

Part: TypeAlias = Literal["read", "guessed", "left-out", "missing"]
_KNOWN_VERSION = "1"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One thing to tell."""

    part: Part
    notice: Notice


def report(found: Found, profile: Profile) -> tuple[ImportLine, ...]:
    """Return everything that is to be told of the profile that a configuration became."""
    page, name = found.page, profile.name
    chosen = flow_of(found, has_page=bool(profile.domain))
    told: dict[Part, Iterator[Notice]] = {
        "read": chain(_where(found, profile.endpoint_url), _read(found, chosen), page_read(page, profile)),
        "guessed": chain(_guessed(found, chosen, name), page_assumed(page)),
        "left-out": chain(_left_out(found, name), page_left_out(found, profile)),
        "missing": _missing(found, chosen, name),
    }
    return tuple(ImportLine(part, _printable(notice)) for part, notices in told.items() for notice in notices)


def _printable(notice: Notice) -> Notice:
    """Take out what a file could steer a terminal with, and what would fill a page."""
    return Notice(notice.code, {name: _shown(value) for name, value in notice.values.items()})


def _shown(value: str | int) -> str | int:
    if isinstance(value, int):
        return value
    return one_line(" ".join(value.split()), _LONGEST)


def _where(found: Found, endpoint: str | None) -> Iterator[Notice]:
    """Tell first where passwords go: that decides whether the rest is worth reading."""
    because = "elsewhere"
    if endpoint is None or is_local_endpoint(endpoint):
        because = "here" if endpoint else "amazon"
    region = region_of(found.pool_id)
    yield Notice("import-endpoint", {"because": because, "endpoint": endpoint or "", "region": region})


def _read(found: Found, chosen: FlowFound) -> Iterator[Notice]:
    yield Notice("import-shape", {"because": found.shape})
    yield Notice("import-pool", {"pool": found.pool_id, "client": found.client_id})
    yield Notice("import-region", {"region": region_of(found.pool_id)})
    if is_identity_pool(found.identity_pool_id):
        yield Notice("import-identity-pool", {"id": found.identity_pool_id})
    if chosen.because == "named":
        yield _named_flow(found, chosen)
    if found.policy:
        rules = found.policy.policy().rules()
        yield Notice("import-policy", {"rules": _joined(map(_rule, rules))})
    if found.login_names:
        yield Notice("import-login-names", {"names": _named("login", found.login_names)})
    if found.mfa:
        yield _mfa(found)
    if found.metadata:
        yield Notice("import-metadata", {"names": _joined(found.metadata)})
    if found.minutes:
        yield Notice("import-minutes", {"n": found.minutes})
    if found.allowed_flows:
        yield Notice("import-flows", {"flows": _joined(found.allowed_flows)})


def _guessed(found: Found, chosen: FlowFound, name: str) -> Iterator[Notice]:
    if chosen.because != "named":
        yield _guessed_flow(found, chosen, name)
    if found.policy is None:
        yield Notice("import-policy-guessed")
    elif found.policy.min_length is None:
        yield Notice("import-length-guessed", {"n": found.policy.policy().min_length})
    if found.region and found.region != region_of(found.pool_id):
        yield Notice("import-region-guessed", {"file": found.region, "region": region_of(found.pool_id)})
    if found.environments:
        others = _joined(found.environments[1:])
        yield Notice("import-environment", {"name": found.environments[0], "others": others})
    if found.other_pools:
        yield Notice("import-other-pools", {"pools": _joined(found.other_pools)})
    if found.fallbacks:
        yield Notice("import-fallback", {"names": _joined(dict.fromkeys(found.fallbacks))})
    if found.version and not found.version.startswith(_KNOWN_VERSION):
        yield Notice("import-version", {"version": found.version})


def _left_out(found: Found, name: str) -> Iterator[Notice]:
    if found.endpoint and not (found.may_name_endpoint and is_local_endpoint(found.endpoint)):
        yield Notice("import-endpoint-left-out", {"endpoint": found.endpoint, "profile": name})
    if found.identity_pool_id and not is_identity_pool(found.identity_pool_id):
        yield Notice("import-identity-pool-left-out", {"id": found.identity_pool_id})
    if found.has_secret:
        yield Notice("import-secret-left-out", {"because": found.shape, "profile": name})
    if found.computed:
        yield Notice("import-computed", {"names": _joined(dict.fromkeys(found.computed))})


def _missing(found: Found, chosen: FlowFound, name: str) -> Iterator[Notice]:
    if not found.minutes:
        yield Notice("import-no-minutes", {"profile": name})
    if not found.allowed_flows:
        yield Notice("import-no-flows", {"profile": name})
    if chosen.flow != "password":
        yield Notice("import-no-migration", {"profile": name})
    yield Notice("import-no-days")
    if not (found.has_secret or found.knows_secret):
        yield Notice("import-no-secret", {"profile": name})


def _mfa(found: Found) -> Notice:
    by = "-by" if found.mfa_methods and found.mfa != "off" else ""
    methods = _named("method", found.mfa_methods)
    return Notice("import-mfa", {"because": f"{found.mfa}{by}", "methods": methods})


def _rule(rule: Rule) -> str:
    label = words.rule_label(rule)
    return label[:1].lower() + label[1:]


def _named_flow(found: Found, chosen: FlowFound) -> Notice:
    in_v6 = IN_V6.get(chosen.flow, "")
    values = {"because": found.shape, "named": found.flow, "flow": chosen.flow, "v6": in_v6}
    return Notice("import-flow", values)


def _guessed_flow(found: Found, chosen: FlowFound, name: str) -> Notice:
    because, flow, in_v6 = chosen.because, chosen.flow, IN_V6.get(chosen.flow, "")
    values = {"because": because, "named": found.flow, "flow": flow, "v6": in_v6, "profile": name}
    return Notice("import-flow-guessed", values)


def _named(kind: str, names: Iterable[str]) -> str:
    return _joined(words.say(f"import.{kind}-{name}") for name in names)


def _joined(texts: Iterable[str]) -> str:
    return ", ".join(texts)
