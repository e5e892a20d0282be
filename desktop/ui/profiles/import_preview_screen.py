"""A profile from a file, shown before it is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.core.plain_text import one_line
from desktop.core.steps.base import YES, Field
from desktop.profiles.preview import preview
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.check_entry import CheckEntry
from desktop.ui.widgets.facts import Facts
from desktop.ui.widgets.form_screen import FormScreen
from desktop.ui.widgets.text_entry import TextEntry
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from desktop.core.notices.notice import Problem
    from desktop.profiles.profile import Profile


class ImportPreviewScreen(FormScreen):
    """`agreed` carries the name under which to add the profile, and the page for browsers to add with it.

    That page is empty unless the person checked the box that names it. `check` has the pool looked at.
    """

    agreed = Signal(str, str)
    check = Signal()
    left = Signal()

    def __init__(self, profile: Profile, unsure_domain: str = "") -> None:
        super().__init__(window_text("preview"), window_text("preview-intro"))
        self._name = TextEntry(
            Field("name", "text", value=profile.name, label=window_text("profile-name"), hint=""), self.marks
        )
        self._name.changed.connect(lambda: self.problem.tell(None))
        self.column.addWidget(Facts(row for row in preview(profile, unsure_domain) if row.name != "name"))
        self.column.addWidget(self._name)
        self._page = self._page_box(unsure_domain) if unsure_domain else None
        warning = Banner("caution", "warning")
        warning.say(window_text("preview-warning"))
        self.column.addWidget(warning)
        back = self.add_button(button("back"), window_text("back"))
        back.clicked.connect(self.left)
        check = self.add_button(button("check"), window_text("check-pool"), at_end=True)
        check.clicked.connect(self.check)
        add = self.add_button(button("continue", look="primary"), window_text("add-pool"), at_end=True)
        add.clicked.connect(lambda: self.agreed.emit(self._name.value(), self._agreed_page(unsure_domain)))
        add.setDefault(True)

    def _page_box(self, domain: str) -> CheckEntry:
        """Return the box that takes a page which is not Amazon's; it is never checked by itself."""
        label = window_text("preview-page", domain=one_line(domain))
        box = CheckEntry(Field("take_page", "boolean", label=label, hint=""), self.marks)
        self.column.addWidget(box)
        return box

    def _agreed_page(self, domain: str) -> str:
        return domain if self._page and self._page.value() == YES else ""

    def take_focus(self) -> None:
        """Begin with the name, over which a better one can be typed; Enter agrees only from there."""
        super().take_focus()
        self._name.take_focus(select=True)

    def cancel(self) -> None:
        """Do not add it."""
        self.left.emit()

    def tell(self, problem: Problem) -> None:
        """Say what is in the way; it is about the name."""
        self.tell_at(problem, self._name)
