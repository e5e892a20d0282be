"""Cells that a spreadsheet takes as text: what begins like a formula gets an apostrophe before it.

A formula may begin inside a cell, too: a spreadsheet that separates by semicolons, as in many countries, or
by tabs, splits the cells of a table with commas wherever its own separator stands, quoted or not.

Source: OWASP, CSV Injection. Names are typed at sign-up, so one may be a formula that calls an address.
"""

from __future__ import annotations

import re

_GUARD = "'"
_SEPARATORS = frozenset(',;|\t\r\n"')
"""After what a cell would begin for another program."""
_GAP = r"(?<![\s,;|\"])([\s,;|\"]++)"
"""A whole run of separators and blanks; found once each, so that no text takes long."""
_FORMULA = "[\\s']{0,100}+[=+\\-@\uff1d\uff0b\uff0d\uff20]"
"""What a formula begins with, blanks before it; full-width forms count in East Asian spreadsheets.

What is guarded already is guarded once more, so that `unguarded` gives back exactly what there was.
"""
_FIRST = rf"(?:{_FORMULA}|'*+[\t\r\n])"
_BEGINS = re.compile(rf"\A(?={_FIRST})")
_BEGINS_WITHIN = re.compile(rf"{_GAP}(?={_FORMULA})")
_GUARDED = re.compile(rf"\A{_GUARD}(?={_FIRST})")
_GUARDED_WITHIN = re.compile(rf"{_GAP}{_GUARD}(?={_FORMULA})")


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet calculates, whatever it separates by."""
    return _BEGINS.sub(_GUARD, _BEGINS_WITHIN.sub(lambda found: found[0] + _guard_after(found[1]), cell))


def unguarded(cell: str) -> str:
    """Return what a cell said before it was guarded."""
    inner = _GUARDED.sub("", cell)
    return _GUARDED_WITHIN.sub(lambda found: found[0].removesuffix(_guard_after(found[1])), inner)


def _guard_after(gap: str) -> str:
    """Return the guard where a gap ends a cell; blanks alone do not."""
    return "" if _SEPARATORS.isdisjoint(gap) else _GUARD
