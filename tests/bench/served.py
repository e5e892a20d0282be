"""A practice pool in a process of its own, so that it takes no time from what is measured."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from desktop.practice.control import PracticeControl

if TYPE_CHECKING:
    from types import TracebackType

ROOT = Path(__file__).parent.parent.parent


class ServedPool:
    """`stile practice --serve`, until its standard input is closed."""

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "desktop", "practice", "--serve", "--until-stdin-closes"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert self._process.stdout
        self.hello: dict[str, Any] = json.loads(self._process.stdout.readline())
        self.control = PracticeControl(self.hello["control"])
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=10)

    def person(self) -> dict[str, str]:
        """Add somebody with a temporary password, who will be asked for a code."""
        return self.control.add_user("temporary-password+email-code", "default")

    def code(self, username: str) -> str:
        """Return the newest code."""
        return [str(mail["code"]) for mail in self.control.inbox(username) if mail["code"]][-1]
