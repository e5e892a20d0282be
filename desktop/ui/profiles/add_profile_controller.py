"""Adding a pool, from the first page to the last: a form or a file, a look at it, and what it lacks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice
from desktop.profiles.configurations.errors import NotImportedError, SeveralConfigurationsError
from desktop.profiles.configurations.import_profile import Imported, chosen
from desktop.profiles.parsing import parse, to_plain
from desktop.profiles.typed_values import as_typed, from_typed
from desktop.ui.app.checks_dialog import offer_checks
from desktop.ui.app.error_text import problems_of
from desktop.ui.app.signals import first_signal
from desktop.ui.profiles.add_profile_screen import AddProfileScreen
from desktop.ui.profiles.form_rules import form_rules
from desktop.ui.profiles.import_preview_screen import ImportPreviewScreen
from desktop.ui.profiles.import_report_screen import ImportReportScreen
from desktop.ui.profiles.pool_keeping import CorrectItError, keep_secret, look_first, typed_secret
from desktop.ui.profiles.several_screen import SeveralScreen
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.texts import form_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.notices.notice import Problem
    from desktop.profiles.profile import Profile
    from desktop.ui.app.app_services import AppServices
    from desktop.ui.app.import_source import ImportSource
    from desktop.ui.app.main_window import MainWindow
    from desktop.ui.profiles.drop_filter import DropFilter

_NO_POOL = Heading("Stile")


class AddProfileController:
    """Adds pools with the person; what comes from a file opens only if the person says so.

    `notices` are what to say of a pool that was added.
    """

    def __init__(self, window: MainWindow, services: AppServices, drops: DropFilter) -> None:
        self._window = window
        self._services = services
        self._drops = drops
        self.notices: tuple[Notice, ...] = ()

    async def run(self, *, can_leave: bool) -> Profile | None:
        """Return the profile to sign in to now, None to go back to the known pools.

        What was dropped before is imported at once; declining it returns to where it was dropped.
        """
        elsewhere = can_leave and self._drops.waiting
        while True:
            result = await self._run_form(can_leave=can_leave, elsewhere=elsewhere)
            if not isinstance(result, Imported):
                return result
            added = await self._confirm_import(result)
            if added:
                return await self._show_report(added)
            if elsewhere:
                return None

    async def _run_form(self, *, can_leave: bool, elsewhere: bool) -> Profile | Imported | None:
        form = await self._show_form({}, can_leave=can_leave)
        while True:
            source = self._drops.take()
            choice, carried = ("offered", (source,)) if source is not None else await self._form_choice(form)
            if choice == "left":
                return None
            typed = form.form.typed()
            form.setEnabled(False)
            problems: tuple[Problem, ...] = ()
            fields: tuple[str, ...] = ()
            seen: Mapping[str, str] = {}
            try:
                return await self._perform(choice, *carried)
            except CorrectItError as correct:
                if choice == "offered" and elsewhere:
                    return None
                fields = correct.fields
            except StileError as error:
                problems, seen = problems_of(error), _seen(error)
            if self._window.current_screen is not form:
                form = await self._show_form(typed, can_leave=can_leave)
            form.setEnabled(True)
            if seen and form.fill_in(seen):
                form.tell_notes((Notice("import-ids-filled"),))
            form.tell_problems(problems[:1]) if seen else form.tell_problems(problems)
            form.correct(fields)

    async def _show_form(self, typed: Mapping[str, str], *, can_leave: bool) -> AddProfileScreen:
        """Show the form, with what was typed into it before another screen took its place."""
        rules = form_rules(None, await self._services.profiles.rules())
        form = AddProfileScreen(
            {**as_typed({}), **typed}, rules, name=typed.get("name", "default"), can_leave=can_leave
        )
        form.tell_notes(await self._services.profiles.notices())
        self._window.put(form, _NO_POOL)
        form.check.connect(lambda values: self._look_at(form, values))
        return form

    def _look_at(self, form: AddProfileScreen, typed: Mapping[str, str]) -> None:
        """Look whether there is such a pool, before it is added."""
        try:
            self._examine(_profile(typed))
        except StileError as error:
            form.tell_problems(problems_of(error))

    def _examine(self, profile: Profile) -> None:
        offer_checks(self._window, profile.pool_id, lambda: self._services.profiles.examine(profile))

    async def _form_choice(self, form: AddProfileScreen) -> tuple[str, tuple[Any, ...]]:
        choice, carried = await first_signal(
            given=form.given,
            offered=form.offered,
            dropped=self._drops.dropped,
            practice=form.practice,
            left=form.left,
        )
        return ("offered", (self._drops.take(),)) if choice == "dropped" else (choice, carried)

    async def _perform(self, choice: str, *carried: Any) -> Profile | Imported:  # noqa: ANN401 - signals carry anything
        if choice == "practice":
            return await self._services.practice.start()
        return await (self._read(*carried) if choice == "offered" else self._added(*carried))

    async def _read(self, source: ImportSource) -> Imported:
        """Read what was offered. Raises StileError, CorrectItError where the person takes none of several."""
        try:
            return await self._services.profiles.read(source)
        except SeveralConfigurationsError as several:
            screen = SeveralScreen(several.choices)
            self._window.put(screen, _NO_POOL)
            choice, carried = await first_signal(chosen=screen.chosen, left=screen.left)
            if choice == "left":
                raise CorrectItError(()) from None
            return chosen(several, carried[0])

    async def _added(self, typed: Mapping[str, str]) -> Profile:
        """Add what was typed, once the pool was looked at. Raises StileError, CorrectItError."""
        profile = _profile(typed)
        secret = typed_secret(typed, profile, is_kept=False)
        self.notices = await look_first(
            self._window, self._services, profile, secret, form_text("add-anyway")
        )
        await self._services.profiles.add(profile)
        try:
            await keep_secret(self._window, self._services, profile, secret)
        except StileError:
            await self._services.profiles.remove(profile.name)
            raise
        return profile

    async def _confirm_import(self, imported: Imported) -> Imported | None:
        screen = ImportPreviewScreen(imported.profile, imported.unsure_domain)
        self._window.put(screen, _NO_POOL)
        screen.check.connect(lambda: self._examine(imported.profile))
        while True:
            choice, carried = await first_signal(agreed=screen.agreed, left=screen.left)
            if choice == "left":
                return None
            screen.setEnabled(False)
            try:
                renamed = _agreed(imported, *carried)
                await self._services.profiles.add(renamed.profile)
            except StileError as error:
                problem = problems_of(error)[0]
            else:
                return renamed
            screen.setEnabled(True)
            screen.tell(problem)

    async def _show_report(self, added: Imported) -> Profile | None:
        profile = added.profile
        screen = ImportReportScreen(profile.name, added.report())
        self._window.put(screen, _NO_POOL)
        choice, (as_default,) = await first_signal(left=screen.left, entered=screen.entered)
        if as_default:
            await self._services.profiles.use(profile.name)
        return profile if choice == "entered" else None


def _agreed(imported: Imported, name: str, domain: str) -> Imported:
    """Return what is added: under this name, and with this page if one was agreed to."""
    named = replace(imported, profile=parse({**to_plain(imported.profile), "name": name}))
    return named.changed(domain=domain) if domain else named


def _seen(error: StileError) -> dict[str, str]:
    """Return the ids that stand in a text which was not read, by their values' names."""
    offered = error.offered if isinstance(error, NotImportedError) else ()
    return dict(zip(("pool_id", "client_id"), offered, strict=False))


def _profile(typed: Mapping[str, str]) -> Profile:
    """Return the profile that the texts describe. Raises InvalidProfileError."""
    values = from_typed(typed, as_typed({}))
    sources = dict.fromkeys(("name", *values), "flag")
    return parse({**values, "name": typed["name"], "sources": sources})
