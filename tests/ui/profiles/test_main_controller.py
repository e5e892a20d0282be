"""From the first page of all to the last, with a real pool behind the window."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton

from desktop.conversation.request import SignInRequest
from desktop.storage.ephemeral_key import EphemeralKey
from desktop.storage.lease import FileLease
from desktop.storage.sealed_file import SealedFile
from desktop.wiring.profile_ports import open_profile_ports
from tests.profiles.configurations.people import C1, P1
from tests.ui.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from tests.fixtures.practice import Practice

    Run = Callable[[Coroutine[Any, Any, None]], None]

NEW_PASSWORD = "Wintergarten-7"


def test_the_classic_case_and_signing_out(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("temporary-password+email-code")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await walk.answer(new_password=NEW_PASSWORD)
            await walk.line("code")
            await walk.answer(code=practice.code(person["username"]))
            await walk.says("who", person["username"])
            await walk.says("who_else", person["email"])
            await walk.click("sign_out")
            await walk.click("confirm_yes")
            assert (await walk.line("username")).text() == ""

    run(story())
    assert practice.control.ledger()["refused_reuses"] == 0


def test_a_wrong_code_is_asked_again_with_what_was_typed(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("email-code")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await walk.answer(code="000 000")
            await walk.says("problem", "not right")
            assert (await walk.line("code")).text() == "000 000"

    run(story())


def test_cancel_on_the_first_page_leaves(walk: Walk, run: Run) -> None:
    walk.add_profile()

    async def story() -> None:
        async with walk.begun():
            await walk.line("username")
            await walk.click("cancel")
            assert await walk.ended()

    run(story())


def test_stopping_behind_the_first_page_begins_again(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("temporary-password")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await walk.line("new_password")
            await walk.click("cancel")
            await walk.until(lambda: walk.seen(QMessageBox, "confirm_stop"), "the question")
            await walk.click("confirm_yes")
            await walk.line("username")

    run(story())


def test_giving_up_while_a_call_hangs(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun():
            await walk.line("username")
            practice.control.add_fault(operation="*", do="hang", seconds=3)
            await walk.answer(username=person["username"], password=person["password"])
            await walk.until(
                lambda: None if walk.seen(QPushButton, "continue") else walk.window, "being busy"
            )
            await walk.click("cancel")
            assert await walk.ended()

    run(story())


@pytest.mark.parametrize(
    "hangs",
    [(EphemeralKey, "fetch"), (FileLease, "_try"), (SealedFile, "read")],
    ids=["key", "right", "disk"],
)
def test_giving_up_before_the_first_question_is_heard(
    walk: Walk, run: Run, monkeypatch: pytest.MonkeyPatch, hangs: tuple[type, str]
) -> None:
    walk.add_profile()
    began, ends = threading.Event(), threading.Event()

    def hang(*_: object) -> None:
        began.set()
        ends.wait(60)
        raise OSError("let go")

    monkeypatch.setattr(*hangs, hang)

    async def story() -> None:
        async with walk.begun():
            await walk.until(lambda: walk.window if began.is_set() else None, "the wait")
            await walk.click("cancel")
            assert await walk.ended()
            assert not ends.is_set()

    try:
        run(story())
    finally:
        ends.set()


def test_a_step_that_was_left_is_gone_on_with(walk: Walk, practice: Practice, run: Run) -> None:
    person = practice.person("temporary-password")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await walk.line("new_password")
        again = Walk(walk.context, practice.hello)
        async with again.begun():
            await again.answer(new_password=NEW_PASSWORD)
            await again.says("who", person["username"])

    run(story())


def test_a_sign_in_that_is_open_elsewhere_is_said(walk: Walk, run: Run) -> None:
    profile = walk.add_profile()

    async def story() -> None:
        other = await open_profile_ports(walk.context, profile)
        assert await other.lease.acquire()
        async with walk.begun():
            await walk.says("title", "A sign-in is open")
            await walk.click("continue")
            await walk.says("title", "A sign-in is open")
            await other.lease.release()
            await walk.click("continue")
            await walk.line("username")

    run(story())


class TestChoosing:
    def test_without_a_profile_the_form_says_what_is_wrong_and_keeps_what_is_right(
        self, walk: Walk, run: Run
    ) -> None:
        async def story() -> None:
            async with walk.begun():
                await walk.answer(pool_id="nonsense", client_id="abc123")
                await walk.says("problem", "user pool's id")
                assert (await walk.line("pool_id")).accessibleDescription().startswith("A user pool's id")
                await walk.answer(pool_id="eu-west-1_abcdef", name="staff")
                await walk.click("checking_anyway")
                await walk.says("pool_name", "staff")
                assert [profile.name for profile in walk.context.profile_repository().profiles()] == ["staff"]

        run(story())

    def test_the_practice_pool_can_be_tried_at_once(self, walk: Walk, run: Run) -> None:
        async def story() -> None:
            async with walk.begun():
                await walk.click("try_practice")
                await walk.line("username")
                card = next(
                    button
                    for button in walk.window.findChildren(QPushButton)
                    if button.objectName().startswith("play_")
                )
                card.click()
                assert (await walk.line("username")).text() == card.objectName().removeprefix("play_")
                assert (await walk.line("password")).text()
                assert walk.context.profile_repository().profiles() == ()

        run(story())

    def test_several_pools_can_be_chosen_from(self, walk: Walk, run: Run) -> None:
        walk.add_profile()
        walk.add_profile(name="other", organisation="Example Corporation")

        async def story() -> None:
            async with walk.begun():
                await walk.click("pool_other")
                await walk.says("pool_id", "Example Corporation")
                await walk.line("username")
                await walk.click("cancel")
                await walk.click("pool_practice")
                await walk.says("pool_name", "practice")

        run(story())

    def test_the_one_that_was_made_the_default_opens_at_once_with_the_others_beside_it(
        self, walk: Walk, run: Run
    ) -> None:
        walk.add_profile()
        walk.add_profile(name="other")
        walk.context.profile_repository().use("other")

        async def story() -> None:
            async with walk.begun():
                await walk.line("username")
                await walk.says("pool_name", "other")
                way_out = walk.seen(QPushButton, "cancel")
                assert way_out is not None
                assert way_out.accessibleName() == "Other pool"
                await walk.click("cancel")
                await walk.click("pool_practice")
                await walk.says("pool_name", "practice")

        run(story())

    def test_a_second_start_leads_to_the_pool_it_names(self, walk: Walk, run: Run) -> None:
        walk.add_profile()
        walk.add_profile(name="other")

        async def story() -> None:
            async with walk.begun("practice"):
                await walk.line("username")
                walk.window.accept_second_start({"profile": "other", "wish": None})
                await walk.says("pool_name", "other")
                await walk.line("username")

        run(story())

    def test_boto3_is_loaded_for_somebody_who_types(
        self, walk: Walk, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        walk.add_profile()
        warmed: list[object] = []
        monkeypatch.setattr(walk.services.profiles, "warm", warmed.append)

        async def story() -> None:
            async with walk.begun("practice"):
                username = await walk.line("username")
                assert not warmed
                username.insert("a")
                assert len(warmed) == 1

        run(story())

    def test_a_second_start_hands_over_its_request(self, walk: Walk, run: Run) -> None:
        walk.add_profile()

        async def story() -> None:
            async with walk.begun("practice"):
                await walk.line("username")
                walk.window.accept_second_start(
                    {"profile": "", "wish": SignInRequest("ann", forgot_password=True).to_plain()}
                )
                await walk.says("title", "Forgot")
                assert (await walk.line("username")).text() == "ann"

        run(story())

    def test_a_second_start_without_a_request_leaves_the_page_as_it_is(self, walk: Walk, run: Run) -> None:
        walk.add_profile()

        async def story() -> None:
            async with walk.begun("practice"):
                line = await walk.line("username")
                line.setText("half a na")
                walk.window.accept_second_start({"profile": "", "wish": SignInRequest().to_plain()})
                walk.window.accept_second_start({"wish": 7})
                assert line.text() == "half a na"

        run(story())


class TestWhatIsOpened:
    """A link or a file that a desktop opens is shown, and nothing is added or lost by that."""

    @pytest.fixture
    def link(self) -> str:
        return f"stile://profile?name=theirs&pool_id={P1}&client_id={C1}"

    def test_a_start_begins_with_it(self, walk: Walk, run: Run, link: str) -> None:
        walk.add_profile()

        async def story() -> None:
            async with walk.begun("practice", offer=link):
                await walk.says("fact_pool", P1)
                await walk.says("fact_origin", "a link")
                await walk.click("back")
                await walk.line("username")
                assert len(walk.context.profile_repository().profiles()) == 1

        run(story())

    def test_a_second_start_shows_it_at_the_known_pools(self, walk: Walk, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "theirs.stile"
        file.write_text(json.dumps({"stile": 1, "name": "theirs", "pool_id": P1, "client_id": C1}))
        walk.add_profile()
        walk.add_profile(name="other")

        async def story() -> None:
            async with walk.begun():
                await walk.says("title", "Choose a pool")
                walk.window.accept_second_start({"profile": "", "wish": None, "open": str(file)})
                await walk.says("fact_origin", "theirs.stile")
                assert (await walk.line("name")).text() == "theirs"
                await walk.answer(name="theirs")
                await walk.says("title", "theirs is added")
                assert walk.context.profile_repository().default != "theirs"

        run(story())

    def test_in_the_middle_of_a_sign_in_the_person_is_asked(
        self, walk: Walk, practice: Practice, run: Run, link: str
    ) -> None:
        person = practice.person("email-code")
        walk.add_profile()

        async def story() -> None:
            async with walk.begun_by(person):
                (await walk.line("code")).setText("12")
                walk.window.accept_second_start({"open": link})
                await walk.until(lambda: walk.seen(QMessageBox, "confirm_look-at-offer"), "the question")
                await walk.click("confirm_no")
                assert (await walk.line("code")).text() == "12"
                walk.window.accept_second_start({"open": link})
                await walk.until(lambda: walk.seen(QMessageBox, "confirm_look-at-offer"), "the question")
                await walk.click("confirm_yes")
                await walk.says("fact_pool", P1)
                await walk.click("back")
                await walk.line("code")

        run(story())

    def test_what_cannot_be_understood_opens_nothing(self, walk: Walk, run: Run) -> None:
        walk.add_profile()

        async def story() -> None:
            async with walk.begun("practice"):
                line = await walk.line("username")
                line.setText("half a na")
                odd: object
                for odd in (7, "", [], {"file": "x"}):
                    walk.window.accept_second_start({"open": odd})
                assert line.text() == "half a na"

        run(story())


class TestForOneSignIn:
    def test_the_window_leaves_when_somebody_is_signed_in(
        self, walk: Walk, practice: Practice, run: Run
    ) -> None:
        person = practice.person("plain")
        walk.add_profile()

        async def story() -> None:
            async with walk.begun(request=SignInRequest(leaves=True)):
                await walk.answer(username=person["username"], password=person["password"])
                assert walk.task is not None
                await asyncio.wait({walk.task}, timeout=10)
                assert walk.task.done()

        run(story())


class TestPractice:
    def test_a_code_goes_from_the_inbox_into_the_form(self, walk: Walk, practice: Practice, run: Run) -> None:
        person = practice.person("email-code")
        walk.add_profile()

        async def story() -> None:
            async with walk.begun_by(person):
                await walk.line("code")
                code = practice.code(person["username"])

                def use() -> QPushButton | None:
                    buttons = walk.window.findChildren(QPushButton, "use_code")
                    return next((button for button in buttons if code in button.text()), None)

                (await walk.until(use, "the message")).click()
                assert (await walk.line("code")).text() == code

        run(story())

    def test_another_person_is_played_from_any_page(self, walk: Walk, practice: Practice, run: Run) -> None:
        person = practice.person("email-code")
        walk.add_profile()
        another = next(user for user in practice.hello["users"] if user["situation"] == "plain")

        async def story() -> None:
            async with walk.begun_by(person):
                await walk.line("code")
                await walk.click(f"play_{another['username']}")
                await walk.line("password")
                await asyncio.sleep(0.4)
                await walk.click("continue")
                await walk.says("who", another["username"])
                await walk.click("somebody_else")
                await walk.line("username")

        run(story())


def test_what_nobody_foresaw_is_a_sentence_and_can_be_tried_again(
    walk: Walk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.add_profile()
    open_once = walk.services.profiles.open

    async def fail(*_: object) -> None:
        monkeypatch.setattr(walk.services.profiles, "open", open_once)
        raise ZeroDivisionError("hunter2")

    monkeypatch.setattr(walk.services.profiles, "open", fail)

    async def story() -> None:
        async with walk.begun():
            problem = await walk.says("problem", "Something went wrong inside Stile")
            assert "hunter2" not in problem.text()
            await walk.click("continue")
            await walk.line("username")

    run(story())


def test_a_forgotten_password_is_reset_and_leads_to_signed_in(
    walk: Walk, practice: Practice, run: Run
) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun():
            (await walk.line("username")).setText(person["username"])
            await walk.click("forgot_password")
            await walk.says("title", "Forgot")
            assert (await walk.line("username")).text() == person["username"]
            await walk.answer()
            await walk.line("code")
            await walk.answer(code=practice.code(person["username"]), new_password=NEW_PASSWORD)
            await walk.says("who", person["username"])

    run(story())


def test_a_new_account_is_made_confirmed_and_signed_in_without_a_second_password(
    walk: Walk, practice: Practice, run: Run
) -> None:
    walk.add_profile(sign_up=("email",))
    name = f"newcomer-{time.monotonic_ns()}"

    async def story() -> None:
        async with walk.begun():
            await walk.click("sign_up")
            await walk.says("title", "Create an account")
            await walk.answer(username=name, new_password=NEW_PASSWORD, email=f"{name}@example.com")
            await walk.says("intro", "@e***")
            await walk.answer(code=practice.code(name))
            await walk.says("who", name)

    run(story())
    messages = [each["medium"] for each in practice.control.inbox(name)]
    assert messages == ["email"]


def test_where_the_profile_offers_no_accounts_there_is_no_link(walk: Walk, run: Run) -> None:
    walk.add_profile()

    async def story() -> None:
        async with walk.begun():
            await walk.line("username")
            assert walk.seen(QPushButton, "sign_up") is None

    run(story())


def test_back_esc_and_cancel_lead_from_a_side_page_to_the_first_one_and_not_out(walk: Walk, run: Run) -> None:
    walk.add_profile(sign_up=("email",))

    async def story() -> None:
        async with walk.begun():
            for way in ("back", "escape", "cancel"):
                for link in ("forgot_password", "sign_up"):
                    (await walk.line("username")).setText("ann")
                    await walk.click(link)
                    await walk.until(lambda: walk.seen(QPushButton, "back"), "the side page")
                    if way == "escape":
                        QTest.keyClick(walk.window, Qt.Key.Key_Escape)
                    else:
                        await walk.click(way)
                    await walk.says("title", "Sign in")
                    if (way, link) == ("back", "forgot_password"):
                        assert (await walk.line("username")).text() == "ann"
            await walk.click("forgot_password")
            await walk.click("back")
            await walk.says("title", "Sign in")
            await walk.click("cancel")
            assert await walk.ended(), "the first page is left at once, wherever the person has been"

    run(story())


@pytest.mark.parametrize(
    ("sign_in_request", "field", "text"),
    [(SignInRequest(username="anna"), "username", "anna"), (SignInRequest(sign_up=True), "email", "")],
)
def test_what_the_command_line_asks_for_is_how_the_window_begins(
    walk: Walk, run: Run, sign_in_request: SignInRequest, field: str, text: str
) -> None:
    profile = walk.add_profile(sign_up=("email",))

    async def story() -> None:
        async with walk.begun(profile.name, sign_in_request):
            assert (await walk.line(field)).text() == text

    run(story())
