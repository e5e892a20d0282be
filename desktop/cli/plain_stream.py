"""Standard output and standard error that no text of others can steer a terminal through.

Everything that a command writes passes here: results, errors, argparse's messages, logs, tracebacks of
threads. Stile's own colours and its line of progress go around it, by `unguarded`; who does that makes what
is foreign in them harmless first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.core.plain_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO


class PlainStream:
    """A text stream on which nothing but lines of visible text arrives; all else of it is as it was."""

    def __init__(self, under: TextIO) -> None:
        self.under = under

    def write(self, text: str) -> int:
        """Write a text without what steers; return its length, as streams do."""
        self.under.write(visible(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write texts one after the other."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the stream has
        return getattr(self.under, name)


def unguarded(stream: TextIO) -> TextIO:
    """Return the stream below, for what Stile itself draws on a terminal."""
    return stream.under if isinstance(stream, PlainStream) else stream
