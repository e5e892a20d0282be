"""Custom authentication: rounds, wrong answers, triggers that fail, and the service's quirk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from desktop.core.cognito import srp
from desktop.practice.engine import PracticeEngine
from desktop.practice.errors import ServiceError
from desktop.practice.initial_pools import build
from desktop.practice.situations.invented_people import add_to_first_fitting
from desktop.practice.state.user_pool import PoolSettings, UserPool
from desktop.practice.triggers.contract import LambdaContext, LambdaEvent, Triggers
from desktop.practice.triggers.reference import REFERENCE
from tests.practice.signing_in import (
    NEW_PASSWORD,
    ONCE,
    UNKNOWN,
    WRONG_PASSWORD,
    SignIn,
    proof_responses,
    refused,
)

if TYPE_CHECKING:
    from tests.fixtures.practice import Practice


def begin(practice: Practice, person: dict[str, Any]) -> SignIn:
    sign_in = SignIn(practice, person, "custom")
    sign_in.said = practice.boto3.initiate_auth(
        ClientId=sign_in.client_id,
        AuthFlow="CUSTOM_AUTH",
        AuthParameters={"USERNAME": sign_in.username},
    )
    return sign_in


def begin_by_srp(practice: Practice, person: dict[str, Any], password: str | None = None) -> SignIn:
    sign_in, proof = SignIn(practice, person, "custom-srp"), srp.SrpClient()
    parameters = {"USERNAME": sign_in.username, "CHALLENGE_NAME": "SRP_A", "SRP_A": proof.public}
    sign_in.said = practice.boto3.initiate_auth(
        ClientId=sign_in.client_id, AuthFlow="CUSTOM_AUTH", AuthParameters=parameters
    )
    assert sign_in.challenge == "PASSWORD_VERIFIER"
    text = password or person["password"]
    return sign_in.answer(**proof_responses(person["pool_id"], proof, sign_in.said, text))


def solve(sign_in: SignIn) -> SignIn:
    return sign_in.answer(ANSWER=sign_in.practice.code(sign_in.username))


class TestRounds:
    def test_one_round(self, practice: Practice) -> None:
        sign_in = begin(practice, practice.person("custom"))
        assert sign_in.challenge == "CUSTOM_CHALLENGE"
        assert sign_in.parameters["USERNAME"] == sign_in.username
        assert sign_in.parameters["stile.kind"] == "code"
        assert solve(sign_in).tokens

    def test_two_rounds_have_two_codes(self, practice: Practice) -> None:
        sign_in = begin(practice, practice.person("custom2"))
        first = practice.code(sign_in.username)
        assert solve(sign_in).challenge == "CUSTOM_CHALLENGE"
        assert sign_in.parameters["stile.round"] == "2"
        assert len(practice.control.inbox(sign_in.username)) == 2
        assert solve(sign_in).tokens
        assert first

    def test_after_a_proven_password(self, practice: Practice) -> None:
        sign_in = begin_by_srp(practice, practice.person("custom"))
        assert sign_in.challenge == "CUSTOM_CHALLENGE"
        assert "USERNAME" not in sign_in.parameters
        assert solve(sign_in).tokens

    def test_after_a_new_password_and_a_second_factor(self, practice: Practice) -> None:
        person = practice.person("temporary-password+email-code+custom")
        sign_in = begin_by_srp(practice, person)
        assert sign_in.set_password().challenge == "EMAIL_OTP"
        assert sign_in.type_code().challenge == "CUSTOM_CHALLENGE"
        assert solve(sign_in).tokens

    def test_a_password_alone_is_enough_where_no_round_is_wanted(self, practice: Practice) -> None:
        assert begin_by_srp(practice, practice.person("plain")).tokens

    def test_without_a_password_there_is_at_least_one(self, practice: Practice) -> None:
        assert begin(practice, practice.person("plain")).challenge == "CUSTOM_CHALLENGE"


class TestWrongAnswers:
    def test_one_is_no_error_but_the_same_question_with_a_new_session(self, practice: Practice) -> None:
        sign_in = begin(practice, practice.person("custom"))
        session = sign_in.session
        sign_in.answer(ANSWER="wrong")
        assert sign_in.challenge == "CUSTOM_CHALLENGE"
        assert sign_in.session != session
        assert sign_in.parameters["stile.problem"]
        assert sign_in.parameters["stile.attempts_left"] == "2"
        assert len(practice.control.inbox(sign_in.username)) == 1
        with refused("NotAuthorizedException", ONCE):
            sign_in.answer(session, ANSWER="wrong")
        assert solve(sign_in).tokens

    def test_the_third_ends_the_sign_in(self, practice: Practice) -> None:
        sign_in = begin(practice, practice.person("custom"))
        for _ in range(2):
            sign_in.answer(ANSWER="wrong")
        with refused("NotAuthorizedException", WRONG_PASSWORD):
            sign_in.answer(ANSWER="wrong")
        with refused("NotAuthorizedException", UNKNOWN):
            solve(sign_in)
        assert practice.control.ledger()["refused_reuses"] == 1

    def test_a_pool_may_tell_nothing_about_it(self, practice: Practice) -> None:
        sign_in = begin(practice, practice.person("custom", "custom-bare"))
        before = sign_in.parameters
        assert sign_in.answer(ANSWER="wrong").parameters == before
        assert set(before) == {"destination", "USERNAME"}

    def test_an_unknown_user_is_asked_like_a_known_one_where_names_are_private(
        self, practice: Practice
    ) -> None:
        nobody = {"username": "nobody", "pool_id": practice.pool("private")["pool_id"]}
        sign_in = begin(practice, nobody)
        assert sign_in.challenge == "CUSTOM_CHALLENGE"
        assert sign_in.parameters["destination"] == "n***@n***"
        for _ in range(2):
            sign_in.answer(ANSWER="123456")
        with refused("NotAuthorizedException", WRONG_PASSWORD):
            sign_in.answer(ANSWER="123456")


def test_a_pool_without_triggers_says_so(practice: Practice) -> None:
    with refused(
        "InvalidParameterException",
        "Custom auth lambda trigger is not configured for the user pool.",
    ):
        begin(practice, practice.person("plain", "alias"))


class TestQuirk:
    def test_a_fresh_session_is_refused_as_used_once(self, practice: Practice) -> None:
        person = practice.person("temporary-password+email-code+once-quirk")
        sign_in = begin_by_srp(practice, person).set_password()
        with refused("NotAuthorizedException", ONCE):
            sign_in.type_code()
        assert practice.control.ledger()["refused_reuses"] == 0
        assert begin_by_srp(practice, person, NEW_PASSWORD).type_code().tokens

    def test_or_every_time_but_only_in_this_flow(self, practice: Practice) -> None:
        person = practice.person("email-code+every-time-quirk")
        for _ in range(2):
            with refused("NotAuthorizedException", ONCE):
                begin_by_srp(practice, person).type_code()
        assert SignIn(practice, person, "srp").begin().type_code().tokens


class StillClock:
    """A clock that stands."""

    def now(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC)


class TestTriggers:
    """Handlers take the events that the service sends to Lambda."""

    @pytest.fixture(autouse=True)
    def no_events(self) -> None:
        self.events: list[LambdaEvent] = []

    def initiate(self, triggers: Triggers, **answers: str) -> dict[str, Any]:
        """Begin a sign-in in a pool with these triggers, and answer if there is an answer."""
        state = build(StillClock().now())
        default = next(iter(state.pools.values()))
        pool = UserPool(default.region, PoolSettings("own", triggers=triggers), StillClock().now())
        pool.clients = {client.id: replace(client, pool_id=pool.id) for client in default.clients.values()}
        state.pools = {pool.id: pool}
        person = add_to_first_fitting("plain", [pool], StillClock().now())
        self.events.clear()
        client = next(client for client in pool.clients.values() if client.name == "custom")
        engine = PracticeEngine(state, StillClock())
        parameters = {"USERNAME": person.username}
        said = engine.handle(
            "InitiateAuth",
            {"ClientId": client.id, "AuthFlow": "CUSTOM_AUTH", "AuthParameters": parameters},
        )
        if not answers:
            return said
        return engine.handle(
            "RespondToAuthChallenge",
            {
                "ClientId": client.id,
                "ChallengeName": said["ChallengeName"],
                "Session": said["Session"],
                "ChallengeResponses": parameters | answers,
                "ClientMetadata": {"from": "client"},
            },
        )

    def recording(self) -> Triggers:
        def define(event: LambdaEvent, _context: LambdaContext) -> LambdaEvent:
            self.events.append(event)
            done = bool(event["request"]["session"])
            event["response"] = {"issueTokens": True} if done else {"challengeName": "CUSTOM_CHALLENGE"}
            return event

        def create(event: LambdaEvent, _context: LambdaContext) -> LambdaEvent:
            self.events.append(event)
            event["response"]["privateChallengeParameters"] = {"secret": "open sesame"}
            event["response"]["challengeMetadata"] = "a riddle"
            return event

        def verify(event: LambdaEvent, _context: LambdaContext) -> LambdaEvent:
            self.events.append(event)
            request = event["request"]
            secret = request["privateChallengeParameters"]["secret"]
            event["response"]["answerCorrect"] = request["challengeAnswer"] == secret
            return event

        return Triggers(define, create, verify)

    def test_the_events_are_those_of_lambda(self) -> None:
        said = self.initiate(self.recording(), ANSWER="open sesame")
        assert said["AuthenticationResult"]["AccessToken"]
        assert [event["triggerSource"] for event in self.events] == [
            "DefineAuthChallenge_Authentication",
            "CreateAuthChallenge_Authentication",
            "VerifyAuthChallengeResponse_Authentication",
            "DefineAuthChallenge_Authentication",
        ]
        assert self.events[0]["request"]["userAttributes"]["cognito:user_status"] == "CONFIRMED"
        assert self.events[3]["request"]["session"] == [
            {
                "challengeName": "CUSTOM_CHALLENGE",
                "challengeResult": True,
                "challengeMetadata": "a riddle",
            }
        ]

    def test_metadata_reaches_them_only_from_answers(self) -> None:
        self.initiate(self.recording(), ANSWER="open sesame")
        metadata = [event["request"]["clientMetadata"] for event in self.events]
        assert metadata == [{}, {}, {"from": "client"}, {"from": "client"}]

    def test_one_that_fails_is_named(self) -> None:
        def fails(_event: LambdaEvent, _context: LambdaContext) -> LambdaEvent:
            raise RuntimeError("out of ideas")

        with pytest.raises(ServiceError) as caught:
            self.initiate(replace(REFERENCE, create=fails))
        assert caught.value.code == "UserLambdaValidationException"
        assert caught.value.message == "CreateAuthChallenge failed with error out of ideas."

    @pytest.mark.parametrize(
        "told", [{}, {"response": None}, {"response": {}}, {"response": {"challengeName": "SRP_A"}}]
    )
    def test_one_that_decides_nothing_is_not_understood(self, told: LambdaEvent) -> None:
        with pytest.raises(ServiceError) as caught:
            self.initiate(replace(REFERENCE, define=lambda _event, _context: told))
        assert caught.value.code == "InvalidLambdaResponseException"
        assert caught.value.message == "Unrecognizable lambda output"

    def test_one_that_asks_for_a_new_password_itself_gets_no_answer_taken(self) -> None:
        told: LambdaEvent = {"response": {"challengeName": "NEW_PASSWORD_REQUIRED"}}
        with pytest.raises(ServiceError) as caught:
            self.initiate(replace(REFERENCE, define=lambda _event, _context: told), NEW_PASSWORD=NEW_PASSWORD)
        assert caught.value.message == "Invalid session provided for the user."
