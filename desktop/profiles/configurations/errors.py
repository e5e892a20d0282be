"""Why a file gives no profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.core.notices.notice import Problem
from desktop.core.notices.notice_error import NoticeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.profiles.configurations.found import Found


class NotImportedError(NoticeError):
    """Something is wrong with a file, or with what was dropped or pasted.

    `offered` are a pool's id and an app client's that stand in it and were not read, empty if there are none.
    """

    offered: tuple[str, str] | tuple[()] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong, and behind it what could be done with what was seen."""
        wrong = Problem(self.notice.code, self.notice.values)
        if not self.offered:
            return (wrong,)
        pool, client = self.offered
        return (wrong, Problem("import-ids-seen", {"pool": pool, "client": client}))


class TooBigError(NotImportedError):
    """No configuration of a pool is this long; `most` is the limit in words."""

    code: ClassVar[str] = "import-too-big"


class NotTextError(NotImportedError):
    """The bytes are no text: a picture, a program, an archive."""

    code: ClassVar[str] = "import-not-text"


class OtherKindError(NotImportedError):
    """A text without any of the shapes that are known."""

    code: ClassVar[str] = "import-other-kind"


class UnknownFormError(NotImportedError):
    """A text of no form that is known, in which one pool's id and one app client's are seen."""

    code: ClassVar[str] = "import-unknown-form"


class IncompleteError(NotImportedError):
    """A known shape that does not say which pool, or which app client.

    `because` is `no-pool`, `no-pool-beside` an app client, `no-client`, `page` where only the pool's page for
    browsers is named, `unpaired` where it is open which client is which pool's, or `computed` where a program
    works the value out.
    """

    code: ClassVar[str] = "import-incomplete"


class PlaceholderError(NotImportedError):
    """The ids only show where the real ones belong; `names` are these."""

    code: ClassVar[str] = "import-placeholder"


class ElsewhereError(NotImportedError):
    """A program that takes its configuration from another `file`."""

    code: ClassVar[str] = "import-elsewhere"


class SeveralConfigurationsError(NotImportedError):
    """Several whole configurations, of which one has to be named; `names` are theirs.

    `origin` and `name` are those of the profile that is to come of one.
    """

    code: ClassVar[str] = "import-several"

    def __init__(self, choices: Sequence[Found], origin: str, name: str, unknown: str = "") -> None:
        super().__init__(names=", ".join(found.environment for found in choices), unknown=unknown)
        self.choices = tuple(choices)
        self.origin = origin
        self.name = name


class UnknownEnvironmentError(SeveralConfigurationsError):
    """There is no configuration called `unknown`; `names` are those that there are."""

    code: ClassVar[str] = "import-environment-unknown"

    def __init__(self, several: SeveralConfigurationsError, unknown: str) -> None:
        super().__init__(several.choices, several.origin, several.name, unknown)


class SeveralFilesError(NotImportedError):
    """More than one file at a time."""

    code: ClassVar[str] = "import-several-files"


class NotHereError(NotImportedError):
    """An address of the web in place of a file."""

    code: ClassVar[str] = "import-not-here"


class NothingPastedError(NotImportedError):
    """The clipboard holds no text."""

    code: ClassVar[str] = "import-nothing-pasted"
