# ruff: noqa: E501 - a row reads as a row
"""Pages about the account with something of everything on them, to be looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from desktop.account.account import AccountStatus
from desktop.account.section import Row, Section
from desktop.core.notices.notice import Notice, Problem
from desktop.profiles.account_profile import KnownAccount
from desktop.profiles.profile import Profile
from desktop.ui.account.accounts_screen import AccountsScreen
from desktop.ui.account.home_screen import HomeScreen
from desktop.ui.account.section_screen import SectionScreen

if TYPE_CHECKING:
    from desktop.ui.widgets.screen import Screen

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
KEY = "eu-west-1_6f9c5f63-9c0f-4dcb-8f3a-5a1de3a4c2f1"

SECTIONS = (
    Section(
        "details",
        (
            Row("email", "attribute", "E-mail address", {"value": "anna@example.com"}, ("confirmed",), ("change",)),
            Row("phone_number", "attribute", "Phone number", {"value": "+4915112345678"}, ("open",), ("confirm", "change")),
            Row("name", "attribute", "Full name", {"value": "Anna Example"}, (), ("change",)),
            Row("custom:team", "attribute", "Team", {}, ("empty",), ("change",)),
        ),
        ("delete-account",),
    ),
    Section(
        "factors",
        (
            Row("SOFTWARE_TOKEN_MFA", "factor", "An authenticator app", {}, ("on", "first"), ("replace-app", "factor-off")),
            Row("EMAIL_OTP", "factor", "A code by e-mail", {"address": "anna@example.com"}, ("on",), ("factor-first", "factor-off")),
            Row("SMS_MFA", "factor", "A code by text message", {"address": "+4915112345678"}, ("off",), (), {"factor-on": "no-phone_number"}),
        ),
    ),
    Section(
        "passkeys",
        (
            Row("a", "passkey", "YubiKey 5", {"site": "example.com", "created": NOW}, ("cross-platform",), ("remove-passkey",)),
            Row("b", "passkey", "Windows Hello", {"site": "example.com", "created": NOW}, ("platform",), ("remove-passkey",)),
        ),
        ("add-passkey",),
    ),
    Section("passkeys", (), ("add-passkey",), (Notice("no-passkey"),)),
    Section(
        "computers",
        (
            Row(KEY, "computer", "anna-laptop", {"used": NOW, "created": NOW, "address": "192.0.2.7"}, ("this",), ("forget-computer",)),
            Row("k2", "computer", KEY, {"used": NOW}, ("not-remembered",), ("forget-computer",)),
            Row("s1", "session", "Linux, Stile", {"used": NOW, "place": "Ghent, Belgium"}, ("this",)),
            Row("s2", "session", "Windows, Firefox", {"used": NOW, "address": "192.0.2.9"}, (), ("end-session",)),
        ),
        ("forget-all-computers",),
    ),
    Section(
        "claims",
        (
            Row("id.sub", "id", "sub", {"value": "6f9c5f63-9c0f-4dcb-8f3a-5a1de3a4c2f1"}),
            Row("id.exp", "id", "exp", {"value": NOW}),
            Row("id.cognito:groups", "id", "cognito:groups", {"value": '["staff", "admins"]'}),
            Row("access.scope", "access", "scope", {"value": "aws.cognito.signin.user.admin"}),
        ),
        (),
        (Notice("claims-proved"),),
    ),
)  # fmt: skip


def account_screens() -> dict[str, Screen]:
    """Return the home page and each page about the account, and moments worth a look of their own."""
    status = AccountStatus("anna", "anna@example.com", NOW, True, "keyring")  # noqa: FBT003 - as it is read
    screens: dict[str, Screen] = {"home": HomeScreen(status, (), Notice("password-changed"))}
    more = screens["more"] = HomeScreen(status)
    more.findChild(QPushButton, "more").click()  # type: ignore[union-attr]
    for at, section in enumerate(SECTIONS):
        screen = screens[f"{at}-{section.name}"] = SectionScreen(section.name)
        screen.show_section(section)
    told, lost, busy = SectionScreen("factors"), SectionScreen("details"), SectionScreen("computers")
    told.show_section(SECTIONS[1])
    told.tell(Notice("factor-on"))
    lost.show_problem(Problem("no-network"))
    offered = HomeScreen(status)
    offered.offer_passkey()
    profile = Profile("work", "eu-west-1_Ab3dEf6hI", "1exampel23456789")
    known = [
        KnownAccount(profile, name, who) for name, who in (("", "anna"), ("admin", "anna-admin"), ("x", ""))
    ]
    return {
        **screens,
        "told": told,
        "lost": lost,
        "busy": busy,
        "offered": offered,
        "accounts": AccountsScreen(known, "admin"),
    }
