"""Signing in by JSON lines: other programs ask the questions."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from desktop.cli.views import json_events
from desktop.cli.views.cli_view import PLACE_KEPT, Standing
from desktop.cli.views.json_replies import BadInputError, StaleAnswerError, is_cancel, is_stale, read_reply
from desktop.cli.views.lines import ByteSource, Lines
from desktop.conversation.view import Action, Ask, NoAnswerError, Reply
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from typing import TextIO

    from desktop.core.storage.vault import Store


_SAID_BY_HELLO = "no-keyring"


class JsonLinesView:
    """One JSON object a line in both directions.

    Questions are numbered here, over everything asked in this process, so that an answer to an older
    one can be told. The end of input while something is asked means that no program answers.
    `fields_behind` names the values of the profile that a problem may come from, once there is a profile.
    """

    def __init__(self, source: ByteSource, out: TextIO) -> None:
        self._lines = Lines(source, arrived=self._look)
        self._out = out
        self._number = 0
        self._store: Store | None = None
        self._asking = False
        self._given_up = asyncio.Event()
        self.fields_behind: Callable[[Notice], tuple[str, ...]] = lambda _notice: ()

    def hello(self, store: Store, /, notices: Sequence[Notice] = ()) -> None:
        """Say the first line, and what it does not say by itself."""
        if self._store is None:
            self._store = store
            self._say(json_events.hello(store))
        for notice in notices:
            if notice.code != _SAID_BY_HELLO:
                self.note(notice)

    async def ask(self, ask: Ask) -> Reply:
        """Ask until a line answers this question."""
        self._number += 1
        self._asking = True
        try:
            while True:
                self._say(json_events.ask(ask, self._number, self._profile_fields(ask.problem)))
                reply = await self._reply(ask)
                if reply is not None:
                    return reply
        finally:
            self._asking = False
            self._look()

    def note(self, notice: Notice) -> None:
        """Say something that needs no answer."""
        self._say(json_events.note(notice))

    async def gave_up(self) -> None:
        """Return when a cancel came while nothing was asked."""
        self._lines.start()
        await self._given_up.wait()

    def signed_in(self, username: str, expires_at: datetime, loss: Notice | None = None) -> int:
        """Say the happy end; that nothing is kept in memory was said by the first line."""
        surprise = loss if self._store != "memory" else None
        if surprise is not None:
            self.note(surprise)
        self._say(json_events.signed_in(username, expires_at))
        return words.exit_code(surprise.code) if surprise else DONE

    def done(self, notice: Notice) -> int:
        """Say what has become of something else than a sign-in."""
        self._say(json_events.done(notice))
        return words.ending(notice.code)

    def failed(self, notice: Notice) -> int:
        """Say any other end."""
        self._say(json_events.failed(notice, self._profile_fields(notice)))
        return words.exit_code(notice.code)

    def interrupted(self, standing: Standing = PLACE_KEPT) -> int:  # noqa: ARG002 - status tells it to programs
        """Say that it was stopped from outside; the place is kept."""
        return self.failed(Notice("cancelled"))

    async def _reply(self, ask: Ask) -> Reply | None:
        line = await self._lines.next()
        if line is None:
            raise NoAnswerError(ask.step.name)
        try:
            return Action.CANCEL if is_cancel(line) else read_reply(line, ask, self._number)
        except StaleAnswerError:
            self.note(Notice("stale-answer"))
        except BadInputError as error:
            self._say(json_events.bad_input(error, ask.step.fields()))
        return None

    def _profile_fields(self, notice: Notice | None) -> tuple[str, ...]:
        return self.fields_behind(notice) if notice else ()

    def _look(self) -> None:
        """Hear a cancel while nothing is asked.

        Answers to questions that come keep their turn before it; one to a question that is behind has none.
        """
        while not self._asking and (head := self._lines.head) is not None:
            if is_cancel(head):
                self._given_up.set()
                return
            if not is_stale(head, self._number):
                return
            self._lines.drop_head()
            self.note(Notice("stale-answer"))

    def _say(self, said: json_events.Object) -> None:
        self._out.write(json.dumps(said) + "\n")
        self._out.flush()
