"""A challenge or an operation is one file and its registration; what is forgotten is found here."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import TYPE_CHECKING

from botocore.loaders import Loader
from botocore.model import ServiceModel

from desktop.practice import challenges, operations
from desktop.practice.challenge_kinds import CHALLENGE_KINDS
from desktop.practice.challenges import CHALLENGES
from desktop.practice.challenges.base import ChallengeHandler, GivenAnswers, IssuedChallenge
from desktop.practice.errors import wrong_code
from desktop.practice.operations import OPERATIONS
from tests.practice.signing_in import SignIn, refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    import pytest

    from desktop.practice.operation_call import OperationCall
    from desktop.practice.sign_in_attempt import SignInAttempt
    from tests.fixtures.practice import Practice

MODEL = ServiceModel(Loader().load_service_model("cognito-idp", "service-2"))


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        yield importlib.import_module(found.name)


def written_handlers() -> set[type[object]]:
    return {
        member
        for module in modules_of(challenges)
        for _, member in inspect.getmembers(module, inspect.isclass)
        if issubclass(member, ChallengeHandler) and "name" in vars(member)
    }


def written_operations() -> set[Callable[..., object]]:
    """Return the public functions that take a call and give an output."""
    return {
        member
        for module in modules_of(operations)
        for name, member in inspect.getmembers(module, inspect.isfunction)
        if member.__module__ == module.__name__
        and not name.startswith("_")
        and (inspect.get_annotations(member)) == {"call": "OperationCall", "return": "Output"}
    }


def test_every_challenge_that_is_written_is_registered() -> None:
    assert written_handlers() == {type(handler) for handler in CHALLENGES.values()}


def test_every_registered_challenge_has_its_kind_and_no_other_has_one() -> None:
    assert set(CHALLENGE_KINDS) == set(CHALLENGES)


def test_every_registered_challenge_is_one_of_the_services() -> None:
    assert set(CHALLENGES) <= set(MODEL.shape_for("ChallengeNameType").metadata["enum"])


def test_every_operation_that_is_written_is_registered() -> None:
    assert written_operations() == {operation.run for operation in OPERATIONS.values()}


def test_every_registered_operation_is_the_services_own_of_that_name() -> None:
    assert set(OPERATIONS) <= set(MODEL.operation_names)
    for name, operation in OPERATIONS.items():
        assert operation.run.__name__.replace("_", "") == name.lower()


class InventedChallenge(ChallengeHandler[str]):
    """A question for everybody, under a name that the service has and this pool does not use."""

    name = "ADMIN_NO_SRP_AUTH"

    def is_due(self, attempt: SignInAttempt) -> bool:
        return not attempt.has_passed(self.name)

    def ask(self, _call: OperationCall, attempt: SignInAttempt) -> IssuedChallenge[str]:
        return IssuedChallenge({"QUESTION": "Who are you?"}, attempt.user.username)

    def answer(
        self, _call: OperationCall, attempt: SignInAttempt, question: str, answers: GivenAnswers
    ) -> SignInAttempt:
        if answers.required("ANSWER") != question:
            raise wrong_code()
        return attempt.passed(self.name)


def test_registering_a_handler_is_all_that_a_new_challenge_needs(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = practice.person("email-code")
    monkeypatch.setitem(CHALLENGES, InventedChallenge.name, InventedChallenge())
    sign_in = SignIn(practice, person).begin()
    assert (sign_in.challenge, sign_in.parameters) == ("ADMIN_NO_SRP_AUTH", {"QUESTION": "Who are you?"})
    with refused("CodeMismatchException"):
        sign_in.answer(ANSWER="somebody else")
    assert sign_in.answer(ANSWER=sign_in.username).challenge == "EMAIL_OTP"
    assert sign_in.type_code().tokens
