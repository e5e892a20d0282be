"""The module with the texts of a key: the part of the key before its first dot names it.

A module is imported when its first text is asked for, so that no program loads a table it does not show.
A new prefix is added here; a test compares the prefixes with the keys in the modules.
"""
# ruff: noqa: PLC0415 - imported when first asked for, see above

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def texts_of(prefix: str) -> Mapping[str, str]:  # noqa: C901, PLR0911, PLR0912 - one case a module
    """Return the texts of all keys that begin with the prefix; KeyError if no module has any."""
    match prefix:
        case "window":
            from desktop.core.catalogue import window

            return window.TEXTS
        case "journal-window":
            from desktop.core.catalogue import journal_window

            return journal_window.TEXTS
        case "admin-window":
            from desktop.core.catalogue import admin_window

            return admin_window.TEXTS
        case "commands":
            from desktop.core.catalogue import commands

            return commands.TEXTS
        case "script" | "status" | "practice" | "unlock" | "source":
            from desktop.core.catalogue import command_results

            return command_results.TEXTS
        case "terminal":
            from desktop.core.catalogue import terminal

            return terminal.TEXTS
        case "import" | "preview":
            from desktop.core.catalogue import imports

            return imports.TEXTS
        case "checks":
            from desktop.core.catalogue import checks

            return checks.TEXTS
        case "support":
            from desktop.core.catalogue import support

            return support.TEXTS
        case "journal":
            from desktop.core.catalogue import journal

            return journal.TEXTS
        case "alarm":
            from desktop.core.catalogue import alarms

            return alarms.TEXTS
        case "review":
            from desktop.core.catalogue import review

            return review.TEXTS
        case "rehearsal":
            from desktop.core.catalogue import rehearsal

            return rehearsal.TEXTS
        case "admin":
            from desktop.core.catalogue import admin

            return admin.TEXTS
        case "bulk" | "audit":
            from desktop.core.catalogue import bulk

            return bulk.TEXTS
        case "pool":
            from desktop.core.catalogue import pool_check

            return pool_check.TEXTS
        case _:
            raise KeyError(prefix)
