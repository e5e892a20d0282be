"""`stile admin audit`: is the log of what admins did as it was written, and what is in it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from desktop.cli.admin import command_setup
from desktop.cli.output import explain, say, warn
from desktop.core import words
from desktop.core.admin.audit_entry import ACKNOWLEDGE, AuditEntry
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from desktop.cli.commands import Commands
    from desktop.core.admin.audit import Audit
    from desktop.core.admin.audit_chain import ChainFinding
    from desktop.wiring.admin_ports import AdminProfilePorts


def register(commands: Commands) -> None:
    """Add the command."""
    parser = command_setup.command(commands, "audit", run, about_person=False)
    parser.add_argument(
        "what", nargs="?", choices=list(_WHAT), default="verify", help=words.say("audit.what")
    )
    parser.add_argument("--reason", metavar="TEXT", default="", help=words.say("audit.reason"))


def run(args: argparse.Namespace) -> int:
    """Verify the log, print it, or acknowledge that it is broken; the pool is not called."""
    return _WHAT[args.what](args)


def _export(args: argparse.Namespace) -> int:
    for entry in asyncio.run(command_setup.open_ports(args).audit.entries()):
        say(json.dumps(entry.plain()))
    return DONE


def _verify(args: argparse.Namespace) -> int:
    finding, aside = asyncio.run(_looked_at(command_setup.open_ports(args).audit))
    notice = _notice(finding)
    if args.json:
        say(json.dumps(_record(finding, aside)))
    elif finding is not None and notice is None:
        say(words.say("audit.sound", records=finding.records))
    more = (*_unproved(finding), *_aside(aside))
    if notice is None:
        warn(*more)
        return DONE
    return explain(notice, *more, *([Notice("audit-acknowledge")] if finding else []))


async def _looked_at(audit: Audit) -> tuple[ChainFinding | None, tuple[str, ...]]:
    return await audit.verify(), await audit.set_aside()


def _acknowledge(args: argparse.Namespace) -> int:
    if not args.reason.strip():
        return explain(Notice("audit-reason-needed"))
    asyncio.run(_acknowledged(command_setup.open_ports(args), args.reason.strip()))
    say(words.say("audit.acknowledged"))
    return DONE


async def _acknowledged(ports: AdminProfilePorts, reason: str) -> None:
    caller = await command_setup.action_ports(ports).caller()
    pool, at = ports.profile.pool_id, ports.directory.now()
    await ports.audit.acknowledge(AuditEntry(caller.arn, ACKNOWLEDGE, pool, pool, at, "done", reason=reason))


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


def _aside(files: tuple[str, ...]) -> tuple[Notice, ...]:
    return (Notice("audit-set-aside", {"files": ", ".join(files)}),) if files else ()


def _record(finding: ChainFinding | None, aside: tuple[str, ...]) -> dict[str, object]:
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
    if aside:
        record["set_aside"] = list(aside)
    return record


_WHAT: dict[str, Callable[[argparse.Namespace], int]] = {
    "verify": _verify,
    "export": _export,
    "acknowledge": _acknowledge,
}
