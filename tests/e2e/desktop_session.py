"""A desktop of its own for a test: a display, a session bus, and the bus that screen readers listen on."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from typing import IO, TYPE_CHECKING, Self

from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""
"""A bus that starts no services by itself: without a keyring unless a test brings one."""

_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_PATIENCE = 10.0


def what_is_missing() -> str:
    """Return why there can be no desktop here, empty if there can."""
    programs = [name for name in ("Xvfb", "dbus-daemon") if not shutil.which(name)]
    if not _launcher():
        programs.append("at-spi-bus-launcher")
    return ", ".join(programs)


def _launcher() -> str | None:
    return next((path for path in _LAUNCHERS if os.access(path, os.X_OK)), None)


class DesktopSession:
    """Xvfb, dbus-daemon and the accessibility bus, ended together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen[str]] = []
        self.environment: dict[str, str] = {}
        self.accessibility_bus = ""

    def __enter__(self) -> Self:
        (self._folder / "run").mkdir(mode=0o700)
        display = f":{self._told(['Xvfb', '-displayfd', '1', '-screen', '0', '1280x1024x24', '-dpi', '96'])}"
        config = self._folder / "bus.conf"
        config.write_text(_BUS.format(folder=self._folder))
        bus = self._told(["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"])
        self.environment = {
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "XDG_RUNTIME_DIR": str(self._folder / "run"),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "LC_ALL": "C.UTF-8",
        }
        self._start([str(_launcher()), "--launch-immediately"])
        self.accessibility_bus = self._ask_for_accessibility_bus(bus)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in reversed(self._processes):
            process.terminate()
        for process in self._processes:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)

    def _start(self, command: list[str]) -> IO[str]:
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=os.environ | self.environment,
        )
        self._processes.append(process)
        assert process.stdout
        return process.stdout

    def _told(self, command: list[str]) -> str:
        return self._start(command).readline().strip()

    def _ask_for_accessibility_bus(self, bus: str) -> str:
        address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        end = time.monotonic() + _PATIENCE
        with open_dbus_connection(bus=bus) as connection:
            while time.monotonic() < end:
                reply = connection.send_and_get_reply(new_method_call(address, "GetAddress"))
                if reply.header.message_type.name == "method_return":
                    return str(reply.body[0])
                time.sleep(0.05)
        raise AssertionError("there is no accessibility bus")
