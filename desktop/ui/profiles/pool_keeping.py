"""What adding and changing a pool have in common: a look at it first, and its client secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QDialog

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice, Problem
from desktop.core.secret import Secret
from desktop.profiles.parsing import InvalidProfileError
from desktop.profiles.suspects import CLIENT_SECRET, suspects
from desktop.ui.account.passphrase_screen import PassphraseDeclinedError, PassphrasePrompt
from desktop.ui.account.profile_opening import open_to_keep
from desktop.ui.app.checks_dialog import ask_with_checks
from desktop.ui.app.signals import first_signal
from desktop.ui.widgets.heading import Heading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.profiles.profile import Profile
    from desktop.ui.app.app_services import AppServices
    from desktop.ui.app.main_window import MainWindow

WELL = Notice("pool-looked-at")


class SecretNotKeptError(StileError):
    """There is no keyring, and no passphrase was given."""

    code: ClassVar[str] = "secret-not-kept"

    def __init__(self) -> None:
        super().__init__()
        self.problems = (Problem("secret-not-kept", {"because": "window"}, field=CLIENT_SECRET),)


class CorrectItError(Exception):
    """The person would rather correct what the look at the pool found; `fields` are where that may be."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


def typed_secret(typed: Mapping[str, str], profile: Profile, *, is_kept: bool) -> Secret | None:
    """Return the client secret that was typed. Raises InvalidProfileError where one is missing."""
    text = typed.get(CLIENT_SECRET, "").strip()
    if profile.has_client_secret and not text and not is_kept:
        raise InvalidProfileError((Problem("field-required", field=CLIENT_SECRET),))
    return Secret(text) if text else None


async def look_first(
    window: MainWindow, services: AppServices, profile: Profile, secret: Secret | None, anyway: str
) -> tuple[Notice, ...]:
    """Look at the pool; return what to say of it. Raises CorrectItError where the person does not go on."""
    dialog = ask_with_checks(
        window, profile.pool_id, lambda: services.profiles.look_at_pool(profile, secret), anyway
    )
    _, (result,) = await first_signal(done=dialog.finished)
    named = (field for finding in dialog.findings for field in suspects(finding, profile))
    if result != QDialog.DialogCode.Accepted:
        raise CorrectItError(tuple(named))
    return () if next(named, None) else (WELL,)


async def keep_secret(
    window: MainWindow, services: AppServices, profile: Profile, secret: Secret | None
) -> None:
    """Keep a client secret; None keeps nothing. Raises SecretNotKeptError, StorageError.

    It may ask for a passphrase, and then the screen that was shown is gone.
    """
    if secret is None:
        return
    passphrases = PassphrasePrompt(window, Heading.of(profile))
    try:
        opened = await open_to_keep(services.profiles, profile, passphrases)
    except PassphraseDeclinedError:
        raise SecretNotKeptError from None
    if opened.vault.store == "memory":
        raise SecretNotKeptError
    await services.profiles.keep_secret(opened, secret)
