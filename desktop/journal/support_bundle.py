"""The support bundle: what somebody who helps needs to know of an installation, in one readable file.

It is JSON, so that what is shown before it is saved is what is saved, and Stile can open it again. No secret
is in it: user names are masked, people told apart by pseudonyms, settings that may hold anything are named
and not told, and all of it goes through `core.redact.scrubbed`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.core.plain_text import visible
from desktop.core.redact import in_all_texts, scrubbed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop.journal.reader import JournalReader

KIND = "stile-support"
FORMAT = 1
_LONGEST = 5_000_000
_CONVERSATIONS = 20
_EVENTS = 200


class SupportBundleError(StileError):
    """A text is no support bundle; `notice` says why."""

    code: ClassVar[str] = "support-unreadable"

    def __init__(self, because: str) -> None:
        super().__init__(because)
        self.notice = Notice(self.code, {"because": because})


@dataclass(frozen=True, slots=True)
class SupportBundle:
    """`made_at` is RFC 3339. `versions` are by the name of what has them; `settings` are plain values.

    `checks` are findings by `words.finding_to_plain`. Each of `conversations` says whose it was
    (masked), where it stands, and has its `events`, oldest first.
    """

    made_at: str
    versions: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    checks: tuple[Mapping[str, Any], ...] = ()
    conversations: tuple[Mapping[str, Any], ...] = ()

    def render(self) -> str:
        """Return the file's text, scrubbed; JSON writes out what would be hidden in it."""
        values = in_all_texts(scrubbed, {KIND: FORMAT, **asdict(self)})
        return visible(json.dumps(values, indent=2, ensure_ascii=False)) + "\n"


def file_name(made_at: datetime) -> str:
    """Return what a bundle of this time is called."""
    return f"{KIND}-{made_at:%Y%m%d-%H%M}.json"


def last_conversations(reader: JournalReader) -> tuple[Mapping[str, Any], ...]:
    """Return the newest conversations with their events, the latest first. Raises JournalError."""
    from desktop.journal.reader import JournalQuery  # noqa: PLC0415 - it brings SQLite

    return tuple(
        {
            **passage.to_plain(),
            "events": [
                entry.to_plain()
                for entry in reader.entries(
                    JournalQuery(conversation_id=passage.conversation_id, limit=_EVENTS)
                )
            ],
        }
        for passage in reader.conversations(JournalQuery(limit=_CONVERSATIONS))
    )


def read_support_bundle(text: str) -> SupportBundle:
    """Read a bundle that somebody sent. Raises SupportBundleError."""
    if len(text) > _LONGEST:
        raise SupportBundleError("too-long")
    values = _values(text)
    if values.get(KIND) != FORMAT:
        raise SupportBundleError("newer" if KIND in values else "another-file")
    made_at = values.get("made_at")
    if not isinstance(made_at, str):
        raise SupportBundleError("damaged")
    return SupportBundle(
        made_at,
        {name: str(value) for name, value in _table(values, "versions").items()},
        _table(values, "settings"),
        _tables(values, "checks"),
        _tables(values, "conversations"),
    )


def _values(text: str) -> Mapping[str, Any]:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        raise SupportBundleError("another-file") from None
    if not isinstance(values, dict):
        raise SupportBundleError("another-file")
    return values


def _table(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = values.get(name, {})
    if not isinstance(value, Mapping):
        raise SupportBundleError("damaged")
    return value


def _tables(values: Mapping[str, Any], name: str) -> tuple[Mapping[str, Any], ...]:
    value: Sequence[Any] = values.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
        raise SupportBundleError("damaged")
    return tuple(value)
