"""The guides, read in a dialog: one page at a time, with links between them and a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout

from desktop.assets import resource
from desktop.core import words
from desktop.core.guide import TOPICS, file_of, topic_of
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fitting import resize_within_screen
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.mnemonics import Mnemonics
from desktop.ui.widgets.plain import set_tool_tip, set_window_title
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

_WIDTH, _HEIGHT = 760, 680
_MARGIN = 14


def open_guide(parent: QWidget, topic: str = TOPICS[0]) -> GuideDialog:
    """Open a guide over a window; one that is open there already shows the topic."""
    shown = (
        one for one in parent.findChildren(GuideDialog) if one.isVisible()
    )  # a closed one is on its way out
    dialog = next(shown, None) or GuideDialog(parent)
    dialog.show_topic(topic)
    dialog.open()
    dialog.take_focus()
    return dialog


class GuideDialog(QDialog):
    """Shows the guides that come with the program. Nothing is read from the network; Esc closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("guide_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_window_title(self, window_text("title-nowhere", page=words.say("guide.title")))
        self._topic = ""
        self._before: list[str] = []
        self._text = _GuideText()
        self._text.anchorClicked.connect(self._follow)
        self._status = label(name="guide_status", muted=True)
        self._back = button("guide_back")
        self._back.clicked.connect(self._go_back)
        QShortcut(QKeySequence("Alt+Left"), self, self._go_back)
        self._lay_out()
        resize_within_screen(self, _WIDTH, _HEIGHT)

    @property
    def topic(self) -> str:
        """Return the topic that is shown."""
        return self._topic

    def show_topic(self, topic: str) -> None:
        """Show another guide, and remember the present one for the way back."""
        if self._topic and topic != self._topic:
            self._before.append(self._topic)
        self._show(topic)

    def take_focus(self) -> None:
        """Go to the text, so that the arrow keys scroll and Tab goes from link to link."""
        self._text.setFocus()

    def _lay_out(self) -> None:
        marks = Mnemonics()
        close = button("guide_close", look="primary")
        close.clicked.connect(self.reject)
        close.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(_named(self._back, "guide.back", marks))
        row.addWidget(self._status, 1)
        row.addWidget(_named(close, "guide.close", marks))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addLayout(self._topics())
        column.addWidget(self._text, 1)
        column.addLayout(row)

    def _topics(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        for topic in TOPICS:
            one = button(f"guide_{topic}", words.say(f"guide.name-{topic}"), look="link")
            set_tool_tip(one, words.say(f"guide.{topic}"))
            one.clicked.connect(lambda _checked=False, topic=topic: self.show_topic(topic))
            row.addWidget(one)
        row.addStretch()
        return row

    def _show(self, topic: str) -> None:
        self._topic = topic
        self._text.show_markdown(_markdown(topic))
        self._back.setEnabled(bool(self._before))
        self._say("")
        announce(self._text, words.say(f"guide.name-{topic}"))

    def _go_back(self) -> None:
        if self._before:
            self._show(self._before.pop())

    def _follow(self, url: QUrl) -> None:
        """Open a guide that a link leads to; say where any other link would lead."""
        topic = topic_of(url.toString())
        if topic is not None:
            self.show_topic(topic)
        elif url.toString().startswith("#"):
            self._text.scrollToAnchor(url.fragment())
        else:
            self._say(words.say("guide.elsewhere", link=url.toString()))

    def _say(self, text: str) -> None:
        self._status.setText(text)
        if text:
            announce(self._status, text)


class _GuideText(QTextBrowser):
    """Shows Markdown and loads nothing: neither pictures nor pages."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guide_text")
        self.setAccessibleName(words.say("guide.title"))
        self.setOpenLinks(False)
        self.setTabChangesFocus(False)  # Tab goes from link to link, and after the last one further

    def show_markdown(self, text: str) -> None:
        """Show a text from its beginning."""
        self.setMarkdown(text)
        self.document().setDocumentMargin(_MARGIN)
        self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl | str) -> None:  # noqa: N802 - Qt's name
        """Give nothing: a guide is its text."""


def _named(one: QPushButton, key: str, marks: Mnemonics) -> QPushButton:
    text = words.say(key)
    one.setText(marks.mark(text))
    one.setAccessibleName(text)
    return one


def _markdown(topic: str) -> str:
    try:
        return resource(file_of(topic)).read_text(encoding="utf-8")
    except OSError:
        return words.say("guide.missing")
