"""What a stuck person gives to those who help: a note without a secret.

It is TOML, so that it can be read, copied into a message, and taken by Stile again.
"""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields
from typing import Any

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.core.redact import masked

_TABLE = "stile-help"
_LONGEST = 20_000
_LONGEST_VALUE = 500


class HelpNoteError(StileError):
    """A text is no help note; `notice` says why."""

    code = "help-note-unreadable"

    def __init__(self, because: str) -> None:
        super().__init__(because)
        self.notice = Notice(self.code, {"because": because})


@dataclass(frozen=True, slots=True)
class HelpNote:
    """Where somebody stood when they asked for help.

    `person` is the name they typed, masked; the pool's own number (`sub`) is not known to somebody who could
    not sign in. `username` is the name itself: it is there only if the person agreed to that, and lets the
    admin's tools find them at once; without it the admin asks, or looks among those whom the mask fits.
    `code` is Stile's code of the problem, `at` the time in RFC 3339, `request_id` the pool's own number of
    the refused request. Everything is a text; what is not known is empty.
    """

    profile: str
    pool_id: str
    person: str
    step: str
    code: str
    at: str
    request_id: str = ""
    version: str = ""
    username: str = ""

    def render(self) -> str:
        """Return the note as text in ASCII, which every mail program leaves as it is."""
        lines = [f"{name} = {_quoted(value)}" for name, value in asdict(self).items() if value]
        return "\n".join([f"[{_TABLE}]", *lines, ""])


def parse_note(text: str) -> HelpNote:
    """Read a note out of a text that may have mail's quotes and greetings around it. Raises HelpNoteError."""
    if len(text) > _LONGEST:
        raise HelpNoteError("too-long")
    values = _values(_only_the_note(text))
    known = {field.name: _text(values.get(field.name)) for field in fields(HelpNote)}
    if not known["pool_id"] or not known["code"]:
        raise HelpNoteError("incomplete")
    return HelpNote(**known)


def fits_mask(name: str, mask: str) -> bool:
    """Say whether a name could be the one that a note shows masked."""
    return masked(name) == mask


def _quoted(value: str) -> str:
    """Return a text as TOML quotes it: not as JSON does, which writes what is beyond U+FFFF as two halves."""
    return f'"{"".join(map(_written, value))}"'


def _written(character: str) -> str:
    if " " <= character <= "~":
        return f"\\{character}" if character in '"\\' else character
    if character > "\uffff":
        return f"\\U{ord(character):08x}"
    return "\\ufffd" if "\ud800" <= character <= "\udfff" else f"\\u{ord(character):04x}"


def _only_the_note(text: str) -> str:
    """Return the lines of the note: those after its heading that look like a name and a value."""
    lines = [line.strip().lstrip("> \t") for line in text.splitlines()]
    if f"[{_TABLE}]" not in lines:
        raise HelpNoteError("no-note")
    start = lines.index(f"[{_TABLE}]") + 1
    names = tuple(f"{field.name} =" for field in fields(HelpNote))
    return "\n".join(line for line in lines[start:] if line.startswith(names))


def _values(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):  # brackets in brackets without an end are no note
        raise HelpNoteError("damaged") from None


def _text(value: object) -> str:
    return value[:_LONGEST_VALUE] if isinstance(value, str) else ""
