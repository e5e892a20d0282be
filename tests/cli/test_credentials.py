"""`stile credentials`: kept until shortly before their end, fetched by either flow, never for guests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from desktop.system.system_clock import SystemClock
from tests.cli.for_programs import ROLES, SignedIn, signed_in
from tests.fixtures.secret_service import needs_secret_service

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice
    from tests.fixtures.secret_service import SecretService

ENHANCED = ["GetId", "GetCredentialsForIdentity"]
BASIC = ["GetId", "GetOpenIdToken", "AssumeRoleWithWebIdentity"]
REFRESH = "GetTokensFromRefreshToken"


@pytest.fixture
def ann(tmp_path: Path, practice: Practice) -> SignedIn:
    return signed_in(tmp_path, practice)


def arn(ann: SignedIn, said: dict[str, Any]) -> str:
    sts = boto3.client(
        "sts",
        region_name="eu-west-1",
        endpoint_url=ann.practice.endpoint,
        aws_access_key_id=said["AccessKeyId"],
        aws_secret_access_key=said["SecretAccessKey"],
        aws_session_token=said["SessionToken"],
    )
    return str(sts.get_caller_identity()["Arn"])


def test_what_is_printed_is_what_sdks_read_and_what_aws_takes(ann: SignedIn) -> None:
    said = ann.credentials()
    assert set(said) == {"Version", "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"}
    assert said["Version"] == 1
    left = datetime.fromisoformat(said["Expiration"]) - datetime.now(UTC)
    assert 3500 < left.total_seconds() <= 3600
    assert "practice-signed-in" in arn(ann, said)
    assert ann.sent()[:2] == ENHANCED


def test_credentials_are_kept_sealed_until_sdks_would_ask_again(ann: SignedIn) -> None:
    first = ann.credentials()
    ann.sent()
    assert ann.credentials() == first
    assert ann.sent() == []
    for file in ann.stile.home.rglob("*"):
        assert not file.is_file() or first["SecretAccessKey"].encode() not in file.read_bytes()
    assert ann.call("sign-out").returncode == 0
    assert ann.call("credentials", "--no-prompt").returncode == 3


def test_the_basic_flow_takes_on_the_role_of_the_group(tmp_path: Path, practice: Practice) -> None:
    ann = signed_in(tmp_path, practice, groups=("staff",))
    assert "/staff/stile" in arn(ann, ann.credentials("--basic-flow"))
    assert ann.sent()[:3] == BASIC


def test_a_role_is_chosen_by_name_or_arn_from_the_claims(tmp_path: Path, practice: Practice) -> None:
    ann = signed_in(tmp_path, practice, groups=("staff", "admins"))
    for role in ("staff", ROLES["staff"]):
        assert "/staff/" in arn(ann, ann.credentials("--role", role))
    assert "/admins/" in arn(ann, ann.credentials("--role", "admins"))
    ann.sent()
    done = ann.call("credentials", "--role", "root")
    assert (done.returncode, done.stdout) == (1, "")
    assert "none of yours" in done.stderr
    assert ROLES["admins"] in done.stderr
    assert "needs a role" in ann.call("credentials", "--basic-flow").stderr
    assert ann.call("credentials", "--basic-flow", "--role", "arn:aws:iam::1:role/other").returncode == 1


def test_what_an_identity_pool_refuses_is_a_sentence(tmp_path: Path, practice: Practice) -> None:
    ann = signed_in(tmp_path, practice, "private")
    assert "no role for you" in ann.call("credentials").stderr
    done = ann.call(
        "credentials", "--basic-flow", "--role", "arn:aws:iam::000000000000:role/practice-signed-in"
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "--basic-flow" in done.stderr
    ann.stile.call(
        "profile", "change", "srp", "--identity-pool-id", practice.pool("default")["identity_pool_id"]
    )
    assert "no sign-ins of this user pool" in ann.call("credentials").stderr
    ann.stile.call("profile", "change", "srp", "--identity-pool-id", "eu-west-1:0a")
    assert "no such identity pool" in ann.call("credentials").stderr


@pytest.mark.parametrize("how", ["close", pytest.param("half", marks=pytest.mark.ci)])
def test_a_lost_reply_is_asked_for_again(tmp_path: Path, practice: Practice, how: str) -> None:
    ann = signed_in(tmp_path, practice, groups=("staff",))
    named = ("--role", "staff")
    for operation, options in zip(
        [*ENHANCED, *BASIC[1:]], [(), named, ("--basic-flow",), ("--basic-flow", *named)], strict=True
    ):
        practice.control.add_fault(operation=operation, when="after", do=how)
        assert "/staff/" in arn(ann, ann.credentials(*options))
        assert ann.sent().count(operation) == 2


def test_kept_ones_serve_where_new_ones_cannot_be_had(ann: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ann.credentials()
    later(monkeypatch, 50 * 60)
    ann.practice.control.add_fault(operation="GetId", do="status", times=9)
    assert ann.credentials() == first
    ann.practice.control.clear_faults()
    assert ann.credentials() != first


def test_who_signs_in_after_another_gets_credentials_of_their_own(tmp_path: Path, practice: Practice) -> None:
    ann = signed_in(tmp_path, practice)
    first = ann.credentials()
    tmp_path.joinpath("b").mkdir()
    assert signed_in(tmp_path / "b", practice).credentials()["AccessKeyId"] != first["AccessKeyId"]


def test_nobody_is_a_guest(srp: Stile, practice: Practice) -> None:
    srp.call("profile", "change", "srp", "--identity-pool-id", practice.pool("default")["identity_pool_id"])
    done = srp.call("credentials")
    assert (done.returncode, done.stdout) == (3, "")
    assert "stile sign-in" in done.stderr
    assert practice.control.ledger()["requests"] == []


def test_a_profile_without_an_identity_pool_is_told_so(srp: Stile) -> None:
    srp.call("profile", "change", "srp", "--identity-pool-id", "")
    done = srp.call("credentials")
    assert done.returncode == 2
    assert "--identity-pool-id" in done.stderr


def test_no_file_or_variable_of_aws_takes_part(ann: SignedIn, tmp_path: Path) -> None:
    """A credential_process that calls Stile is in the file, and would call itself without end."""
    config = tmp_path / "config"
    config.write_text("[profile loop]\ncredential_process = false\nsts_regional_endpoints = legacy\n")
    ann.stile.environment |= {
        "AWS_PROFILE": "loop",
        "AWS_CONFIG_FILE": str(config),
        "AWS_SHARED_CREDENTIALS_FILE": str(config),
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:9/",
        "AWS_USE_FIPS_ENDPOINT": "true",
        "AWS_DEFAULTS_MODE": "auto",
    }
    assert "practice-signed-in" in arn(ann, ann.credentials())
    assert ann.sent()[:2] == ENHANCED


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Move this machine's clock."""
    real = SystemClock.now
    monkeypatch.setattr(SystemClock, "now", lambda clock: real(clock) + timedelta(seconds=seconds))


@pytest.mark.keyring
@needs_secret_service
def test_kept_credentials_and_tokens_load_nothing_that_would_fetch_them(
    tmp_path: Path, practice: Practice, secret_service: SecretService
) -> None:
    """Neither the window nor boto3, nor what asks, renews, serves or completes."""
    ann = signed_in(tmp_path, practice, environment=secret_service.environment)
    assert ann.stile.call("credentials").returncode == 0
    ann.sent()
    heavy = (
        "PySide6",
        "boto3",
        "botocore",
        "shtab",
        "http.server",
        "desktop.account.renewal",
        "desktop.practice",
    )
    for command in ("credentials", "kube-token", "token"):
        assert ann.stile.loaded_for(command, *heavy) == []
    assert ann.sent() == []
