"""What a rehearsal found: a table by step, as text or as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cli.output import say
from desktop.cli.views.rehearsal_view import Trouble
from desktop.core import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class RehearsalResult:
    """How one way ended; `why` is empty if it ended signed in."""

    why: str

    @property
    def is_well(self) -> bool:
        """Whether the person was signed in."""
        return not self.why


@dataclass(frozen=True, slots=True)
class RehearsalRow:
    """One step, and how each trouble at it ended; what cannot happen there is left out."""

    step: str
    results: Mapping[Trouble, RehearsalResult]


@dataclass(frozen=True, slots=True)
class PlayedSituation:
    """One situation."""

    situation: str
    flow: str
    rows: tuple[RehearsalRow, ...]

    @property
    def is_well(self) -> bool:
        """Whether every way ended signed in."""
        return bool(self.rows) and all(result.is_well for row in self.rows for result in row.results.values())


def show(played: Sequence[PlayedSituation], *, as_json: bool) -> None:
    """Write the report."""
    if as_json:
        is_well = all(each.is_well for each in played)
        say(json.dumps({"ok": is_well, "situations": [_plain(each) for each in played]}))
        return
    for each in played:
        _show(each)
    results = [result for each in played for row in each.rows for result in row.results.values()]
    failed = sum(not result.is_well for result in results)
    told = "rehearsal.not-well" if failed else "rehearsal.all-well"
    say(words.say(told, failed=failed, n=len(results)))


def _show(played: PlayedSituation) -> None:
    say(words.say("rehearsal.title", situation=played.situation, flow=played.flow))
    head = [words.say("rehearsal.step"), *(words.say(f"rehearsal.{trouble}") for trouble in Trouble)]
    lines = [head, *(_cells(row) for row in played.rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        say("  ".join(padded).rstrip())
    for row in played.rows:
        _explain(row)
    say("")


def _explain(row: RehearsalRow) -> None:
    """Say what is behind every failure, below the table."""
    for trouble, result in row.results.items():
        if not result.is_well:
            named = words.say(f"rehearsal.{trouble}")
            say(words.say("rehearsal.why", step=row.step, trouble=named, why=result.why))


def _cells(row: RehearsalRow) -> list[str]:
    return [row.step, *(_cell(row.results.get(trouble)) for trouble in Trouble)]


def _cell(result: RehearsalResult | None) -> str:
    if result is None:
        return words.say("rehearsal.none")
    return words.say("rehearsal.pass" if result.is_well else "rehearsal.fail")


def _plain(played: PlayedSituation) -> dict[str, object]:
    return {
        "situation": played.situation,
        "flow": played.flow,
        "ok": played.is_well,
        "steps": [
            {"step": row.step, "results": {t.value: _plain_result(r) for t, r in row.results.items()}}
            for row in played.rows
        ],
    }


def _plain_result(result: RehearsalResult) -> dict[str, object]:
    return {"ok": result.is_well} if result.is_well else {"ok": False, "why": result.why}
