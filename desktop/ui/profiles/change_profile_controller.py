"""Changing a pool that is known already: shown with its values, looked at, and written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.profiles.changes import UNKNOWN, changed, fate_of_kept
from desktop.profiles.parsing import InvalidProfileError, to_plain
from desktop.profiles.suspects import suspects
from desktop.profiles.typed_values import as_typed, from_typed
from desktop.ui.app.checks_dialog import offer_checks
from desktop.ui.app.error_text import problems_of
from desktop.ui.app.signals import first_signal
from desktop.ui.profiles.change_profile_screen import ChangeProfileScreen
from desktop.ui.profiles.form_rules import form_rules
from desktop.ui.profiles.pool_keeping import CorrectItError, keep_secret, look_first, typed_secret
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.texts import form_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.core.notices.notice import Problem
    from desktop.profiles.profile import Profile
    from desktop.ui.app.app_services import AppServices
    from desktop.ui.app.main_window import MainWindow
    from desktop.ui.profiles.profile_form import FormRules

_NO_POOL = Heading("Stile")


class ChangeProfileController:
    """Shows one pool's values until they are saved, left, or removed; `notices` say what was done."""

    def __init__(self, window: MainWindow, services: AppServices, name: str) -> None:
        self._window = window
        self._services = services
        self._name = name
        self._profile: Profile | None = None
        self._written: Mapping[str, Any] = {}
        self._kept = UNKNOWN
        self.notices: tuple[Notice, ...] = ()

    async def run(self, problem: Problem | None = None) -> Profile | None:
        """Return the changed profile, None if the person left or removed it.

        `problem` is why they are here; they begin with the values that it may come from.
        """
        try:
            rules = await self._read()
        except StileError:
            return None  # it is not written down, or was removed meanwhile
        typed, problems = self._typed(), await self._why_unusable()
        fields = suspects(problem, self._profile) if problem else ()
        while True:
            screen = self._show(typed, rules, problem, fields)
            if problems:
                screen.tell_problems(problems)
            choice, carried = await first_signal(saved=screen.saved, removed=screen.removed, left=screen.left)
            if choice == "left":
                return None
            screen.setEnabled(False)
            problem, problems = None, ()
            try:
                if choice == "removed":
                    await self._remove()
                    return None
                typed = carried[0]
                return await self._save(typed)
            except CorrectItError as correct:
                fields = correct.fields
            except StileError as error:
                problems = problems_of(error)

    async def _read(self) -> FormRules:
        profiles = await self._services.profiles.all()
        self._profile = next((each for each in profiles if each.name == self._name), None)
        if self._profile and self._profile.is_given:
            self._written = to_plain(self._profile)
        else:
            self._written = await self._services.profiles.values(self._name)
        if self._profile:
            self._kept = await self._services.profiles.kept(self._profile)
        return form_rules(self._profile, await self._services.profiles.rules())

    def _typed(self) -> Mapping[str, str]:
        """Return the texts to begin with; what the organisation forces is shown as it is."""
        forced = to_plain(self._profile) if self._profile else {}
        return as_typed({**self._written, **forced})

    async def _why_unusable(self) -> Sequence[Problem]:
        unusable = await self._services.profiles.unusable()
        return next((problems_of(error) for name, error in unusable if name == self._name), ())

    def _show(
        self, typed: Mapping[str, str], rules: FormRules, problem: Problem | None, fields: tuple[str, ...]
    ) -> ChangeProfileScreen:
        is_given = self._profile is not None and self._profile.is_given
        screen = ChangeProfileScreen(self._name, typed, rules, is_given=is_given)
        screen.check.connect(lambda values: self._look_at(screen, values))
        screen.say_fate_by(self._fate)
        screen.begin_with(problem, fields)
        self._window.put(screen, Heading.of(self._profile) if self._profile else _NO_POOL)
        return screen

    def _changed(self, typed: Mapping[str, str]) -> Profile:
        """Return the profile that the texts describe. Raises InvalidProfileError."""
        if self._profile and self._profile.is_given:
            return self._profile
        return changed(self._written, from_typed(typed, self._typed()))

    def _fate(self, typed: Mapping[str, str]) -> tuple[Notice, ...]:
        try:
            return fate_of_kept(self._written, self._changed(typed), self._kept)
        except InvalidProfileError:
            return ()  # it cannot be saved so

    def _look_at(self, screen: ChangeProfileScreen, typed: Mapping[str, str]) -> None:
        try:
            profile = self._changed(typed)
            secret = typed_secret(typed, profile, is_kept=self._has_secret_for(profile))
        except StileError as error:
            screen.tell_problems(problems_of(error))
        else:
            offer_checks(
                self._window,
                profile.pool_id,
                lambda: self._services.profiles.look_at_pool(profile, secret),
            )

    def _has_secret_for(self, profile: Profile) -> bool:
        """Say whether a client secret is kept that may be sent where the profile's pool is."""
        before = self._profile
        return self._written.get("has_client_secret") is True and (
            before is None or before.pool_address == profile.pool_address
        )

    async def _save(self, typed: Mapping[str, str]) -> Profile:
        """Write what was typed. Raises StileError, CorrectItError."""
        profile = self._changed(typed)
        secret = typed_secret(typed, profile, is_kept=self._has_secret_for(profile))
        said = await look_first(self._window, self._services, profile, secret, form_text("save-anyway"))
        await keep_secret(self._window, self._services, profile, secret)
        if not profile.is_given:
            await self._services.profiles.replace(profile)
        self.notices = said
        return profile

    async def _remove(self) -> None:
        told = await self._services.profiles.remove(self._name)
        self.notices = (Notice("profile-removed", {"name": self._name}), *told)
