"""Notifications reach a desktop over a real bus, and nothing is lost where there is none."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest
from jeepney import HeaderFields, message_bus, new_method_return  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

from desktop.system.notifications import notify
from desktop.system.platform import current
from tests.fixtures.hostile_text import HOSTILE, MARK, harmful_in

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux's")


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("dbus-daemon is not installed")
    argv = [daemon, "--session", "--nofork", "--print-address"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        address = running.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address
        running.terminate()


def _serve_one(connection: Any, shown: list[tuple[Any, ...]]) -> None:  # noqa: ANN401 - untyped library
    while True:
        message = connection.receive()
        if message.header.fields.get(HeaderFields.member) == "Notify":
            shown.append(message.body)
            connection.send(new_method_return(message, "u", (1,)))
            return


def test_a_desktop_shows_title_and_text(bus: str) -> None:
    shown: list[tuple[Any, ...]] = []
    with open_dbus_connection(bus) as desktop:
        desktop.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))
        serving = threading.Thread(target=_serve_one, args=(desktop, shown), daemon=True)
        serving.start()
        assert current().notify("Codes do not arrive", "work: 5")
        serving.join(5)
    (body,) = shown
    assert (body[0], body[3], body[4]) == ("Stile", "Codes do not arrive", "work: 5")


def test_what_is_foreign_in_a_notification_is_no_mark(bus: str) -> None:
    """Desktops read a part of HTML in the body, pictures and links included."""
    shown: list[tuple[Any, ...]] = []
    with open_dbus_connection(bus) as desktop:
        desktop.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))
        serving = threading.Thread(target=_serve_one, args=(desktop, shown), daemon=True)
        serving.start()
        assert current().notify(f"a{HOSTILE}", f'<img src="file:///x">&amp;{HOSTILE}')
        serving.join(5)
    (body,) = shown
    assert body[4].startswith('&lt;img src="file:///x"&gt;&amp;amp;')
    for text in body[3:5]:
        assert MARK in text
        assert "\n" not in text
        assert harmful_in(text) == []


@pytest.mark.usefixtures("bus")
def test_a_bus_without_a_desktop_shows_nothing() -> None:
    assert not notify("title", "text")


def test_without_a_bus_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    assert not notify("title", "text")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert not notify("title", "text")
