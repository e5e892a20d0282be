"""`stile help`: the guides, as plain text."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from desktop.assets import resource
from desktop.cli.markdown_text import plain_text
from desktop.cli.output import explain, say
from desktop.core import words
from desktop.core.exit_codes import DONE
from desktop.core.guide import TOPICS, file_of
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from desktop.cli.commands import Commands

_WIDEST = 100


def register(commands: Commands, show_help: Callable[[Sequence[str]], bool]) -> None:
    """Add the command; `show_help` prints the help of a command, and is False where there is none."""
    parser = commands.add_parser("help", help=words.say("guide.command"))
    parser.add_argument(
        "topic",
        nargs="*",
        metavar="TOPIC",
        help=words.say("guide.which-topic", topics=", ".join(TOPICS)),
    )
    parser.set_defaults(run=run, show_help=show_help)


def run(args: argparse.Namespace) -> int:
    """Print one guide, the help of a command, or the list of guides."""
    topic = " ".join(args.topic)
    if not topic:
        _list()
        return DONE
    if topic not in TOPICS:
        return DONE if args.show_help(args.topic) else _unknown(topic)
    markdown = resource(file_of(topic)).read_text(encoding="utf-8")
    width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)
    _show(plain_text(markdown, width))
    return DONE


def _unknown(topic: str) -> int:
    return explain(Notice("topic-unknown", {"topic": topic, "topics": ", ".join(TOPICS)}))


def _list() -> None:
    say(words.say("guide.list"))
    longest = max(map(len, TOPICS))
    for topic in TOPICS:
        about = words.say(f"guide.{topic}")
        say(words.say("guide.list-line", topic=topic.ljust(longest), about=about))


def _show(text: str) -> None:
    """Show a text with the person's pager if there is a terminal and one is named; else print it."""
    pager = shlex.split(os.environ.get("PAGER", ""))
    program = shutil.which(pager[0]) if pager and _has_terminal() else None
    if program is None:
        say(text)
        return
    subprocess.run([program, *pager[1:]], input=text + "\n", text=True, encoding="utf-8", check=False)  # noqa: S603 - the person's own choice of a pager


def _has_terminal() -> bool:
    return sys.stdout.isatty()
