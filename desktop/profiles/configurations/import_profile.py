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
from desktop.profiles.link import is_amazons_page
from desktop.profiles.parsing import parse, to_plain
from desktop.profiles.validation import is_identity_pool, is_local_endpoint, is_name

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

    @property
    def unsure_domain(self) -> str:
        """Return the page that the file would send people to and that is taken only if they agree to it."""
        page = self.found.page
        return page.domain if page.is_usable and not self.profile.domain else ""

    def changed(self, **values: Any) -> Imported:  # noqa: ANN401 - plain values, as a file has them
        """Return it with values that a person gave. Raises InvalidProfileError.

        With a domain the browser's flow can be had that the file wants and that needs one.
        """
        before, wanted = self.profile, {}
        flow = flow_of(self.found, has_page=bool(values.get("domain"))).flow
        if flow == "browser":
            wanted = {"flow": flow}
        sources = {**before.sources, **dict.fromkeys(wanted, "file"), **dict.fromkeys(values, "flag")}
        return replace(self, profile=parse({**to_plain(before), **wanted, **values, "sources": sources}))

    def report(self) -> tuple[ImportLine, ...]:
        """Return what is to be told once it is added."""
        return report(self.found, self.profile)


def read(data: bytes, origin: str, name: str = "", environment: str = "") -> Imported:
    """Return the profile in a file's bytes. `origin` says in words where they come from.

    Without a name the profile is called after its pool. Where the file has several configurations, one is
    named by `environment`; it is never the first one silently. Nothing in the file can name another endpoint
    than one on this computer, nor bring a client secret. Raises NotImportedError, or InvalidProfileError
    where the file's values are none.
    """
    text = text_of(data)
    candidates = Candidates(text)
    if not candidates.whole:
        raise refusal(text, candidates)
    if len(candidates.whole) == 1 and not environment:
        return _imported(candidates.whole[0], origin, name)
    several = SeveralConfigurationsError(candidates.whole, origin, name)
    if not environment:
        raise several
    return chosen(several, environment)


def chosen(several: SeveralConfigurationsError, environment: str) -> Imported:
    """Return the profile of that name, in any case. Raises UnknownEnvironmentError, InvalidProfileError."""
    wanted = environment.strip().lower()
    found = next((each for each in several.choices if each.environment.lower() == wanted), None)
    if found is None:
        raise UnknownEnvironmentError(several, environment)
    others = tuple(each.environment for each in several.choices if each is not found)
    names = (found.environment, *others) if others else ()
    return _imported(replace(found, environments=names), several.origin, several.name)


def _imported(found: Found, origin: str, name: str) -> Imported:
    values = _values(found)
    sources = dict.fromkeys((name for name, value in values.items() if value), "file")
    named = name or (found.name if is_name(found.name) else found.pool_id)
    return Imported(parse({**values, "name": named, "origin": origin, "sources": sources}), found)


def _values(found: Found) -> dict[str, Any]:
    """Return what goes into the profile; what is guessed is not said to come from the file."""
    page = found.page
    domain = page.domain if is_amazons_page(page.domain, found.pool_id) else ""
    chosen = flow_of(found, has_page=bool(domain))
    return {
        "pool_id": found.pool_id,
        "client_id": found.client_id,
        "identity_pool_id": found.identity_pool_id if is_identity_pool(found.identity_pool_id) else "",
        "endpoint_url": found.endpoint
        if found.may_name_endpoint and is_local_endpoint(found.endpoint)
        else "",
        "flow": chosen.flow if chosen.is_said else "",
        "preferred_factor": found.preferred if chosen.flow == "choice" else "",
        "policy": asdict(found.policy.policy()) if found.policy else None,
        "client_metadata": dict(found.metadata),
        "session_minutes": found.minutes,
        "domain": domain,
        "scopes": page.asked_scopes,
        "redirect_ports": page.ports,
        "identity_provider": page.only_provider,
        **found.values,
    }
