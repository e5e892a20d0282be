"""The journal's database: its tables, and how it is opened."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from typing import TYPE_CHECKING

from desktop.core.errors import StileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION = 3
_BUSY = 5.0
"""Seconds to wait while another Stile writes."""
_PAUSE = 0.05
_TABLES = """
CREATE TABLE conversation (
    flow TEXT PRIMARY KEY, profile TEXT NOT NULL, version TEXT NOT NULL, person TEXT NOT NULL,
    name TEXT NOT NULL, began REAL NOT NULL, last REAL NOT NULL, step TEXT, ended TEXT, abandoned TEXT,
    answers INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX conversation_by_last ON conversation (last);
CREATE INDEX conversation_by_profile ON conversation (profile, last);
CREATE TABLE visit (
    flow TEXT NOT NULL, step TEXT NOT NULL, day TEXT NOT NULL, answered INTEGER NOT NULL,
    passed INTEGER NOT NULL, troubled INTEGER NOT NULL, recovered INTEGER NOT NULL,
    PRIMARY KEY (flow, step)
) WITHOUT ROWID;
CREATE TABLE event (
    id INTEGER PRIMARY KEY, at REAL NOT NULL, profile TEXT NOT NULL, version TEXT NOT NULL,
    flow TEXT NOT NULL, kind TEXT NOT NULL, step TEXT, challenge TEXT, operation TEXT, outcome TEXT,
    code TEXT, reason TEXT, attempt INTEGER, seconds REAL, person_seconds REAL, request_id TEXT
);
CREATE INDEX event_by_flow ON event (flow);
CREATE INDEX event_by_kind ON event (profile, kind, at);
CREATE TABLE day (
    day TEXT NOT NULL, profile TEXT NOT NULL, version TEXT NOT NULL, step TEXT NOT NULL,
    reached INTEGER NOT NULL, passed INTEGER NOT NULL, refused INTEGER NOT NULL, lost INTEGER NOT NULL,
    recovered INTEGER NOT NULL, abandoned INTEGER NOT NULL, person BLOB NOT NULL, service BLOB NOT NULL,
    PRIMARY KEY (day, profile, version, step)
);
CREATE TABLE alarm (
    profile TEXT NOT NULL, alarm TEXT NOT NULL, since REAL NOT NULL, raised INTEGER NOT NULL,
    value REAL NOT NULL, PRIMARY KEY (profile, alarm)
) WITHOUT ROWID;
"""


class JournalError(StileError):
    """The journal is there and cannot be read."""

    code = "journal-unreadable"


class JournalVersionError(sqlite3.DatabaseError):
    """The database was written by a newer Stile; it is left as it is."""


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open the database, made for this user only if there is none. Raises sqlite3.Error or OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection = _connect(path)
    try:
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA journal_size_limit = 4194304")
        _make_tables(connection)
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def opened_for_reading(path: Path) -> Iterator[sqlite3.Connection | None]:
    """Open the database only to read; None where there is none yet. Raises JournalError."""
    if not path.exists():
        yield None
        return
    try:
        with contextlib.closing(_connect(path)) as connection:
            connection.execute("PRAGMA query_only = ON")
            yield connection if _version(connection) == VERSION else None
    except sqlite3.Error as error:
        raise JournalError(type(error).__name__) from error


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch the log on; SQLite does not wait by itself for another program that is about to do the same."""
    for _ in range(int(_BUSY / _PAUSE)):
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
            return
        time.sleep(_PAUSE)
    connection.execute("PRAGMA journal_mode = WAL")


def _make_tables(connection: sqlite3.Connection) -> None:
    if _version(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")  # two programs may come here at the same time
    found = _version(connection)
    if found > VERSION:
        connection.execute("ROLLBACK")
        raise JournalVersionError(f"version {found}")
    if 0 < found < VERSION:
        connection.execute("ROLLBACK")
        raise sqlite3.DatabaseError(f"version {found} was never released")
    if found == 0:
        for statement in _TABLES.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
