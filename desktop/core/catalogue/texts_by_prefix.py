"""The module with the texts of a key: the part of the key before its first dot names it.

A module is imported when its first text is asked for, so that no program loads a table it does not show.
A new prefix is added here; a test compares the prefixes with the keys in the modules.
"""
# ruff: noqa: PLC0415 - imported when first asked for, see above

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Texts: TypeAlias = "Mapping[str, str]"


def _window() -> Texts:
    from desktop.core.catalogue import window

    return window.TEXTS


def _profile_form() -> Texts:
    from desktop.core.catalogue import profile_form

    return profile_form.TEXTS


def _journal_window() -> Texts:
    from desktop.core.catalogue import journal_window

    return journal_window.TEXTS


def _admin_window() -> Texts:
    from desktop.core.catalogue import admin_window

    return admin_window.TEXTS


def _commands() -> Texts:
    from desktop.core.catalogue import commands

    return commands.TEXTS


def _usage() -> Texts:
    from desktop.core.catalogue import usage

    return usage.TEXTS


def _command_results() -> Texts:
    from desktop.core.catalogue import command_results

    return command_results.TEXTS


def _terminal() -> Texts:
    from desktop.core.catalogue import terminal

    return terminal.TEXTS


def _imports() -> Texts:
    from desktop.core.catalogue import imports

    return imports.TEXTS


def _checks() -> Texts:
    from desktop.core.catalogue import checks

    return checks.TEXTS


def _support() -> Texts:
    from desktop.core.catalogue import support

    return support.TEXTS


def _journal() -> Texts:
    from desktop.core.catalogue import journal

    return journal.TEXTS


def _alarms() -> Texts:
    from desktop.core.catalogue import alarms

    return alarms.TEXTS


def _review() -> Texts:
    from desktop.core.catalogue import review

    return review.TEXTS


def _rehearsal() -> Texts:
    from desktop.core.catalogue import rehearsal

    return rehearsal.TEXTS


def _admin() -> Texts:
    from desktop.core.catalogue import admin

    return admin.TEXTS


def _admin_commands() -> Texts:
    from desktop.core.catalogue import admin_commands

    return admin_commands.TEXTS


def _admin_list() -> Texts:
    from desktop.core.catalogue import admin_list

    return admin_list.TEXTS


def _bulk() -> Texts:
    from desktop.core.catalogue import bulk

    return bulk.TEXTS


def _pool_check() -> Texts:
    from desktop.core.catalogue import pool_check

    return pool_check.TEXTS


def _browser() -> Texts:
    from desktop.core.catalogue import browser

    return browser.TEXTS


def _programs() -> Texts:
    from desktop.core.catalogue import programs

    return programs.TEXTS


def _guide() -> Texts:
    from desktop.core.catalogue import guide

    return guide.TEXTS


def _data_removal() -> Texts:
    from desktop.core.catalogue import data_removal

    return data_removal.TEXTS


def _own_account() -> Texts:
    from desktop.core.catalogue import own_account

    return own_account.TEXTS


_LOADERS: dict[str, Callable[[], Texts]] = {
    "window": _window,
    "data": _data_removal,
    "keyring-item": _data_removal,
    "profile-form": _profile_form,
    "journal-window": _journal_window,
    "admin-window": _admin_window,
    "commands": _commands,
    "browser-page": _browser,
    "usage": _usage,
    "guide": _guide,
    "programs": _programs,
    "script": _command_results,
    "status": _command_results,
    "practice": _command_results,
    "unlock": _command_results,
    "source": _command_results,
    "terminal": _terminal,
    "import": _imports,
    "preview": _imports,
    "checks": _checks,
    "support": _support,
    "journal": _journal,
    "alarm": _alarms,
    "review": _review,
    "rehearsal": _rehearsal,
    "admin": _admin,
    "account": _own_account,
    "admin-command": _admin_commands,
    "admin-list": _admin_list,
    "bulk": _bulk,
    "audit": _bulk,
    "pool": _pool_check,
}


@cache
def texts_of(prefix: str) -> Texts:
    """Return the texts of the module for a prefix, by their whole keys; KeyError if no module has the prefix."""
    return _LOADERS[prefix]()
