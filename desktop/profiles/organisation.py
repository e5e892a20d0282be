"""What an organisation gives to everybody on a computer: profiles, a default, and rules for all profiles."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from desktop.core.notices.notice_error import NoticeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.journal.alarm_rules import AlarmSetting
    from desktop.core.notices.notice import Notice
    from desktop.core.sign_in.settings import Flow
    from desktop.profiles.profile import Profile


class FlowNotAllowedError(NoticeError):
    """The organisation does not allow the `flow` of the profile called `name`; `flows` are allowed."""

    code: ClassVar[str] = "flow-not-allowed"


@dataclass(frozen=True, slots=True)
class OrganisationRules:
    """What is forced, for the person's own profiles too; empty where nothing is.

    `flows` are the only ones allowed. `alarms` are settings of `core.alarms` by name. `updates` is False
    where nobody here is to ask for newer versions.
    """

    flows: tuple[Flow, ...] = ()
    session_minutes: int | None = None
    language: str = ""
    alarms: Mapping[str, AlarmSetting] = field(default_factory=dict)
    updates: bool | None = None

    @property
    def forbid_plain_password(self) -> bool:
        """Say whether a password is never sent itself: only flows are allowed that prove it or do without."""
        return bool(self.flows) and "password" not in self.flows


@dataclass(frozen=True, slots=True)
class Organisation:
    """Profiles by their names in lower case, which nobody here can change, and the rules."""

    by_name: Mapping[str, Profile] = field(default_factory=dict)
    default: str = ""
    rules: OrganisationRules = OrganisationRules()
    notices: tuple[Notice, ...] = ()

    def govern(self, profile: Profile) -> Profile:
        """Return a profile under the rules. Raises FlowNotAllowedError."""
        forced: dict[str, object] = {}
        if self.rules.flows:
            self._insist(profile)
            allowed = tuple(flow for flow in profile.fallback_flows if flow in self.rules.flows)
            forced |= {"fallback_flows": allowed} if allowed != profile.fallback_flows else {}
            forced |= {"plain_password": "never"} if self.rules.forbid_plain_password else {}
        if self.rules.session_minutes is not None:
            forced["session_minutes"] = self.rules.session_minutes
        if self.rules.alarms:
            forced["alarms"] = {**profile.alarms, **self.rules.alarms}
        if not forced:
            return profile
        sources = {**profile.sources, **dict.fromkeys(forced, "system-wide")}
        return replace(profile, **forced, sources=sources)  # type: ignore[arg-type]

    def _insist(self, profile: Profile) -> None:
        if profile.flow not in self.rules.flows:
            flows = ", ".join(self.rules.flows)
            raise FlowNotAllowedError(name=profile.name, flow=profile.flow, flows=flows)
