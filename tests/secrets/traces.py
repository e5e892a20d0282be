"""Looks for planted secrets in everything a program left behind, in every spelling it might have left."""

from __future__ import annotations

import base64
import contextlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST = 6


@dataclass
class Traces:
    """`planted` are the secrets by kind; `places` is how many were searched, `found` what was found where."""

    planted: dict[str, str] = field(default_factory=dict)
    places: int = 0
    found: list[str] = field(default_factory=list)

    def plant(self, kind: str, secret: str) -> str:
        assert len(secret) >= _SHORTEST, "too short to be told from chance"
        self.planted[kind] = secret
        return secret

    def search(self, place: str, content: bytes | str) -> None:
        data = content.encode(errors="replace") if isinstance(content, str) else content
        self.places += 1
        for kind, secret in self.planted.items():
            if any(spelling in data for spelling in spellings(secret)):
                self.found.append(f"{kind} in {place}")

    def search_folder(self, folder: Path) -> None:
        """Search every file's name and content."""
        for path in folder.rglob("*"):
            self.search(f"the name of {path}", str(path))
            if path.is_file():
                self.search(str(path), path.read_bytes())

    def search_processes(self, pid: int) -> None:
        """Search what everybody can see of a process and its children: arguments and environment."""
        for process in _family(pid):
            for name in ("cmdline", "environ"):
                with contextlib.suppress(OSError):
                    self.search(f"{name} of {process}", (Path("/proc") / str(process) / name).read_bytes())


def spellings(secret: str) -> Iterator[bytes]:
    """Return a secret as it is, and as it is written in JSON, in an address, in UTF-16 and in base64."""
    plain = secret.encode()
    yield from (plain, json.dumps(secret)[1:-1].encode(), quote(secret).encode(), secret.encode("utf-16-le"))
    for shift in range(3):  # base64 looks different at each third of a byte's place; the edges depend on more
        yield base64.b64encode(b"\0" * shift + plain)[4 : -4 if len(plain) > _SHORTEST else None]


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in (Path("/proc") / str(pid) / "task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in task.read_text().split():
                yield from _family(int(child))
