"""`stile practice --rehearse`: a pool from a file, played through with everything that can go wrong."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop import wiring
from desktop.cli import logs, rehearsal_report
from desktop.cli.output import notices_of
from desktop.cli.rehearsal_report import PlayedSituation, RehearsalResult, RehearsalRow
from desktop.cli.views.rehearsal_answers import RehearsalAnswers
from desktop.cli.views.rehearsal_view import (
    RehearsalView,
    ThrownBackError,
    Trouble,
    TroublePlan,
    WrongAnswerAcceptedError,
    troubles_at,
)
from desktop.conversation.driver import Conversation
from desktop.conversation.view import NoAnswerError
from desktop.core import words
from desktop.core.errors import StileError
from desktop.core.exit_codes import DONE, REFUSED
from desktop.core.notices.notice import Notice
from desktop.profiles.parsing import parse
from desktop.wiring.profile_ports import open_profile_ports

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conversation.view import Ask
    from desktop.core.cognito.pool import Pool
    from desktop.profiles.profile import Profile
    from desktop.wiring.app_context import AppContext

_MOST = 12
"""The most questions until a person is signed in, where nothing goes wrong."""
_DETOUR = 10
"""Questions more, where something does."""


def run(context: AppContext, file: Path, *, as_json: bool) -> int:
    """Play all situations of a file and report; 0 if every way ends signed in. Raises RehearsalError."""
    pool = wiring.start_rehearsal(file)
    try:
        played = asyncio.run(RehearsalPlayer(context, pool).play_all())
    finally:
        pool.stop()
    rehearsal_report.show(played, as_json=as_json)
    return DONE if all(each.is_well for each in played) else REFUSED


@dataclass(frozen=True, slots=True)
class PlayedSignIn:
    """One sign-in that was played: what was asked, and why it did not end well, if it did not."""

    asks: list[Ask]
    why: str = ""


class RehearsalPlayer:
    """Plays people through the pool of a rehearsal, every one in a sign-in and a vault of their own."""

    def __init__(self, context: AppContext, pool: Any) -> None:  # noqa: ANN401 - a pool of desktop.practice, which compose starts
        self._context = context
        self._pool = pool
        self._numbers = itertools.count(1)
        self._port: Pool | None = None

    async def play_all(self) -> list[PlayedSituation]:
        """Play every situation of the file."""
        return [await self.play(situation) for situation in self._pool.description.situations]

    async def play(self, situation: str) -> PlayedSituation:
        """Play a situation as it is meant, then with every trouble at every step."""
        straight = await self._play_sign_in(situation, TroublePlan(), _MOST)
        rows = []
        for at, (name, ask) in enumerate(_named(straight.asks), start=1):
            last = at == len(straight.asks)
            results = {Trouble.RIGHT: RehearsalResult(straight.why if last else "")}
            if not straight.why:
                for trouble in troubles_at(ask):
                    plan = TroublePlan(trouble, at, self._session_seconds)
                    sign_in = await self._play_sign_in(situation, plan, len(straight.asks) + _DETOUR)
                    results[trouble] = RehearsalResult(sign_in.why)
            rows.append(RehearsalRow(name, results))
        return PlayedSituation(situation, self._pool.description.flow, tuple(rows))

    @property
    def _session_seconds(self) -> int:
        return int(self._pool.description.settings.session.total_seconds())

    async def _play_sign_in(self, situation: str, plan: TroublePlan, most: int) -> PlayedSignIn:
        person, control = self._pool.person(situation), self._pool.control
        profile = parse(self._pool.profile(f"rehearsal-{next(self._numbers)}"))
        least = profile.policy.min_length
        answers = RehearsalAnswers(person, control, self._pool.description.answers, least)
        view = RehearsalView(answers, control, plan, most)
        await asyncio.to_thread(control.clear_ledger)
        why = await self._why(profile, view)
        await asyncio.to_thread(control.clear_faults)
        reused = (await asyncio.to_thread(control.ledger))["refused_reuses"]
        if not why and reused:
            why = words.say("rehearsal.reused", n=reused)
        return PlayedSignIn(view.asks, why)

    async def _why(self, profile: Profile, view: RehearsalView) -> str:
        """Sign in, and return why that did not end well."""
        ports = await open_profile_ports(self._context, profile)
        try:
            self._port = self._port or ports.sign_in_ports.pool  # one connection serves all ways
            sign_in_ports = replace(ports.sign_in_ports, pool=self._port, authenticator=self._pool.key)
            await Conversation(sign_in_ports, ports.settings, view).run()
        except WrongAnswerAcceptedError:
            return words.say("rehearsal.not-told", step=view.asks[-1].step.name)
        except ThrownBackError as thrown:
            return _said_by_pool(_led_back(thrown.ask), [thrown.ask])
        except NoAnswerError:
            return _said_by_pool(_stuck(view), view.asks)
        except StileError as error:
            return words.sentence(notices_of(error)[0])
        except Exception as error:  # noqa: BLE001 - the other ways are still to be played
            logs.report(error)
            return words.sentence(Notice("unexpected"))
        return ""


def _named(asks: list[Ask]) -> list[tuple[str, Ask]]:
    """Name every question by its step, and number those that come again."""
    seen: dict[str, int] = {}
    named = []
    for ask in asks:
        step = ask.step.name
        seen[step] = seen.get(step, 0) + 1
        again = words.say("rehearsal.again", step=step, n=seen[step])
        named.append((again if seen[step] > 1 else step, ask))
    return named


def _led_back(ask: Ask) -> str:
    problem = words.sentence(ask.problem) if ask.problem else ""
    return words.say("rehearsal.led-back", step=ask.step.name, problem=problem)


def _stuck(view: RehearsalView) -> str:
    """Say where it led nowhere."""
    last = view.asks[-1]
    if view.knows_nothing:
        return words.say("rehearsal.no-answer", step=last.step.name)
    if last.problem is None:
        return words.say("rehearsal.no-end", n=len(view.asks), step=last.step.name)
    problem = words.sentence(last.problem)
    return words.say("rehearsal.no-end-problem", n=len(view.asks), step=last.step.name, problem=problem)


def _said_by_pool(why: str, asks: list[Ask]) -> str:
    """Add the newest of the pool's own words, which only the builder of the pool needs."""
    details = [ask.problem.detail for ask in asks if ask.problem and ask.problem.detail]
    return words.say("rehearsal.pool-said", why=why, detail=details[-1]) if details else why
