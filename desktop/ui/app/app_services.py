"""Everything that the windows need from outside the UI, in four services."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.ui.app.admin_access import AdminAccess
    from desktop.ui.app.file_services import FileServices
    from desktop.ui.app.practice_services import PracticeServices
    from desktop.ui.app.profile_services import ProfileServices


@dataclass(frozen=True, slots=True)
class AppServices:
    """The services of this computer; `desktop.local_services` implements them."""

    profiles: ProfileServices
    practice: PracticeServices
    admin: AdminAccess
    files: FileServices
