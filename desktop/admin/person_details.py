"""What else can be read of one person: devices, groups, factors, open sessions, sign-in events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.core.admin.admin_call import AdminCall
from desktop.core.admin.errors import PlanLacksFeatureError, SessionsNotTrackedError
from desktop.core.admin.page_tokens import PageTokens
from desktop.core.cognito.errors import InvalidInputError
from desktop.core.cognito.own_replies import OpenSession, read_sessions
from desktop.core.errors import StileError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from datetime import datetime

    from desktop.core.admin.directory import Directory
    from desktop.core.admin.people import Person

_MOST = 60
_MOST_PAGES = 20
"""Pages of sessions: Cognito gives all of them, 125 at most, in the first."""
_PLUS = "PLUS"


@dataclass(frozen=True, slots=True)
class RememberedDevice:
    """One remembered computer."""

    key: str
    name: str
    last_ip: str
    last_seen: datetime | None


@dataclass(frozen=True, slots=True)
class DirectoryGroup:
    """One group of the pool."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class PersonFactors:
    """Second factors that are on, in Cognito's names, and what a sign-in by choice may begin with."""

    enabled: tuple[str, ...]
    preferred: str
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignInEvent:
    """One sign-in that the pool's threat protection wrote down; `challenges` as `name:result`."""

    at: datetime | None
    kind: str
    response: str
    risk: str
    challenges: tuple[str, ...]
    ip: str
    place: str
    device: str


async def devices_of(directory: Directory, person: Person) -> tuple[RememberedDevice, ...]:
    """Return the computers that the pool remembers."""
    entries = _listed(directory, "AdminListDevices", person, "Devices", "PaginationToken")
    return tuple([_device(entry) async for entry in entries])


async def groups_of(directory: Directory, person: Person) -> tuple[DirectoryGroup, ...]:
    """Return the groups somebody is in."""
    entries = _listed(directory, "AdminListGroupsForUser", person, "Groups", "NextToken")
    return tuple([_group(entry) async for entry in entries])


async def all_groups(directory: Directory) -> tuple[DirectoryGroup, ...]:
    """Return the groups of the pool."""
    entries = _listed(directory, "ListGroups", None, "Groups", "NextToken")
    return tuple([_group(entry) async for entry in entries])


async def factors_of(directory: Directory, person: Person) -> PersonFactors:
    """Return somebody's factors; AdminGetUser would tell them too, but counts as an active user."""
    call = AdminCall("AdminGetUserAuthFactors", {"Username": person.username}, repeatable=True)
    body = (await directory.send(call)).body
    return PersonFactors(
        tuple(body.get("UserMFASettingList", ())),
        str(body.get("PreferredMfaSetting", "")),
        tuple(body.get("ConfiguredUserAuthFactors", ())),
    )


async def sessions_of(directory: Directory, person: Person) -> tuple[OpenSession, ...]:
    """Return the sign-ins that have not ended. Raises SessionsNotTrackedError where there is no list."""
    members: dict[str, Any] = {"Username": person.username}
    found: list[OpenSession] = []
    for _page in range(_MOST_PAGES):
        try:
            answer = await directory.send(AdminCall("AdminListUserSessions", members, repeatable=True))
        except InvalidInputError as error:
            raise SessionsNotTrackedError(error.detail, request_id=error.request_id, at=error.at) from error
        listed = read_sessions(answer.body)
        found += [each for each in listed.entries if isinstance(each, OpenSession)]
        if not listed.following:
            break
        members["NextToken"] = listed.following
    return tuple(found)


async def events_of(directory: Directory, person: Person, most: int = _MOST) -> tuple[SignInEvent, ...]:
    """Return the newest sign-ins. Raises PlanLacksItError where the pool writes none down."""
    members = {"Username": person.username, "MaxResults": min(most, _MOST)}
    try:
        answer = await directory.send(AdminCall("AdminListUserAuthEvents", members, repeatable=True))
    except PlanLacksFeatureError as error:
        raise _no_sign_ins(error, await _plan_of(directory)) from error
    return tuple(_event(entry) for entry in answer.body.get("AuthEvents", ()))


async def _plan_of(directory: Directory) -> str:
    """Return the pool's plan, empty where it cannot be read: it makes the refusal clearer, and no more."""
    try:
        return (await directory.facts()).plan
    except StileError:
        return ""


def _no_sign_ins(error: PlanLacksFeatureError, plan: str) -> PlanLacksFeatureError:
    """Return the error with the plan that would do, and the one that there is."""
    why = "sign-ins-off" if plan == _PLUS else "sign-ins" if plan else "sign-ins-untold"
    name = plan.capitalize()
    return PlanLacksFeatureError(
        error.detail, request_id=error.request_id, at=error.at, because=why, plan=name
    )


async def _listed(
    directory: Directory, operation: str, person: Person | None, member: str, token: str
) -> AsyncIterator[Mapping[str, Any]]:
    members: dict[str, Any] = {"Limit": _MOST}
    if person is not None:
        members["Username"] = person.username
    tokens, following = PageTokens(), None
    while True:
        asked = members | ({token: following} if following else {})
        body = (await directory.send(AdminCall(operation, asked, repeatable=True))).body
        for entry in body.get(member, ()):
            yield entry
        following = tokens.following(body.get(token))
        if following is None:
            return


def _device(entry: Mapping[str, Any]) -> RememberedDevice:
    told = {pair["Name"]: pair.get("Value", "") for pair in entry.get("DeviceAttributes", ())}
    return RememberedDevice(
        str(entry.get("DeviceKey", "")),
        told.get("device_name", ""),
        told.get("last_ip_used", ""),
        entry.get("DeviceLastAuthenticatedDate"),
    )


def _group(entry: Mapping[str, Any]) -> DirectoryGroup:
    return DirectoryGroup(str(entry.get("GroupName", "")), str(entry.get("Description", "")))


def _event(entry: Mapping[str, Any]) -> SignInEvent:
    context = entry.get("EventContextData", {})
    places = (context.get("City", ""), context.get("Country", ""))
    return SignInEvent(
        at=entry.get("CreationDate"),
        kind=str(entry.get("EventType", "")),
        response=str(entry.get("EventResponse", "")),
        risk=str(entry.get("EventRisk", {}).get("RiskLevel", "")),
        challenges=tuple(
            f"{part.get('ChallengeName', '')}:{part.get('ChallengeResponse', '')}"
            for part in entry.get("ChallengeResponses", ())
        ),
        ip=str(context.get("IpAddress", "")),
        place=", ".join(filter(None, places)),
        device=str(context.get("DeviceName", "")),
    )
