"""Where the audit's chain is anchored besides its seal: a file beside the log, and an item of the keyring.

Both say how far the chain had come. Who deletes log and sealed file, or puts older ones in their place, has
not changed the keyring; and where there is none, the file beside the log is one more thing to know of.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from desktop.core.admin.audit_seal import Anchor
from desktop.core.errors import StileError
from desktop.regular_file import read_regular
from desktop.storage.atomic_files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.storage.disk import Disk
    from desktop.core.storage.vault import Store
    from desktop.storage.keys import KeyNotes

_MOST_BYTES = 4096
_LOG = logging.getLogger(__name__)


class AuditAnchors:
    """The anchors of one profile's log; `name` is that of its item in the keyring. All of it blocks."""

    def __init__(self, file: Path, disk: Disk, keys: KeyNotes, name: str) -> None:
        self._file = file
        self._disk = disk
        self._keys = keys
        self._name = name

    def read(self, store: Store) -> tuple[Anchor, ...]:
        """Return what the anchors say, those that are there.

        Raises OSError, NoKeyringError or KeyringLockedError where one is there and cannot be read.
        """
        texts = (self._text(), self._keys.note(self._name) if store == "keyring" else None)
        return tuple(_anchor(text) for text in texts if text is not None)

    def write(self, store: Store, anchor: Anchor) -> None:
        """Move the anchors. What cannot be written lags behind: it is a lower bound, and proves so much."""
        text = json.dumps({"length": anchor.length, "head": anchor.code})
        try:
            write_atomically(self._file, text.encode(), self._disk)
            if store == "keyring":
                self._keys.keep_note(self._name, text)
        except (OSError, StileError) as error:
            _LOG.warning("the audit's log could not be anchored: %s", type(error).__name__)

    def _text(self) -> str | None:
        try:
            return read_regular(self._file, _MOST_BYTES).decode(errors="replace")
        except FileNotFoundError:
            return None


def _anchor(text: str) -> Anchor:
    """Return what a text says; one that no Stile wrote makes an anchor that nothing holds."""
    try:
        record = json.loads(text)
        length, code = record["length"], record["head"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return Anchor(0, "")
    is_sound = type(length) is int and isinstance(code, str)
    return Anchor(length, code) if is_sound else Anchor(0, "")
