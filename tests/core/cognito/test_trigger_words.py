"""What a trigger writes for people is theirs to read; what its runtime says is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.cognito.trigger_words import MOST_CHARACTERS, trigger_words_in

TRIGGERS = (
    "PreSignUp",
    "PostConfirmation",
    "PreAuthentication",
    "PostAuthentication",
    "PreTokenGeneration",
    "UserMigration",
    "DefineAuthChallenge",
    "CreateAuthChallenge",
    "VerifyAuthChallengeResponse",
    "CustomMessage",
    "CustomEmailSender",
    "CustomSMSSender",
    "InboundFederation",
)
NAMES = (
    "UserLambdaValidationException",
    "NotAuthorizedException",
    "InvalidParameterException",
    "UnexpectedLambdaException",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("trigger", TRIGGERS)
def test_every_trigger_is_heard_in_every_exception(trigger: str, name: str) -> None:
    said = trigger_words_in(f"{name}: {trigger} failed with error No places left.")
    assert said is not None
    assert (said.trigger, said.told) == (trigger, "No places left.")
    assert said.sends == trigger.startswith("Custom")
    assert not said.failed


@pytest.mark.parametrize("why", ["error", "configuration"])
@pytest.mark.parametrize("trigger", TRIGGERS)
def test_a_trigger_that_could_not_be_run_has_nothing_to_say(trigger: str, why: str) -> None:
    said = trigger_words_in(f"UnexpectedLambdaException: {trigger} invocation failed due to {why} X.")
    assert said is not None
    assert (said.told, said.failed, said.sends) == ("", True, trigger.startswith("Custom"))


@pytest.mark.parametrize(
    "runtime",
    [
        "Task timed out after 3.00 seconds",
        "RequestId: 1 Error: Runtime exited with error: signal: killed",
        "TypeError: Cannot read properties of undefined (reading 'create')",
        "KeyError: 'email'",
        "local variable 'conn' referenced before assignment",
        "placeholder is not defined",
        "java.lang.NullPointerException",
        "ConditionalCheckFailedException: The conditional request failed",
        "arn:aws:lambda:eu-west-1:1:function:x",
    ],
)
def test_what_a_runtime_says_is_not_for_the_person(runtime: str) -> None:
    said = trigger_words_in(f"UserLambdaValidationException: PreSignUp failed with error {runtime}.")
    assert said is not None
    assert (said.told, said.failed) == ("", True)
    assert said.late == ("timed out" in runtime)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Closed today..", "Closed today."),
        ("Closed today!.", "Closed today!"),
        ("Closed today", "Closed today"),
        ("Error: Closed today.", "Closed today."),
        ("Closed\r\n\ttoday.\x1b[2J\u202e", "Closed today. [2J"),
        ('{"reason": "closed"}.', ""),
        ("['closed'].", ""),
        ("'closed'.", ""),
        (".", ""),
        ("", ""),
    ],
)
def test_only_words_are_told_in_one_line_with_one_end(said: str, told: str) -> None:
    words = trigger_words_in(f"NotAuthorizedException: PreAuthentication failed with error {said}")
    assert words is not None
    assert words.told == told


@given(st.text(min_size=1, max_size=2000))
def test_whatever_a_trigger_says_is_short_and_can_be_seen(said: str) -> None:
    words = trigger_words_in(f"UserLambdaValidationException: PreSignUp failed with error {said}")
    assert words is not None
    assert len(words.told) <= MOST_CHARACTERS
    assert words.told.isprintable()


def test_long_words_are_cut_where_a_word_ends() -> None:
    words = trigger_words_in("X: PreSignUp failed with error " + "abcdefghi " * 100)
    assert words is not None
    assert words.told.endswith("abcdefghi…")


@pytest.mark.parametrize(
    "text", ["NotAuthorizedException: Incorrect username or password.", "X: it failed with errors", ""]
)
def test_most_refusals_are_about_no_trigger(text: str) -> None:
    assert trigger_words_in(text) is None
