"""The reference handlers: each by events in the shape that Lambda gets, and all together in the pool."""

from __future__ import annotations

import copy
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest

from desktop.assets import resource
from desktop.practice.triggers import outbox
from desktop.practice.triggers.contract import LambdaContext, LambdaEvent, LambdaHandler, Triggers
from desktop.practice.triggers.lambda_file import HandlerError, load
from desktop.practice.triggers.reference import reference
from tests.practice.signing_in import NEW_PASSWORD, WRONG_PASSWORD, refused
from tests.practice.test_custom import begin_by_srp, solve

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fixtures.practice import Practice

CONTEXT = LambdaContext("trigger", "request")
OTHER_SENDER = """
import boto3
TO, TEXT = {"ToAddresses": ["a@b"]}, {"Html": {"Data": "It is 8642."}}
def handler(event, context):
"""
SRP = {"challengeName": "SRP_A", "challengeResult": True, "challengeMetadata": None}
PROVEN = {"challengeName": "PASSWORD_VERIFIER", "challengeResult": True, "challengeMetadata": None}


def code(*, right: bool, metadata: str = "123456") -> dict[str, Any]:
    return {"challengeName": "CUSTOM_CHALLENGE", "challengeResult": right, "challengeMetadata": metadata}


def event(trigger: str, session: list[dict[str, Any]], **request: object) -> LambdaEvent:
    """Return an event as AWS documents it for these triggers."""
    return {
        "version": "1",
        "region": "eu-west-1",
        "userPoolId": "eu-west-1_EXAMPLE",
        "userName": "anna",
        "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "example"},
        "triggerSource": f"{trigger}_Authentication",
        "request": {
            "userAttributes": {
                "sub": "0",
                "cognito:user_status": "CONFIRMED",
                "email": "anna@example.com",
                "email_verified": "true",
            },
            "session": session,
        }
        | request,
        "response": {"challengeName": None, "issueTokens": None, "failAuthentication": None},
    }


class Mail:
    """Stands where Amazon SES does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sent: list[tuple[str, str]] = []
        monkeypatch.setattr(outbox, "send", lambda _medium, to, body: self.sent.append((to, body)))


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> Mail:
    return Mail(monkeypatch)


def decided(session: list[dict[str, Any]], wanted: str = "2", **environment: str) -> str:
    told = reference({"ROUNDS": wanted} | environment).define(event("DefineAuthChallenge", session), CONTEXT)
    (only,) = (value or name for name, value in told["response"].items() if value)
    return str(only) if only is not True else next(name for name, v in told["response"].items() if v is True)


class TestDefine:
    @pytest.mark.parametrize(
        ("session", "next_"),
        [
            ([SRP], "PASSWORD_VERIFIER"),
            ([SRP, PROVEN], "CUSTOM_CHALLENGE"),
            ([SRP, PROVEN, code(right=True)], "CUSTOM_CHALLENGE"),
            ([SRP, PROVEN, code(right=False), code(right=True), code(right=False)], "CUSTOM_CHALLENGE"),
            ([SRP, PROVEN, code(right=True), code(right=True)], "issueTokens"),
            ([SRP, PROVEN, *[code(right=False)] * 3], "failAuthentication"),
            (
                [SRP, PROVEN, code(right=True), *[code(right=False)] * 3, code(right=True)],
                "failAuthentication",
            ),
        ],
    )
    def test_the_password_comes_first_and_then_the_codes(
        self, session: list[dict[str, Any]], next_: str
    ) -> None:
        assert decided(session) == next_

    @pytest.mark.parametrize("between", ["NEW_PASSWORD_REQUIRED", "EMAIL_OTP", "DEVICE_PASSWORD_VERIFIER"])
    def test_what_the_pool_asks_in_between_counts_for_nothing(self, between: str) -> None:
        entry = {"challengeName": between, "challengeResult": True}
        assert decided([SRP, PROVEN, entry]) == "CUSTOM_CHALLENGE"
        assert decided([SRP, PROVEN, entry], wanted="0") == "issueTokens"

    @pytest.mark.parametrize(
        "session",
        [
            [],
            [code(right=True), code(right=True)],
            [SRP, PROVEN | {"challengeResult": False}, code(right=True), code(right=True)],
            [SRP, PROVEN | {"challengeResult": "true"}],
        ],
    )
    def test_nobody_gets_in_without_the_password(self, session: list[dict[str, Any]]) -> None:
        assert decided(session) == "failAuthentication"

    def test_unless_the_function_is_set_up_for_that_and_then_one_code_is_the_least(self) -> None:
        assert decided([], "0", PASSWORDLESS="yes") == "CUSTOM_CHALLENGE"
        assert decided([code(right=True)], "0", PASSWORDLESS="yes") == "issueTokens"
        assert decided([], "0", PASSWORDLESS="true") == "failAuthentication"

    def test_metadata_of_a_client_changes_nothing(self) -> None:
        triggers = reference({"ROUNDS": "1"})
        asked = event(
            "DefineAuthChallenge", [SRP, PROVEN], clientMetadata={"custom:rounds": "0", "ROUNDS": "0"}
        )
        assert triggers.define(asked, CONTEXT)["response"]["challengeName"] == "CUSTOM_CHALLENGE"


class TestCreate:
    def create(self, session: list[dict[str, Any]], **request: object) -> dict[str, Any]:
        asked = event("CreateAuthChallenge", session, challengeName="CUSTOM_CHALLENGE", **request)
        told = reference({"SENDER": "codes@example.com"}).create(asked, CONTEXT)["response"]
        return dict(told)

    def test_a_code_is_sent_and_told_only_to_the_other_triggers(self, mail: Mail) -> None:
        told = self.create([SRP, PROVEN])
        ((to, body),) = mail.sent
        made = told["privateChallengeParameters"]["code"]
        assert (to, made) == ("anna@example.com", told["challengeMetadata"])
        assert re.fullmatch(r"\d{6}", made)
        assert made in body
        assert made not in str(told["publicChallengeParameters"])
        assert told["publicChallengeParameters"] == {
            "destination": "a***@e***",
            "stile.kind": "code",
            "stile.label": "Code from your e-mail",
            "stile.hint": "We sent 6 digits to a***@e***.",
            "stile.round": "1",
            "stile.attempts_left": "3",
        }

    def test_after_a_wrong_answer_the_same_code_is_good_and_none_is_sent(self, mail: Mail) -> None:
        told = self.create([SRP, PROVEN, code(right=False, metadata="654321")])
        assert mail.sent == []
        assert told["privateChallengeParameters"] == {"code": "654321"}
        public = told["publicChallengeParameters"]
        assert (public["stile.attempts_left"], public["stile.round"]) == ("2", "1")
        assert public["stile.problem"]

    def test_the_next_round_has_its_own_code(self, mail: Mail) -> None:
        told = self.create([SRP, PROVEN, code(right=False), code(right=True, metadata="old")])
        assert told["challengeMetadata"] != "old"
        assert len(mail.sent) == 1
        public = told["publicChallengeParameters"]
        assert (public["stile.round"], public["stile.attempts_left"]) == ("2", "2")
        assert "stile.problem" not in public

    def test_a_name_that_does_not_exist_looks_like_any_other(self, mail: Mail) -> None:
        told = self.create([], userNotFound=True, userAttributes={})
        assert mail.sent == []
        assert told["publicChallengeParameters"]["destination"] == "a***@a***"

    def test_an_address_that_nobody_verified_gets_nothing(self, mail: Mail) -> None:
        with pytest.raises(ValueError, match="no verified e-mail address"):
            self.create([], userAttributes={"email": "anna@example.com"})
        assert mail.sent == []


class TestVerify:
    @pytest.mark.parametrize(
        ("answer", "right"),
        [
            ("123456", True),
            (" 123 456\n", True),
            ("12345", False),
            ("", False),
            (None, False),
            ("١٢٣٤٥٦", False),
        ],
    )
    def test_the_answer_is_compared_with_the_code(self, answer: str | None, *, right: bool) -> None:
        assert self.verify(answer, {"code": "123456"}) is right

    def test_nothing_is_right_where_there_is_no_code_or_no_user(self) -> None:
        assert self.verify("", {}) is False
        assert self.verify("123456", {"code": "123456"}, userNotFound=True) is False

    def verify(self, answer: str | None, private: dict[str, str], **request: object) -> bool:
        asked = event(
            "VerifyAuthChallengeResponse",
            [],
            challengeAnswer=answer,
            privateChallengeParameters=private,
            **request,
        )
        return bool(reference({}).verify(asked, CONTEXT)["response"]["answerCorrect"])


class TestInOrder:
    """Over HTTP, through the pool that runs the same files."""

    def test_temporary_password_new_password_two_rounds_with_a_retry_in_each(
        self, practice: Practice
    ) -> None:
        sign_in = begin_by_srp(practice, practice.person("temporary-password+custom2"))
        assert sign_in.challenge == "NEW_PASSWORD_REQUIRED"
        seen = []
        sign_in.set_password(NEW_PASSWORD)
        for _ in range(2):
            sign_in.answer(ANSWER="wrong")
            seen.append((sign_in.parameters["stile.round"], sign_in.parameters["stile.attempts_left"]))
            solve(sign_in)
        assert seen == [("1", "2"), ("2", "1")]
        assert sign_in.tokens
        assert len(practice.control.inbox(sign_in.username)) == 2

    def test_attempts_of_all_rounds_count_together(self, practice: Practice) -> None:
        sign_in = begin_by_srp(practice, practice.person("custom2"))
        sign_in.answer(ANSWER="wrong")
        solve(sign_in)
        sign_in.answer(ANSWER="wrong")
        with refused("NotAuthorizedException", WRONG_PASSWORD):
            sign_in.answer(ANSWER="wrong")


class TestFiles:
    """What the practice pool makes of handler files."""

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        return tmp_path / "handler.py"

    def loaded(self, file: Path, text: str) -> LambdaHandler:
        file.write_text(text)
        return load(file, {"GREETING": "hello"})

    def test_it_may_have_modules_of_its_own_beside_it(self, file: Path) -> None:
        (file.parent / "words.py").write_text(
            "import os, tone\nGREETING = os.environ['GREETING'] + tone.MARK"
        )
        (file.parent / "tone.py").write_text("MARK = '!'")
        text = "import words\nfrom tone import MARK\n"
        text += "def handler(event, context):\n    return event | {'said': words.GREETING + MARK}"
        assert self.loaded(file, text)({}, LambdaContext("DefineAuthChallenge", "1")) == {"said": "hello!!"}
        assert not {"words", "tone"} & set(sys.modules)

    def test_what_is_wrong_in_such_a_module_is_said(self, file: Path) -> None:
        (file.parent / "words.py").write_text("raise RuntimeError('out of words')")
        with pytest.raises(HandlerError) as caught:
            self.loaded(file, "import words")
        assert "out of words" in caught.value.why

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("def handler(:", "SyntaxError"),
            ("import nothing_of_this_name", "ModuleNotFoundError"),
            ("raise RuntimeError('out of ideas')", "RuntimeError: out of ideas"),
            ("x = 1", "no function handler or lambda_handler"),
        ],
    )
    def test_a_broken_one_says_why(self, file: Path, text: str, why: str) -> None:
        with pytest.raises(HandlerError) as caught:
            self.loaded(file, text)
        assert why in caught.value.why

    def test_one_that_is_not_there_says_so(self, file: Path) -> None:
        with pytest.raises(HandlerError, match="No such file"):
            load(file, {})

    def test_amazons_own_name_for_a_handler_is_known(self, file: Path) -> None:
        handler = self.loaded(file, "def lambda_handler(event, context):\n    return {'it': 'runs'}\n")
        assert handler({}, CONTEXT) == {"it": "runs"}

    def test_the_environment_is_the_functions_own_and_nothing_is_left_behind(self, file: Path) -> None:
        import os  # noqa: PLC0415 - only here

        handler = self.loaded(
            file,
            "import os\nWORD = os.environ['GREETING']\ndef handler(event, _):\n    return {'w': WORD}\n",
        )
        assert handler({}, CONTEXT) == {"w": "hello"}
        assert "GREETING" not in os.environ
        assert [path.name for path in file.parent.iterdir()] == ["handler.py"]
        assert not (resource("triggers") / "__pycache__").exists()

    @pytest.mark.parametrize(
        "body",
        [
            "boto3.client('sesv2').send_email(Destination=TO, Content={'Simple': {'Body': TEXT}})",
            "boto3.client('ses').send_email(Destination=TO, Message={'Body': TEXT})",
            "boto3.client('sns').publish(PhoneNumber='a@b', Message='It is 8642.')",
        ],
    )
    def test_other_ways_of_sending_arrive_too(self, file: Path, body: str, mail: Mail) -> None:
        handler = self.loaded(file, f"{OTHER_SENDER}    return {body}\n")
        handler({}, CONTEXT)
        assert mail.sent == [("a@b", "It is 8642.")]

    def test_other_services_are_not_there_and_named(self, file: Path) -> None:
        handler = self.loaded(
            file, "import boto3\ndef handler(event, context):\n    boto3.client('dynamodb')\n"
        )
        with pytest.raises(NotImplementedError, match="dynamodb"):
            handler({}, CONTEXT)


def test_handlers_leave_the_rest_of_the_event_alone() -> None:
    """Cognito wants the event back, with nothing but its response changed."""
    triggers: Triggers = reference({"PASSWORDLESS": "yes"})
    asked = event("DefineAuthChallenge", [])
    told = triggers.define(copy.deepcopy(asked), CONTEXT)
    assert {**told, "response": None} == {**asked, "response": None}
