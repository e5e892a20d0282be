"""The real window on a real display, worked by what a screen reader can see and do."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from jeepney import DBusAddress, message_bus, new_signal  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

from tests.e2e.program import keep_screenshot
from tests.e2e.waiting import newest_code
from tests.e2e.x11 import close_window

if TYPE_CHECKING:
    import subprocess

    from tests.bench.served import ServedPool
    from tests.e2e.accessible import Listener, Reader, Thing
    from tests.e2e.desktop_session import DesktopSession
    from tests.e2e.program import Stile

pytestmark = pytest.mark.window

NEW_PASSWORD = "Wintergarten-7"


def sign_in(reader: Reader, username: str, password: str) -> None:
    reader.find("User name", "text").write(username)
    reader.find("Password", "text").write(password)
    reader.find("Sign in", "push button").press()


@pytest.mark.usefixtures("window")
def test_temporary_password_new_password_code_signed_in(
    reader: Reader, pool: ServedPool, session: DesktopSession
) -> None:
    person = pool.control.add_user("temporary-password+email-code")
    sign_in(reader, person["username"], person["password"])
    reader.find("New password", "text").write(NEW_PASSWORD)
    assert reader.says("Met: A digit")
    keep_screenshot(session.environment, "new-password")
    reader.find("Continue", "push button").press()
    code = reader.find("Code", "text")
    code.write("12 34")
    reader.find("Continue", "push button").press()
    problem = reader.says("That code is not right")
    assert reader.find("Code", "text").description == problem.name
    keep_screenshot(session.environment, "wrong-code")
    code = reader.find("Code", "text")
    code.write(newest_code(pool, person["username"]))
    reader.find("Continue", "push button").press()
    assert reader.find("Sign out", "push button")
    assert reader.find(person["username"])
    keep_screenshot(session.environment, "signed-in")
    ledger = pool.control.ledger()
    assert ledger["refused_reuses"] == 0


@pytest.mark.ci
@pytest.mark.usefixtures("window")
def test_a_screen_reader_hears_the_page_and_the_problem(
    reader: Reader, listener: Listener, pool: ServedPool
) -> None:
    person = pool.control.add_user("email-code")
    sign_in(reader, person["username"], person["password"])
    listener.hears("Code by e-mail")
    reader.find("Code", "text").write("000000")
    reader.find("Continue", "push button").press()
    listener.hears("That code is not right")


@pytest.mark.usefixtures("window")
def test_everything_that_takes_the_focus_has_a_name(reader: Reader) -> None:
    reader.find("User name", "text")
    assert [one.path for one in reader.everything() if one.focusable and not one.name] == []


@pytest.mark.ci
@pytest.mark.usefixtures("window")
def test_it_is_read_in_the_order_in_which_it_is_seen(reader: Reader) -> None:
    reader.find("User name", "text")
    seen = ["e2e", "Practice", "Now: Sign in", "User name", "Password", "Cancel", "Inbox"]
    names = [one.name for one in reader.everything()]
    assert [name for name in dict.fromkeys(names) if name in seen] == seen


@pytest.mark.usefixtures("window")
def test_a_wrong_password_says_so_and_can_be_put_right(reader: Reader, pool: ServedPool) -> None:
    person = pool.control.add_user("plain")
    sign_in(reader, person["username"], "Not-The-One-1")
    reader.says("The user name or the password is not right")
    assert reader.find("User name", "text").text == person["username"]
    reader.find("Password", "text").write(person["password"])
    time.sleep(0.4)
    reader.find("Sign in", "push button").press()
    assert reader.find("Sign out", "push button")


@pytest.mark.ci
def test_closing_the_window_keeps_the_step_and_is_quick(
    reader: Reader, pool: ServedPool, stile: Stile, window: subprocess.Popen[str]
) -> None:
    person = pool.control.add_user("temporary-password+email-code")
    sign_in(reader, person["username"], person["password"])
    reader.find("New password", "text")
    began = time.monotonic()
    close_window(stile.environment)
    assert window.wait(5) == 0
    assert time.monotonic() - began < 2


@pytest.mark.ci
def test_quitting_while_a_call_hangs_takes_less_than_two_seconds(
    reader: Reader, pool: ServedPool, stile: Stile, window: subprocess.Popen[str]
) -> None:
    person = pool.control.add_user("plain")
    pool.control.add_fault(operation="*", do="hang", seconds=20)
    try:
        sign_in(reader, person["username"], person["password"])
        reader.find("Working\u2026")
        began = time.monotonic()
        close_window(stile.environment)
        assert window.wait(5) == 0
        assert time.monotonic() - began < 2
    finally:
        pool.control.clear_faults()


@pytest.mark.ci
def test_a_second_start_shows_the_first_window_and_ends(
    reader: Reader, stile: Stile, window: subprocess.Popen[str]
) -> None:
    reader.find("User name", "text")
    second = stile.open()
    assert second.wait(10) == 0
    assert window.poll() is None


@pytest.mark.ci
@pytest.mark.usefixtures("window")
def test_a_locked_screen_empties_the_password(reader: Reader, stile: Stile) -> None:
    reader.find("Password", "text").write("hunter2")
    reader.wait_for(lambda: with_text(reader, "Password"), "password in the form")
    reader.find("User name", "text").write("anna")
    lock_screen(stile.environment["DBUS_SESSION_BUS_ADDRESS"])
    reader.wait_for(lambda: without_text(reader, "Password"), "empty password")
    assert reader.find("User name", "text").text == "anna"


def with_text(reader: Reader, name: str) -> Thing | None:
    field = reader.find(name, "text")
    return field if field.text else None


def without_text(reader: Reader, name: str) -> Thing | None:
    field = reader.find(name, "text")
    return None if field.text else field


def lock_screen(bus: str) -> None:
    saver = DBusAddress("/org/freedesktop/ScreenSaver", interface="org.freedesktop.ScreenSaver")
    with open_dbus_connection(bus=bus) as connection:
        connection.send(new_signal(saver, "ActiveChanged", "b", (True,)))
        connection.send_and_get_reply(message_bus.ListNames())
