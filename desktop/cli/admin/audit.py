"""`stile admin audit`: is the log of what admins did as it was written, and what is in it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from desktop.cli.admin import command_setup
from desktop.cli.output import explain, say, warn
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    import argparse

    from desktop.cli.commands import Commands
    from desktop.core.admin.audit_chain import ChainFinding


def register(commands: Commands) -> None:
    """Add the command."""
    parser = command_setup.command(commands, "audit", run, about_person=False)
    parser.add_argument(
        "what", nargs="?", choices=["verify", "export"], default="verify", help=words.say("audit.what")
    )


def run(args: argparse.Namespace) -> int:
    """Verify the log, or print it; nobody is called."""
    return _export(args) if args.what == "export" else _verify(args)


def _export(args: argparse.Namespace) -> int:
    for entry in asyncio.run(command_setup.open_ports(args).audit.entries()):
        say(json.dumps(entry.plain()))
    return DONE


def _verify(args: argparse.Namespace) -> int:
    finding = asyncio.run(command_setup.open_ports(args).audit.verify())
    notice = _notice(finding)
    if args.json:
        say(json.dumps(_record(finding)))
    elif finding is not None and notice is None:
        say(words.say("audit.sound", records=finding.records))
    warn(*_unproved(finding))
    return explain(notice) if notice else DONE


def _notice(finding: ChainFinding | None) -> Notice | None:
    if finding is None:
        return Notice("audit-unsealed")
    if finding.broken is None:
        return None
    values = {"because": finding.broken, "line": finding.line or 0, "records": finding.records}
    return Notice("audit-broken", values)


def _unproved(finding: ChainFinding | None) -> tuple[Notice, ...]:
    """Return a sentence for each reason why lines can be proved neither sound nor changed."""
    lines: dict[str, list[int]] = {}
    for each in finding.unproved if finding is not None else ():
        lines.setdefault(each.why, []).append(each.line)
    return tuple(
        Notice("audit-unproved", {"because": why, "n": len(some), "line": some[0]})
        for why, some in lines.items()
    )


def _record(finding: ChainFinding | None) -> dict[str, object]:
    if finding is None:
        return {"sound": False, "broken": "unsealed", "line": None, "records": None}
    record: dict[str, object] = {
        "sound": finding.broken is None,
        "broken": finding.broken,
        "line": finding.line,
        "records": finding.records,
    }
    if finding.unproved:
        record["unproved"] = [{"line": each.line, "why": each.why} for each in finding.unproved]
    return record
