"""A password with something that came along when it was copied is asked about before it is sent."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from desktop.conversation.pasted import differs_by_keyboard, doubt_about
from desktop.core import words
from desktop.core.notices.notice import Problem
from tests.conversation.scripted import ScriptedSignIn
from tests.fixtures.scripted_pool import ScriptedPool

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.sign_in.settings import Flow

AS_PASTED = {
    "a space after it": ("Right-1! ", "ends with a space"),
    "a space before it": (" Right-1!", "begins with a space"),
    "spaces around it": (" Right-1!  ", "begins and ends with a space"),
    "a space that does not break": ("Right-1!\u00a0", "ends with a space"),
    "an ideographic space": ("\u3000Right-1!", "begins with a space"),
    "no width": ("Right-1!\u200b", "cannot be seen"),
    "a byte order mark": ("\ufeffRight-1!", "cannot be seen"),
    "a direction": ("\u202aRight-1!\u202c", "cannot be seen"),
    "no width before a space": ("Right-1!\u200b ", "cannot be seen"),
    "a soft hyphen inside": ("Right\u00ad-1!", "cannot be seen"),
    "the full stop": ("Right-1!.", "ends with '.': was that the end of the sentence?"),
    "a comma": ("Right-1!,", "ends with ',': was that"),
    "another script's full stop": ("Right-1!\u3002", "was that the end of the sentence?"),
    "quotation marks": ('"Right-1!"', "stands in quotation marks"),
    "printed quotation marks": ("\u201cRight-1!\u201d", "stands in quotation marks"),
    "other quotation marks": ("\u00abRight-1!\u00bb", "stands in quotation marks"),
    "marks and a stop": ("'Right-1!'.", "was that the end of the sentence?"),
}
AS_MEANT = [
    "Right-1!",
    "a b c",
    "?",
    "",
    "Wei\u00df-1",
    '"',
    "''x",
    "Right-1\U0001f511",
    "\u0645\u06cc\u200c\u062e1!",
    "a.b,c!",
]


@pytest.mark.parametrize(("password", "said"), AS_PASTED.values(), ids=AS_PASTED)
def test_what_may_have_come_along_is_asked_about(password: str, said: str) -> None:
    values = doubt_about(password)
    assert values is not None
    sentence = words.sentence(Problem("password-as-pasted", values))
    assert said in sentence
    assert sentence.endswith("continue once more.")
    assert "Right" not in sentence


@pytest.mark.parametrize("password", AS_MEANT)
def test_what_people_make_passwords_of_is_not(password: str) -> None:
    assert doubt_about(password) is None


@pytest.mark.parametrize("password", ["Chosen-1!.", '"Chosen-1!"'])
def test_a_password_that_is_chosen_here_may_end_as_it_likes(password: str) -> None:
    assert doubt_about(password, chosen_here=True) is None
    assert doubt_about(password + "\u200b", chosen_here=True) == {"because": "unseen"}


def play(
    flow: Flow, replies: list[dict[str, Any]], *turns: dict[str, Any], **settings: object
) -> tuple[ScriptedSignIn, ScriptedPool]:
    sign_in = ScriptedSignIn({"turn": turns, "settings": settings}, flow)
    with ScriptedPool(replies) as pool:
        assert asyncio.run(sign_in.run(pool)) == "signed-in"
    assert pool.unexpected == []
    assert sign_in.turn == len(turns)
    return sign_in, pool


def first(password: str, **told: object) -> dict[str, Any]:
    return {"step": "sign-in", "give": {"username": "ada", "password": password}, **told}


def sent(pool: ScriptedPool) -> list[Mapping[str, str]]:
    members = [request.members for request in pool.requests]
    return [sent["AuthParameters"] for sent in members if "AuthParameters" in sent]


REFUSED = {"error": "NotAuthorizedException", "text": "Incorrect username or password."}
WRONG: dict[str, Any] = {"to": "PASSWORD_VERIFIER", **REFUSED}
ASK_NEW: dict[str, Any] = {
    "to": "InitiateAuth",
    "challenge": "NEW_PASSWORD_REQUIRED",
    "parameters": {"requiredAttributes": "[]"},
}
PROVE: dict[str, Any] = {"to": "InitiateAuth", "challenge": "PASSWORD_VERIFIER", "times": 0}
IN: dict[str, Any] = {"to": "PASSWORD_VERIFIER", "tokens": "ada"}
DOUBTED: dict[str, Any] = {"problem": "password-as-pasted", "field": "password"}


def test_it_is_said_before_anything_is_sent_and_the_same_again_is_sent() -> None:
    _, pool = play("srp", [PROVE, IN], first("Right-1!."), first("Right-1!.", **DOUBTED))
    assert pool.asked == ["InitiateAuth", "PASSWORD_VERIFIER"]


def test_what_is_mended_is_sent_at_once_and_another_mistake_is_asked_about_again() -> None:
    turns = first("Right-1! "), first("Right-1!.", **DOUBTED), first("Right-1!", **DOUBTED)
    _, pool = play("srp", [PROVE, IN], *turns)
    assert pool.asked == ["InitiateAuth", "PASSWORD_VERIFIER"]


def test_what_was_sent_once_is_not_asked_about_again() -> None:
    turns = first("Right-1!."), first("Right-1!.", **DOUBTED), first("Right-1!.", problem="wrong-password")
    _, pool = play("srp", [PROVE, WRONG, IN], *turns)
    assert len(sent(pool)) == 2


def test_where_a_pool_may_take_people_over_nothing_is_asked() -> None:
    _, pool = play("password", [{"to": "InitiateAuth", "tokens": "ada"}], first(' "Right-1!." '))
    assert [parameters["PASSWORD"] for parameters in sent(pool)] == [' "Right-1!." ']


def test_where_a_fallback_is_in_use_the_profiles_own_flow_decides() -> None:
    spoilt = {"error": "NotAuthorizedException", "text": "Invalid session provided for the user."}
    refusals = [{"to": "NEW_PASSWORD_REQUIRED", **spoilt}, WRONG | {"to": "InitiateAuth"}]
    replies = [ASK_NEW, *refusals, PROVE, IN]
    turns = (
        first("Right-1!."),
        {"step": "new-password", "give": {"new_password": "Chosen-1!"}},
        {"step": "sign-in", "problem": "*", "give": {"username": "ada", "password": "Right-1!."}},
    )
    play("password", replies, *turns, fallback_flows=("srp",))


@pytest.mark.parametrize("flow", ["srp", "password"])
def test_a_line_break_is_left_out_with_a_word_and_without_a_question(flow: Flow) -> None:
    replies: list[dict[str, Any]] = [PROVE, IN]
    if flow == "password":
        replies = [{"to": "InitiateAuth", "tokens": "ada"}]
    signing_in, pool = play(flow, replies, first("Right-1!\r\n"))
    assert signing_in.notes == ["line-break-left-out"]
    assert all(parameters.get("PASSWORD", "Right-1!") == "Right-1!" for parameters in sent(pool))


def test_a_break_and_a_space_are_told_together() -> None:
    note = {"notes": ["line-break-left-out"]}
    play("srp", [PROVE, IN], first("Right-1! \n"), first("Right-1!", **DOUBTED, **note))


def test_a_mark_that_nobody_sees_in_a_new_password_is_asked_about_in_every_flow() -> None:
    replies = [ASK_NEW, {"to": "NEW_PASSWORD_REQUIRED", "tokens": "ada"}]
    new = {"step": "new-password", "give": {"new_password": "Chosen-1!\u200b"}}
    told = {"problem": "password-as-pasted", "field": "new_password", "says": ["cannot be seen"]}
    _, pool = play("password", replies, first("Right-1!"), new, new | told)
    assert pool.requests[-1].members["ChallengeResponses"]["NEW_PASSWORD"] == "Chosen-1!\u200b"


def test_nothing_of_the_password_is_kept_for_the_question() -> None:
    signing_in, _ = play("srp", [PROVE, IN], first("Right-1!."), first("Right-1!.", **DOUBTED))
    assert "Right-1" not in repr(signing_in.events.events) + "".join(signing_in.vault.sections.values())


ACCENTS = [
    "P\u00e4sswort-1",
    "Pa\u0308sswort-1",
    "Pa\u0308ssw\u00f6rt-1",
    "\u041f\u0430\u0440\u043e\u043b\u044c-1a",
    "Str\u00f8m-1!",
]


@pytest.mark.parametrize("password", ACCENTS)
@pytest.mark.parametrize("flow", ["srp", "password"])
def test_accents_of_a_refused_password_may_differ_from_computer_to_computer(
    flow: Flow, password: str
) -> None:
    replies: list[dict[str, Any]] = [PROVE, WRONG, IN]
    if flow == "password":
        replies = [WRONG | {"to": "InitiateAuth"}, {"to": "InitiateAuth", "tokens": "ada"}]
    told: dict[str, Any] = {"problem": "wrong-password", "notes": ["accents-may-differ"]}
    told["says"] = ["another kind of computer"]
    _, pool = play(flow, replies, first(password), first(password, **told))
    assert len(sent(pool)) == 2, "one try each, in one form"
    if flow == "password":
        assert {parameters["PASSWORD"] for parameters in sent(pool)} == {password}, "as it was typed"


@pytest.mark.parametrize("password", ["Plain-1!", "\U0001f511-Key-1", "5 \u20ac or more"])
def test_others_are_not_told_so(password: str) -> None:
    assert not differs_by_keyboard(password)
    play("srp", [PROVE, WRONG, IN], first(password), first(password, problem="wrong-password", notes=[]))
