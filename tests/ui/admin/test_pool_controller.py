"""The page of the pool's settings: read, written into the profile, and changed once that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from desktop.practice.server import PracticeServer
from desktop.profiles.practice_profile import practice_profile
from desktop.ui.admin.sidebar import SidebarEntry
from tests.fixtures.practice import Practice
from tests.ui.admin_walk import AdminWalk

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from desktop.wiring.app_context import AppContext

    Run = Callable[[Coroutine[Any, Any, None]], None]

IDENTITY = "arn:aws:ses:eu-west-1:000000000000:identity/example.com"


@pytest.fixture
def own() -> Iterator[Practice]:
    """Return a server for one test, for its pools are changed."""
    with PracticeServer.start() as server:
        yield Practice(server)


@pytest.fixture
def walk(context: AppContext, own: Practice) -> AdminWalk:
    """Return an admin's window on a neglected pool."""
    pool = own.pool("no-mfa")
    hello = {**own.hello, "pool_id": pool["pool_id"], "clients": pool["clients"]}
    context.profile_repository().add(practice_profile(hello))
    return AdminWalk(context, hello)


async def turned_to_the_pool(walk: AdminWalk) -> None:
    position = await walk.until(lambda: walk.seen(SidebarEntry, "page_pool"), "the page")
    position.click()
    await walk.until(lambda: walk.seen(QLabel, "found"), "what was found")
    await walk.until(lambda: walk.seen(QPushButton, "pool_learn"), "the end")


def told(walk: AdminWalk) -> list[str]:
    return [each.text() for each in walk.window.findChildren(QLabel, "found") if each.isVisible()]


def test_what_is_weak_is_read_and_the_profile_learns_what_the_pool_says(walk: AdminWalk, run: Run) -> None:
    async def story() -> None:
        async with walk.begun():
            await turned_to_the_pool(walk)
            assert "There is no second factor, so a stolen password is enough." in told(walk)
            assert any("The plan LITE has no codes by e-mail" in text for text in told(walk))
            assert any("other rules for passwords" in text for text in told(walk))
            await walk.click("pool_learn")
            await walk.says("pool_outcome", "says what the pool says")
            assert not any("other rules for passwords" in text for text in told(walk))
            assert walk.context.profile_repository().get().policy.min_length == 12
            walk.window.findChildren(SidebarEntry, "view_everybody")[0].click()
            await walk.line("search")

    run(story())


def test_the_way_to_codes_by_email_is_gone_once_it_is_meant(walk: AdminWalk, own: Practice, run: Run) -> None:
    pool_id = own.pool("no-mfa")["pool_id"]

    async def story() -> None:
        async with walk.begun():
            await turned_to_the_pool(walk)
            assert walk.seen(QPushButton, "pool_apply") is None, "without a sender the last call is refused"
            for name, text in (("ses_identity", IDENTITY), ("ses_from", "codes@example.com")):
                line = await walk.line(name)
                line.setText(text)
                line.editingFinished.emit()
            await walk.click("pool_copy")
            assert "set-user-pool-mfa-config" in QGuiApplication.clipboard().text()
            assert IDENTITY in QGuiApplication.clipboard().text()
            await walk.click("pool_apply")
            (await walk.line("typed_pool_id")).setText("eu-west-1_another")
            assert walk.seen(QPushButton, "question_yes") is None
            (await walk.line("typed_pool_id")).setText(pool_id)
            await walk.click("question_yes")
            await walk.says("pool_outcome", "Changed by 3 calls")
            assert walk.seen(QPlainTextEdit, "pool_calls") is None, "nothing is left to do"

    run(story())
    told = own.boto3.get_user_pool_mfa_config(UserPoolId=pool_id)
    assert told["MfaConfiguration"] == "OPTIONAL"
    tags = own.boto3.describe_user_pool(UserPoolId=pool_id)["UserPool"]["UserPoolTags"]
    assert tags == {"team": "practice"}, "what was not meant is as it was"


def test_what_aws_does_not_allow_is_told(walk: AdminWalk, own: Practice, run: Run) -> None:
    async def story() -> None:
        async with walk.begun():
            refusal = {"do": "error", "error": "ForbiddenException", "times": 9, "when": "before"}
            own.control.add_fault(operation="DescribeUserPoolClient", **refusal)
            (await walk.until(lambda: walk.seen(SidebarEntry, "page_pool"), "the page")).click()
            await walk.until(lambda: walk.seen(QLabel, "problem"), "the problem")

    run(story())
