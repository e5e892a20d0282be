"""What a second start was asked for reaches the window of the first."""

from __future__ import annotations

import asyncio
import os
import platform
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from desktop.system.thread_worker import ThreadWorker
from desktop.ui.app.display_names import display_names
from desktop.ui.app.second_start import SecondStartListener, WindowElsewhereError, notify_first_start
from tests.attacks.odd_files import ODD, within

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine
    from pathlib import Path

    Run = Callable[[Coroutine[Any, Any, None]], None]

_WANTED = {"profile": "staff", "wish": {"username": "ann", "fresh": True}}


def test_the_first_hears_what_a_second_start_was_asked_for(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with _listening(tmp_path) as heard:
            assert await asyncio.to_thread(notify_first_start, tmp_path, _WANTED)
            await _until(lambda: heard == [_WANTED])

    run(story())
    assert not list(tmp_path.iterdir())


def test_a_second_start_waits_for_the_first_to_listen(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        second = asyncio.create_task(asyncio.to_thread(notify_first_start, tmp_path, _WANTED))
        await _until(lambda: any(tmp_path.iterdir()))
        async with _listening(tmp_path) as heard:
            assert await second
            await _until(lambda: heard == [_WANTED])

    run(story())


def test_two_second_starts_are_both_heard(run: Run, tmp_path: Path) -> None:
    async def story() -> None:
        async with _listening(tmp_path) as heard:
            calls = [
                asyncio.to_thread(notify_first_start, tmp_path, {"profile": name})
                for name in ("staff", "guests")
            ]
            assert await asyncio.gather(*calls) == [True, True]
            await _until(lambda: len(heard) == 2)
            assert {call["profile"] for call in heard} == {"staff", "guests"}

    run(story())


def test_a_second_start_does_not_wait_for_ever(tmp_path: Path) -> None:
    assert not notify_first_start(tmp_path, _WANTED, patience=0.1)
    assert not list(tmp_path.iterdir())


def test_where_nothing_can_be_written_nobody_is_called(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    assert not notify_first_start(blocked / "folder", _WANTED)


def test_a_start_that_died_waiting_is_not_obeyed_later(run: Run, tmp_path: Path) -> None:
    left = tmp_path / "left.json"
    left.write_text("{}", encoding="utf-8")
    os.utime(left, (time.time() - 60, time.time() - 60))

    async def story() -> None:
        async with _listening(tmp_path) as heard:
            await _until(lambda: not left.exists())
            assert not heard

    run(story())


@pytest.mark.parametrize("text", ["", "{", "[]", "\x00" * 5000])
def test_what_cannot_be_understood_brings_the_window_forward_and_no_more(
    run: Run, tmp_path: Path, text: str
) -> None:
    async def story() -> None:
        async with _listening(tmp_path) as heard:
            (tmp_path / "call.json").write_text(text, encoding="utf-8")
            await _until(lambda: heard == [{}])

    run(story())


@asynccontextmanager
async def _listening(folder: Path, displays: tuple[str, ...] = ()) -> AsyncIterator[list[dict[str, object]]]:
    second_starts = SecondStartListener(folder, ThreadWorker(), displays)
    heard: list[dict[str, object]] = []
    second_starts.called.connect(heard.append)
    second_starts.listen()
    yield heard
    second_starts.close()


async def _until(done: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not done():  # noqa: ASYNC110 - files and signals set no event
            await asyncio.sleep(0.01)


@pytest.mark.skipif(os.name != "posix", reason="there are no such files")
@pytest.mark.parametrize("put", ODD, ids=lambda put: put.__name__)
def test_an_odd_request_blocks_no_other(run: Run, tmp_path: Path, put: Callable[[Path], None]) -> None:
    put(tmp_path / "odd.json")
    (tmp_path / "deep.json").write_bytes(b"[" * 65_536)
    (tmp_path / "half.json").write_bytes(b'{"profile": "\\ud800", "wish": {"username": {"a": [1]}}}')

    async def story() -> None:
        async with _listening(tmp_path) as heard:
            assert await asyncio.to_thread(notify_first_start, tmp_path, _WANTED)
            await _until(lambda: _WANTED in heard)

    with within(30):
        run(story())


def test_a_start_from_another_display_learns_where_the_window_is(run: Run, tmp_path: Path) -> None:
    """Nobody there would see it come forward; who shares one of its displays, or names none, would."""
    here = ("/run/user/7/wayland-0 (alpha)", ":0 (alpha)")

    async def story() -> None:
        async with _listening(tmp_path, here) as heard:
            with pytest.raises(WindowElsewhereError) as elsewhere:
                await asyncio.to_thread(
                    notify_first_start, tmp_path, _WANTED, displays=("localhost:10 (alpha)",)
                )
            assert elsewhere.value.where == ", ".join(here)
            assert heard == []
            for displays in ((":0 (alpha)",), ()):
                assert await asyncio.to_thread(notify_first_start, tmp_path, _WANTED, displays=displays)
            await _until(lambda: heard == [_WANTED, _WANTED])

    run(story())
    assert not list(tmp_path.iterdir())


def test_a_display_is_the_same_by_every_spelling() -> None:
    node = platform.node()
    assert display_names({}) == ()
    assert display_names({"DISPLAY": "unix:0.0"}) == display_names({"DISPLAY": ":0"}) == (f":0 ({node})",)
    folder = {"XDG_RUNTIME_DIR": "/run/user/7"}
    whole = {"WAYLAND_DISPLAY": "/run/user/7/wayland-1"}
    assert display_names({"WAYLAND_DISPLAY": "wayland-1"} | folder) == display_names(whole)
