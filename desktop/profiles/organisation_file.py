"""Reading an organisation's files. `resources/schemas/organisation.json` describes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from desktop.core.journal.alarm_rules import is_valid_setting
from desktop.core.notices.notice import Notice
from desktop.profiles.organisation import FlowNotAllowedError, Organisation, OrganisationRules
from desktop.profiles.parsing import InvalidProfileError, parse
from desktop.profiles.validation import FEWEST_MINUTES, FLOWS, MOST_MINUTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from desktop.profiles.profile import Profile

_VERSION = 1
_KEYS = frozenset({"$schema", "version", "profiles", "default", "forced"})
_LANGUAGE = re.compile(r"[a-z]{2,3}([_-][A-Za-z]{2,4})?")


class File(Protocol):
    """One file: its path, and its values or why there are none."""

    @property
    def path(self) -> str:
        """Return where it is."""
        ...

    @property
    def plain(self) -> Mapping[str, Any]:
        """Return its values."""
        ...

    @property
    def notice(self) -> Notice | None:
        """Return why it was not read."""
        ...


def read(files: Iterable[File]) -> Organisation:
    """Return what the files say together. A later file overrules an earlier one, key by key.

    What cannot be read is left out, and `notices` says where: an administrator can correct it, a person
    cannot, and must not be kept from signing in.
    """
    reader = _OrganisationReader()
    for file in files:
        reader.read(file)
    return reader.organisation()


class _OrganisationReader:
    """Takes the files in one after the other, and keeps what was wrong with them."""

    def __init__(self) -> None:
        self._profiles: dict[str, Profile] = {}
        self._default = ""
        self._forced: dict[str, Any] = {}
        self._notices: list[Notice] = []

    def read(self, file: File) -> None:
        """Take one file in."""
        path, plain = file.path, file.plain
        if file.notice is not None:
            self._notices.append(file.notice)
        version = plain.get("version", _VERSION)
        if not isinstance(version, int) or version > _VERSION:
            self._wrong(path, "version")
            return
        for name in sorted(plain.keys() - _KEYS):
            self._wrong(path, name)
        self._read_profiles(path, plain.get("profiles", []))
        self._read_forced(path, plain.get("forced", {}))
        default = plain.get("default", self._default)
        self._default = default if isinstance(default, str) else self._wrong(path, "default")

    def organisation(self) -> Organisation:
        """Return what was read, the organisation's own profiles under its rules, too."""
        rules = OrganisationRules(**self._forced)
        governed = dict(self._governed(Organisation(rules=rules)))
        default = governed.get(self._default.lower())
        return Organisation(governed, default.name if default else "", rules, tuple(self._notices))

    def _governed(self, organisation: Organisation) -> Iterator[tuple[str, Profile]]:
        for name, profile in self._profiles.items():
            try:
                yield name, organisation.govern(profile)
            except FlowNotAllowedError as error:
                self._notices.append(error.notice)

    def _read_profiles(self, path: str, profiles: object) -> None:
        if not isinstance(profiles, list):
            self._wrong(path, "profiles")
            return
        for number, plain in enumerate(profiles, start=1):
            try:
                profile = parse({**plain, "origin": "", "sources": dict.fromkeys(plain, "system-wide")})
            except (InvalidProfileError, TypeError):
                self._wrong(path, f"profiles[{number}]")
            else:
                self._profiles[profile.name.lower()] = profile

    def _read_forced(self, path: str, forced: object) -> None:
        if not isinstance(forced, dict):
            self._wrong(path, "forced")
            return
        for name, value in forced.items():
            if name in _FORCED and _FORCED[name](value):
                self._forced[name] = tuple(value) if isinstance(value, list) else value
            else:
                self._wrong(path, f"forced.{name}")

    def _wrong(self, path: str, name: str) -> str:
        self._notices.append(Notice("organisation-value", {"path": path, "name": name}))
        return ""


def _are_flows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(flow in FLOWS for flow in value)


def _are_minutes(value: object) -> bool:
    return type(value) is int and FEWEST_MINUTES <= value <= MOST_MINUTES


def _is_language(value: object) -> bool:
    return isinstance(value, str) and _LANGUAGE.fullmatch(value) is not None


def _are_alarms(value: object) -> bool:
    return isinstance(value, dict) and all(is_valid_setting(name, setting) for name, setting in value.items())


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


_FORCED: dict[str, Callable[[object], bool]] = {
    "flows": _are_flows,
    "session_minutes": _are_minutes,
    "language": _is_language,
    "alarms": _are_alarms,
    "updates": _is_switch,
}
