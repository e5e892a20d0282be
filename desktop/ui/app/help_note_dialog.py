"""The help note: where a person is stuck, for an administrator, shown as it will be shared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from desktop.core import words
from desktop.core.admin.help_note import HelpNote
from desktop.core.redact import masked
from desktop.ui.app.checks_dialog import offer_checks
from desktop.ui.app.guide_dialog import open_guide
from desktop.ui.app.shared_text_dialog import SharedTextDialog
from desktop.ui.app.support_file_dialog import offer_support
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fitting import resize_within_screen
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.core.notices.finding import Finding
    from desktop.ui.app.app_services import AppServices
    from desktop.ui.widgets.heading import Heading
    from desktop.ui.widgets.help_context import HelpContext

_FILE = "stile-help.txt"
_WIDTH = 500


def offer_help(
    parent: QWidget, services: AppServices, context: HelpContext, heading: Heading
) -> HelpNoteDialog:
    """Open the note over a window."""
    dialog = HelpNoteDialog(
        parent, services, note_of(context, heading, services.files.version), context.username
    )
    dialog.say_to(heading)
    dialog.open()
    return dialog


def note_of(context: HelpContext, heading: Heading, version: str) -> HelpNote:
    """Return the note for a person who is stuck, the name masked."""
    return HelpNote(
        profile=heading.name,
        pool_id=heading.pool_id,
        person=masked(context.username),
        step=context.step,
        code=context.problem.code,
        at=f"{context.since:%Y-%m-%dT%H:%M:%SZ}",
        request_id=context.problem.request_id or "",
        version=version,
    )


class HelpNoteDialog(SharedTextDialog):
    """Shows a note, copies it, saves it. The name is in it only if the person says so."""

    def __init__(self, parent: QWidget, services: AppServices, note: HelpNote, username: str) -> None:
        super().__init__(parent, services, "help", window_text("get-help"), _FILE)
        self._note = note
        self._username = username
        self._name_box = QCheckBox(self.marks.mark(window_text("help-name", name=username)))
        self._add_name()
        self._add_more()
        self._show_note()
        resize_within_screen(self, _WIDTH, self.sizeHint().height())

    def _add_name(self) -> None:
        hint = label(window_text("help-name-hint", name=self._note.person), muted=True, small=True)
        self._name_box.setObjectName("help_name")
        self._name_box.setAccessibleDescription(hint.text())
        self._name_box.toggled.connect(self._show_note)
        for widget in (self._name_box, hint):
            self.column.addWidget(widget)
            widget.setVisible(bool(self._username))

    def _add_more(self) -> None:
        """Offer to look what is wrong, the file for those who need more than the note, and the guide."""
        check = button("help_check", window_text("check-offer"), look="link")
        check.clicked.connect(lambda: offer_checks(self, self._note.profile, self._examined))
        more = button("help_support", window_text("support-offer"), look="link")
        more.clicked.connect(lambda: offer_support(self, self.services))
        guide = button("help_guide", words.say("guide.open"), look="link")
        guide.clicked.connect(lambda: open_guide(self))
        links = QHBoxLayout()
        links.setSpacing(18)
        for link in (check, more, guide):
            links.addWidget(link)
        links.addStretch()
        self.column.addLayout(links)

    async def _examined(self) -> Sequence[Finding]:
        profiles = await self.services.profiles.all()
        named = (profile for profile in profiles if profile.name == self._note.profile)
        return await self.services.profiles.examine(next(named, None))

    def say_to(self, heading: Heading) -> None:
        """Say who the note is for."""
        key = "help-intro-of" if heading.organisation else "help-intro"
        self.intro.setText(window_text(key, pool=heading.name, organisation=heading.organisation))

    def _show_note(self) -> None:
        username = self._username if self._name_box.isChecked() else ""
        self.text.setPlainText(replace(self._note, username=username).render())
        self.tell("")
