"""A whole sign-in by hand, in Stile's own process, with a heartbeat that shows every gap of its loop."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer

from desktop.practice.control import PracticeControl
from tests.bench.child import leave, run_stile
from tests.bench.typist import line, press

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.ui.app.main_window import MainWindow

_BEAT = 1
"""Milliseconds between two beats of the heart."""
_KEY = 0.03
"""Seconds between two keys: a quick typist."""
_SECOND_THOUGHTS = "this is not what I wanted to write"


@dataclass
class Heart(QObject):
    """Beats in the event loop and notes how long it took from beat to beat, by what went on."""

    phase: str = "start"
    gaps: dict[str, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT)

    def turn_to(self, phase: str) -> None:
        """Note what goes on from here; the gap in between belongs to what went on before."""
        self._beat()
        self.phase = phase

    def seconds(self, *phases: str) -> float:
        """Return how long these phases lasted."""
        return sum(sum(self.gaps[phase]) for phase in phases) / 1000

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.setdefault(self.phase, []).append((now - self._last) * 1000)
        self._last = now


class Session(QObject):
    """Somebody who types, thinks again, types the right thing, and reads the code."""

    def __init__(self, window: MainWindow, who: dict[str, str]) -> None:
        super().__init__(window)
        self._window = window
        self._who = who
        self._heart = Heart()
        self._code: list[str] = []
        self._doing = self._sign_in()
        window.painted.connect(self._begin)

    def _begin(self) -> None:
        self._window.activateWindow()
        QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        delay = next(self._doing, None)
        if delay is None:
            leave(gaps=self._heart.gaps)
            return
        QTimer.singleShot(int(delay * 1000), self._go_on)

    def _sign_in(self) -> Iterator[float]:
        yield from self._type("username", self._who["username"], "\t", before="loading")
        yield from self._type("password", self._who["password"], "\r", before="loading")
        yield from self._type("new_password", "Wintergarten-7", "\r")
        yield from self._until_code()
        yield from self._type("code", self._code[0], "\r")
        while line("code") is not None or not self._signed_in():
            yield 0.05
        yield 1.0
        self._heart.turn_to("rest")
        yield self._heart.seconds("loading", "typing")  # as long, so that as much may happen by chance
        self._heart.turn_to("end")

    def _type(self, name: str, text: str, last: str, before: str = "typing") -> Iterator[float]:
        """Type into a line as soon as it takes keys; `before` is what goes on meanwhile."""
        while line(name) is None:
            yield 0.005
        self._heart.turn_to(before)
        for character in [*_SECOND_THOUGHTS, *"\b" * len(_SECOND_THOUGHTS), *text]:
            here = line(name)
            assert here is not None, f"the keyboard left {name}"
            press(here, character)
            yield _KEY
        here = line(name)
        assert here is not None
        assert here.text() == text, f"{name} was not typed"
        self._heart.turn_to("between")
        press(here, last)
        yield 0.0

    def _until_code(self) -> Iterator[float]:
        control = PracticeControl(self._who["control"])

        def read() -> None:
            codes = [mail["code"] for mail in control.inbox(self._who["username"]) if mail["code"]]
            self._code += codes[-1:]

        while line("code") is None:
            yield 0.01
        while not self._code:
            thread = threading.Thread(target=read)
            thread.start()
            while thread.is_alive():
                yield 0.01

    def _signed_in(self) -> bool:
        return self._window.windowTitle().startswith("Signed in")


def session(who: dict[str, Any]) -> None:
    """Run Stile and sign somebody in; prints the gaps in milliseconds by phase."""
    sessions: list[Session] = []
    run_stile(lambda window: sessions.append(Session(window, who)))
