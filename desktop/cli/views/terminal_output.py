"""Paragraphs on a terminal: wrapped to its width, in colour where it is one."""

from __future__ import annotations

import os
import shutil
import textwrap
from typing import TYPE_CHECKING

from desktop.cli.plain_stream import unguarded
from desktop.core.plain_text import one_line, visible

if TYPE_CHECKING:
    from typing import TextIO

_BOLD, _RED, _DIM = "1", "31", "2"
_WIDEST = 88


class TerminalOutput:
    """Where a terminal view writes; what it is given is made harmless.

    NO_COLOR is honoured unless it is empty (no-color.org).
    """

    def __init__(self, out: TextIO) -> None:
        self._out = unguarded(out)  # colours and pictures are Stile's own
        self.is_terminal = out.isatty()
        self._coloured = self.is_terminal and not os.environ.get("NO_COLOR")

    def title(self, text: str) -> None:
        """Write a heading with a free line before it."""
        self._write("")
        self._write(self._styled(one_line(text), _BOLD))

    def text(self, text: str) -> None:
        """Write a paragraph."""
        self._write(self._wrapped(text))

    def aside(self, text: str) -> None:
        """Write something that may be overlooked."""
        self._write(self._styled(self._wrapped(text), _DIM))

    def item(self, text: str) -> None:
        """Write one line of a list."""
        self._write(self._wrapped(text, "  - ", "    "))

    def problem(self, text: str) -> None:
        """Write what went wrong."""
        self._write(self._styled(self._wrapped(text, "! ", "  "), _RED))

    def line(self, text: str) -> None:
        """Write one line that must not be broken, such as an address."""
        self._write(one_line(text))

    def picture(self, text: str) -> None:
        """Write lines that are drawn of characters, as they are."""
        self._write(text)

    def prompt(self, text: str) -> None:
        """Write what the cursor waits behind."""
        self._out.write(one_line(text))
        self._out.flush()

    def end_prompt(self) -> None:
        """Go to the next line, where nobody typed behind a prompt."""
        self._write("")

    def _write(self, text: str) -> None:
        self._out.write(text + "\n")
        self._out.flush()

    def _wrapped(self, text: str, first: str = "", rest: str = "") -> str:
        width = min(shutil.get_terminal_size().columns - 1, _WIDEST)
        return textwrap.fill(visible(text), max(width, 20), initial_indent=first, subsequent_indent=rest)

    def _styled(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._coloured else text
