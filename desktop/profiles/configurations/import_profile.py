"""From a configuration file to a profile that can be shown, and then added or not."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from desktop.profiles.configurations.errors import IncompleteError, OtherKindError
from desktop.profiles.configurations.flows import flow_of
from desktop.profiles.configurations.import_report import ImportLine, report
from desktop.profiles.configurations.shapes import find
from desktop.profiles.configurations.source import text_of
from desktop.profiles.parsing import parse
from desktop.profiles.validation import is_identity_pool, is_local_endpoint

if TYPE_CHECKING:
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


def read(data: bytes, origin: str, name: str = "") -> Imported:
    """Return the profile in a file's bytes. `origin` says in words where they come from.

    Without a name the profile is called after its pool. Nothing in the file can name another endpoint than
    one on this computer, nor bring a client secret. Raises NotImportedError, or InvalidProfileError where
    the file's values are none.
    """
    found = find(text_of(data))
    if found is None:
        raise OtherKindError
    _insist(found)
    values = _values(found)
    sources = dict.fromkeys((name for name, value in values.items() if value), "file")
    plain = {**values, "name": name or found.pool_id, "origin": origin, "sources": sources}
    return Imported(parse(plain), found)


def _insist(found: Found) -> None:
    if found.pool_id and found.client_id:
        return
    if found.computed:
        raise IncompleteError(because="computed", names=", ".join(dict.fromkeys(found.computed)))
    raise IncompleteError(because="no-client" if found.pool_id else "no-pool")


def _values(found: Found) -> dict[str, Any]:
    """Return what goes into the profile; what is guessed is not said to come from the file."""
    chosen = flow_of(found)
    return {
        "pool_id": found.pool_id,
        "client_id": found.client_id,
        "identity_pool_id": found.identity_pool_id if is_identity_pool(found.identity_pool_id) else "",
        "endpoint_url": found.endpoint if is_local_endpoint(found.endpoint) else "",
        "flow": chosen.flow if chosen.is_said else "",
        "preferred_factor": found.preferred if chosen.flow == "choice" else "",
        "policy": asdict(found.policy.policy()) if found.policy else None,
        "client_metadata": dict(found.metadata),
    }
