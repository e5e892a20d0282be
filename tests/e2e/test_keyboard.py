"""Nothing but a keyboard: every step can be reached, answered and left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.keyboard import Keyboard
from tests.e2e.waiting import newest_code

if TYPE_CHECKING:
    import subprocess

    from tests.bench.served import ServedPool
    from tests.e2e.accessible import Reader
    from tests.e2e.program import Stile

pytestmark = pytest.mark.window


def test_the_classic_case(
    reader: Reader, pool: ServedPool, stile: Stile, window: subprocess.Popen[str]
) -> None:
    person = pool.control.add_user("temporary-password+email-code")
    reader.find("User name", "text")
    keyboard = Keyboard(stile.environment)
    keyboard.type(person["username"])
    keyboard.press("Tab")
    keyboard.type(person["password"])
    keyboard.press("Return", "Return", "Return")
    reader.find("New password", "text")
    keyboard.type("Wintergarten-7")
    keyboard.press("Return", "Return")
    reader.find("Code", "text")
    keyboard.type(newest_code(pool, person["username"]))
    keyboard.press("Return", "Return")
    reader.find("Sign out", "push button")
    assert pool.control.ledger()["refused_reuses"] == 0
    assert window.poll() is None


def test_alt_letters_and_esc(
    reader: Reader, pool: ServedPool, stile: Stile, window: subprocess.Popen[str]
) -> None:
    person = pool.control.add_user("email-code")
    reader.find("User name", "text")
    keyboard = Keyboard(stile.environment)
    keyboard.press("alt+p")
    keyboard.type(person["password"])
    keyboard.press("alt+u")
    keyboard.type(person["username"])
    keyboard.press("alt+s")
    reader.find("Code", "text")
    keyboard.press("Escape")
    reader.find("Keep going", "push button")
    keyboard.press("Escape")
    keyboard.focus()
    keyboard.press("alt+b")
    assert reader.find("Password", "text")
    keyboard.press("Escape")
    assert window.wait(5) == 0
