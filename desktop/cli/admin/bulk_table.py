"""The table of a job, from a file or standard input; the column that names the people is asked if need be."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from desktop.admin.bulk.table_error import TableError
from desktop.admin.bulk.table_reader import read_table
from desktop.cli import unlocked_ports
from desktop.cli.yes_no import can_ask
from desktop.conversation.view import Action, Ask, SignInCancelledError
from desktop.core.file_reasons import reason_of
from desktop.core.steps.base import Choice, Field, Step
from desktop.regular_file import MOST_BYTES, read_named

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from desktop.admin.bulk.table_reader import ListedPerson

_STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class ChooseColumn(Step):
    """Which column of a table names the people."""

    name: ClassVar[str] = "choose-column"
    columns: tuple[tuple[int, str], ...]

    def fields(self) -> tuple[Field, ...]:
        """Ask for one of them, by its number."""
        choices = tuple(Choice(f"{heading} ({place})") for place, heading in self.columns)
        return (Field("column", "choice", choices=choices),)


def is_standard_input(table: Path | None) -> bool:
    """Say whether the table comes by standard input, where then nothing can be asked."""
    return table is not None and str(table) == _STANDARD_INPUT


async def read_listed(args: argparse.Namespace) -> tuple[ListedPerson, ...]:
    """Return whom a table lists. Raises TableError, SignInCancelledError."""
    data = await asyncio.to_thread(_read, args.table)
    try:
        return read_table(data, args.column)
    except TableError as error:
        asks = bool(error.columns) and not args.json and not is_standard_input(args.table) and can_ask()
        if not asks:
            raise
        return read_table(data, await _chosen(error.columns))


def _read(table: Path) -> bytes:
    if is_standard_input(table):
        from desktop.cli.views.stdin import stdin  # noqa: PLC0415 - few tables come so

        blocks: list[bytes] = []
        while block := stdin().read(MOST_BYTES):
            blocks.append(block)
            if sum(map(len, blocks)) > MOST_BYTES:
                raise TableError("unreadable", file=_STANDARD_INPUT, reason=f"larger than {MOST_BYTES} bytes")
        return b"".join(blocks)
    try:
        return read_named(table)
    except OSError as error:
        raise TableError("unreadable", file=str(table), reason=reason_of(error)) from None


async def _chosen(columns: tuple[tuple[int, str], ...]) -> str:
    ask = Ask(1, ChooseColumn(columns), None, (Action.CANCEL,), None, None, ())
    reply = await unlocked_ports.prompts().ask(ask)
    if isinstance(reply, Action):
        raise SignInCancelledError
    wanted = reply.fields["column"]
    return str(next(place for place, heading in columns if wanted == f"{heading} ({place})"))
