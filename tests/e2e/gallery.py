"""Pictures of every page, light and dark, to be looked at: `python -m tests.e2e.gallery FOLDER`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from desktop.conversation.view import Action
from desktop.core.notices.notice import Problem
from desktop.core.steps.account import SignUp
from desktop.core.steps.codes import EmailCode, TotpCode
from desktop.core.steps.new_password import NewPassword
from desktop.core.steps.opening import BrowserSignIn, SignIn
from desktop.profiles.changes import UNKNOWN, fate_of_kept
from desktop.profiles.configurations.found import Found
from desktop.profiles.organisation import OrganisationRules
from desktop.profiles.parsing import parse, to_plain
from desktop.profiles.suspects import suspects
from desktop.profiles.typed_values import as_typed
from desktop.ui.profiles.add_profile_screen import AddProfileScreen
from desktop.ui.profiles.change_profile_screen import ChangeProfileScreen
from desktop.ui.profiles.form_rules import form_rules
from desktop.ui.profiles.profile_chooser import ProfileChooser
from desktop.ui.profiles.profile_form import FormRules
from desktop.ui.profiles.several_screen import SeveralScreen
from desktop.ui.widgets import style
from desktop.ui.widgets.heading import Heading
from tests.e2e import admin_pictures
from tests.ui.account.shown_sections import account_screens
from tests.ui.sign_in.test_pages import EVERY_STEP
from tests.ui.stage import Stage, asking

if TYPE_CHECKING:
    from desktop.core.steps.base import Step
    from desktop.profiles.profile import Profile
    from desktop.ui.widgets.screen import Screen

FACTOR = (Action.BACK, Action.RESEND, Action.OTHER_WAY, Action.START_OVER, Action.CANCEL)
MOMENTS: tuple[tuple[str, Step, Problem | None], ...] = (
    ("wrong-code", EmailCode("a***@e***"), Problem("wrong-code", field="code")),
    ("letters", TotpCode("Phone"), Problem("wrong-code", {"because": "letters"}, field="code")),
    (
        "code-renewed",
        EmailCode(),
        Problem("code-renewed", {"because": "expired", "time": "14:02"}, field="code"),
    ),
    (
        "weak-password",
        NewPassword("anna", ("name",)),
        Problem("weak-password", field="new_password", request_id="d1f0"),
    ),
    ("missing", NewPassword("anna", ("name", "birthdate")), Problem("field-required", field="birthdate")),
    ("no-other-way", TotpCode("Phone"), Problem("no-other-way")),
    ("older-system", SignIn("anna"), Problem("wrong-password", {"because": "older-system"})),
    ("trigger", SignIn("anna"), Problem("trigger-asks-new-password", request_id="d1f0")),
    ("unknown-client", SignIn("anna"), Problem("unknown-client", request_id="d1f0")),
    ("certificate", SignIn("anna"), Problem("no-network", {"because": "certificate"})),
    ("proxy", SignIn("anna"), Problem("no-network", {"because": "proxy"})),
)
"""What is said on a page, where that is worth a look of its own."""

PROFILE = parse(
    {
        "name": "work",
        "organisation": "Example Corporation",
        "pool_id": "eu-west-1_Ab3dEf6hI",
        "client_id": "1exampel23456789",
        "endpoint_url": "https://idp.example.com",
        "has_client_secret": True,
    }
)
LONG = (
    "Donaudampfschifffahrtsgesellschaftskapitaensbenutzerverzeichnis",
    "Rechtsschutzversicherungsgesellschaften",
)
HIGH = 1.8
"""How much larger than usual the letters are for somebody who sees badly."""


def main(folder: Path) -> None:
    """Save a picture of each page in each look."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["stile", *style.ARGUMENTS])
    for look in ("light", "dark"):
        style.apply_style(app, dark=look == "dark")
        with Stage(app) as stage:
            _take_steps(stage, folder, look)
            _take_pools(stage, folder, look)
            _take_account(stage, folder, look)
            font = app.font()
            app.setFont(_larger(font))
            style.apply_style(app, dark=look == "dark")
            _take_steps(stage, folder, f"{look}-high")
            _take_pools(stage, folder, f"{look}-high")
            _take_account(stage, folder, f"{look}-high")
            app.setFont(font)
            style.apply_style(app, dark=look == "dark")
        admin_pictures.take(app, folder, look)


def _take_steps(stage: Stage, folder: Path, look: str) -> None:
    """Save pictures of every step, and of what may be said at one."""
    if stage.window.current_screen is not stage.shell:
        stage.begin_again()
    for at, step in enumerate(EVERY_STEP):
        _take(stage, step, None, folder / f"{at:02}-{step.name}-{look}.png")
    stage.shell.offer_changes_of(PROFILE)
    for name, step, problem in MOMENTS:
        _take(stage, step, problem, folder / f"{name}-{look}.png")


def _take_account(stage: Stage, folder: Path, look: str) -> None:
    """Save pictures of the home page and the pages about the account."""
    for name, screen in account_screens().items():
        stage.window.put(screen, Heading.of(PROFILE))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        stage.settle()
        stage.window.grab().save(str(folder / f"account-{name}-{look}.png"))


def _larger(font: QFont) -> QFont:
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * HIGH)
    return larger


def _take_pools(stage: Stage, folder: Path, look: str) -> None:
    """Save pictures of the pages on which pools are chosen, added and changed."""
    long = replace(PROFILE, name="long", organisation=" ".join(LONG))
    given = replace(PROFILE, name="staff", sources={"name": "system-wide"})
    for name, screen in _screens(long, given).items():
        stage.window.put(screen, Heading.of(PROFILE))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        stage.settle()
        stage.window.grab().save(str(folder / f"{name}-{look}.png"))


def _screens(long: Profile, given: Profile) -> dict[str, Screen]:
    typed, problem = as_typed(to_plain(PROFILE)), Problem("unknown-client")
    wrong = ChangeProfileScreen("work", typed, FormRules())
    wrong.begin_with(problem, suspects(problem, PROFILE))
    wrong.say_fate_by(
        lambda _typed: fate_of_kept(to_plain(PROFILE), replace(PROFILE, pool_id="eu-west-1_Other"), UNKNOWN)
    )
    secret = ChangeProfileScreen(
        "work", typed, FormRules({"session_minutes": "Your organisation sets this."})
    )
    secret.begin_with(Problem("client-secret"), ("client_secret",))
    return {
        "pool-add": AddProfileScreen(can_leave=True),
        "pool-several": SeveralScreen(
            Found("ids", f"eu-west-1_Ab3dEf6h{end}", "4h57bn3kq1example", environment=name)
            for end, name in (("I", "app.example.com"), ("K", "staging.example.com"))
        ),
        "pool-change": wrong,
        "pool-change-secret": secret,
        "pool-given": ChangeProfileScreen(
            "staff", typed, form_rules(given, OrganisationRules()), is_given=True
        ),
        "pool-choose": ProfileChooser((PROFILE, long, given), (PROFILE, long, given), ("broken",)),
    }


def _take(stage: Stage, step: Step, problem: Problem | None, file: Path) -> None:
    stage.shell._ways = (BrowserSignIn(), SignUp(("email",)))
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
