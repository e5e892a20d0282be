"""What somebody may put in the place of a file, and a bound for what must not wait for it."""

from __future__ import annotations

import os
import signal
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def pipe(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


def links_in_a_circle(path: Path) -> None:
    path.symlink_to(path.name)


def endless_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def listening_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        before = os.open(".", os.O_RDONLY)
        os.chdir(path.parent)  # the name of a socket may be a hundred bytes long at most
        listener.bind(path.name)
        os.fchdir(before)
        os.close(before)


ODD: list[Callable[[Path], None]] = [pipe, folder, links_in_a_circle, endless_device, listening_socket]


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail what is not done by then, instead of waiting for it for good."""
    late = []

    def stop(_signal: int, _frame: object) -> NoReturn:
        late.append(seconds)
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    assert not late, f"not done within {seconds} seconds"
