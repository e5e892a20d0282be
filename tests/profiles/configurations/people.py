"""Configurations as people have them, in one file: `people.txt` says of each what comes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

P1, C1 = "eu-west-1_Kd93bQz7T", "5nq3kd8v0c2h7m1r9t4wxyz6ab"
P2, C2 = "eu-central-1_Pr0dXy21Z", "7pr0d2k4m6n8q1s3v5x7z9b2c4"
_IDS = {"%P1%": P1, "%C1%": C1, "%P2%": P2, "%C2%": C2, "%N1%": P1.partition("_")[2]}
_HEAD = re.compile(r"^@@@ (.+) \| (\w+)(?: (.*))?$", re.MULTILINE)


@dataclass(frozen=True)
class Shape:
    """One text: `end` is `ok`, `several` or `refused`, `expected` are the words behind that."""

    name: str
    end: str
    expected: tuple[str, ...]
    text: str

    @property
    def data(self) -> bytes:
        """Return the text as it would stand in its file."""
        return self.text.replace("\n", "\r\n" if "crlf" in self.expected else "\n").encode()


def _read() -> dict[str, Shape]:
    whole = Path(__file__).with_name("people.txt").read_text(encoding="utf-8")
    for mark, value in _IDS.items():
        whole = whole.replace(mark, value)
    _, *parts = _HEAD.split(whole)
    cut = zip(parts[::4], parts[1::4], parts[2::4], parts[3::4], strict=True)
    shapes = (
        Shape(name, end, tuple((more or "").split()), text.strip("\n") + "\n")
        for name, end, more, text in cut
    )
    return {shape.name: shape for shape in shapes}


SHAPES = _read()
