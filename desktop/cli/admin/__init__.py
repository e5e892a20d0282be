"""`stile admin`: find who is stuck, know why, and help. One file for each command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli.admin import (
    act,
    attributes,
    audit,
    bulk,
    create,
    delete,
    events,
    forget_devices,
    groups,
    list_people,
    policy,
    providers,
    sessions,
    set_temporary,
    show,
    window,
)
from desktop.core import words

if TYPE_CHECKING:
    from desktop.cli.commands import Commands

_COMMANDS = (
    list_people,
    show,
    act,
    set_temporary,
    forget_devices,
    groups,
    attributes,
    providers,
    sessions,
    events,
    create,
    delete,
    bulk,
    audit,
    policy,
    window,
)


def register(commands: Commands) -> None:
    """Add the command with its own commands; without one it opens the window."""
    parser = commands.add_parser("admin", help=words.say("commands.admin"), allow_abbrev=False)
    window.add_options(parser)
    actions = parser.add_subparsers(metavar=words.say("commands.metavar"))
    for command in _COMMANDS:
        command.register(actions)
