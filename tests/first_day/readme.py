"""The commands of README.md, as they stand there: the first days are walked by these and no others."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
NEWCOMER = "You have just got a password by mail"
ADMIN = "You help somebody who is stuck"
INTEGRATOR = "You write a program"
_BLOCK = re.compile(r"^ {4,}(\S.*)$", re.MULTILINE)
_REMARK = re.compile(r" {2,}\S.*$")


def lines(heading: str = "") -> list[str]:
    """Return the lines of code below a heading, or all of them, without the remarks beside them."""
    text = README.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0] if heading else README
    return [_REMARK.sub("", line) for line in _BLOCK.findall(text)]


def commands(heading: str = "") -> list[list[str]]:
    """Return the words of every `stile` command behind `stile`, up to a pipe."""
    typed = [line.partition(" | ")[0] for line in lines(heading) if line.split()[0] == "stile"]
    return [shlex.split(line)[1:] for line in typed]


def command(heading: str, beginning: str) -> list[str]:
    """Return the words of the only command that begins so."""
    begins = beginning.split()
    (found,) = (words for words in commands(heading) if words[: len(begins)] == begins)
    return found


def conversation(heading: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the JSON lines of the example: who says it, `stile` or `program`, and what is shown of it."""
    shown = (line for line in lines(heading) if line.startswith(("{", "<-")))
    return [_said(line) for line in shown]


def _said(line: str) -> tuple[str, dict[str, Any]]:
    text = re.sub(r",\.\.\.(?=[}\]])", "", line.removeprefix("<-").strip())
    return ("program" if line.startswith("<-") else "stile"), json.loads(text)
