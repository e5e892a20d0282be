"""The names that Amplify and Cognito have for Stile's flows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.sign_in.settings import Flow
    from desktop.profiles.configurations.found import Found

IN_V6: dict[Flow, str] = {
    "srp": "USER_SRP_AUTH",
    "password": "USER_PASSWORD_AUTH",
    "choice": "USER_AUTH",
    "custom": "CUSTOM_WITHOUT_SRP",
    "custom-srp": "CUSTOM_WITH_SRP",
}
"""What Amplify JS v6 takes as `options.authFlowType` of its `signIn`; no configuration of it names a flow."""

_EITHER = "CUSTOM_AUTH"
_NAMES: dict[str, Flow] = {
    **{flow.upper(): flow for flow in IN_V6},
    **{name: flow for flow, name in IN_V6.items()},
    "CUSTOM_AUTH_WITH_SRP": "custom-srp",
    "CUSTOM_AUTH_WITHOUT_SRP": "custom",
    _EITHER: "custom-srp",
    "BROWSER": "browser",
}


@dataclass(frozen=True, slots=True)
class FlowFound:
    """The flow to sign in by, and why.

    `because` is `named`, `browser`, `no-page`, `either`, `passwordless`, `unknown` or `default`. `either`:
    the old name CUSTOM_AUTH leaves open whether a password is proven first. `browser`: the app client allows
    nothing else; `no-page`: the browser's flow is wanted, and its page was not taken or not told.
    """

    flow: Flow
    because: str

    @property
    def is_said(self) -> bool:
        """Say whether the file itself leads to this flow."""
        return self.because in {"named", "browser", "either", "passwordless"}


def wants_browser(found: Found) -> bool:
    """Say whether people are to sign in by a browser and by nothing else."""
    return found.page.is_only_way or _NAMES.get(found.flow.upper()) == "browser"


def flow_of(found: Found, *, has_page: bool) -> FlowFound:
    """Return the flow that a configuration names, else the one that Amplify uses by itself.

    The browser's flow waits until the profile has a page.
    """
    name = found.flow.upper()
    if wants_browser(found) and not has_page:
        return FlowFound("srp", "no-page")
    if found.page.is_only_way:
        return FlowFound("browser", "browser")
    if name in _NAMES:
        return FlowFound(_NAMES[name], "either" if name == _EITHER else "named")
    if found.first_factors:
        return FlowFound("choice", "passwordless")
    return FlowFound("srp", "unknown" if name else "default")
