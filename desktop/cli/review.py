"""`stile review`: a dated report for the regular security review, with what changed since the last one."""

from __future__ import annotations

import asyncio
import json
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli import choose_profile, review_report
from desktop.cli.output import StopError, remark, say
from desktop.cli.review_builder import ReviewBuilder
from desktop.cli.since import moment_of
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice
from desktop.journal.review import Review, changes
from desktop.wiring.admin_ports import open_admin
from desktop.wiring.review_access import review_repository

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from desktop.cli.commands import Commands
    from desktop.journal.review import ReviewChange
    from desktop.profiles.profile import Profile

_DAYS = 90 * 86400.0
"""How far a first review looks back."""


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("review", help=words.say("commands.review"), allow_abbrev=False)
    parser.add_argument("--output", type=Path, metavar="FILE", help=words.say("commands.review-output"))
    parser.add_argument("--json", action="store_true", help=words.say("commands.as-json"))
    parser.add_argument("--since", metavar="WHEN", help=words.say("commands.review-since"))
    parser.add_argument("--without-people", action="store_true", help=words.say("commands.without-people"))
    parser.add_argument("--aws-profile", metavar="NAME", help=words.say("commands.aws-profile"))
    choose_profile.add_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Look at everything and report. A review that is written to a file is kept for the next one."""
    profile = choose_profile.chosen(args)
    if args.output is not None and args.output.exists():
        raise StopError(Notice("review-exists", {"file": str(args.output)}))
    reviews = review_repository(args.context, profile.name)
    last = _read(reviews.last())
    review = asyncio.run(_made(profile, last, args))
    changed = changes(last, review) if last else ()
    text = _as_json(review, last, changed) if args.json else review_report.markdown(review, last, changed)
    if args.output is None:
        say(text)
        return DONE
    _save(args.output, text)
    reviews.keep(review.made_at, review.to_plain())
    remark(words.say("review.saved", file=str(args.output)))
    return DONE


async def _made(profile: Profile, last: Review | None, args: argparse.Namespace) -> Review:
    parts = ReviewBuilder(args.context, profile, open_admin(args.context, profile, args.aws_profile))
    await parts.look_at_settings()
    if not args.without_people:
        await parts.count_people()
    since = _since(last, args.since)
    parts.read_journal(since)
    return parts.review(datetime.now(UTC).isoformat(timespec="seconds"), since)


def _since(last: Review | None, given: str | None) -> str:
    """Return the first day that counts: what was given, the day of the last review, or three months ago."""
    if given is None and last is not None:
        return last.made_at[:10]
    moment = moment_of(given, time.time()) if given else time.time() - _DAYS
    return datetime.fromtimestamp(moment, UTC).date().isoformat()


def _read(plain: object) -> Review | None:
    """Return the last review; one that another Stile wrote in another form counts as none."""
    try:
        return Review.read(plain) if isinstance(plain, dict) else None
    except ValueError:
        return None


def _as_json(review: Review, last: Review | None, changed: Sequence[ReviewChange]) -> str:
    values: dict[str, Any] = review.to_plain()
    told = [{"what": c.what, "name": c.name, "before": c.before, "after": c.after} for c in changed]
    return json.dumps({**values, "last_review": last.made_at if last else None, "changes": told}, indent=2)


def _save(file: Path, text: str) -> None:
    try:
        file.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StopError(Notice("review-not-saved", {"file": str(file), "reason": reason})) from None
