"""What can be told of a profile's pool from outside, without credentials and without signing anybody in.

No probe names a real person: the refresh token is made up, and so is the name that a flow is tried with.
Nothing is sent to anybody, no count of wrong passwords grows, and no session is ever answered. What no
unsigned call can tell is said to be untold.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeAlias
from urllib.parse import urlsplit

from desktop.core.challenges.entry import EntryContext
from desktop.core.challenges.memory import ConversationMemory
from desktop.core.challenges.sign_in import is_of_api, opening_calls
from desktop.core.cognito import errors
from desktop.core.cognito.calls import Call, GetTokensFromRefreshToken
from desktop.core.errors import StileError
from desktop.core.notices.finding import Check, Finding
from desktop.core.secret import Secret
from desktop.profiles.validation import is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from desktop.core.cognito.replies import Received
    from desktop.core.sign_in.settings import Flow
    from desktop.profiles.profile import Profile

    Now: TypeAlias = Callable[[], datetime]

_FITS = 60
"""Seconds that a clock may be off: the Date header has whole ones, and the network takes its own."""
_SIGNED_CALLS_FAIL = 300
"""Seconds after which AWS refuses signed calls. Source: Signature Version 4, clock skew."""
_WHY_NO_ANSWER: tuple[tuple[type[StileError], str], ...] = (
    (errors.NoReplyError, "endpoint.silent"),
    (errors.ServiceTroubleError, "endpoint.trouble"),
    (errors.GarbledError, "endpoint.strange"),
    (errors.UnusableProxyError, "endpoint.no-proxy"),
    (errors.ProxyInTheWayError, "endpoint.proxy"),
    (errors.NotTrustedError, "endpoint.not-secured"),
    (errors.NotRunningError, "endpoint.not-running"),
    (errors.NameNotFoundError, "endpoint.unknown-name"),
    (StileError, "endpoint.not-reached"),
)


class PublicPool(Protocol):
    """A pool as anybody sees it. Both block; errors are returned, not raised."""

    def ask(self, call: Call) -> Received | StileError:
        """Send an unsigned call once."""
        ...

    def count_keys(self) -> int | StileError:
        """Return how many keys the pool signs tokens with; UnknownClientError if there is no such pool."""
        ...


def public_checks(profile: Profile, public_pool: PublicPool, now: Now) -> tuple[Check, ...]:
    """Return the table of checks of a profile; `now` is this computer's clock."""
    flows = tuple(flow for flow in (profile.flow, *profile.fallback_flows) if is_of_api(flow))
    return (
        Check("service", partial(_service, profile, public_pool, now), 30.0),
        Check("pool", partial(_pool, profile, public_pool), 30.0),
        *(Check(f"flow {flow}", partial(_flow, profile, flow, public_pool, now), 30.0) for flow in flows),
        Check("settings", partial(_unseen, profile)),
    )


def _service(profile: Profile, public_pool: PublicPool, now: Now) -> Iterator[Finding]:
    """Tell endpoint, clock and app client from the refusal of a refresh token that never was one."""
    reply = public_pool.ask(GetTokensFromRefreshToken(Secret(f"stile-check-{secrets.token_hex(16)}")))
    is_here = is_loopback(urlsplit(profile.endpoint_url or "").hostname or "")
    where = profile.endpoint_url or f"cognito-idp.{profile.region}"
    if isinstance(reply, (errors.NotReachedError, errors.UnknownOutcomeError)):
        yield Finding.problem(_why_no_answer(reply, is_here=is_here), endpoint=where, detail=reply.detail)
    else:
        yield Finding.ok("endpoint.answers", endpoint=where, region=profile.region)
        yield _clock(reply.at, now())
        yield _client(profile, reply)


def _why_no_answer(error: StileError, *, is_here: bool) -> str:
    """Return the finding; on this computer no network is in the way, and what says no time is no service."""
    if is_here and isinstance(error, errors.UnknownOutcomeError) and not error.request_id:
        return "endpoint.other-program"
    return next(code for kind, code in _WHY_NO_ANSWER if isinstance(error, kind))


def _clock(theirs: datetime | None, ours: datetime) -> Finding:
    if theirs is None:
        return Finding.unknown("clock.untold")
    ahead = (ours - theirs).total_seconds()
    if abs(ahead) <= _FITS:
        return Finding.ok("clock.right", offset=round(ahead))
    code = "clock.ahead" if ahead > 0 else "clock.behind"
    grave = abs(ahead) > _SIGNED_CALLS_FAIL
    return (Finding.problem if grave else Finding.warning)(code, seconds=round(abs(ahead)))


def _client(profile: Profile, reply: Received | StileError) -> Finding:
    client = profile.client_id
    match reply:
        case errors.UnknownClientError():
            return Finding.problem("client.unknown", client=client, region=profile.region)
        case errors.ClientSecretError():
            return Finding.problem("client.secret", client=client, profile=profile.name)
        case errors.BlockedError():
            return Finding.problem("client.blocked", client=client)
        case errors.HeldError():
            return Finding.unknown("client.busy", client=client)
        case _:
            return Finding.ok("client.exists", client=client)


def _pool(profile: Profile, public_pool: PublicPool) -> Iterator[Finding]:
    keys = public_pool.count_keys()
    if isinstance(keys, int):
        yield Finding.ok("pool.exists", pool=profile.pool_id, n=keys)
    elif isinstance(keys, errors.UnknownClientError):
        yield Finding.problem("pool.unknown", pool=profile.pool_id, region=profile.region)
    else:
        yield Finding.unknown("pool.untold", pool=profile.pool_id, detail=keys.detail)


def _flow(profile: Profile, flow: Flow, public_pool: PublicPool, now: Now) -> Iterator[Finding]:
    """Begin as nobody: whether the flow is on is said before anybody asks who it is."""
    settings = replace(profile.settings(), flow=flow, preferred_factor="")
    nobody = f"stile-check-{secrets.token_hex(8)}"
    context = EntryContext(settings, ConversationMemory(nobody), now=now)
    reply = public_pool.ask(next(opening_calls(nobody, Secret(secrets.token_urlsafe(24)), context)))
    match reply:
        case errors.UnknownClientError() | errors.NotReachedError():
            return  # the check of the service says it once for all
        case errors.FlowNotEnabledError():
            yield Finding.problem("flow.off", flow=flow, client=profile.client_id)
        case errors.ClientSecretError():
            yield Finding.problem("client.secret", client=profile.client_id, profile=profile.name)
        case errors.RefusedError() if not isinstance(reply, errors.WrongPasswordError):
            yield Finding.unknown("flow.untold", flow=flow, detail=reply.detail)
        case errors.RefusedError() | errors.DivertedError():
            yield Finding.ok("flow.on", flow=flow)
        case StileError():
            yield Finding.unknown("flow.untold", flow=flow, detail=reply.detail)
        case _:
            yield Finding.ok("flow.on", flow=flow)


def _unseen(profile: Profile) -> Iterator[Finding]:
    yield Finding.unknown("settings.unseen", minutes=profile.session_minutes, profile=profile.name)
