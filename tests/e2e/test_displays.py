"""The real window on displays that come and go: which one it opens on, and what is said of the others."""

from __future__ import annotations

import contextlib
import os
import pty
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from desktop.core.exit_codes import DONE, PERSON_NEEDED, TROUBLE
from tests.cli.stile import Stile
from tests.fixtures.displays import needs_wayland, needs_x11, wayland, x11

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fixtures.practice import Practice

_PATIENCE = 30.0
_GONE = (
    "The display is gone, and with it the window. Nothing of the sign-in is lost: start Stile again, "
    "and it goes on where you were.\n"
)


@pytest.fixture
def stile(tmp_path: Path, practice: Practice) -> Stile:
    """Return a home with a profile; its runtime folder is its own, so that no other display is found."""
    home = Stile(tmp_path / "home", {"XDG_RUNTIME_DIR": str(tmp_path), "STILE_LOG": "info"})
    home.home.mkdir()
    home.add_practice(practice.hello, "srp")
    return home


@contextlib.contextmanager
def opened(
    stile: Stile, environment: dict[str, str], *args: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Have a window that has painted itself, and what it said till then."""
    program = subprocess.Popen(
        stile.argv(*args),
        env=stile.env | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert program.stderr is not None
        said = ""
        while "painted" not in said:
            line = program.stderr.readline()
            assert line, said
            said += line
        yield program, said
    finally:
        program.kill()
        program.communicate()


@pytest.mark.ci
@needs_wayland
def test_the_window_opens_by_wayland_and_says_so_if_it_goes_away(stile: Stile, tmp_path: Path) -> None:
    with wayland(tmp_path / "run") as display, opened(stile, display.environment) as (program, _):
        display.end()
        _, said = program.communicate(timeout=_PATIENCE)
    assert (program.returncode, said[-len(_GONE) :]) == (TROUBLE, _GONE)
    assert "inside Stile" not in said


@pytest.mark.ci
@needs_wayland
def test_what_names_no_display_leads_to_the_one_there_is(stile: Stile, tmp_path: Path) -> None:
    with wayland(tmp_path / "run") as display:
        asked = display.environment | {"QT_QPA_PLATFORM": "nonsense"}
        with opened(stile, asked) as (program, said):
            assert "The window opens by WAYLAND_DISPLAY=stile-0 instead." in said
            assert program.poll() is None


@needs_x11
def test_a_dead_wayland_leads_to_x11_and_a_dead_x11_is_no_fault(stile: Stile) -> None:
    with x11() as display:
        dead = display.environment | {"WAYLAND_DISPLAY": "wayland-7"}
        with opened(stile, dead) as (program, before):
            assert "WAYLAND_DISPLAY=wayland-7 names a display that does not answer" in before
            display.end()
            _, said = program.communicate(timeout=_PATIENCE)
    assert (program.returncode, said) == (TROUBLE, _GONE)


@needs_x11
@pytest.mark.ci
def test_practice_leaves_nothing_behind_when_the_display_goes_away(stile: Stile, tmp_path: Path) -> None:
    with x11() as display:
        place = display.environment | {"TMPDIR": str(tmp_path)}
        with opened(stile, place, "practice") as (program, _):
            assert list(tmp_path.glob("stile-practice-*"))
            display.end()
            _, said = program.communicate(timeout=_PATIENCE)
    assert (program.returncode, said) == (TROUBLE, _GONE)
    assert not list(tmp_path.glob("stile-practice-*"))


@needs_x11
@pytest.mark.ci
def test_a_start_from_another_display_says_where_the_window_is_and_offers_the_terminal(stile: Stile) -> None:
    with x11() as here, x11() as there, opened(stile, here.environment) as (program, _):
        second = subprocess.run(
            stile.argv(),
            env=stile.env | there.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
        assert second.returncode == PERSON_NEEDED
        where = f"open already, on another display: {here.environment['DISPLAY']} ({os.uname().nodename})."
        assert where in second.stderr
        assert "offers to close it there and to ask here" in second.stderr
        own = subprocess.run(stile.argv(), env=stile.env | here.environment, check=False, timeout=_PATIENCE)
        assert own.returncode == DONE, "at its own display it comes forward"
        assert program.poll() is None
        assert "User name" in _answered_yes(stile, there.environment)
        assert program.wait(_PATIENCE) == DONE


def _answered_yes(stile: Stile, environment: dict[str, str]) -> str:
    """Start at a terminal and agree to what is asked; return what is shown until a name is asked for."""
    person, terminal = pty.openpty()
    program = subprocess.Popen(
        stile.argv(), env=stile.env | environment, stdin=terminal, stdout=terminal, stderr=terminal
    )
    os.close(terminal)
    seen = ""
    try:
        while "[y/N]" not in seen:
            seen += os.read(person, 4096).decode()
        os.write(person, b"y\n")
        while "User name" not in seen:
            seen += os.read(person, 4096).decode()
    finally:
        program.kill()
        program.wait()
        os.close(person)
    return seen


@needs_x11
@pytest.mark.ci
@pytest.mark.skipif(shutil.which("xdotool") is None, reason="not installed: xdotool")
def test_without_a_window_manager_the_window_and_its_panel_are_on_the_screen(stile: Stile) -> None:
    with x11("800x480") as display, opened(stile, display.environment, "practice"):
        end = time.monotonic() + _PATIENCE
        place = _place(display.environment)
        while place.get("WIDTH", 0) <= 540:
            assert time.monotonic() < end, "the panel has not come"
            time.sleep(0.05)
            place = _place(display.environment)
        assert place["X"] >= 0
        assert place["Y"] >= 0
        assert place["X"] + place["WIDTH"] <= 800
        assert place["Y"] + place["HEIGHT"] <= 480


def _place(environment: dict[str, str]) -> dict[str, int]:
    """Return where the only window is, and its size; nothing before it has its name."""
    said = ""
    for command in (["search", "--onlyvisible", "--name", "."], ["getwindowgeometry", "--shell"]):
        argv = ["xdotool", *command, *said.split()]
        place = os.environ | environment
        said = subprocess.run(argv, env=place, capture_output=True, text=True, check=False).stdout
        if not said:
            return {}
    return {name: int(value) for name, value in (line.split("=") for line in said.split())}
