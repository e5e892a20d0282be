"""A server of other people's, in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import threading
import time
from typing import TYPE_CHECKING, Any, Self

import boto3

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_ADDRESS = re.compile(r"[Rr]unning on (http://[\w.:\[\]]+)")
_PATIENCE = 60.0
_REGION = "eu-west-1"


class Served:
    """A running server; also a context manager that ends it. It chooses its port and says so."""

    def __init__(self, command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()
        self.endpoint = self.said(_ADDRESS)

    def said(self, pattern: re.Pattern[str]) -> str:
        """Return the newest thing the server printed that fits, and wait until there is one."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end and self._process.poll() is None:
            found = pattern.findall("".join(self._lines))
            if found:
                return str(found[-1])
            time.sleep(0.05)
        raise AssertionError("".join(self._lines[-20:]))

    def admin(self) -> Any:  # noqa: ANN401 - boto3 makes its clients' methods up
        """Return a client that may do everything."""
        return boto3.client(
            "cognito-idp",
            region_name=_REGION,
            endpoint_url=self.endpoint,
            aws_access_key_id="peer",
            aws_secret_access_key="peer",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_how: object) -> None:
        self._process.kill()
        self._process.wait()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.append(line)
