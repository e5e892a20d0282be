"""A pool with a wrong value: from its problem to where it is changed, by keys, and on to signed in."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget

from desktop.core.notices.notice import Problem
from desktop.profiles.parsing import parse
from desktop.profiles.profile import Profile
from desktop.profiles.suspects import suspects
from desktop.profiles.typed_values import FORM_VALUES, as_typed, from_typed
from desktop.ui.widgets import problem_line
from desktop.wiring.app_context import AppContext
from desktop.wiring.profile_ports import open_profile_ports
from tests.ui.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from tests.fixtures.practice import Practice

    Run = Callable[[Coroutine[Any, Any, None]], None]


def keyboard(walk: Walk) -> QWidget:
    """Return what has the keyboard; no window manager says here which window is active.

    A window that an earlier test left may still be, and is none of this walk's.
    """
    focused = QApplication.focusWidget()
    ours = focused is not None and _belongs_to(focused, walk.window)
    return (focused if ours else None) or walk.window.focusWidget() or walk.window


def _belongs_to(part: QWidget, window: QWidget) -> bool:
    """Say whether a part is of a window, or of a dialog of it."""
    return part is window or ((above := part.parentWidget()) is not None and _belongs_to(above, window))


async def press(walk: Walk, key: Qt.Key, text: str = "") -> None:
    """Press a key where the keyboard is, after typing a text there."""
    if text:
        QTest.keyClicks(keyboard(walk), text)
    QTest.keyClick(keyboard(walk), key)
    await asyncio.sleep(0)


async def tab_to(walk: Walk, name: str) -> QWidget:
    """Press Tab until a part has the keyboard, at most once around.

    The practice panel has a button for everybody whom other tests have made in the shared pool.
    """
    start, passed = keyboard(walk), [keyboard(walk).objectName()]
    while passed[-1] != name:
        await press(walk, Qt.Key.Key_Tab)
        passed.append(keyboard(walk).objectName())
        assert passed[-1] == name or keyboard(walk) is not start, f"Tab comes by {passed}, not to {name}"
    return keyboard(walk)


async def focused(walk: Walk, name: str) -> QWidget:
    """Wait until a part has the keyboard."""

    def look() -> QWidget | None:
        return keyboard(walk) if keyboard(walk).objectName() == name else None

    return await walk.until(look, f"the keyboard at {name}")


async def unfolds(walk: Walk) -> None:
    """Show the rare values, where none of them is set already."""
    more = await walk.until(lambda: walk.seen(QPushButton, "more_values"), "the rare values")
    if not more.isChecked():
        more.click()


async def fails_to_sign_in(walk: Walk, person: dict[str, Any]) -> None:
    """Type a name and a password on the first page, and read that it does not work."""
    walk.window.activateWindow()
    await focused(walk, "username")
    await press(walk, Qt.Key.Key_Tab, person["username"])
    await tab_to(walk, "password")
    QTest.keyClicks(await focused(walk, "password"), person["password"])
    await asyncio.sleep(0.4)
    await press(walk, Qt.Key.Key_Return)
    await walk.until(lambda: walk.seen(QPushButton, "change_pool"), "the way to change the pool")


async def goes_to_change(walk: Walk) -> None:
    await tab_to(walk, "change_pool")
    await press(walk, Qt.Key.Key_Space)
    await walk.until(lambda: walk.seen(QLineEdit, "pool_id"), "the form")


def test_the_dead_end_of_a_mistyped_client_id_is_walked_by_keys(
    walk: Walk, practice: Practice, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.add_profile(client_id="nobodysclient")
    person = practice.person("plain")
    spoken: list[str] = []
    monkeypatch.setattr(problem_line, "announce", lambda _source, text, **_how: spoken.append(text))

    async def story() -> None:
        async with walk.begun():
            await fails_to_sign_in(walk, person)
            assert spoken[-1].endswith("Change this pool"), "the way out is spoken with the problem"
            await goes_to_change(walk)
            await walk.says("problem", "does not know this app")
            line = await focused(walk, "client_id")
            assert isinstance(line, QLineEdit)
            assert line.selectedText() == "nobodysclient"
            QTest.keyClicks(line, practice.client_id("srp"))
            assert walk.seen(QLabel, "fate") is None, "nobody was signed in"
            await press(walk, Qt.Key.Key_Return)
            await walk.says("note", "nothing is in the way")
            assert (await walk.line("username")).text() == person["username"], "the name stays"
            password = await focused(walk, "password")
            assert isinstance(password, QLineEdit)
            assert password.text() == "", "the password does not"
            QTest.keyClicks(password, person["password"])
            await asyncio.sleep(0.4)
            await press(walk, Qt.Key.Key_Return)
            await walk.says("who", person["username"])

    run(story())
    assert walk.context.profile_repository().get("practice").client_id == practice.client_id("srp")


def test_what_is_left_unchanged_leads_back_with_the_name(walk: Walk, practice: Practice, run: Run) -> None:
    walk.add_profile(client_id="nobodysclient")
    person = practice.person("plain")

    async def story() -> None:
        async with walk.begun():
            await fails_to_sign_in(walk, person)
            await goes_to_change(walk)
            await press(walk, Qt.Key.Key_Escape)
            assert (await walk.line("username")).text() == person["username"]

    run(story())
    assert walk.context.profile_repository().get("practice").client_id == "nobodysclient"


def test_a_change_that_does_not_fit_is_told_and_can_be_corrected_or_saved_anyway(
    walk: Walk, practice: Practice, run: Run
) -> None:
    walk.add_profile(client_id="nobodysclient")
    person = practice.person("plain")

    async def story() -> None:
        async with walk.begun():
            await fails_to_sign_in(walk, person)
            await goes_to_change(walk)
            QTest.keyClicks(await focused(walk, "client_id"), "nobodyselse")
            await press(walk, Qt.Key.Key_Return)
            await walk.says("checking_head", "keeps sign-in from working")
            await walk.says("found", "nobodyselse")
            await walk.click("checking_close")
            line = await focused(walk, "client_id")
            assert isinstance(line, QLineEdit)
            assert line.text() == "nobodyselse", "what was typed stays"
            await walk.click("continue")
            await walk.click("checking_anyway")
            await walk.line("username")

    run(story())
    assert walk.context.profile_repository().get("practice").client_id == "nobodyselse"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"flow": "password"}, "srp"),
        ({"endpoint_url": "http://127.0.0.1:9"}, "endpoint_url"),
    ],
)
def test_each_wrong_value_leads_to_its_line(
    walk: Walk, practice: Practice, run: Run, changes: dict[str, str], field: str
) -> None:
    if "flow" in changes:
        changes = {**changes, "client_id": practice.client_id("srp")}
    profile = walk.add_profile(**changes)
    person = practice.person("plain")

    async def story() -> None:
        async with walk.begun():
            await fails_to_sign_in(walk, person)
            await goes_to_change(walk)
            expected = profile.flow if field == "srp" else field
            await focused(walk, expected)

    run(story())


def test_a_missing_client_secret_is_given_kept_and_used(walk: Walk, practice: Practice, run: Run) -> None:
    pool = practice.pool("secret")
    walk.add_profile(pool_id=pool["pool_id"], client_id=pool["clients"]["srp"])
    person = practice.person("plain", "secret")
    secret = pool["settings"]["client_secrets"]["srp"]

    async def story() -> None:
        async with walk.begun():
            await fails_to_sign_in(walk, person)
            await goes_to_change(walk)
            QTest.keyClicks(await focused(walk, "client_secret"), secret)
            await press(walk, Qt.Key.Key_Return)
            await walk.says("note", "nothing is in the way")
            (await walk.line("password")).setText(person["password"])
            await asyncio.sleep(0.4)
            await walk.click("continue")
            await walk.says("who", person["username"])

    run(story())
    assert walk.context.profile_repository().get("practice").has_client_secret
    kept = b"".join(path.read_bytes() for path in walk.context.folders.profiles.parent.rglob("*.*"))
    assert secret.encode() not in kept


def test_a_client_secret_that_is_said_to_be_there_is_asked_for(walk: Walk, run: Run) -> None:
    walk.add_profile()
    walk.add_profile(name="other")

    async def story() -> None:
        async with walk.begun():
            await walk.click("change_other")
            await unfolds(walk)
            box = await walk.until(lambda: walk.seen(QAbstractButton, "has_client_secret"), "the box")
            box.click()
            await walk.click("continue")
            await walk.says("problem", "needed to go on")
            await focused(walk, "client_secret")

    run(story())


class TestTheChooser:
    def test_changes_a_pool_and_comes_back(self, walk: Walk, practice: Practice, run: Run) -> None:
        walk.add_profile()
        walk.add_profile(name="other")

        async def story() -> None:
            async with walk.begun():
                way = await walk.until(lambda: walk.seen(QPushButton, "change_other"), "the way")
                assert way.accessibleName() == "Change other"
                way.click()
                await walk.line("pool_id")
                await unfolds(walk)
                (await walk.line("session_minutes")).setText("99")
                await walk.click("continue")
                await walk.says("problem", "whole number from 3 to 15")
                await focused(walk, "session_minutes")
                (await walk.line("session_minutes")).setText("9")
                await walk.click("continue")
                await walk.says("title", "Choose a pool")
                await walk.says("note", "nothing is in the way")

        run(story())
        changed = walk.context.profile_repository().get("other")
        assert (changed.session_minutes, changed.client_id) == (9, practice.client_id("srp"))
        assert changed.sources["session_minutes"] == "flag"

    def test_removes_a_pool_once_that_was_said_twice(self, walk: Walk, run: Run) -> None:
        profile = walk.add_profile()
        walk.add_profile(name="other")

        async def story() -> None:
            ports = await open_profile_ports(walk.context, profile)
            await ports.vault.write({"made": {"for": "a test"}})
            async with walk.begun():
                await walk.click("remove_practice")
                box = await walk.until(lambda: walk.seen(QWidget, "confirm_remove"), "the question")
                said = " ".join(each.text() for each in box.findChildren(QLabel))
                assert "practice" in said
                assert "is signed out at the service" in said
                await walk.click("confirm_no")
                assert "practice" in walk.context.profile_repository().names()
                await walk.click("remove_practice")
                await walk.click("confirm_yes")
                await walk.says("note", "practice is removed")
                assert walk.seen(QPushButton, "pool_practice") is None

        run(story())
        assert walk.context.profile_repository().names() == ("other",)
        assert not walk.context.folders.holds("practice")

    def test_after_the_last_pool_another_can_be_added(self, walk: Walk, practice: Practice, run: Run) -> None:
        walk.add_profile(client_id="nobodysclient")
        person = practice.person("plain")

        async def story() -> None:
            async with walk.begun():
                await fails_to_sign_in(walk, person)
                await goes_to_change(walk)
                await walk.click("remove_pool")
                await walk.click("confirm_yes")
                await walk.says("title", "Which pool")
                await unfolds(walk)
                (await walk.line("endpoint_url")).setText(practice.endpoint)
                await walk.answer(
                    pool_id=practice.hello["pool_id"], client_id=practice.client_id("srp"), name="again"
                )
                await walk.says("pool_name", "again")

        run(story())
        assert walk.context.profile_repository().names() == ("again",)

    def test_a_pool_that_cannot_be_used_is_there_to_be_mended(
        self, walk: Walk, practice: Practice, run: Run
    ) -> None:
        walk.add_profile()
        book = walk.context.folders.profiles
        book.write_text(book.read_text().replace(practice.client_id("srp"), "not an id"))

        async def story() -> None:
            async with walk.begun():
                await walk.click("pool_practice")
                await walk.says("problem", "An app client's id")
                line = await focused(walk, "client_id")
                assert isinstance(line, QLineEdit)
                line.setText(practice.client_id("srp"))
                await walk.click("continue")
                await walk.says("title", "Choose a pool")
                await walk.click("pool_practice")
                await walk.line("username")

        run(story())


def test_a_new_pool_is_looked_at_before_it_is_added(walk: Walk, practice: Practice, run: Run) -> None:
    async def story() -> None:
        async with walk.begun():
            await unfolds(walk)
            (await walk.line("endpoint_url")).setText(practice.endpoint)
            await walk.answer(pool_id=practice.hello["pool_id"], client_id="nobodysclient", name="staff")
            await walk.says("checking_head", "keeps sign-in from working")
            await walk.click("checking_close")
            assert walk.context.profile_repository().names() == ()
            await focused(walk, "client_id")
            await walk.answer(client_id=practice.client_id("srp"))
            await walk.says("pool_name", "staff")
            await walk.says("note", "nothing is in the way")

    run(story())


def test_a_look_can_be_given_up(
    walk: Walk, practice: Practice, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.add_profile()
    walk.add_profile(name="other")
    given_up: list[bool] = []

    async def hangs(*_: object) -> tuple[()]:
        try:
            await asyncio.get_running_loop().create_future()
        except asyncio.CancelledError:
            given_up.append(True)
            raise
        return ()

    monkeypatch.setattr(walk.services.profiles, "look_at_pool", hangs)

    async def story() -> None:
        async with walk.begun():
            await walk.click("change_other")
            await walk.answer(client_id="abc123")
            await walk.click("checking_close")
            assert (await walk.line("client_id")).text() == "abc123"
            assert walk.seen(QPushButton, "continue"), "the form can be used again"

    run(story())
    assert given_up == [True]
    assert walk.context.profile_repository().get("other").client_id == practice.client_id("srp")


@pytest.mark.skipif(sys.platform == "win32", reason="rights as POSIX has them")
class TestWhatTheOrganisationSets:
    @pytest.fixture
    def give(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
        from desktop.system.linux import Linux  # noqa: PLC0415 - on other systems there is none

        folder = tmp_path / "etc"
        (folder / "profiles.d").mkdir(mode=0o755, parents=True)
        monkeypatch.setattr(AppContext, "platform", Linux(folder, administrator=os.getuid()))

        def write(**plain: object) -> None:
            path = folder / "profiles.d" / "example.json"
            path.write_text(json.dumps(plain))
            path.chmod(0o644)

        return write

    @pytest.fixture
    def own(self, tmp_path: Path, practice: Practice, monkeypatch: pytest.MonkeyPatch) -> Walk:
        """Return the window of a home that reads the organisation's files."""
        monkeypatch.setenv("STILE_HOME", str(tmp_path / "home"))
        return Walk(AppContext(), practice.hello)

    def test_a_given_pool_is_shown_with_the_reason_and_not_changed(
        self, own: Walk, practice: Practice, run: Run, give: Callable[..., None]
    ) -> None:
        given = {
            "pool_id": practice.hello["pool_id"],
            "client_id": "theirs",
            "endpoint_url": practice.endpoint,
        }
        give(profiles=[{"name": "staff", **given}])
        person = practice.person("plain")

        async def story() -> None:
            async with own.begun():
                await fails_to_sign_in(own, person)
                way = own.seen(QPushButton, "change_pool")
                assert way
                assert way.text() == "See this pool's values"
                await goes_to_change(own)
                assert (await own.line("client_id")).isReadOnly()
                await own.says("client_id_help", "only an administrator")
                assert own.seen(QPushButton, "continue") is None
                assert own.seen(QPushButton, "remove_pool") is None

        run(story())

    def test_a_forced_value_is_shown_and_locked_and_not_written_down(
        self, own: Walk, run: Run, give: Callable[..., None]
    ) -> None:
        give(forced={"session_minutes": 7, "flows": ["srp", "password"]})
        own.add_profile(name="mine")
        own.add_profile(name="other")

        async def story() -> None:
            async with own.begun():
                await own.click("change_mine")
                minutes = await own.line("session_minutes")
                assert (minutes.text(), minutes.isReadOnly()) == ("7", True)
                assert own.seen(QAbstractButton, "password")
                assert own.seen(QAbstractButton, "choice") is None
                (await own.line("organisation")).setText("Example")
                await own.click("continue")
                await own.says("title", "Choose a pool")

        run(story())
        written = own.context.profile_repository().values("mine")
        assert written["organisation"] == "Example"
        assert written["session_minutes"] == 3

    def test_a_password_that_is_never_sent_itself_is_locked(
        self, own: Walk, run: Run, give: Callable[..., None]
    ) -> None:
        give(forced={"flows": ["srp", "choice"]})
        own.add_profile(name="mine")
        own.add_profile(name="other")

        async def story() -> None:
            async with own.begun():
                await own.click("change_mine")
                await unfolds(own)
                plain = await own.line("plain_password")
                assert (plain.text(), plain.isReadOnly()) == ("never", True)
                (await own.line("relying_party")).setText("https://example.com")
                await own.click("continue")
                await own.says("problem", "domain such as example.com")
                (await own.line("relying_party")).setText("example.com")
                await own.click("continue")
                await own.says("title", "Choose a pool")

        run(story())
        written = own.context.profile_repository().values("mine")
        assert (written["relying_party"], "plain_password" in written) == ("example.com", False)


# The form's texts


FULL = {
    "name": "work",
    "pool_id": "eu-west-1_Ab3dEf6hI",
    "client_id": "1example",
    "flow": "choice",
    "endpoint_url": "https://idp.example.com",
    "identity_pool_id": "eu-west-1:0a",
    "session_minutes": 9,
    "policy": {"min_length": 12, "upper": False, "lower": True, "digit": True, "symbol": False},
    "client_metadata": {"team": "staff", "site": "a, b"},
    "fallback_flows": ["srp", "password"],
    "preferred_factor": "EMAIL_OTP",
    "sign_up": ["email"],
    "organisation": "Example",
    "aws_profile": "staff",
    "alarms": {"keyring-missing": False, "low-rate": {"percent": 80, "attempts": 20}},
    "telemetry_endpoint": "https://collector.example.com",
    "relying_party": "example.com",
    "domain": "auth.example.com",
    "scopes": ["openid", "email"],
    "identity_provider": "Example",
    "redirect_ports": [28671, 30000],
    "home_realm": {"example.org": "Partner"},
    "plain_password": "allow",
}


def test_every_value_comes_back_from_the_form_as_it_was() -> None:
    typed = as_typed(FULL)
    assert from_typed(typed, typed) == {}
    again = from_typed(typed, dict.fromkeys(typed, "another text"))
    assert parse({"name": "work", **again}) == parse(FULL)


def test_the_form_has_every_value_that_a_profile_can_have() -> None:
    in_form = {value.name for value in FORM_VALUES}
    assert {part.name for part in fields(Profile)} - in_form == {"name", "origin", "sources"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("session_minutes", "soon"),
        ("policy", "strict"),
        ("policy", "12, capitals"),
        ("client_metadata", "team"),
        ("alarms", "low-rate=soon"),
        ("alarms", "no-such=off"),
        ("fallback_flows", "magic"),
        ("telemetry_endpoint", "here"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_line(walk: Walk, run: Run, name: str, text: str) -> None:
    walk.add_profile()
    walk.add_profile(name="other")

    async def story() -> None:
        async with walk.begun():
            await walk.click("change_other")
            await unfolds(walk)
            (await walk.line(name)).setText(text)
            await walk.click("continue")
            await walk.until(lambda: walk.seen(QLabel, "problem"), "the problem")
            line = await focused(walk, name)
            assert line.property("invalid") is True

    run(story())


def test_a_proxy_is_nobodys_value_and_a_certificate_only_an_endpoints() -> None:
    amazon = parse({"name": "work", "pool_id": "eu-west-1_Ab3dEf6hI", "client_id": "1example"})
    own = parse(FULL)

    def of(because: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        problem = Problem("no-network", {"because": because} if because else {})
        return suspects(problem, amazon), suspects(problem, own)

    assert of("proxy") == ((), ())
    assert of("certificate") == ((), ("endpoint_url",))
    assert of("name") == (("pool_id", "endpoint_url"), ("endpoint_url", "pool_id"))
    assert of("") == of("name")


def test_no_secret_is_shown_by_the_form_again() -> None:
    assert as_typed({**FULL, "client_secret": "hunter2"})["client_secret"] == ""
