"""A person who is stuck can have Stile look what is wrong, and reads it with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QPushButton

from desktop.core.notices.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    import pytest

    from desktop.profiles.profile import Profile
    from tests.fixtures.practice import Practice
    from tests.ui.walk import Walk

    Run = Callable[[Coroutine[Any, Any, None]], None]


def told(walk: Walk, name: str) -> list[str]:
    return [each.text() for each in walk.window.findChildren(QLabel, name) if each.isVisible()]


def test_a_profile_that_does_not_fit_its_pool_is_explained(walk: Walk, practice: Practice, run: Run) -> None:
    walk.add_profile(client_id="nobodysclient")
    person = practice.person("plain")

    async def story() -> None:
        async with walk.begun_by(person):
            await walk.click("get_help")
            await walk.click("help_check")
            await walk.says("checking_head", "keeps sign-in from working")
            first = told(walk, "found")[0]
            assert "no app client nobodysclient" in first, "the gravest comes first"
            assert any("Copy the Client ID" in todo for todo in told(walk, "todo"))
            spoken = walk.seen(QLabel, "found")
            assert spoken is not None
            assert spoken.accessibleName().startswith("PROBLEM: ")
            await walk.click("check_again")
            await walk.until(lambda: walk.seen(QPushButton, "check_again"), "the end")
            assert len([text for text in told(walk, "found") if "nobodysclient" in text]) == 1

    run(story())


def test_what_cannot_be_looked_at_is_said(walk: Walk, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    walk.add_profile(client_id="nobodysclient")

    async def fail(_profile: object) -> tuple[()]:
        raise RuntimeError("canary")

    monkeypatch.setattr(walk.services.profiles, "examine", fail)

    async def story() -> None:
        async with walk.begun():
            await walk.answer(username="ann", password="Some-password-1")
            await walk.click("get_help")
            await walk.click("help_check")
            said = await walk.says("checking_head", "RuntimeError")
            assert "canary" not in said.text()

    run(story())


def test_a_pool_can_be_checked_before_it_is_added(walk: Walk, practice: Practice, run: Run) -> None:
    async def story() -> None:
        async with walk.begun():
            (await walk.line("pool_id")).setText("no pool")
            await walk.click("check")
            await walk.says("problem", "user pool's id looks like")
            (await walk.line("pool_id")).setText(practice.hello["pool_id"])
            (await walk.line("client_id")).setText("nobodysclient")
            seen: list[str] = []

            async def look(profile: Profile | None) -> tuple[Finding, ...]:
                assert profile is not None
                seen.append(profile.client_id)
                return (Finding.problem("client.unknown", client=profile.client_id, region=profile.region),)

            walk.services.profiles.examine = look  # type: ignore[method-assign]  # a pool at Amazon would be asked
            await walk.click("check")
            await walk.says("checking_head", "keeps sign-in from working")
            assert seen == ["nobodysclient"]
            assert walk.context.profile_repository().names() == ()

    run(story())
