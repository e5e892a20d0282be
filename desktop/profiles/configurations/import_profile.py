"""From a configuration file to a profile that can be shown, and then added or not."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop.profiles.configurations.candidates import Candidates
from desktop.profiles.configurations.errors import SeveralConfigurationsError, UnknownEnvironmentError
from desktop.profiles.configurations.flows import flow_of
from desktop.profiles.configurations.import_report import ImportLine, report
from desktop.profiles.configurations.refusal import refusal
from desktop.profiles.configurations.source import text_of
from desktop.profiles.parsing import parse
from desktop.profiles.validation import is_identity_pool, is_local_endpoint, is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.profiles.configurations.found import Found
    from desktop.profiles.profile import Profile


@dataclass(frozen=True, slots=True)
class Imported:
    """A profile that nobody has agreed to yet, and what the file said."""

    profile: Profile
    found: Found

    @property
    def names_endpoint(self) -> bool:
        """Say whether the file itself says where passwords go, which nobody who gave the command did."""
        return self.profile.sources.get("endpoint_url") == "file"

    def report(self) -> tuple[ImportLine, ...]:
        """Return what is to be told once it is added."""
        return report(self.found, self.profile.name, self.profile.endpoint_url)


def read(data: bytes, origin: str, name: str = "", environment: str = "") -> Imported:
    """Return the profile in a file's bytes. `origin` says in words where they come from.

    Without a name the profile is called after its pool. Where the file has several configurations, one is named
    by `environment`; it is never the first one silently. Nothing in the file can name another endpoint than
    one on this computer, nor bring a client secret. Raises NotImportedError, or InvalidProfileError where
    the file's values are none.
    """
    text = text_of(data)
    candidates = Candidates(text)
    if not candidates.whole:
        raise refusal(text, candidates)
    found = _chosen(candidates.whole, environment)
    values = _values(found)
    sources = dict.fromkeys((name for name, value in values.items() if value), "file")
    named = name or (found.name if is_name(found.name) else found.pool_id)
    plain = {**values, "name": named, "origin": origin, "sources": sources}
    return Imported(parse(plain), found)


def _chosen(whole: Sequence[Found], environment: str) -> Found:
    wanted = environment.strip().lower()
    fitting = [found for found in whole if found.environment.lower() == wanted]
    if wanted and not fitting:
        raise UnknownEnvironmentError(environment, whole)
    if len(whole) == 1:
        return whole[0]
    if not wanted:
        raise SeveralConfigurationsError(whole)
    others = (found.environment for found in whole if found is not fitting[0])
    return replace(fitting[0], environments=(fitting[0].environment, *others))


def _values(found: Found) -> dict[str, Any]:
    """Return what goes into the profile; what is guessed is not said to come from the file."""
    chosen = flow_of(found)
    return {
        "pool_id": found.pool_id,
        "client_id": found.client_id,
        "identity_pool_id": found.identity_pool_id if is_identity_pool(found.identity_pool_id) else "",
        "endpoint_url": found.endpoint if found.may_name_endpoint and is_local_endpoint(found.endpoint) else "",
        "flow": chosen.flow if chosen.is_said else "",
        "preferred_factor": found.preferred if chosen.flow == "choice" else "",
        "policy": asdict(found.policy.policy()) if found.policy else None,
        "client_metadata": dict(found.metadata),
        "session_minutes": found.minutes,
        **found.values,
    }
