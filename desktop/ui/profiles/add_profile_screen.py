"""The first page of all: no pool is known yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.profiles.typed_values import as_typed
from desktop.ui.profiles.file_card import FileCard
from desktop.ui.profiles.profile_form import ProfileForm
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.form_screen import FormScreen
from desktop.ui.widgets.icons import Icon
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.text_entry import TextEntry
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.core.notices.notice import Problem
    from desktop.ui.profiles.profile_form import Entry, FormRules


class AddProfileScreen(FormScreen):
    """A place for a file, a form for the values of a pool, and the way to the practice pool.

    `offered` carries what was chosen or pasted, `given` the form's texts by the names that values have;
    `check` carries the same, to be looked at without adding anything.
    """

    offered = Signal(object)
    given = Signal(dict)
    check = Signal(dict)
    practice = Signal()
    left = Signal()

    def __init__(
        self,
        typed: Mapping[str, str] | None = None,
        rules: FormRules | None = None,
        *,
        name: str = "default",
        can_leave: bool = False,
    ) -> None:
        super().__init__(window_text("first-run"), window_text("first-run-intro"))
        self._file = FileCard(self.marks)
        self._file.offered.connect(self.offered)
        self.column.addWidget(self._file)
        self.column.addWidget(label(window_text("by-hand"), muted=True))
        self.form = ProfileForm(typed or as_typed({}), self.marks, rules, name)
        self.form.changed.connect(lambda: self.problem.tell(None))
        for entry in self.form.entries.values():
            self._prepare(entry)
        self.column.addWidget(self.form)
        self.column.addWidget(self._practice_card())
        if can_leave:
            back = self.add_button(button("back"), window_text("back"))
            back.clicked.connect(self.left)
        check = self.add_button(button("check"), window_text("check-pool"), at_end=True)
        check.clicked.connect(lambda: self.check.emit(self.form.typed()))
        add = self.add_button(button("continue", look="primary"), window_text("add-pool"), at_end=True)
        add.clicked.connect(self._give)
        add.setDefault(True)

    @property
    def takes_files(self) -> bool:
        """Say that nothing is lost by leaving this screen for a file."""
        return True

    def invite(self, *, inviting: bool) -> None:
        """Show where a file that is held over the window would go."""
        self._file.invite(inviting=inviting)

    def _prepare(self, entry: Entry) -> None:
        if isinstance(entry, TextEntry):
            entry.edit.setAcceptDrops(False)  # what is dropped is for the window, wherever it falls
            entry.edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take a whole configuration for what it is, though it was pasted into a line."""
        pasted = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)
        if pasted and event.type() is QEvent.Type.KeyPress and "{" in QGuiApplication.clipboard().text():
            self._file.paste()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Paste from anywhere on the page."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._file.paste()
        else:
            super().keyPressEvent(event)

    def _practice_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)  # noqa: FBT003 - Qt's signature
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(window_text("no-pool"), strong=True))
        texts.addWidget(label(window_text("practice-invitation"), muted=True, small=True))
        go = button("try_practice", self.marks.mark(window_text("try-practice")))
        go.setAccessibleName(window_text("try-practice"))
        go.clicked.connect(self.practice)
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(14)
        row.addWidget(Icon("pool", "accent", 28))
        row.addLayout(texts, 1)
        row.addWidget(go)
        return card

    def take_focus(self) -> None:
        """Begin with the pool's id."""
        super().take_focus()
        self.form.focus_on(("pool_id",))

    def cancel(self) -> None:
        """Go back to where the person came from, if that is somewhere."""
        self.left.emit()

    def tell_problems(self, problems: Iterable[Problem]) -> None:
        """Mark every wrong field, show what is wrong with the first, and go there."""
        problem = self.form.tell(problems)
        self.tell_at(problem, self.form.entry_of(problem))

    def correct(self, fields: Iterable[str]) -> None:
        """Go to the first of these values that is here."""
        found = self.form.focus_on(fields)
        if found:
            self.reveal(found)

    def forget_secrets(self) -> None:
        """Drop a typed client secret."""
        self.form.forget_secrets()

    def fill_in(self, values: Mapping[str, str]) -> bool:
        """Fill lines in that are empty, all or none; say whether that was done."""
        entries = {name: self.form.entries[name] for name in values}
        lines = {name: entry for name, entry in entries.items() if isinstance(entry, TextEntry)}
        if len(lines) < len(values) or any(line.value() for line in lines.values()):
            return False
        for name, line in lines.items():
            line.put(values[name])
        return True

    def _give(self) -> None:
        self.given.emit(self.form.typed())
