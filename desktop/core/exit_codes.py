"""The exit codes of every command."""

from __future__ import annotations

DONE, REFUSED, USAGE, PERSON_NEEDED, TROUBLE, CANCELLED = 0, 1, 2, 3, 4, 130
