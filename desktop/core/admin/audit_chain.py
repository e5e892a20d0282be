"""A chain of entries: each line carries a code over itself and over all that came before it.

    code(n) = HMAC-SHA-256(key, "stile audit line" + code(n-1) + line n in canonical JSON)
    code(0) = HMAC-SHA-256(key, "stile audit" + scope)

Without the key no line can be changed, added, taken out of the middle or moved unseen. How long the chain
is, and its last code, are kept elsewhere, sealed, so that cutting off its end is seen as well. The scope, a
profile's name, tells chains of one key apart.

Lines of an older Stile have no "stile audit line" in their code, and the code may have taken the place of
the entry's own `code` (`audit_line`). It is looked for among the codes that Stile knows; where none fits, the
line can be proved neither sound nor changed. The chain goes on behind it: the next line proves its code.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from desktop.core.admin.audit_line import AuditLine, LineForm, parse, signed_text, write_chained

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

KEY_BYTES = 32

ChainBreak: TypeAlias = Literal[
    "unreadable", "changed", "out-of-order", "cut-off", "head", "seal-gone", "rolled-back"
]
"""`unreadable`: no line of the log. `changed`: its code does not fit, or it is another key's. `cut-off`: the
last lines are gone. `out-of-order`: its number is not the next one. `head`: the end is not the sealed one.
`seal-gone`: there was a chain, and nothing is sealed. `rolled-back`: another place than the seal knows of
more lines, or of others."""

Unproved: TypeAlias = Literal["older-stile", "without-store"]
"""`older-stile`: a line whose own code an older Stile lost. `without-store`: one that nothing could seal."""


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The end of a chain: the last line's number, and its code in hexadecimal digits."""

    length: int
    code: str


@dataclass(frozen=True, slots=True)
class UnprovedLine:
    """A line of the file (counted from 1) that can be proved neither sound nor changed."""

    line: int
    why: Unproved


@dataclass(frozen=True, slots=True)
class ChainFinding:
    """What a look at a chain found: the first break and the line it is at, no break if all is well.

    `head` is where the lines before it end. `unproved` are those of them that nothing proves. `first` is the
    number before the chain's first line.
    """

    head: ChainHead
    broken: ChainBreak | None = None
    line: int | None = None
    unproved: tuple[UnprovedLine, ...] = ()
    first: int = 0

    @property
    def records(self) -> int:
        """Return how many lines of the chain there are before a break."""
        return self.head.length - self.first


class Walk:
    """A walk along lines that follow a head; `codes` are those of the lines gone over, by their numbers."""

    def __init__(self, key: bytes, head: ChainHead, first: int = 0) -> None:
        self._key = key
        self._first = first
        self.head = head
        self.codes = {head.length: head.code}
        self._unproved: list[UnprovedLine] = []
        self._only_older = True

    def over(self, lines: Iterable[str]) -> ChainFinding:
        """Go over lines up to the first break."""
        for line, text in enumerate(lines, start=1):
            broken = self._step(line, text)
            if broken:
                return self._finding(broken, line)
        return self._finding()

    def _finding(self, broken: ChainBreak | None = None, line: int | None = None) -> ChainFinding:
        return ChainFinding(self.head, broken, line, tuple(self._unproved), self._first)

    def _step(self, line: int, text: str) -> ChainBreak | None:
        """Go over one line; return why it cannot be gone over."""
        parsed = parse(text)
        if parsed is None:
            return "unreadable"
        if parsed.form == "bare":
            self._unproved.append(UnprovedLine(line, "without-store"))
            return None
        if parsed.number != self.head.length + 1:
            return "out-of-order"
        if not _proof(parsed, self._key, self.head.code):
            if not self._may_be_older_stiles(parsed):
                return "changed"
            self._unproved.append(UnprovedLine(line, "older-stile"))
        self._only_older = self._only_older and parsed.form == "older"
        self.head = ChainHead(parsed.number, parsed.hmac)
        self.codes[parsed.number] = parsed.hmac
        return None

    def _may_be_older_stiles(self, parsed: AuditLine) -> bool:
        """Say whether an older Stile may have written a line like this: behind a newer line, none did."""
        return self._only_older and parsed.may_have_lost_code and bool(parsed.hmac)


def start(key: bytes, scope: str) -> ChainHead:
    """Return the head of a chain without lines."""
    return ChainHead(0, hmac.new(key, b"stile audit\0" + scope.encode(), hashlib.sha256).hexdigest())


def linked(entries: Sequence[Mapping[str, Any]], key: bytes, head: ChainHead) -> tuple[list[str], ChainHead]:
    """Return the lines of entries (their members) that follow a head, and the new head."""
    lines = []
    for members in entries:
        number = head.length + 1
        head = ChainHead(number, _code(key, head.code, number, members))
        lines.append(write_chained(number, members, head.code))
    return lines, head


def follow(lines: Iterable[str], key: bytes, head: ChainHead) -> ChainFinding:
    """Walk along lines that follow a head, up to the first break."""
    return Walk(key, head).over(lines)


def verify(lines: Sequence[str], key: bytes, scope: str, sealed: ChainHead) -> ChainFinding:
    """Hold a whole log against its key and its sealed head."""
    return hold(Walk(key, start(key, scope)), lines, sealed)


def hold(walk: Walk, lines: Sequence[str], sealed: ChainHead) -> ChainFinding:
    """Walk over a log, and hold its end against the sealed one.

    Lines beyond the sealed head are sound if they follow from it: the program ended between the log's
    write and the seal's.
    """
    finding = walk.over(lines)
    if finding.broken:
        return finding
    if finding.head.length < sealed.length:
        return replace(finding, broken="cut-off", line=len(lines) + 1)
    if walk.codes.get(sealed.length) != sealed.code:
        return replace(finding, broken="head", line=sealed.length - finding.first)
    return finding


def lost_code(line: AuditLine, key: bytes, before: str) -> str | None:
    """Return the `code` that an older Stile lost of an entry, None if it had none or it cannot be found."""
    proof = _proof(line, key, before)
    return proof.code if proof else None


@dataclass(frozen=True, slots=True)
class _Proof:
    """A line is as it was written; `code` is the entry's own, if that was found."""

    code: str | None = None


def _proof(line: AuditLine, key: bytes, before: str) -> _Proof | None:
    if _fits(line, key, before, line.members):
        return _Proof()
    if not line.may_have_lost_code:
        return None
    for code in _known_codes():
        if _fits(line, key, before, {**line.members, "code": code}):
            return _Proof(code)
    return None


@lru_cache(maxsize=1)
def _known_codes() -> tuple[str, ...]:
    """Return every code that an action can have ended with."""
    from desktop.core.catalogue.all_messages import ALL_MESSAGES  # noqa: PLC0415 - only old logs need it

    return tuple(ALL_MESSAGES)


def _fits(line: AuditLine, key: bytes, before: str, members: Mapping[str, Any]) -> bool:
    return hmac.compare_digest(line.hmac, _code(key, before, line.number, members, line.form))


def _code(
    key: bytes, before: str, number: int, members: Mapping[str, Any], form: LineForm = "chained"
) -> str:
    mark = b"" if form == "older" else b"stile audit line\0"
    signed = mark + bytes.fromhex(before) + signed_text(number, members, form)
    return hmac.new(key, signed, hashlib.sha256).hexdigest()
