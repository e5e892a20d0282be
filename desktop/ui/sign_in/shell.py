"""The window's frame around a sign-in: what is asked, with everything a person can do about it."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.conversation.view import Action, Answer
from desktop.core import words
from desktop.core.notices.notice import Problem
from desktop.core.sign_in.progress import Stage
from desktop.ui.sign_in.body import Body
from desktop.ui.sign_in.footer import Footer
from desktop.ui.sign_in.pages import page_type
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.help_context import HelpContext
from desktop.ui.widgets.journey_bar import JourneyBar
from desktop.ui.widgets.mnemonics import Mnemonics
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.texts import form_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.conversation.view import Ask, Reply
    from desktop.core.notices.notice import Notice
    from desktop.core.steps.base import Step
    from desktop.profiles.profile import Profile
    from desktop.ui.sign_in.pages import StepPage
    from desktop.ui.sign_in.pages.base import Entry

_SETTLING = 0.35
"""Seconds in which a new question ignores Continue: the second half of a double press is no answer to it."""


class Shell(Screen):
    """Shows one ask at a time; busy before the first. `replied` carries the reply; then it is busy again.

    `ways` are other first steps that the profile offers, such as a new account. `presented` follows each ask;
    `touched` comes with the first thing that the person does here;
    `gave_up` says that the person cancelled while busy; `sidestepped` carries another step to begin with;
    `forgot` says that secrets are to be forgotten; `change_wanted` carries the problem whose cause, a value
    of the profile, the person wants to change.
    """

    presented = Signal()
    touched = Signal()
    replied = Signal(object)
    gave_up = Signal()
    sidestepped = Signal(object)
    forgot = Signal()
    change_wanted = Signal(object)

    def __init__(self, monotonic: Callable[[], float] = time.monotonic, *, ways: Sequence[Step] = ()) -> None:
        super().__init__()
        self.setObjectName("shell")
        self._ways = ways
        self._monotonic = monotonic
        self._ask: Ask | None = None
        self._profile: Profile | None = None
        self._busy = False
        self.is_touched = False
        self._settled_at = 0.0
        self._journey = JourneyBar()
        self._body = Body(monotonic)
        self._footer = Footer(monotonic)
        self._working = BusyBar()
        self._lay_out()
        self._footer.go_on.connect(self.go_on)
        self._footer.acted.connect(self._act)
        self._body.help_wanted.connect(self._ask_for_help)
        self._body.change_wanted.connect(self._ask_for_change)
        self._body.resend.wanted.connect(lambda: self._act(Action.RESEND))
        self._body.other_way.wanted.connect(lambda: self._act(Action.OTHER_WAY))
        self._footer.name_for("continue", Mnemonics())
        self._footer.offer((Action.CANCEL,))
        self._set_busy(busy=True)

    def _lay_out(self) -> None:
        way = QHBoxLayout()
        way.setContentsMargins(24, 14, 24, 0)
        way.addWidget(self._journey)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._working)
        column.addLayout(way)
        column.addWidget(self._body, 1)
        column.addWidget(self._footer)

    @property
    def page(self) -> StepPage | None:
        """Return the page that is shown."""
        return self._body.page

    @property
    def busy(self) -> bool:
        """Say whether an answer is on its way."""
        return self._busy

    def present(self, ask: Ask) -> None:
        """Ask a person. The page, and what was typed, stays if the same thing is asked again."""
        self._ask = ask
        page = self._page_of(ask.step)
        self._body.end_passing_notes()
        self._footer.offer(ask.actions, is_first=not self.has_come_far)
        self._body.resend.offer((ask.resend_in or 0.0) if Action.RESEND in ask.actions else None)
        self._body.other_way.offer(ask.step.name if Action.OTHER_WAY in ask.actions else None)
        self._set_busy(busy=False)
        self._journey.show_journey(ask.journey)
        self._footer.countdown.run_for(ask.expires_in)
        page.problem = ask.problem
        self._body.tell_problem(ask.problem, self._way_to_change(ask.problem))
        self._settled_at = self._monotonic() + _SETTLING
        self.take_focus()
        self.presented.emit()

    def wait(self) -> None:
        """Show that the answer is on its way, though nobody gave it here."""
        self._set_busy(busy=True)

    def show_note(self, notice: Notice) -> None:
        """Say something that needs no answer."""
        self._body.tell_note(notice)

    def go_on(self) -> None:
        """Give the answer, unless something is missing or a call runs already."""
        page = self.page
        if page is None or self._busy or self._monotonic() < self._settled_at:
            return
        if page.valid:
            page.submit()
            return
        page.problem = page.what_is_missing()
        self._body.tell_problem(page.problem)
        self._body.take_focus()

    @property
    def takes_files(self) -> bool:
        """Say that nothing is lost as long as nothing was answered."""
        return not self.has_come_far

    @property
    def has_come_far(self) -> bool:
        """Say whether a step is behind the person, which would be lost by stopping."""
        stages = {mark.stage for mark in self._ask.journey} if self._ask else set()
        return stages >= {Stage.DONE, Stage.AHEAD}

    @property
    def is_on_side_step(self) -> bool:
        """Say whether a first step is shown that the person was led to and can go back from."""
        return self._ask is not None and Action.BACK in self._ask.actions and not self.has_come_far

    def offer_other_pool(self) -> None:
        """Call the way out of the first page what it is where there are several pools."""
        self._footer.has_others = True
        self._footer.offer((Action.CANCEL,), is_first=True)

    def offer_changes_of(self, profile: Profile) -> None:
        """Let problems that come from a value of this profile lead to where it is changed."""
        self._profile = profile

    @property
    def username(self) -> str:
        """Return whose sign-in this is: what is typed here, else what the question says."""
        typed = next((entry.value() for entry in self._entries() if entry.field.name == "username"), "")
        return typed or (self._ask.username if self._ask else "")

    def fill(self, name: str, value: str) -> bool:
        """Put a value into a field; False where none of that name can be typed into now."""
        return self.page is not None and self.page.fill(name, value)

    def take_focus(self) -> None:
        """Go to the field that needs the person; the shell itself where there is none."""
        if self.page is None or self._busy:
            self.setFocus()
        elif self.page.entries:
            self._body.take_focus()
        else:
            self._footer.take_focus()

    def start_over(self) -> None:
        """Go back to the first page, where the step allows it."""
        if self._ask and Action.START_OVER in self._ask.actions:
            self._reply(Action.START_OVER)

    def cancel(self) -> None:
        """Stop signing in; asks first where a step would be lost."""
        self._leave(self._stop)

    def forget_secrets(self) -> None:
        """Drop what was typed into secret fields; by `forgot` the conversation drops its passwords, too."""
        if self.page:
            self.page.forget_secrets()
        self.forgot.emit()

    def _page_of(self, step: Step) -> StepPage:
        page = self.page
        if page is not None and page.stays_for(step):
            return page
        marks = Mnemonics()
        kind = page_type(type(step))
        self._footer.name_for(kind.continue_key(step), marks)
        before, page = page, kind(step, marks)
        if before is not None:
            page.take_over(before)
        self._body.resend.name_for(marks)
        page.answered.connect(lambda fields: self._reply(Answer(fields)))
        page.changed.connect(self._edited)
        page.elsewhere.connect(self._sidestep)
        page.admin.connect(self.admin_wanted)
        page.stuck.connect(lambda code: self._ask_for_help(HelpContext(Problem(code), datetime.now(UTC))))
        for way in self._ways:
            page.offer(way, marks)
        self._body.put(page)
        title = words.step_title(step.name)
        self.titled.emit(title)
        announce(self, title)
        return page

    def _act(self, action: Action) -> None:
        if action is Action.CANCEL:
            self.cancel()
        else:
            self._reply(action)

    def _reply(self, reply: Reply) -> None:
        if not self._busy:
            self._touch()
            self._body.clear_notes()
            self._set_busy(busy=True)
            self.replied.emit(reply)

    def _ask_for_help(self, context: HelpContext) -> None:
        if self._ask:
            step, username = self._ask.step.name, self._ask.username
            self.help_wanted.emit(replace(context, step=step, username=username))

    def _way_to_change(self, problem: Problem | None) -> str:
        """Return the text of the button to where a cause is changed, empty if it is not the profile's."""
        if problem is None or self._profile is None:
            return ""
        from desktop.profiles.suspects import suspects  # noqa: PLC0415 - the first page has no problem

        if not suspects(problem, self._profile):
            return ""
        return form_text("show" if self._profile.is_given else "change")

    def _ask_for_change(self, problem: Problem) -> None:
        self._leave(lambda: self.change_wanted.emit(problem))

    def _leave(self, do: Callable[[], None]) -> None:
        """Do what ends this sign-in; asks first where a step would be lost."""
        if not self.has_come_far:
            do()
            return
        from desktop.ui.widgets.confirm import confirm  # noqa: PLC0415 - few are asked

        confirm(self, "stop", "keep-going", do)

    def _entries(self) -> Sequence[Entry]:
        return self.page.entries if self.page else ()

    def _sidestep(self, step: Step) -> None:
        self._touch()
        self._set_busy(busy=True)
        self.sidestepped.emit(step)

    def _stop(self) -> None:
        if self._busy:
            self.gave_up.emit()
        else:
            self._reply(Action.CANCEL)

    def _touch(self) -> None:
        if not self.is_touched:
            self.is_touched = True
            self.touched.emit()

    def _edited(self) -> None:
        self._touch()
        self._settled_at = 0.0
        self._body.take_back_what_was_missing()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        if busy:
            self.setFocus()
        if self.page:
            self.page.busy = busy
        self._footer.set_busy(busy)
        self._body.resend.set_busy(busy)
        self._body.other_way.setEnabled(not busy)
        self._working.setVisible(busy)
