"""Notifications of the desktop over D-Bus: the Desktop Notifications Specification 1.2."""

from __future__ import annotations

import os

from desktop.core.plain_text import LONGEST_NAME, one_line

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_PATIENCE = 2.0
_UNTIL_THE_DESKTOP_THINKS_SO = -1


def notify(title: str, text: str) -> bool:
    """Show a notification; False where no desktop does that. Blocks for at most two seconds.

    Desktops read marks in the text, pictures and links among them: what is foreign in it is quoted.
    """
    if "DBUS_SESSION_BUS_ADDRESS" not in os.environ and "XDG_RUNTIME_DIR" not in os.environ:
        return False
    import html  # noqa: PLC0415 - two thousand names of letters, which the first page does without

    from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]  # noqa: PLC0415 - seldom used
    from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]  # noqa: PLC0415

    shown = (one_line(title, LONGEST_NAME), html.escape(one_line(text), quote=False))
    address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
    body: tuple[object, ...] = ("Stile", 0, "stile", *shown, [], {}, _UNTIL_THE_DESKTOP_THINKS_SO)
    try:
        with open_dbus_connection("SESSION") as connection:
            call = new_method_call(address, "Notify", "susssasa{sv}i", body)
            reply = connection.send_and_get_reply(call, timeout=_PATIENCE)
    except Exception:  # noqa: BLE001 - no bus, a dead one, a strange one: all of it means no notification
        return False
    return bool(reply.header.message_type.name == "method_return")
