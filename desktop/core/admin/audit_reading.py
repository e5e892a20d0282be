"""The entries of a log, in every form in which it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.admin import audit_chain
from desktop.core.admin.audit_line import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.core.admin.audit_entry import AuditEntry
    from desktop.core.admin.audit_line import AuditLine


def entries_of(texts: Sequence[str]) -> tuple[AuditEntry, ...]:
    """Return the entries that can be read, oldest first, without the codes that an older Stile lost."""
    return tuple(entry for line in map(parse, texts) if line is not None and (entry := line.entry()))


def lost_codes(texts: Sequence[str]) -> bool:
    """Say whether some entry's code may have been lost, which only the chain's key can find again."""
    return any(line.may_have_lost_code for line in map(parse, texts) if line is not None)


def whole_entries_of(texts: Sequence[str], key: bytes, scope: str) -> tuple[AuditEntry, ...]:
    """Return the entries that can be read, oldest first, with the lost codes that can be found."""
    before, found = audit_chain.start(key, scope).code, []
    for line in filter(None, map(parse, texts)):
        found.append(_entry(line, key, before))
        before = line.hmac or before
    return tuple(filter(None, found))


def _entry(line: AuditLine, key: bytes, before: str) -> AuditEntry | None:
    return line.entry(audit_chain.lost_code(line, key, before) if line.may_have_lost_code else None)
