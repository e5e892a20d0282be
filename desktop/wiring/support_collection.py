"""The support bundle, put together from everything that knows something."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.core import words
from desktop.core.errors import StileError
from desktop.core.redact import in_all_texts
from desktop.wiring import diagnostics

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.core.notices.finding import Check
    from desktop.journal.support_bundle import SupportBundle
    from desktop.wiring.app_context import AppContext

_DEADLINE = 20.0


async def support_bundle(context: AppContext, more_checks: Iterable[Check] = ()) -> SupportBundle:
    """Look at everything and return what may be shared of it; `more_checks` are the caller's own."""
    from desktop.journal.support_bundle import SupportBundle  # noqa: PLC0415 - with the adapters, when needed
    from desktop.system.versions import versions  # noqa: PLC0415

    found = await diagnostics.run_checks(context, (*await _checks(context), *more_checks))
    return SupportBundle(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        versions=await context.worker.run(versions, _DEADLINE),
        settings=in_all_texts(_without_name, await context.worker.run(lambda: _settings(context), _DEADLINE)),
        checks=tuple(in_all_texts(_without_name, words.finding_to_plain(finding)) for finding in found),
        conversations=await context.worker.run(lambda: _conversations(context), _DEADLINE),
    )


async def _checks(context: AppContext) -> tuple[Check, ...]:
    try:
        return await diagnostics.all_checks(context, context.profile_repository().get())
    except StileError:
        return await diagnostics.all_checks(context, None)


def _settings(context: AppContext) -> dict[str, Any]:
    from desktop.profiles.shareable import shareable  # noqa: PLC0415
    from desktop.system.versions import environment  # noqa: PLC0415

    repository = context.profile_repository()
    return {
        "home": str(context.folders.home),
        "settings": str(context.folders.settings or context.folders.home),
        "default_profile": repository.default,
        "profiles": [shareable(profile) for profile in repository.profiles()],
        "environment": environment(),
    }


def _conversations(context: AppContext) -> tuple[Mapping[str, Any], ...]:
    from desktop.journal.support_bundle import last_conversations  # noqa: PLC0415

    try:
        return last_conversations(context.journal.reader())
    except StileError as error:
        return ({"unreadable": error.code},)


def _without_name(text: str) -> str:
    """Return a text in which paths below the user's home, which has the user's name, begin with `~`."""
    home = Path.home()
    return text.replace(str(home), "~") if home.name else text
