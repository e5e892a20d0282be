"""A chain of records: each carries a code over itself and over all that came before it.

    code(n) = HMAC-SHA-256(key, code(n-1) + record n in canonical JSON)
    code(0) = HMAC-SHA-256(key, "stile audit" + scope)

Without the key no record can be changed, added, taken out of the middle or moved unseen. How long the chain
is, and its last code, are kept elsewhere, sealed, so that cutting off its end is seen as well. The scope, a
profile's name, tells chains of one key apart.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

KEY_BYTES = 32
_NUMBER, _CODE = "n", "code"

ChainBreak: TypeAlias = Literal["unreadable", "changed", "out-of-order", "cut-off", "head"]
"""`unreadable`: no record. `changed`: its code does not fit, or it is another key's. `out-of-order`: its
number is not the next one. `cut-off`: records at the end are gone. `head`: the end is not the sealed one."""


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The end of a chain: how many records there are, and the last one's code in hexadecimal digits."""

    length: int
    code: str


@dataclass(frozen=True, slots=True)
class ChainFinding:
    """What a look at a chain found: the first break and the line it is at, no break if all is well.

    `records` counts the sound ones before it; `head` is where they end.
    """

    head: ChainHead
    broken: ChainBreak | None = None
    line: int | None = None

    @property
    def records(self) -> int:
        """Return how many records are sound."""
        return self.head.length


def start(key: bytes, scope: str) -> ChainHead:
    """Return the head of a chain without records."""
    return ChainHead(0, hmac.new(key, b"stile audit\0" + scope.encode(), hashlib.sha256).hexdigest())


def linked(records: Sequence[Mapping[str, Any]], key: bytes, head: ChainHead) -> tuple[list[str], ChainHead]:
    """Return the lines of records that follow a head, and the new head."""
    lines = []
    for record in records:
        numbered = {_NUMBER: head.length + 1, **record}
        head = ChainHead(head.length + 1, _code(key, head.code, numbered))
        lines.append(json.dumps({**numbered, _CODE: head.code}, separators=(",", ":")))
    return lines, head


def follow(lines: Iterable[str], key: bytes, head: ChainHead) -> ChainFinding:
    """Walk along lines that follow a head, up to the first break."""
    for line, text in enumerate(lines, start=head.length + 1):
        record = read_line(text)
        if record is None:
            return ChainFinding(head, "unreadable", line)
        code = record.pop(_CODE, "")
        if not hmac.compare_digest(str(code).encode(), _code(key, head.code, record).encode()):
            return ChainFinding(head, "changed" if record.get(_NUMBER) == line else "out-of-order", line)
        head = ChainHead(head.length + 1, str(code))
    return ChainFinding(head)


def verify(lines: Sequence[str], key: bytes, scope: str, sealed: ChainHead) -> ChainFinding:
    """Hold a whole log against its key and its sealed head.

    Records beyond the sealed head are sound if they follow from it: the program ended between the log's
    write and the seal's.
    """
    finding = follow(lines, key, start(key, scope))
    if finding.broken:
        return finding
    if finding.records < sealed.length:
        return ChainFinding(finding.head, "cut-off", finding.records + 1)
    if sealed.length and (read_line(lines[sealed.length - 1]) or {}).get(_CODE) != sealed.code:
        return ChainFinding(finding.head, "head", sealed.length)
    return finding


def read_line(text: str) -> dict[str, Any] | None:
    """Return a line's record with its number and its code, None if it holds none."""
    try:
        record = json.loads(text)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


def _code(key: bytes, before: str, record: Mapping[str, Any]) -> str:
    canonical = json.dumps(record, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, bytes.fromhex(before) + canonical.encode(), hashlib.sha256).hexdigest()
