"""The exit codes of every command."""

from __future__ import annotations

DONE, REFUSED, USAGE, PERSON_NEEDED, TROUBLE, CANCELLED = 0, 1, 2, 3, 4, 130

READER_GONE = 141
"""Standard output is a pipe that nobody reads any more: what a shell says of a program that SIGPIPE ended."""
