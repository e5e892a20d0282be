"""A whole admins' window over a pool of which somebody has filled in the profile with ill will."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel

from tests.fixtures.hostile_text import HOSTILE, MARK
from tests.ui.seen_texts import faults_in, texts_in

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tests.fixtures.practice import Practice
    from tests.ui.admin_walk import AdminWalk

    Run = Callable[[Coroutine[Any, Any, None]], None]

NAME = f'<img src="//host/share/x"><b>{HOSTILE}'


def test_a_person_with_a_hostile_name_is_looked_at_and_helped(
    walk: AdminWalk, practice: Practice, run: Run
) -> None:
    person = practice.person("plain")
    pool_id = practice.hello["pool_id"]
    practice.boto3.admin_update_user_attributes(
        UserPoolId=pool_id,
        Username=person["username"],
        UserAttributes=[{"Name": "name", "Value": NAME}],
    )

    def is_harmless() -> None:
        assert any(MARK in seen.text for seen in texts_in(walk.window))
        assert faults_in(walk.window) == []

    async def story() -> None:
        async with walk.begun():
            is_harmless()
            await walk.open(person["username"])
            await walk.says("triage_name", MARK)
            await walk.click("more")
            is_harmless()
            await walk.click("do_attributes")
            await walk.until(lambda: walk.seen(QLabel, "name_help"), "the form")
            is_harmless()
            await walk.click("question_no")
            await walk.click("do_delete")
            await walk.until(lambda: walk.question_of("Delete"), "the question")
            is_harmless()
            await walk.click("question_no")

    run(story())
