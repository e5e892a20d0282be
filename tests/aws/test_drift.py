"""A newer botocore cannot bring an operation, a member, a choice or an error that nobody has looked at."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.aws.drift.inventory import SERVICES, drift_of, inventory, left_out, model_of, sources
from tests.report import proved


@pytest.mark.parametrize("service", SERVICES)
def test_everything_in_the_model_is_known_or_left_out_on_purpose(service: str) -> None:
    assert drift_of(service, model_of(service)) == []
    held = inventory(service, model_of(service), sources())
    proved(
        f"drift {service}",
        operations_in_model=len(held.operations),
        operations_served=len(held.served),
        operations_used=len(held.used),
    )


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_left_out_has_a_reason(service: str) -> None:
    assert all(reason.endswith(".") for reason in left_out(service).values())


class TestANewerModel:
    @pytest.fixture
    def model(self) -> dict[str, Any]:
        return copy.deepcopy(model_of("cognito-idp"))

    def test_its_operation_is_named(self, model: dict[str, Any]) -> None:
        model["operations"]["AdminSingASong"] = model["operations"]["AdminGetUser"] | {
            "name": "AdminSingASong"
        }
        assert drift_of("cognito-idp", model) == ["new: AdminSingASong"]

    def test_its_member_is_named(self, model: dict[str, Any]) -> None:
        model["shapes"]["InitiateAuthResponse"]["members"]["Melody"] = {"shape": "StringType"}
        assert drift_of("cognito-idp", model) == ["new: InitiateAuthResponse.Melody"]

    def test_its_challenge_is_named(self, model: dict[str, Any]) -> None:
        model["shapes"]["ChallengeNameType"]["enum"].append("SING_A_SONG")
        assert drift_of("cognito-idp", model) == ["new: ChallengeNameType.SING_A_SONG"]

    def test_its_error_is_named(self, model: dict[str, Any]) -> None:
        model["shapes"]["OffKeyException"] = model["shapes"]["NotAuthorizedException"]
        model["operations"]["InitiateAuth"]["errors"].append({"shape": "OffKeyException"})
        assert drift_of("cognito-idp", model) == ["new: OffKeyException"]

    def test_an_operation_that_is_gone_is_named(self, model: dict[str, Any]) -> None:
        del model["operations"]["AdminInitiateAuth"]
        assert drift_of("cognito-idp", model) == ["left out, but known or gone: AdminInitiateAuth"]
