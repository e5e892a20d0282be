"""Which AWS credentials sign: chosen by the admin, and what to do said where they do not do."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QRadioButton

from desktop.admin.iam import policy
from desktop.profiles.profile import Profile
from tests.ui.admin_walk import AdminWalk

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from desktop.wiring.app_context import AppContext

    Run = Callable[[Coroutine[Any, Any, None]], None]

CONFIG = """
[profile work]
sso_session = company
sso_account_id = 123456789012
sso_role_name = helpdesk
region = eu-west-1
[sso-session company]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
"""


@pytest.fixture
def walk(context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AdminWalk:
    """Return the window of a real pool's profile, on a computer with one AWS profile and no keys."""
    for name in ("AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "config").write_text(CONFIG, encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    return AdminWalk(context, {}, Profile("work", "eu-west-1_Ab3dEf6hI", "1example23456789"))


def test_nothing_is_called_before_credentials_are_chosen_and_what_is_missing_is_said(
    walk: AdminWalk, run: Run
) -> None:
    async def story() -> None:
        async with walk.opened():
            await walk.until(lambda: walk.seen(QRadioButton, "aws_"), "the default chain")
            await walk.click("continue")
            await walk.says("problem", "There are no AWS credentials")
            sso = await walk.until(lambda: walk.seen(QRadioButton, "aws_work"), "the profile")
            assert "aws sso login" in sso.accessibleDescription()
            sso.click()
            await walk.click("continue")
            await walk.says("problem", "aws sso login --profile work")

    run(story())


def test_cancelling_closes_the_window(walk: AdminWalk, run: Run) -> None:
    async def story() -> None:
        async with walk.opened():
            await walk.click("cancel")
            await asyncio.wait_for(walk.task, 5)

    run(story())


def test_the_exact_policy_can_be_read_and_copied(walk: AdminWalk, run: Run) -> None:
    async def story() -> None:
        async with walk.opened():
            await walk.until(lambda: walk.seen(QRadioButton, "aws_"), "the default chain")
            await walk.click("policy")
            shown = await walk.until(lambda: walk.seen(QPlainTextEdit, "policy_text"), "the policy")
            assert json.loads(shown.toPlainText()) == policy("eu-west-1_Ab3dEf6hI", full=True)
            (await walk.until(lambda: walk.seen(QCheckBox, "policy_full"), "the choice")).click()
            await walk.click("policy_copy")
            copied = QGuiApplication.clipboard().text()
            assert json.loads(copied) == policy("eu-west-1_Ab3dEf6hI", full=False)
            await walk.click("policy_close")

    run(story())
