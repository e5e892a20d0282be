"""Every finding of a check that has a sentence, by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.catalogue import (
    checks,
    display_checks,
    email_codes,
    pool_settings,
    public_checks,
    updates,
)

if TYPE_CHECKING:
    from desktop.core.catalogue.entry_types import FindingText

ALL_FINDINGS: dict[str, FindingText] = {
    **checks.FINDINGS,
    **display_checks.FINDINGS,
    **email_codes.FINDINGS,
    **pool_settings.FINDINGS,
    **public_checks.FINDINGS,
    **updates.FINDINGS,
}
