"""The fault matrix: every call of every step, met by everything that can happen to a call.

`python -m tests.conversation.matrix` prints it whole, with what the person reads.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.core import words
from desktop.core.notices.notice import Notice
from tests.conversation.small_group import small_group
from tests.conversation.walker import Walker
from tests.conversation.watched import ENOUGH, Watched
from tests.fixtures.in_process import PoolInProcess

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.core.sign_in.settings import Flow

DAY = 86400.0


@dataclass(frozen=True)
class Way:
    """A sign-in without a mistake; `start` is another first step, `prefers` what is chosen."""

    situation: str
    flow: Flow = "password"
    start: str = ""
    prefers: str = ""

    def __str__(self) -> str:
        return f"{self.start or self.situation} ({self.flow})"


WAYS = (
    Way("temporary-password+email-code"),
    Way("temporary-password+email-code", "srp"),
    Way("temporary-password+email-code", "choice", prefers="PASSWORD_SRP"),
    Way("sms-code"),
    Way("totp", "srp"),
    Way("choose-mfa"),
    Way("temporary-password+totp-setup"),
    Way("email-setup"),
    Way("choose-setup"),
    Way("custom2", "custom"),
    Way("temporary-password+custom", "custom-srp"),
    Way("device+email-code", "srp"),
    Way("passkey", "choice", prefers="WEB_AUTHN"),
    Way("email-code", "choice", prefers="EMAIL_OTP"),
    Way("reset-required"),
    Way("unconfirmed"),
    Way("plain", start="forgot-password"),
)

FAULTS: dict[str, dict[str, Any]] = {
    "refused connection": {},
    "reset before": {"do": "reset", "when": "before"},
    "reset after": {"do": "reset", "when": "after"},
    "time-out": {"do": "hang", "when": "after", "seconds": 1},
    "half a reply": {"do": "half", "when": "after"},
    "200 with HTML": {"do": "html-200", "when": "after"},
    "200 with {}": {"do": "empty-200", "when": "after"},
    "500": {"do": "status", "status": 500, "when": "before"},
    "503 after": {"do": "status", "status": 503, "when": "after"},
    "429": {"do": "status", "status": 429, "when": "before"},
    "TooManyRequests": {"do": "error", "error": "TooManyRequestsException"},
    "LimitExceeded": {"do": "error", "error": "LimitExceededException", "message": "Attempt limit exceeded"},
    "attempts exceeded": {
        "do": "error",
        "error": "NotAuthorizedException",
        "message": "Password attempts exceeded",
    },
    "clock a day ahead": {},
    "clock a day behind": {},
}
HEAD = f"{'call':<24} {'fault':<19} requests {'the input':<22} {'the end':<22} what is read"
_CLOCKS = {"clock a day ahead": DAY, "clock a day behind": -DAY}


@dataclass(frozen=True)
class Cell:
    """What one fault at one call led to; `input` is what became of the answer that was on its way."""

    way: Way
    call: str
    fault: str
    reads: tuple[Notice, ...]
    input: str
    requests: int
    more: int
    ends: str
    spent: int
    lockouts: int

    def __str__(self) -> str:
        codes = ", ".join(dict.fromkeys(_code(notice) for notice in self.reads)) or "-"
        return (
            f"{self.call:<24} {self.fault:<19} {self.requests:>2} ({self.more:+d})  {self.input:<22} "
            f"{self.ends:<22} {codes}"
        )


def _code(notice: Notice) -> str:
    because = notice.values.get("because")
    return f"{notice.code}/{because}" if because else notice.code


def calls_of(way: Way) -> list[str]:
    """Return the calls of a sign-in in which nothing goes wrong."""
    walker = Walker(way.situation, way.flow, start=way.start)
    try:
        Watched(walker, way.prefers).finish()
        return [entry.challenge or entry.operation for entry in walker.pool.requests()]
    finally:
        walker.close()


def cell(way: Way, at: int, calls: list[str], fault: str, pool: type[PoolInProcess] = PoolInProcess) -> Cell:
    """Play a sign-in with one fault at its call number `at`, by somebody who does what the page says."""
    walker = Walker(way.situation, way.flow, start=way.start, pool=pool)
    try:
        return _played(walker, way, at, calls, fault)
    finally:
        walker.close()


def _played(walker: Walker, way: Way, at: int, calls: list[str], fault: str) -> Cell:
    watched, reads, became = Watched(walker, way.prefers), list[Notice](), ""
    _lay(walker, at, fault)
    answers = 0
    while walker.signed_in is None and answers < ENOUGH:
        sent, step = len(walker.pool.requests()), walker.step
        if fault in _CLOCKS and sent >= at:
            walker.happen("wrong_clock", _CLOCKS[fault])
        watched.go_on()
        answers += 1
        if len(walker.pool.requests()) > at or walker.problem:
            reads += walker.screen.notes
            reads += [walker.ask.problem] if walker.ask and walker.ask.problem else []
            became = became or _became(walker, step)
    requests = len(walker.pool.requests())
    return Cell(
        way,
        calls[at],
        fault,
        tuple(reads),
        became,
        requests,
        requests - len(calls),
        f"signed in, {answers} answers" if walker.signed_in else f"stuck at {walker.step}",
        sum(session.refused_reuses for session in walker.pool.sessions()),
        walker.user.lockout.lockouts,
    )


def _lay(walker: Walker, at: int, fault: str) -> None:
    if fault == "refused connection":
        walker.pool.lapses.spared, walker.pool.lapses.unreachable = at, 1
    elif fault not in _CLOCKS:
        walker.pool.fault(operation="*", skip=at, **FAULTS[fault])


def _became(walker: Walker, step: str) -> str:
    if walker.signed_in is not None:
        return "used"
    if walker.step != step:
        return "used, password asked" if walker.step == "password" else f"on to {walker.step}"
    if not walker.problem and not walker.notes:
        return "used"
    return "void, a new code came" if "renewed" in (walker.problem or "") else "kept on the page"


def matrix(every: int = 1, pool: type[PoolInProcess] = PoolInProcess) -> Iterator[Cell]:
    """Play the cells, or one in so many of them."""
    number = 0
    for way in WAYS:
        calls = calls_of(way)
        for at in range(len(calls)):
            for fault in FAULTS:
                number += 1
                if number % every == 0:
                    yield cell(way, at, calls, fault, pool)


def table(cells: list[Cell]) -> str:
    """Return the cells as a table, and what the codes in it say to the person."""
    lines, way = [], None
    for one in cells:
        if one.way != way:
            way = one.way
            lines += ["", str(way), HEAD]
        lines.append(str(one))
    said = {_code(notice): words.sentence(notice) for one in cells for notice in one.reads}
    lines += ["", "What the codes say", *(f"  {code}: {text}" for code, text in sorted(said.items()))]
    return "\n".join(lines)


def main() -> None:
    """Print the matrix whole."""
    with small_group():
        cells = list(matrix())
    sys.stdout.write(f"{table(cells)}\n\n{len(cells)} cells\n")


if __name__ == "__main__":
    main()
