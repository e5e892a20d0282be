"""`stile admin`: find who is stuck, know why, and help. One file for each command.

A command is a module here with `register(commands)`, named in `_MODULES`; loaded for this command only.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from desktop.core import words

if TYPE_CHECKING:
    from desktop.cli.commands import Commands
    from desktop.cli.lazy_parser import LazyParser

_MODULES = (
    "list_people",
    "show",
    "act",
    "set_temporary",
    "forget_devices",
    "groups",
    "attributes",
    "events",
    "create",
    "delete",
    "policy",
)


def register(commands: Commands) -> None:
    """Add the command; its own commands are added when it is used."""
    parser = commands.add_parser("admin", help=words.say("commands.admin"), allow_abbrev=False)
    parser.fill = _fill


def _fill(parser: LazyParser) -> None:
    actions = parser.add_subparsers(required=True, metavar=words.say("commands.metavar"))
    for name in _MODULES:
        importlib.import_module(f"{__name__}.{name}").register(actions)
