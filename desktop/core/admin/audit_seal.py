"""What is kept of the audit's log outside of it, and what the log is held against.

The seal is in the vault: the chain's key, its end, and the breaks that nobody has acknowledged yet. Anchors
are in other places (the keyring, a file beside the log): they tell how far the chain had come when log and
seal are gone, or older than they were, together.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop.core.admin.audit_chain import ChainBreak, ChainFinding, ChainHead, Walk, hold, start
from desktop.core.admin.audit_line import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_MOST_NUMBER = 10**9


@dataclass(frozen=True, slots=True)
class AuditSeal:
    """A chain's key and end, and the length of the log's file in bytes when that was its end.

    `first` is the number of the last line before this chain, of one that could not be gone on with; else 0.
    """

    key: bytes
    head: ChainHead
    size: int = 0
    first: int = 0
    breaks: tuple[ChainBreak, ...] = ()

    @classmethod
    def begun(cls, key: bytes, scope: str, *, first: int = 0, breaks: Iterable[ChainBreak] = ()) -> AuditSeal:
        """Return the seal of a chain without lines, whose first one will be number `first` + 1."""
        return cls(key, ChainHead(first, start(key, scope).code), first=first, breaks=tuple(breaks))

    @classmethod
    def read(cls, record: Mapping[str, Any]) -> AuditSeal:
        """Return the seal that a vault's record holds."""
        key = base64.b64decode(str(record["key"]))
        head = ChainHead(int(record["length"]), str(record["head"]))
        breaks = tuple(record.get("breaks", ()))
        return cls(key, head, int(record["size"]), int(record.get("first", 0)), breaks)

    def record(self) -> dict[str, Any]:
        """Return JSON values for the vault."""
        key = base64.b64encode(self.key).decode()
        kept = {"key": key, "length": self.head.length, "head": self.head.code, "size": self.size}
        news = {"first": self.first, "breaks": list(self.breaks)}
        return {**kept, **{name: value for name, value in news.items() if value}}


@dataclass(frozen=True, slots=True)
class Anchor:
    """How long the chain was, and the last line's code, as another place than the seal has it.

    Without a code the place holds something that no Stile wrote.
    """

    length: int
    code: str

    def is_ahead_of(self, seal: AuditSeal) -> bool:
        """Say whether the chain had come farther than its end is now, or to another end."""
        if not self.code or self.length > seal.head.length:
            return True
        return seal.first < self.length == seal.head.length and self.code != seal.head.code

    def holds(self, codes: Mapping[int, str], seal: AuditSeal) -> bool:
        """Say whether a whole chain, by its codes, goes over this anchor or begins behind it."""
        if not self.code:
            return False
        return self.length <= seal.first or codes.get(self.length) == self.code


def judge(
    lines: Sequence[str], seal: AuditSeal | None, anchors: Iterable[Anchor], scope: str
) -> ChainFinding | None:
    """Hold a log against its seal and its anchors; None where there is nothing of either, and no chain."""
    if seal is None:
        is_gone = any(anchors) or has_chain(lines)
        return ChainFinding(ChainHead(0, ""), "seal-gone") if is_gone else None
    finding = judge_chain(lines, seal, anchors, scope)
    return replace(finding, broken=seal.breaks[0], line=None) if seal.breaks else finding


def judge_chain(lines: Sequence[str], seal: AuditSeal, anchors: Iterable[Anchor], scope: str) -> ChainFinding:
    """Hold a log against its seal and its anchors, whatever breaks there were before this chain."""
    walk = Walk(seal.key, ChainHead(seal.first, start(seal.key, scope).code), seal.first)
    finding = hold(walk, lines, seal.head)
    is_held = all(anchor.holds(walk.codes, seal) for anchor in anchors)
    return finding if finding.broken or is_held else replace(finding, broken="rolled-back")


def has_chain(lines: Iterable[str]) -> bool:
    """Say whether some line was in a chain."""
    return any(line.number for line in map(parse, lines) if line is not None)


def last_number(lines: Sequence[str], seal: AuditSeal | None, anchors: Iterable[Anchor]) -> int:
    """Return the highest number that a line had, as far as anything tells: the next chain goes on from it."""
    numbers = [line.number for line in map(parse, lines) if line is not None and line.number <= _MOST_NUMBER]
    sealed = seal.head.length if seal is not None else 0
    return max([sealed, *numbers[-1:], *(anchor.length for anchor in anchors if anchor.code)])
