"""Talking with somebody else's client: its script asks in JSON lines, and a person answers."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any, TypeAlias

Details: TypeAlias = Mapping[str, Any]
Answering: TypeAlias = Callable[[str, Details], str | None]
"""Answers a client's question, asked in the client's own words with what it shows beside it; or gives up."""


@dataclass
class Outcome:
    """What a client asked, what it was refused, and how it ended: with tokens or with an error."""

    asked: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    tokens: dict[str, str] = field(default_factory=dict)
    failed: tuple[str, str] | None = None


def converse(command: Sequence[str], opening: Details, answering: Answering) -> Outcome:
    """Run a client's script to its end."""
    process = subprocess.Popen(
        command, env=_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            _write(process.stdin, opening)
            return _follow(process.stdin, process.stdout, answering)
        finally:
            process.kill()


def _follow(into: IO[str], out_of: IO[str], answering: Answering) -> Outcome:
    outcome = Outcome()
    for line in out_of:
        said = json.loads(line)
        if "ask" in said:
            outcome.asked.append(said["ask"])
            answer = answering(said["ask"], said["details"])
            if answer is None:
                break
            _write(into, {"answer": answer})
        elif "refused" in said:
            outcome.refused.append((said["refused"], said["message"]))
        elif "failed" in said:
            outcome.failed = (said["failed"], said["message"])
        else:
            outcome.tokens = said["tokens"]
    return outcome


def _write(into: IO[str], value: object) -> None:
    into.write(json.dumps(value) + "\n")
    into.flush()


def _environment() -> dict[str, str]:
    """Return this process's environment without what is set up for AWS on this machine."""
    return {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
