"""Is a sealed file older than one that was seen before: somebody put an old copy back, or a backup.

The file counts its writes, and the keyring keeps the count that was found at the last start. So what was put
back from before the last start is noticed; what is older by less than that is not. Keeping every write's
count would cost the keyring's ten milliseconds each time a step of a sign-in is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.errors import StileError
from desktop.storage.keyring_items import writes_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.storage.keys import KeyNotes

_MOST_DIGITS = 20


def is_rolled_back(notes: KeyNotes, profile: str, generation: Callable[[], int]) -> bool:
    """Compare a file's count of writes with the noted one, and note it; 0 for a file that begins anew.

    The note is read first: another process may write meanwhile, and then finds more. A keyring that does not
    answer notices nothing. Blocks.
    """
    name = writes_of(profile)
    try:
        noted = _number(notes.note(name))
        found = generation()
        if found != noted:
            notes.keep_note(name, str(found))
    except StileError:
        return False
    return 0 < found < noted


def forget_count(notes: KeyNotes, profile: str) -> None:
    """Note that a file is gone: the next one begins anew. Blocks and raises as `KeyNotes.keep_note` does."""
    if _number(notes.note(writes_of(profile))):
        notes.keep_note(writes_of(profile), "0")


def _number(text: str | None) -> int:
    is_number = text is not None and text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    return int(text) if text is not None and is_number else 0
