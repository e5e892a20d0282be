"""Every message that has a public code, by its code.

A code does not tell its module: codes are public and older than the modules. So all modules with messages are
imported here; `desktop.core.words` loads this one when the first message is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.catalogue import (
    accounts,
    admin,
    admin_list,
    browser,
    bulk,
    commands,
    data_removal,
    guide,
    import_refusals,
    imports,
    inputs,
    journal,
    links,
    notes,
    obstacles,
    own_account,
    passkeys,
    pool_check,
    problems,
    profile,
    programs,
    refusals,
    review,
    storage,
    support,
    typed_fields,
)

if TYPE_CHECKING:
    from desktop.core.catalogue.entry_types import Message

ALL_MESSAGES: dict[str, Message] = {
    **problems.MESSAGES,
    **typed_fields.MESSAGES,
    **accounts.MESSAGES,
    **refusals.MESSAGES,
    **inputs.MESSAGES,
    **notes.MESSAGES,
    **passkeys.MESSAGES,
    **own_account.MESSAGES,
    **browser.MESSAGES,
    **storage.MESSAGES,
    **profile.MESSAGES,
    **import_refusals.MESSAGES,
    **imports.MESSAGES,
    **links.MESSAGES,
    **commands.MESSAGES,
    **data_removal.MESSAGES,
    **programs.MESSAGES,
    **guide.MESSAGES,
    **journal.MESSAGES,
    **review.MESSAGES,
    **support.MESSAGES,
    **admin.MESSAGES,
    **admin_list.MESSAGES,
    **obstacles.MESSAGES,
    **bulk.MESSAGES,
    **pool_check.MESSAGES,
}
