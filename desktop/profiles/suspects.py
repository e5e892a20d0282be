"""Which values of a profile a problem may come from: one table, for the window and for the command line.

What has no entry is not the profile's: a rule of the pool, a proxy of the system. Its own sentence says where
that is changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.sign_in.settings import runs_triggers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.core.notices.finding import Finding
    from desktop.core.notices.notice import Notice
    from desktop.profiles.profile import Profile

CLIENT_SECRET = "client_secret"  # noqa: S105 - the name of a value
"""What the app client's secret is called among the values; the profile says only whether it has one."""


def _always(_profile: Profile) -> bool:
    return True


def _has_endpoint(profile: Profile) -> bool:
    return profile.endpoint_url is not None


def _has_metadata(profile: Profile) -> bool:
    return bool(profile.client_metadata)


def _mixes_triggers(profile: Profile) -> bool:
    return runs_triggers(profile.flow)


@dataclass(frozen=True, slots=True)
class Suspects:
    """Names of values, the likeliest first, and of which profiles that can be said.

    `about_endpoint`: the problem is only about which service is called, so what the profile says of the
    endpoint is the likeliest.
    """

    fields: tuple[str, ...]
    of: Callable[[Profile], bool] = _always
    about_endpoint: bool = False


_IDS = ("client_id", "pool_id", "endpoint_url")
_VARIANTS = ("fips", "dualstack")
_SECRET = (CLIENT_SECRET, "client_id")
_FLOW = ("flow", "client_id")
_BROWSER = ("domain", "client_id", "scopes", "identity_provider", "redirect_ports")
_WAY = ("fallback_flows", "flow")
_WHERE = Suspects(("pool_id", "endpoint_url"), about_endpoint=True)
_ELSEWHERE = Suspects(("endpoint_url",), _has_endpoint)

_BY_CODE: Mapping[str, Suspects] = {
    "unknown-client": Suspects(_IDS),
    "client-secret": Suspects(_SECRET),
    "flow-not-enabled": Suspects(_FLOW),
    "flow-not-allowed": Suspects(("flow",)),
    "browser-no-domain": Suspects(_BROWSER),
    "browser-not-set-up": Suspects(_BROWSER),
    "browser-timed-out": Suspects(_BROWSER),
    "browser-ports-taken": Suspects(("redirect_ports",)),
    "not-in-this-region": _WHERE,
    "no-network": _WHERE,
    "no-network.certificate": _ELSEWHERE,
    "no-network.local": _ELSEWHERE,
    **{
        f"no-network.proxy{which}": Suspects(())
        for which in ("", "-socks", "-kind", "-port", "-address", "-name")
    },
    "no-network.name": _WHERE,
    "service-trouble.strange": _ELSEWHERE,
    "session-lost": Suspects(_WAY, _mixes_triggers),
    "trigger-asks-new-password": Suspects(_WAY),
    "trigger-refused": Suspects(("client_metadata",), _has_metadata),
    "aws-profile-unknown": Suspects(("aws_profile",)),
    "aws-profile-broken": Suspects(("aws_profile",)),
    "client.unknown": Suspects(_IDS),
    "client.secret": Suspects(_SECRET),
    "pool.unknown": Suspects(("pool_id", "endpoint_url")),
    "flow.off": Suspects(_FLOW),
    "endpoint.not-reached": _WHERE,
    "endpoint.not-running": _ELSEWHERE,
    "endpoint.other-program": _ELSEWHERE,
    "endpoint.unknown-name": _WHERE,
    "endpoint.not-secured": _ELSEWHERE,
    "endpoint.strange": _ELSEWHERE,
}
"""By the code of a problem, with its variant after a dot where that says more, or of a check's finding.

Not here, on purpose: refusals that protect the person (a passkey for another site, a password that is not to
be sent). A button beside them would lead to switching the protection off; the details name the command.
"""

_OF_THE_PROFILE = "profile-"
"""What begins the codes of `desktop.profiles.validation`, which name the value themselves."""


def suspects(problem: Notice | Finding, profile: Profile | None) -> tuple[str, ...]:
    """Return the names of the values that a problem may come from, none if it is not the profile's.

    Without a profile, because it cannot be read, what depends on one is left out.
    """
    named = getattr(problem, "field", None)
    if named and problem.code.startswith(_OF_THE_PROFILE):
        return (named,)
    variant = f"{problem.code}.{problem.values.get('because')}"
    found = _BY_CODE.get(variant) or _BY_CODE.get(problem.code)
    if found is None:
        return ()
    if profile is None:
        return found.fields if found.of is _always else ()
    return _ordered(found, profile) if found.of(profile) else ()


def _ordered(found: Suspects, profile: Profile) -> tuple[str, ...]:
    """Put what the profile says of the endpoint first, where it is only about which service is called."""
    if not found.about_endpoint:
        return found.fields
    variants = tuple(name for name in _VARIANTS if getattr(profile, name))
    return (*variants, *(found.fields[::-1] if _has_endpoint(profile) else found.fields))
