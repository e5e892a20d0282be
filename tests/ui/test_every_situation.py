"""Somebody in every situation of the practice pool signs in by the window, in each flow that leads there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from desktop.practice.situations.atoms import ATOMS
from desktop.practice.situations.invented_people import InventedPerson
from desktop.ui.sign_in.shell import Shell
from tests.conversation.right_answers import RightAnswers
from tests.ui.stage import asking

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from desktop.core.sign_in.settings import Flow
    from tests.fixtures.practice import Practice
    from tests.ui.walk import Walk

    Run = Callable[[Coroutine[Any, Any, None]], None]

WAYS: tuple[tuple[str, Flow], ...] = (
    ("temporary-password+email-code", "srp"),
    ("temporary-password+sms-code", "password"),
    ("totp", "srp"),
    ("choose-mfa", "password"),
    ("temporary-password+totp-setup", "srp"),
    ("email-setup", "srp"),
    ("choose-setup", "password"),
    ("custom2", "custom"),
    ("temporary-password+custom", "custom-srp"),
    ("temporary-password+email-code+once-quirk", "custom-srp"),
    ("email-code+device", "srp"),
    ("plain", "choice"),
    ("temporary-password+email-code", "choice"),
    ("reset-required", "srp"),
    ("unconfirmed", "password"),
    ("migrating", "password"),
)
ELSEWHERE = {
    "custom": "as custom2, once",
    "email-code": "after a new password",
    "temporary-password": "before the others",
    "passkey": "needs a security key: tests/conversations, tests/system",
    "every-time-quirk": "ends in another flow: tests/conversations",
    "disabled": "nobody gets in",
    "text-setup": "nobody gets in",
    "migrating-simple": "nobody gets in with that password",
}


def test_every_situation_is_walked_or_excused() -> None:
    walked = {atom for situation, _ in WAYS for atom in situation.split("+")}
    assert walked | set(ELSEWHERE) == set(ATOMS)


@pytest.mark.ci
@pytest.mark.parametrize(("situation", "flow"), WAYS, ids=str)
def test_the_window_leads_in(walk: Walk, practice: Practice, run: Run, situation: str, flow: Flow) -> None:
    made = practice.person(situation)
    person = InventedPerson(**made | {"flows": tuple(made["flows"])})
    pool = practice.pool(person.pool_id)
    walk.add_profile(pool_id=person.pool_id, client_id=pool["clients"][flow], flow=flow)
    view = RightAnswers(
        person,
        (),
        codes=lambda: practice.code(person.username),
        now=lambda: practice.control.now().timestamp(),
        waits=practice.control.advance,
    )

    async def story() -> None:
        async with walk.begun():
            while await asked(walk):
                await answer(walk, view)
            await walk.says("who", person.username)

    run(story())
    ledger = practice.control.ledger()
    assert ledger["refused_reuses"] == 0


async def asked(walk: Walk) -> bool:
    """Wait for a question that can be answered; False if somebody is signed in."""

    def there() -> QWidget | None:
        shell = walk.window.current_screen
        page = shell.page if isinstance(shell, Shell) and not shell.busy else None
        return page or walk.seen(QLabel, "who")

    return not isinstance(await walk.until(there, "a question"), QLabel)


async def answer(walk: Walk, view: RightAnswers) -> None:
    """Fill the page in with what is right, and press the button once a double press cannot be meant."""
    shell = walk.window.current_screen
    assert isinstance(shell, Shell)
    page = shell.page
    assert page is not None
    assert page.problem is None or page.problem.code == "code-renewed", page.problem
    if page.step.name in {"reset-password", "confirm-account"} and not walk.hello.get("sent"):
        walk.hello = {**walk.hello, "sent": True}
        await walk.click("resend")
        await asyncio.sleep(0.3)
        return
    ask = asking(page.step)
    for entry in page.entries:
        entry.put(await asyncio.to_thread(view._right, entry.field, ask))
    await asyncio.sleep(0.4)
    remembers = {"true": "remember_yes", "false": "remember_no"}
    own = remembers[page.entries[0].value()] if page.step.name == "remember-device" else "continue"
    await walk.click(own)
    await asyncio.sleep(0.05)
