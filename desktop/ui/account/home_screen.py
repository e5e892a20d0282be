"""The page of who is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core import words
from desktop.core.notices.notice import Problem
from desktop.core.plain_text import LONGEST_NAME, one_line
from desktop.ui.widgets.announce import announce
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.captioned_value import captioned_value
from desktop.ui.widgets.confirm import confirm
from desktop.ui.widgets.form_screen import FormScreen
from desktop.ui.widgets.icons import Icon
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.local_time import short_time
from desktop.ui.widgets.nav_row import NavRow
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance

    from desktop.account.account import AccountStatus
    from desktop.core.notices.notice import Notice

_LOCKED = "keyring-locked"
_PAGES = ("change-password", "details", "factors", "passkeys", "computers", "claims", "accounts")
"""The pages about the account, in the order in which people look for them."""


class HomeScreen(FormScreen):
    """Says who is signed in, until when, and what keeps it; signing out is one click.

    `page_wanted` carries the name of a page about the account; `told` is what was done on the last one.
    """

    sign_out = Signal()
    somebody_else = Signal()
    other_pool = Signal()
    protect = Signal()
    try_keyring = Signal()
    page_wanted = Signal(str)

    def __init__(
        self,
        status: AccountStatus,
        notices: Sequence[Notice] = (),
        told: Notice | None = None,
        *,
        is_passing: bool = False,
    ) -> None:
        super().__init__(window_text("signed-in"), "")
        self.head.hide()  # the greeting is the title
        self.column.addWidget(_greeting(status))
        self.column.addWidget(_card(status, is_passing=is_passing))
        self.column.addWidget(self._pages(status))
        if isinstance(told, Problem):
            self.problem.tell(told)
        elif told is not None:
            self.tell_notes((told,))
        if status.store == "memory":
            self._warn(notices)
        self._add_more()
        self._add_buttons()

    def _add_more(self) -> None:
        """Fold away what few people look for; unfolded, it is scrolled to."""
        more = button("more", window_text("more"), look="link")
        more.setCheckable(True)
        rest = QWidget()
        column = QVBoxLayout(rest)
        column.setContentsMargins(0, 0, 0, 0)
        for name, text, wanted in (
            ("journal", window_text("journal-offer"), self.journal_wanted),
            ("guide", words.say("guide.open"), self.guide_wanted),
            ("support", window_text("support-offer"), self.support_wanted),
            ("about", window_text("about"), self.about_wanted),
            ("for_admins", window_text("for-admins"), self.admin_wanted),
        ):
            link = button(name, text, look="link")
            link.clicked.connect(wanted)
            column.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        more.toggled.connect(rest.setVisible)
        more.toggled.connect(lambda unfolded: more.setText(window_text("less" if unfolded else "more")))
        more.toggled.connect(lambda unfolded: self.reveal(rest if unfolded else more))
        rest.hide()
        self.column.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(rest)

    @property
    def takes_files(self) -> bool:
        """Say that nothing is lost by leaving this screen for a file."""
        return True

    def _pages(self, status: AccountStatus) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)  # noqa: FBT003 - Qt's signature
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 4, 1, 4)
        column.setSpacing(0)
        for name in _PAGES if status.store != "memory" else _PAGES[:-1]:  # where an account would not stay
            texts = (words.say(f"account.{kind}.{name}") for kind in ("page", "about"))
            row = NavRow(f"page_{name.replace('-', '_')}", *texts)
            row.clicked.connect(lambda _checked=False, name=name: self.page_wanted.emit(name))
            column.addWidget(row)
        return card

    def offer_passkey(self) -> None:
        """Say once that one can sign in by a security key, too, and lead there."""
        banner = Banner("note", "passkey_offer")
        ways = QHBoxLayout()
        ways.setSpacing(18)
        add = button("offer_add_passkey", words.say("account.action.add-passkey"), look="link")
        add.clicked.connect(lambda: self.page_wanted.emit("add-passkey"))
        later = button("offer_later", words.say("account.offer-later"), look="link")
        later.clicked.connect(banner.hide)
        ways.addWidget(add)
        ways.addWidget(later)
        ways.addStretch()
        banner.below.addLayout(ways)
        self.column.insertWidget(0, banner)
        banner.say(words.say("account.offer-passkey"))
        announce(self, banner.text)

    def ways(self) -> dict[str, SignalInstance]:
        """Return the signal of each request that can be made here, by name."""
        return {
            "sign_out": self.sign_out,
            "somebody_else": self.somebody_else,
            "other_pool": self.other_pool,
            "protect": self.protect,
            "try_keyring": self.try_keyring,
            "page": self.page_wanted,
        }

    def _warn(self, notices: Sequence[Notice]) -> None:
        banner = Banner("caution", "store_banner")
        protect = button("protect", window_text("protect"), look="link")
        protect.clicked.connect(self.protect)
        banner.below.addWidget(protect)
        if any(notice.code == _LOCKED for notice in notices):
            again = button("try_keyring", window_text("try-keyring"), look="link")
            again.clicked.connect(self.try_keyring)
            banner.below.addWidget(again)
        self.column.addWidget(banner)
        banner.say("\n".join(words.sentence(notice) for notice in notices) or window_text("memory-only"))

    def take_focus(self) -> None:
        """Take the keyboard without a button: a second Enter from the page before must not sign out."""
        super().take_focus()
        self.setFocus()

    def _add_buttons(self) -> None:
        out = self.add_button(button("sign_out"), window_text("sign-out"))
        out.clicked.connect(self._ask_to_sign_out)
        pool = self.add_button(button("other_pool", look="quiet"), window_text("other-pool"), at_end=True)
        pool.clicked.connect(self.other_pool)
        other = self.add_button(button("somebody_else"), window_text("somebody-else"), at_end=True)
        other.clicked.connect(self.somebody_else)

    def _ask_to_sign_out(self) -> None:
        confirm(self, "sign-out", "stay", self.sign_out.emit)


def _greeting(status: AccountStatus) -> QWidget:
    """Return a large tick, and that this window has done what it was opened for."""
    name = one_line(status.given_name or status.username, LONGEST_NAME)
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(label(window_text("greeting", name=name), name="title"))
    texts.addWidget(label(window_text(f"signed-in-{status.store}"), name="intro"))
    greeting = QWidget()
    row = QHBoxLayout(greeting)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(Icon("done", "accent", 48), alignment=Qt.AlignmentFlag.AlignTop)
    row.addLayout(texts, 1)
    return greeting


def _card(status: AccountStatus, *, is_passing: bool) -> QFrame:
    card = QFrame()
    card.setProperty("card", True)  # noqa: FBT003 - Qt's signature
    facts = QVBoxLayout()
    facts.setSpacing(14)
    who = QVBoxLayout()
    who.setSpacing(2)
    who.addWidget(label(one_line(status.username), name="who", lead=True))
    if status.email not in {"", status.username}:
        who.addWidget(label(one_line(status.email), name="who_else", muted=True))
    facts.addLayout(who)
    end = short_time(status.expires_at)
    facts.addWidget(
        captioned_value("until", window_text("then-renewed", time=end) if status.refreshable else end)
    )
    store = "practice" if is_passing else status.store
    facts.addWidget(captioned_value("kept", window_text(f"store-{store}")))
    row = QHBoxLayout(card)
    row.setContentsMargins(18, 18, 18, 18)
    row.setSpacing(16)
    row.addWidget(Icon("person", "accent", 40), alignment=Qt.AlignmentFlag.AlignTop)
    row.addLayout(facts, 1)
    return card
