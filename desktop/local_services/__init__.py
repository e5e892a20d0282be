"""The services of the windows, implemented on this computer's files, keyring and processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.local_services.local_admin_access import LocalAdminAccess
from desktop.local_services.local_files import LocalFiles
from desktop.local_services.local_practice import LocalPractice
from desktop.local_services.local_profiles import LocalProfiles
from desktop.ui.app.app_services import AppServices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.wiring.app_context import AppContext


def local_services(
    context: AppContext, people: Sequence[Mapping[str, Any]] = (), *, is_passing: bool | None = None
) -> AppServices:
    """Return the services of this computer.

    `people` are those of a practice pool that runs already. `is_passing` says whether nothing outlives the
    program; by default that is so if there are such people.
    """
    practice = LocalPractice(context, people, is_passing=bool(people) if is_passing is None else is_passing)
    profiles = LocalProfiles(context, practice)
    return AppServices(profiles, practice, LocalAdminAccess(context, profiles), LocalFiles(context))
