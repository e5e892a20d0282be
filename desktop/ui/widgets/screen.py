"""What a window shows at a time: the sign-in, the home page after it, the choice of a pool."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.help_context import HelpContext


class Screen(QWidget):
    """`titled` says what the window is called from now on; `cancel` is what Esc means here.

    `help_wanted` carries the context of somebody who asks for help; `support_wanted` asks for the file about
    everything, where nothing in particular is wrong, `journal_wanted` for what happened so far,
    `guide_wanted` for the guides, `about_wanted` for the version; `admin_wanted` says that this is an admin.
    """

    titled = Signal(str)
    help_wanted = Signal(HelpContext)
    admin_wanted = Signal()
    support_wanted = Signal()
    journal_wanted = Signal()
    guide_wanted = Signal()
    about_wanted = Signal()

    @property
    def takes_files(self) -> bool:
        """Say whether files may be dropped onto the window now."""
        return False

    def invite(self, *, inviting: bool) -> None:
        """Show where a file that is held over the window would go."""

    def cancel(self) -> None:
        """Leave; by default Esc means nothing."""

    def take_focus(self) -> None:
        """Put the keyboard where it is needed first."""
        self.focusNextChild()

    def forget_secrets(self) -> None:
        """Drop what was typed into secret fields."""
