"""The pool's page: what is found, and changes that happen only after the pool's id was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tests.fixtures.practice import Practice
    from tests.ui.admin_walk import AdminWalk

    Run = Callable[[Coroutine[Any, Any, None]], None]


def minutes(practice: Practice) -> int:
    client = practice.boto3.describe_user_pool_client(
        UserPoolId=practice.hello["pool_id"], ClientId=practice.client_id("srp")
    )
    return int(client["UserPoolClient"]["AuthSessionValidity"])


def test_the_pool_is_checked_and_changed_once_its_id_was_typed(
    walk: AdminWalk, practice: Practice, run: Run
) -> None:
    before = minutes(practice)

    async def story() -> None:
        async with walk.begun():
            await walk.click("page_pool")
            calls = await walk.until(lambda: walk.seen(QPlainTextEdit, "pool_calls"), "the calls")
            assert "update-user-pool-client" in calls.toPlainText()
            await walk.says("found", "A session lasts 3 minutes")
            await walk.click("count_people")
            await walk.click("make_changes")
            await walk.dialog("question")
            assert walk.seen(QPushButton, "question_yes") is None
            assert minutes(practice) == before
            QTest.keyClicks(await walk.line("typed_name"), practice.hello["pool_id"])
            await walk.click("question_yes")
            await walk.says("pool_outcome", "found everything else as it was")
            await walk.click("view_everybody")
            assert walk.shown

    run(story())
    assert minutes(practice) > before
    practice.boto3.update_user_pool_client(
        UserPoolId=practice.hello["pool_id"], ClientId=practice.client_id("srp"), AuthSessionValidity=before
    )
