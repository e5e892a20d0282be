"""A password that a flow proves is never sent itself because a pool says so: asked first, or refused."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from tests.conversation.scripted import ScriptedSignIn
from tests.fixtures.scripted_pool import ScriptedPool

if TYPE_CHECKING:
    from desktop.core.sign_in.settings import Flow

PASSWORD = "Over-the-stile-1!"
TYPED = {"password": PASSWORD}
AGREED = {**TYPED, "send_password": "true"}
WANTS_PASSWORD = {"to": "InitiateAuth", "challenge": "PASSWORD"}
PROVED = [
    {"to": "InitiateAuth", "challenge": "PASSWORD_VERIFIER"},
    {"to": "PASSWORD_VERIFIER", "challenge": "EMAIL_OTP"},
]
USED = {
    "error": "NotAuthorizedException",
    "text": "Invalid session for the user, session can only be used once.",
}
NO_SESSION = {"error": "NotAuthorizedException", "text": "Invalid session for the user."}
TOKENS = {"to": "PASSWORD", "tokens": "ada"}
FLOWS: list[Flow] = ["srp", "choice", "custom", "custom-srp"]


def first(flow: Flow) -> dict[str, Any]:
    """Return the turn of the first page."""
    if flow in {"choice", "custom"}:
        return {"step": "identify", "give": {"username": "ada"}}
    return {"step": "sign-in", "give": {"username": "ada", **TYPED}}


def play(
    flow: Flow, replies: list[dict[str, Any]], *turns: dict[str, Any], **settings: object
) -> tuple[str, ScriptedPool, ScriptedSignIn]:
    """Play a sign-in, and return how it ended."""
    sign_in = ScriptedSignIn({"turn": [first(flow), *turns], "settings": settings}, flow)
    with ScriptedPool(replies) as pool:
        how = asyncio.run(sign_in.run(pool))
    assert sign_in.turn == len(turns) + 1
    assert pool.unexpected == []
    return how, pool, sign_in


def sent(pool: ScriptedPool) -> list[str]:
    """Return the requests in which the password stands as it is."""
    return [request.name for request in pool.requests if PASSWORD in json.dumps(request.members)]


def asked(**more: object) -> dict[str, Any]:
    """Return the turn at which the person is asked whether the password itself may be sent."""
    return {"step": "password", "context": {"asks_to_send": True}, **more}


@pytest.mark.parametrize("flow", FLOWS)
def test_it_is_asked_first_and_nothing_leaves_without_a_yes(flow: Flow) -> None:
    refused = {**TYPED, "send_password": "false"}
    how, pool, _ = play(
        flow,
        [WANTS_PASSWORD],
        asked(give=TYPED),
        asked(problem="field-required", field="send_password", give=refused),
        asked(problem="plain-password-not-agreed", field="send_password", act="back"),
        {"step": first(flow)["step"]},
    )
    assert (how, pool.asked, sent(pool)) == ("no-answer", ["InitiateAuth"], [])


@pytest.mark.parametrize("flow", FLOWS)
def test_with_a_yes_it_is_sent_once(flow: Flow) -> None:
    how, pool, _ = play(flow, [WANTS_PASSWORD, TOKENS], asked(give=AGREED))
    assert (how, sent(pool)) == ("signed-in", ["PASSWORD"])


def test_the_profile_may_say_yes_for_everybody() -> None:
    turn = {"step": "password", "context": {"asks_to_send": False}, "give": TYPED}
    how, pool, _ = play("choice", [WANTS_PASSWORD, TOKENS], turn, plain_password="allow")
    assert (how, sent(pool)) == ("signed-in", ["PASSWORD"])


@pytest.mark.parametrize("flow", FLOWS)
def test_where_it_is_never_sent_the_sign_in_ends_with_a_sentence(flow: Flow) -> None:
    how, pool, sign_in = play(
        flow,
        [WANTS_PASSWORD],
        {"step": first(flow)["step"], "problem": "plain-password-refused", "says": ["Nothing was sent"]},
        plain_password="never",
    )
    assert (how, sent(pool)) == ("no-answer", [])
    assert "plain-password-refused" in [event["kind"] for event in sign_in.events.events]


class TestChoice:
    ONLY: ClassVar = {"to": "InitiateAuth", "json": json.dumps({
        "ChallengeName": "SELECT_CHALLENGE", "Session": "AYABe-scripted-session-choice",
        "ChallengeParameters": {}, "AvailableChallenges": ["PASSWORD"],
    })}  # fmt: skip

    def test_a_choice_of_the_password_is_asked_about_too(self) -> None:
        how, pool, _ = play(
            "choice",
            [self.ONLY, {"to": "SELECT_CHALLENGE", "challenge": "PASSWORD"}, TOKENS],
            {"step": "choose-factor", "give": {"choice": "PASSWORD"}},
            asked(give=AGREED),
        )
        assert (how, sent(pool)) == ("signed-in", ["PASSWORD"])

    def test_the_only_way_is_refused_where_it_is_never_gone(self) -> None:
        how, pool, _ = play(
            "choice",
            [self.ONLY],
            {"step": "identify", "problem": "plain-password-refused"},
            plain_password="never",
        )
        assert (how, pool.asked) == ("no-answer", ["InitiateAuth"])


class TestMemory:
    """A password that is remembered from a proof does not go out by itself in a replay."""

    def test_a_replay_stops_and_asks(self) -> None:
        how, pool, _ = play(
            "srp",
            [*PROVED, {"to": "EMAIL_OTP", **NO_SESSION}, WANTS_PASSWORD],
            {"step": "email-code", "give": {"code": "123456"}},
            asked(),
        )
        assert (how, sent(pool)) == ("no-answer", [])

    def test_what_the_person_agreed_to_holds_for_the_replays_of_this_sign_in(self) -> None:
        how, pool, _ = play(
            "srp",
            [
                WANTS_PASSWORD,
                {"to": "PASSWORD", "challenge": "EMAIL_OTP"},
                {"to": "EMAIL_OTP", **NO_SESSION},
                WANTS_PASSWORD,
                {"to": "PASSWORD", "challenge": "EMAIL_OTP"},
                {"to": "EMAIL_OTP", "tokens": "ada"},
            ],
            asked(give=AGREED),
            {"step": "email-code", "give": {"code": "123456"}},
            {"step": "email-code", "problem": "*", "give": {"code": "654321"}},
        )
        assert (how, sent(pool)) == ("signed-in", ["PASSWORD", "PASSWORD"])

    def test_it_does_not_hold_for_another_password(self) -> None:
        how, pool, _ = play(
            "srp",
            [
                WANTS_PASSWORD,
                {
                    "to": "PASSWORD",
                    "error": "NotAuthorizedException",
                    "text": "Incorrect username or password.",
                },
                WANTS_PASSWORD,
            ],
            asked(give={**AGREED, "password": "Another-1!"}),
            {"step": "password", "problem": "wrong-password", "act": "start_over"},
            {"step": "sign-in", "give": {"username": "ada", **TYPED}},
            asked(),
        )
        assert (how, sent(pool)) == ("no-answer", [])


class TestFallback:
    """A service that refuses fresh sessions leads to the fallback flow; `password` is asked about first."""

    REPLIES: ClassVar = [
        *PROVED,
        {"to": "EMAIL_OTP", **USED},
        *PROVED,
        {"to": "EMAIL_OTP", **USED},
    ]  # fmt: skip
    CODE: ClassVar = {"step": "email-code", "give": {"code": "123456"}}

    def test_the_remembered_password_waits_for_a_yes(self) -> None:
        how, pool, _ = play(
            "srp",
            self.REPLIES,
            self.CODE,
            {**self.CODE, "problem": "*"},
            asked(),
            fallback_flows=("password",),
        )
        assert (how, sent(pool)) == ("no-answer", [])

    def test_with_a_yes_the_fallback_opens(self) -> None:
        how, pool, _ = play(
            "srp",
            [*self.REPLIES, {"to": "InitiateAuth", "tokens": "ada"}],
            self.CODE,
            {**self.CODE, "problem": "*"},
            asked(give=AGREED),
            fallback_flows=("password",),
        )
        assert (how, sent(pool)) == ("signed-in", ["InitiateAuth"])

    def test_a_new_start_goes_back_to_the_proof(self) -> None:
        how, pool, _ = play(
            "srp",
            [*self.REPLIES, {"to": "InitiateAuth", "challenge": "PASSWORD_VERIFIER"}, TOKENS | {"to": "*"}],
            self.CODE,
            {**self.CODE, "problem": "*"},
            asked(act="start_over"),
            first("srp"),
            fallback_flows=("password",),
        )
        assert (how, sent(pool)) == ("signed-in", [])

    def test_where_it_is_never_sent_there_is_no_such_fallback(self) -> None:
        how, pool, _ = play(
            "srp",
            self.REPLIES + PROVED,
            self.CODE,
            {**self.CODE, "problem": "*"},
            {"step": "email-code", "problem": "*"},
            fallback_flows=("password",),
            plain_password="never",
        )
        assert (how, sent(pool)) == ("no-answer", [])


def test_the_flow_that_sends_it_asks_nothing() -> None:
    how, pool, _ = play("password", [{"to": "InitiateAuth", "tokens": "ada"}])
    assert (how, sent(pool)) == ("signed-in", ["InitiateAuth"])
