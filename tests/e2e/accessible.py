"""What a screen reader sees of a window, and what it can do there, over AT-SPI."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, MatchRule, MessageType, Properties, message_bus, new_method_call  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jeepney.io.blocking import DBusConnection

_A11Y = "org.a11y.atspi."
_ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_FOCUSED, _SHOWING, _ENABLED, _FOCUSABLE = 12, 25, 8, 11
_PATIENCE = 15.0


class Reader:
    """Looks at everything that shows itself on the accessibility bus."""

    def __init__(self, bus: str) -> None:
        self._connection = open_dbus_connection(bus=bus)

    def close(self) -> None:
        self._connection.close()

    def everything(self) -> list[Thing]:
        """Return what is showing, in reading order."""
        return [thing for thing in self._below(Thing(self._connection, *_ROOT)) if thing.showing]

    def _below(self, thing: Thing) -> Iterator[Thing]:
        for child in thing.children():
            yield child
            yield from self._below(child)

    def find(self, name: str, role: str | None = None) -> Thing:
        """Wait for something of this name; AssertionError with what is there if it does not come."""

        def look() -> Thing | None:
            return next(
                (one for one in self.everything() if one.name == name and role in {None, one.role}), None
            )

        return self.wait_for(look, f"{role or 'anything'} called {name!r}")

    def says(self, part: str) -> Thing:
        """Wait for a text with these words."""

        def look() -> Thing | None:
            return next((one for one in self.everything() if part in one.name), None)

        return self.wait_for(look, f"something with {part!r}")

    def wait_for(self, look: Callable[[], Thing | None], what: str) -> Thing:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if found := look():
                return found
            time.sleep(0.05)
        there = "\n".join(f"  {one.role}: {one.name}" for one in self.everything())
        raise AssertionError(f"there is no {what}; there is\n{there}")


class Listener:
    """Hears what is announced, as a screen reader would speak it."""

    def __init__(self, bus: str) -> None:
        self._connection = open_dbus_connection(bus=bus)
        registry = DBusAddress(
            "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry"
        )
        self._connection.send_and_get_reply(
            new_method_call(registry, "RegisterEvent", "s", ("object:announcement",))
        )
        self._rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
        self._connection.send_and_get_reply(message_bus.AddMatch(self._rule))

    def close(self) -> None:
        self._connection.close()

    def hears(self, part: str) -> None:
        """Wait for an announcement with these words."""
        heard = []
        with self._connection.filter(self._rule, bufsize=100) as signals:
            end = time.monotonic() + _PATIENCE
            while time.monotonic() < end:
                try:
                    message = self._connection.recv_until_filtered(signals, timeout=end - time.monotonic())
                except TimeoutError:
                    break
                heard.append(str(message.body[3][1]))
                if part in heard[-1]:
                    return
        raise AssertionError(f"nobody said {part!r}, but {heard}")


@dataclass(frozen=True, slots=True)
class Thing:
    """One object of the tree."""

    connection: DBusConnection
    owner: str
    path: str

    def _address(self, interface: str) -> DBusAddress:
        return DBusAddress(self.path, self.owner, _A11Y + interface)

    def _call(self, interface: str, method: str, signature: str | None = None, *body: object) -> Any:  # noqa: ANN401
        message = new_method_call(self._address(interface), method, signature, body)
        reply = self.connection.send_and_get_reply(message)
        return None if reply.header.message_type is MessageType.error else reply.body[0]

    def _get(self, name: str) -> Any:  # noqa: ANN401 - a property has any type
        reply = self.connection.send_and_get_reply(Properties(self._address("Accessible")).get(name))
        return "" if reply.header.message_type is MessageType.error else reply.body[0][1]

    def children(self) -> list[Thing]:
        return [Thing(self.connection, *child) for child in self._call("Accessible", "GetChildren") or ()]

    @property
    def name(self) -> str:
        return str(self._get("Name"))

    @property
    def description(self) -> str:
        return str(self._get("Description"))

    @property
    def role(self) -> str:
        return str(self._call("Accessible", "GetRoleName") or "")

    def _state(self, bit: int) -> bool:
        states = self._call("Accessible", "GetState") or (0, 0)
        return bool(states[0] >> bit & 1)

    @property
    def showing(self) -> bool:
        return self._state(_SHOWING)

    @property
    def enabled(self) -> bool:
        return self._state(_ENABLED)

    @property
    def focused(self) -> bool:
        return self._state(_FOCUSED)

    @property
    def focusable(self) -> bool:
        return self._state(_FOCUSABLE)

    @property
    def text(self) -> str:
        return str(self._call("Text", "GetText", "ii", 0, -1) or "")

    def write(self, text: str) -> None:
        assert self._call("EditableText", "SetTextContents", "s", text), f"cannot write into {self.name}"

    def press(self) -> None:
        assert self._call("Action", "DoAction", "i", 0), f"cannot press {self.name}"
