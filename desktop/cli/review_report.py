"""A review as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from desktop.core import words
from desktop.core.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.journal.review import Review, ReviewChange

_MARKS = re.compile(r"([\\`*_\[\]<>|#&~@]|(?<=:)//|(?<=www)\.)")
"""What Markdown reads as marks, entities, HTML or addresses to be linked."""
_RATES = ("reached", "passed", "refused", "lost", "recovered", "abandoned")


def markdown(review: Review, last: Review | None, changed: Sequence[ReviewChange]) -> str:
    """Return the whole report; `last` is the review before, None if there is none."""
    return "\n".join(
        [
            *_head(review, last),
            *_section("changes", _changes(last, changed)),
            *_section("settings", _weaknesses(review)),
            *_section("factors", _factors(review)),
            *_section("rates", _rates(review)),
            *_section("alarms", _alarms(review)),
            *_section("people", _people(review)),
            *_section("unseen", _unseen(review)),
        ]
    ).rstrip("\n")


def _head(review: Review, last: Review | None) -> Iterator[str]:
    yield f"# {words.say('review.title', profile=_plain(review.profile), pool=_plain(review.pool_id))}"
    yield ""
    yield words.say("review.made", at=review.made_at, since=review.since)
    yield words.say("review.last", at=last.made_at) if last else words.say("review.first")
    yield ""


def _section(name: str, lines: Iterator[str]) -> list[str]:
    told = list(lines)
    return [f"## {words.say(f'review.section-{name}')}", "", *told, ""] if told else []


def _changes(last: Review | None, changed: Sequence[ReviewChange]) -> Iterator[str]:
    if last is not None and not changed:
        yield words.say("review.unchanged")
    for change in changed:
        came = "came" if change.before is None else "went" if change.after is None else "moved"
        before, after = _plain(change.before), _plain(change.after)
        name = words.say(f"review.people-{change.name}") if change.what == "people" else change.name
        yield f"- {words.say(f'review.{change.what}-{came}', name=_plain(name), before=before, after=after)}"


def _weaknesses(review: Review) -> Iterator[str]:
    if review.findings and not review.weaknesses:
        yield words.say("review.no-weakness")
    for each in review.weaknesses:
        mark = words.say(f"checks.{each['state']}")
        yield f"- **{mark}** {_plain(each['found'])}"
        if each["todo"]:
            yield f"  {words.say('review.todo', todo=_plain(each['todo']))}"


def _factors(review: Review) -> Iterator[str]:
    if review.factors is not None:
        yield words.say("review.offered", factors=_plain(", ".join(review.factors) or "-"))
        yield ""
    if review.used_factors:
        yield from _table(
            (words.say("review.step"), words.say("review.used")),
            ((step, str(n)) for step, n in review.used_factors.items()),
        )
    elif "journal" not in review.unseen:
        yield words.say("review.no-factor-used")


def _rates(review: Review) -> Iterator[str]:
    if review.steps:
        head = (words.say("review.step"), *(words.say(f"review.{name}") for name in _RATES))
        yield from _table(head, (_row(each) for each in review.steps))
        yield ""
        yield words.say("review.rates-note")
    elif "journal" not in review.unseen:
        yield words.say("review.no-sign-in")


def _row(step: Mapping[str, Any]) -> tuple[str, ...]:
    return (str(step["step"]), *(str(step[name]) for name in _RATES))


def _alarms(review: Review) -> Iterator[str]:
    if review.alarms and not review.raised:
        yield words.say("review.no-alarm", n=len(review.alarms))
    for each in review.raised:
        title = words.say(f"alarm.title-{each['alarm']}")
        yield f"- {words.say('review.alarm', title=title)}"


def _people(review: Review) -> Iterator[str]:
    if review.people is not None:
        head = (words.say("review.state"), words.say("review.accounts"))
        rows = ((words.say(f"review.people-{name}"), str(n)) for name, n in review.people.items())
        yield from _table(head, rows)
        yield ""
        yield words.say("review.people-note")


def _unseen(review: Review) -> Iterator[str]:
    for part, reason in review.unseen.items():
        yield f"- {words.say(f'review.section-{part}')}: {_plain(reason)}"


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join('---' for _ in head)}|"
    for row in rows:
        yield f"| {' | '.join(map(_plain, row))} |"


def _plain(value: object) -> str:
    """Return a value as text that means nothing to Markdown, on one line; it may come from the pool."""
    return _MARKS.sub(r"\\\1", one_line(" ".join(str(value).split())))
