"""What a person drops or pastes: a file or a text to import a profile from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from desktop.core.offers import is_link
from desktop.profiles.configurations.errors import NotHereError, NothingPastedError, SeveralFilesError

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from desktop.profiles.configurations.errors import NotImportedError

ImportSource: TypeAlias = "Path | str | NotImportedError"
"""A file of this computer, a text, or why it is neither."""


def is_import_source(mime: QMimeData) -> bool:
    """Say whether dragged data could be a configuration at all."""
    return mime.hasUrls() or mime.hasText()


def opened_source(what: str) -> ImportSource:
    """Return what a desktop, or another start of the program, opens: a link is a text, all else a file."""
    return what if is_link(what) else Path(what)


def import_source(mime: QMimeData | None) -> ImportSource:
    """Return the one file, or the text; an empty clipboard has neither, and no data at all."""
    if mime is None:
        return NothingPastedError()
    if not mime.hasUrls():
        return mime.text() if mime.text().strip() else NothingPastedError()
    if len(mime.urls()) > 1:
        return SeveralFilesError()
    url = mime.urls()[0]
    if is_link(url.toString()):
        return url.toString()
    return Path(url.toLocalFile()) if url.isLocalFile() else NotHereError()
