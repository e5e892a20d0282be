"""The panel beside a practice sign-in: who can be played, and the messages that arrive for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.app.practice_data import PracticeMail, PracticePerson
from desktop.ui.sign_in.mail_card import MailCard
from desktop.ui.widgets.choice_card import ChoiceCard
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroller import Scroller
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent


class PracticePanel(QWidget):
    """`played` carries the person whose name and password go into the form, `code` a code to be typed."""

    played = Signal(PracticePerson)
    code = Signal(str)

    def __init__(self, people: Sequence[PracticePerson]) -> None:
        super().__init__()
        self.setObjectName("aside")
        self.setAccessibleName(window_text("practice-inbox"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown = 0
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self._empty = label(window_text("inbox-empty"), name="inbox_empty", muted=True, small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        if people:
            column.addWidget(_part(window_text("practice-people"), self._people(people)), 3)
        column.addWidget(_part(window_text("practice-inbox"), self._inbox()), 4)

    def _people(self, people: Sequence[PracticePerson]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for person in people:
            card = ChoiceCard(f"play_{person.username}", situation_text(person.situation), person.username)
            card.setAutoDefault(False)
            card.clicked.connect(lambda _checked=False, person=person: self.played.emit(person))
            column.addWidget(card)
        return column

    def _inbox(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(self._empty)
        column.addLayout(self._cards)
        return column

    def show_mails(self, mails: Sequence[PracticeMail]) -> None:
        """Take the messages, oldest first as the pool gives them; new ones are put on top."""
        for mail in mails[self._shown :]:
            card = MailCard(mail)
            card.chosen.connect(self.code)
            self._cards.insertWidget(0, card)
        self._shown = len(mails)
        self._empty.setVisible(not mails)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keep Enter here: it must not answer the question beside this panel."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)


def situation_text(situation: str) -> str:
    """Return a situation's atoms as a way: `temporary-password+email-code` in words with arrows."""
    return " → ".join(atom.replace("-", " ") for atom in situation.split("+"))


def _part(title: str, inside: QVBoxLayout) -> QWidget:
    scroller = Scroller()
    scroller.column.addLayout(inside)
    scroller.column.addStretch(1)
    heading = label(title, strong=True)
    heading.setContentsMargins(24, 16, 24, 0)
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(heading)
    column.addWidget(scroller, 1)
    return part
