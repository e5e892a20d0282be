"""The list of profiles as the file has it: plain values, with whatever else a newer Stile put there."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from desktop.storage.profile_list_errors import ProfileExistsError, UnknownProfileError

Plain: TypeAlias = dict[str, Any]

VERSION = 1
_ORIGIN = "origin"


@dataclass(slots=True)
class ProfileList:
    """Profiles in the order of their adding, the default that was chosen, and unknown keys of the file.

    `unread` are entries that are no object with a name, by their number in the file, from 1: nobody can ask
    for them, and whoever wrote them may want them back, so they are written again, behind the profiles.
    """

    profiles: list[Plain] = field(default_factory=list)
    chosen: str | None = None
    version: int = VERSION
    others: Plain = field(default_factory=dict)
    unread: dict[int, object] = field(default_factory=dict)

    @classmethod
    def from_json(cls, text: bytes) -> ProfileList:
        """Read a file's text. Raises ValueError if it is no list of profiles."""
        whole = json.loads(text)
        if not isinstance(whole, dict):
            raise TypeError("no list of profiles")
        version, chosen = whole.pop("version", VERSION), whole.pop("default", None)
        entries = whole.pop("profiles", [])
        if not isinstance(entries, list) or not isinstance(version, int):
            raise TypeError("no list of profiles")
        profiles = [entry for entry in entries if _is_named(entry)]
        unread = {number: entry for number, entry in enumerate(entries, 1) if not _is_named(entry)}
        return cls(profiles, chosen if isinstance(chosen, str) else None, version, whole, unread)

    def to_json(self) -> bytes:
        """Return the file's text, for people to read."""
        entries = [*self.profiles, *self.unread.values()]
        whole = {"version": self.version, "default": self.chosen, "profiles": entries, **self.others}
        try:
            return (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode()
        except UnicodeEncodeError:  # half a surrogate, which only an escape can say
            return (json.dumps(whole, indent=2) + "\n").encode()

    @property
    def default(self) -> str | None:
        """Return the chosen profile's name, else the first one's that came from no file."""
        by_hand = (plain["name"] for plain in self.profiles if not plain.get(_ORIGIN))
        return self.chosen or next(by_hand, None)

    def find(self, name: str) -> Plain:
        """Return a profile, whatever the case of its name. Raises UnknownProfileError."""
        return self.profiles[self._at(name)]

    def add(self, plain: Plain) -> None:
        """Add a profile. Raises ProfileExistsError."""
        name = plain["name"]
        if any(_same(known["name"], name) for known in self.profiles):
            raise ProfileExistsError(name=name)
        self.profiles.append(plain)

    def replace(self, plain: Plain) -> None:
        """Put a profile in the place of the one of its name. Raises UnknownProfileError."""
        self.profiles[self._at(plain["name"])] = plain

    def remove(self, name: str) -> None:
        """Remove a profile. Raises UnknownProfileError."""
        del self.profiles[self._at(name)]
        if self.chosen is not None and _same(self.chosen, name):
            self.chosen = None

    def use(self, name: str) -> None:
        """Make a profile the default. Raises UnknownProfileError."""
        self.chosen = self.find(name)["name"]

    def _at(self, name: str) -> int:
        for position, plain in enumerate(self.profiles):
            if _same(plain["name"], name):
                return position
        raise UnknownProfileError(name=name)


def _same(name: str, other: str) -> bool:
    """Compare names as file systems may: two profiles must not share one sealed file."""
    return name.lower() == other.lower()


def _is_named(entry: object) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("name"), str)
