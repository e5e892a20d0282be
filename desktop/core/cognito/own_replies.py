"""What a pool says of the person who is signed in, read and checked as other replies are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from desktop.core.cognito import reply_values as values
from desktop.core.cognito.errors import GarbledError

if TYPE_CHECKING:
    from collections.abc import Mapping

    Body = Mapping[str, Any]

_MOST_LISTED = 100
"""Entries that are read of one page: Cognito's own pages have 60 at most."""


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """A person as the pool knows them: attributes and second factors by the service's names."""

    username: str
    attributes: Mapping[str, str] = field(repr=False)
    factors: tuple[str, ...] = ()
    preferred: str = ""

    def has_confirmed(self, attribute: str) -> bool:
        """Say whether an address is there and was confirmed by a code."""
        return bool(self.attributes.get(attribute)) and self.attributes.get(f"{attribute}_verified") == "true"


@dataclass(frozen=True, slots=True)
class AuthFactors:
    """A person's factors: second ones that are on, the preferred one, and what a sign-in may begin with."""

    factors: tuple[str, ...]
    preferred: str
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodesSent:
    """What happened to changed attributes: where the pool sent codes, masked, by attribute."""

    destinations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CreationOptions:
    """What a security key is to make a passkey from, as the pool says it."""

    options: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeptPasskey:
    """A passkey of this person. `attachment` is `platform`, `cross-platform` or empty."""

    id: str
    name: str
    site: str
    attachment: str
    created: datetime | None


@dataclass(frozen=True, slots=True)
class KeptComputer:
    """A device that the pool knows of this person."""

    key: str
    name: str
    address: str
    is_remembered: bool
    created: datetime | None
    used: datetime | None


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A sign-in of this person that has not ended, anywhere."""

    id: str
    device: str
    address: str
    place: str
    client_id: str
    is_current: bool
    created: datetime | None
    used: datetime | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list; `following` is the token of the next one, empty if this was the last."""

    entries: tuple[KeptPasskey | KeptComputer | OpenSession, ...]
    following: str = ""


def read_account(body: Body) -> OwnAccount:
    """Read a reply of GetUser. Raises GarbledError without the name."""
    name = values.needed_text(body, "Username", values.MOST_IN_NAME)
    factors = values.names(body.get("UserMFASettingList"))
    preferred = values.shown_text(body.get("PreferredMfaSetting"))
    return OwnAccount(name, _attributes(body.get("UserAttributes")), factors, preferred)


def read_factors(body: Body) -> AuthFactors:
    """Read a reply of GetUserAuthFactors."""
    return AuthFactors(
        values.names(body.get("UserMFASettingList")),
        values.shown_text(body.get("PreferredMfaSetting")),
        values.names(body.get("ConfiguredUserAuthFactors")),
    )


def read_codes_sent(body: Body) -> CodesSent:
    """Read a reply of UpdateUserAttributes."""
    told = [values.structure(each) for each in _listed(body.get("CodeDeliveryDetailsList"))]
    return CodesSent(
        {
            values.shown_text(each.get("AttributeName")): values.shown_text(each.get("Destination"))
            for each in told
        }
    )


def read_creation_options(body: Body) -> CreationOptions:
    """Read a reply of StartWebAuthnRegistration. Raises GarbledError if there are no options in it."""
    options = values.structure(body.get("CredentialCreationOptions"))
    if not options:
        raise GarbledError("no options for a passkey")
    return CreationOptions(options)


def read_passkeys(body: Body) -> ListPage:
    """Read a reply of ListWebAuthnCredentials."""
    listed = (values.structure(each) for each in _listed(body.get("Credentials")))
    return ListPage(tuple(_passkey(each) for each in listed if _id(each, "CredentialId")), _next(body))


def read_computers(body: Body) -> ListPage:
    """Read a reply of ListDevices."""
    listed = (values.structure(each) for each in _listed(body.get("Devices")))
    entries = tuple(_computer(each) for each in listed if _id(each, "DeviceKey"))
    return ListPage(entries, _next(body, "PaginationToken"))


def read_sessions(body: Body) -> ListPage:
    """Read a reply of ListUserSessions."""
    listed = (values.structure(each) for each in _listed(body.get("Sessions")))
    return ListPage(tuple(_session(each) for each in listed if _id(each, "SessionId")), _next(body))


def moment(value: object) -> datetime | None:
    """Return a time, which botocore reads and JSON spells as seconds since 1970; None for anything else."""
    try:
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        if type(value) in {int, float}:
            return datetime.fromtimestamp(float(str(value)), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None


def _passkey(body: Body) -> KeptPasskey:
    return KeptPasskey(
        _id(body, "CredentialId"),
        values.shown_text(body.get("FriendlyCredentialName")),
        values.shown_text(body.get("RelyingPartyId")),
        values.shown_text(body.get("AuthenticatorAttachment")),
        moment(body.get("CreatedAt")),
    )


def _computer(body: Body) -> KeptComputer:
    attributes = _attributes(body.get("DeviceAttributes"))
    return KeptComputer(
        _id(body, "DeviceKey"),
        attributes.get("device_name", ""),
        attributes.get("last_ip_used", ""),
        attributes.get("dev:device_remembered_status", "remembered") == "remembered",
        moment(body.get("DeviceCreateDate")),
        moment(body.get("DeviceLastAuthenticatedDate")),
    )


def _session(body: Body) -> OpenSession:
    place = values.structure(body.get("LastLocation"))
    parts = (values.shown_text(place.get(name)) for name in ("City", "Country"))
    return OpenSession(
        _id(body, "SessionId"),
        values.shown_text(body.get("DeviceType")),
        values.shown_text(body.get("LastIPAddress")),
        ", ".join(filter(None, parts)),
        values.shown_text(body.get("ClientId")),
        values.is_true(body.get("IsCurrentSession")),
        moment(body.get("CreateDate")),
        moment(body.get("LastActiveDate")),
    )


def _id(body: Body, name: str) -> str:
    """Return what an entry is called by in the next call, empty if it has no such name: it is left out."""
    return values.optional_text(body, name, values.MOST_SHOWN) or ""


def _next(body: Body, name: str = "NextToken") -> str:
    return values.optional_text(body, name, values.MOST_IN_TOKEN) or ""


def _listed(value: object) -> list[object]:
    return list(value[:_MOST_LISTED]) if isinstance(value, (list, tuple)) else []


def _attributes(value: object) -> dict[str, str]:
    pairs = (values.structure(each) for each in _listed(value))
    named = {values.shown_text(pair.get("Name")): values.shown_text(pair.get("Value")) for pair in pairs}
    return {name: text for name, text in named.items() if name}
