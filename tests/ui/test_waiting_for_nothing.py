"""What a start loads before its first page takes keys: nothing that this page does not show."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop.core.steps.all_steps import ALL
from desktop.core.steps.own_account import OWN_STEPS
from desktop.profiles.parsing import parse
from desktop.ui.app.main_window import MainWindow
from desktop.ui.sign_in.pages import page_type, page_types

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from desktop.wiring.app_context import AppContext

_LATER = (
    "asyncio",
    "boto3",
    "cryptography",
    "filelock",
    "keyring",
    "PySide6.QtNetwork",
    "desktop.conversation.driver",
    "desktop.core.catalogue.problems",
    "desktop.core.steps.codes",
    "desktop.local_services",
    "desktop.journal",
    "desktop.ui.profiles.main_controller",
    "desktop.ui.sign_in.pages.code",
)

_START = f"""
import json, os, sys
from desktop import app
from desktop.cli import display, main
class Moment:
    @staticmethod
    def singleShot(*_):
        told = [name for name in {_LATER!r} if name in sys.modules]
        pages = sum(name.startswith("desktop.ui.sign_in.pages.") for name in sys.modules)
        print(json.dumps(dict(pages=pages, loaded=told)), flush=True)
        os._exit(0)
app.QTimer = Moment  # waits until the first page has had its moment; then the rest is loaded
display.tried = lambda: (display.Display("offscreen", "a test"),)
sys.argv = ["stile"]
main()
"""


def test_the_first_page_waits_for_nothing_that_it_does_not_show(context: AppContext, tmp_path: Path) -> None:
    ids = {"name": "work", "pool_id": "eu-west-1_Ab3dEf6hI", "client_id": "1example23456789"}
    context.profile_repository().add(parse(ids))
    surroundings = os.environ | {"STILE_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", _START],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.stdout, done.stderr
    told = json.loads(done.stdout)
    assert told == {"pages": 2, "loaded": []}, "the first page and what all pages have in common"


def test_before_anything_is_known_the_window_has_no_letters_that_wait_for_a_font(app: QApplication) -> None:
    del app
    assert MainWindow().findChildren(QLabel) == []


def test_a_page_is_found_without_looking_at_all_of_them() -> None:
    assert {step: page_type(step) for step in (*ALL, *OWN_STEPS)} == page_types()
