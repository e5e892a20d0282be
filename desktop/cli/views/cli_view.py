"""What the sign-in command needs of a view besides asking: a beginning, an end, and giving up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop.conversation.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop.core.notices.notice import Notice
    from desktop.core.storage.vault import Store


@dataclass(frozen=True, slots=True)
class Standing:
    """What is left of a stopped sign-in: a place to go on from, and who is signed in, None if nobody."""

    place: bool
    username: str | None = None


PLACE_KEPT = Standing(place=True)


class CliView(View, Protocol):
    """A view that owns standard input and output for one conversation."""

    def hello(self, store: Store, /, notices: Sequence[Notice] = ()) -> None:
        """Begin: say where tokens are kept, and what there is to say about that.

        Said again, it says no more than the notices.
        """
        ...

    async def gave_up(self) -> None:
        """Return when the person gives up while nothing is asked; where that cannot happen, never."""
        ...

    def signed_in(self, username: str, expires_at: datetime, loss: Notice | None = None) -> int:
        """Say that it is done, and return the exit code; `loss` says why the tokens end with this command."""
        ...

    def failed(self, notice: Notice) -> int:
        """Say why it is not done, and return the exit code."""
        ...

    def interrupted(self, standing: Standing = PLACE_KEPT) -> int:
        """Say, after Ctrl-C, what has become of it all, and return the exit code."""
        ...
