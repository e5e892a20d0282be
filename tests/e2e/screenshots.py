"""The pictures of the README: `python -m tests.e2e.screenshots [FOLDER]` renews them.

They are painted without a display, in the light look, so that any machine with the same fonts makes the same.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.conversation.view import Action
from desktop.core.notices.notice import Problem
from desktop.core.steps.codes import EmailCode
from desktop.core.steps.new_password import NewPassword
from desktop.ui.widgets import style
from tests.ui.stage import Stage, asking

FOLDER = Path(__file__).parents[2] / "resources" / "guide" / "images"
COLOURS = QImage.Format.Format_Indexed8
"""A window has few colours: with a table of them a picture is a third as large."""

NEW_PASSWORD = asking(
    NewPassword("ann"),
    actions=(Action.CANCEL,),
    expires_in=161,
    passed=("sign-in",),
)
CODE_RENEWED = asking(
    EmailCode("a***@e***"),
    Problem(
        "maybe-right-code-renewed",
        {"time": f"{datetime(2026, 11, 22, 14, 2, tzinfo=UTC):%H:%M}"},
        field="code",
    ),
    actions=(Action.BACK, Action.RESEND, Action.OTHER_WAY, Action.START_OVER, Action.CANCEL),
    resend_in=0,
    expires_in=161,
    passed=("sign-in", "new-password"),
)


def main(folder: Path) -> None:
    """Save the pictures: a new password being chosen, and a code whose reply was lost."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["stile", *style.ARGUMENTS])
    style.apply_style(app, dark=False)
    with Stage(app) as stage:
        stage.ask(NEW_PASSWORD)
        stage.shell.fill("new_password", "Sunflower-7")
        _save(stage, folder / "new-password.png")
        stage.ask(CODE_RENEWED)
        _save(stage, folder / "lost-reply.png")


def _save(stage: Stage, file: Path) -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    stage.settle()
    picture = stage.window.grab().toImage()
    picture.convertToFormat(COLOURS, Qt.ImageConversionFlag.ThresholdDither).save(str(file), quality=0)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER)
