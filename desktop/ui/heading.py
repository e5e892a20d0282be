"""Whose door this is: what the header says on every page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A pool as people know it: its profile's name, who runs it, and its id."""

    name: str
    organisation: str = ""
    pool_id: str = ""
    practice: bool = False
