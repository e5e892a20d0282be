"""Why a file gives no profile."""

from __future__ import annotations

from typing import ClassVar

from desktop.core.notices.notice_error import NoticeError


class NotImportedError(NoticeError):
    """Something is wrong with a file, or with what was dropped or pasted."""


class TooBigError(NotImportedError):
    """No configuration of a pool is this long; `most` is the limit in words."""

    code: ClassVar[str] = "import-too-big"


class NotTextError(NotImportedError):
    """The bytes are no text: a picture, a program, an archive."""

    code: ClassVar[str] = "import-not-text"


class OtherKindError(NotImportedError):
    """A text without any of the shapes that are known."""

    code: ClassVar[str] = "import-other-kind"


class IncompleteError(NotImportedError):
    """A known shape that does not say which pool, or which app client.

    `because` is `no-pool`, `no-client`, or `computed` where a program works the value out.
    """

    code: ClassVar[str] = "import-incomplete"


class SeveralFilesError(NotImportedError):
    """More than one file at a time."""

    code: ClassVar[str] = "import-several-files"


class NotHereError(NotImportedError):
    """An address of the web in place of a file."""

    code: ClassVar[str] = "import-not-here"


class NothingPastedError(NotImportedError):
    """The clipboard holds no text."""

    code: ClassVar[str] = "import-nothing-pasted"
