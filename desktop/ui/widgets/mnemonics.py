"""Letters to reach things by with Alt: in any language, and never two the same on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.plain_text import LONGEST_NAME, one_line
from desktop.ui.widgets.texts import window_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Mnemonics:
    """Gives each text a letter that no other text on the page has; beginnings of words come first.

    Cancel has the same letter on every page, so no other text gets it.
    """

    def __init__(self) -> None:
        self._cancel = window_text("cancel")
        self._taken = {self._cancel[:1].casefold()}

    def mark(self, text: str) -> str:
        """Return a text for a label or button with its letter marked, or none where all are taken.

        A long one is cut, and what would be hidden in it is written out.
        """
        if text == self._cancel:
            return f"&{escaped(text)}"
        text = one_line(text, LONGEST_NAME)
        place = next(self._free(text), None)
        if place is None:
            return escaped(text)
        self._taken.add(text[place].casefold())
        return f"{escaped(text[:place])}&{escaped(text[place:])}"

    def _free(self, text: str) -> Iterator[int]:
        return (place for place in _places(text) if text[place].casefold() not in self._taken)


def escaped(text: str) -> str:
    """Return a text whose own `&` are shown and mark nothing."""
    return text.replace("&", "&&")


def _places(text: str) -> Iterable[int]:
    letters = [place for place, character in enumerate(text) if character.isalnum()]
    beginnings = [place for place in letters if place == 0 or not text[place - 1].isalnum()]
    return (*beginnings, *(place for place in letters if place not in beginnings))
