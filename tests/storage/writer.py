"""A small program that keeps one step after the other, and says which are kept: `writer.py FOLDER`.

A step that the disk refuses is not said; the next one is tried, as a conversation would.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from desktop.core.storage.vault import StorageError
from desktop.storage.keys import Key
from desktop.storage.sealed_file import SealedFile
from desktop.system.platform import current

STEPS = 3
KEY = Key(b"k" * 32, "tests")


def sealed(folder: Path) -> SealedFile:
    return SealedFile(folder / "work.sealed", folder / "work.lock", current(), "work")


def main(folder: Path) -> None:
    for number in range(1, STEPS + 1):
        record = {"step": number, "filling": [number] * 500}
        try:
            sealed(folder).change(KEY, lambda sections, record=record: {**sections, "record": record})  # type: ignore[misc]
        except StorageError:
            continue
        os.write(1, f"{number}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
