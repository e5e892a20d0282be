"""The practice pool as a process of its own, which ends with the process that started it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, ClassVar

from desktop.core.errors import StileError

_SERVE = ("practice", "--serve", "--until-stdin-closes")
_FAREWELL = 5.0


class PracticeNotStartedError(StileError):
    """The process ended before it said where it serves."""

    code: ClassVar[str] = "practice-not-started"


class PracticeChild:
    """A running practice pool. It ends with `stop`, and with this process however that ends.

    `hello` is what it said about itself: its endpoint, its pools and its people.
    """

    def __init__(self, process: subprocess.Popen[str], hello: dict[str, Any]) -> None:
        self._process = process
        self.hello = hello

    @classmethod
    def start(cls, *options: str) -> PracticeChild:
        """Start a pool, with more options of its command, and wait for it. Raises PracticeNotStartedError."""
        # Out of reach of Ctrl-C, so that the pool is there as long as somebody still signs in to it.
        process = subprocess.Popen(  # noqa: S603 - our own program
            [*_command(), *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=_environment(),
            start_new_session=True,
        )
        line = process.stdout.readline() if process.stdout else ""
        if not line:
            process.kill()
            raise PracticeNotStartedError(f"exit code {process.wait()}")
        return cls(process, json.loads(line))

    def stop(self) -> None:
        """End the pool; one that does not listen is killed."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(_FAREWELL)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


def _command() -> list[str]:
    """Return how to start this program again; in a bundle the one with a console beside it."""
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "desktop", *_SERVE]
    here = Path(sys.executable)
    return [str(here.with_name(f"stile{here.suffix}")), *_SERVE]


def _environment() -> dict[str, str]:
    """Return an environment in which a checkout finds its own package, whatever the folder."""
    if getattr(sys, "frozen", False):
        return dict(os.environ)
    places = [str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(places)}
