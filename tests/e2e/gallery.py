"""Pictures of every page, light and dark, to be looked at: `python -m tests.e2e.gallery FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.conversation.view import Action
from desktop.core.notices.notice import Problem
from desktop.core.steps.account import SignUp
from desktop.core.steps.codes import EmailCode, TotpCode
from desktop.core.steps.opening import SignIn
from desktop.ui.widgets import style
from tests.ui.sign_in.test_pages import EVERY_STEP
from tests.ui.stage import Stage, asking

if TYPE_CHECKING:
    from desktop.core.steps.base import Step

FACTOR = (Action.BACK, Action.RESEND, Action.OTHER_WAY, Action.START_OVER, Action.CANCEL)
MOMENTS: tuple[tuple[str, Step, Problem | None], ...] = (
    ("wrong-code", EmailCode("a***@e***"), Problem("wrong-code", field="code")),
    ("letters", TotpCode("Phone"), Problem("wrong-code", {"because": "letters"}, field="code")),
    (
        "code-renewed",
        EmailCode(),
        Problem("code-renewed", {"because": "expired", "time": "14:02"}, field="code"),
    ),
    ("no-other-way", TotpCode("Phone"), Problem("no-other-way")),
    ("older-system", SignIn("anna"), Problem("wrong-password", {"because": "older-system"})),
    ("trigger", SignIn("anna"), Problem("trigger-asks-new-password", request_id="d1f0")),
)
"""What is said on a page, where that is worth a look of its own."""


def main(folder: Path) -> None:
    """Save a picture of each page in each look."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["stile", *style.ARGUMENTS])
    for look in ("light", "dark"):
        style.apply_style(app, dark=look == "dark")
        with Stage(app) as stage:
            for at, step in enumerate(EVERY_STEP):
                _take(stage, step, None, folder / f"{at:02}-{step.name}-{look}.png")
            for name, step, problem in MOMENTS:
                _take(stage, step, problem, folder / f"{name}-{look}.png")


def _take(stage: Stage, step: Step, problem: Problem | None, file: Path) -> None:
    stage.shell._sign_up = SignUp(("email",))
    gone = step.name in {"email-code", "sms-code", "totp-code", "passkey"}
    sent = step.name in {"email-code", "sms-code"}
    unfit = {Action.RESEND: not sent, Action.OTHER_WAY: not gone}
    actions = tuple(each for each in FACTOR if not unfit.get(each))
    ask = asking(
        step, problem, actions=actions, resend_in=0 if sent else None, expires_in=161, passed=("sign-in",)
    )
    stage.ask(ask)
    stage.shell._body.clear_notes()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    stage.settle()
    stage.window.grab().save(str(file))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
