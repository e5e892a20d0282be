"""An admin's calls reach the pool signed, once, and what goes wrong with them has a sentence of its own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from desktop.aws.cognito_directory import SERVICE, CognitoDirectory
from desktop.aws.credentials import AwsCredentials
from desktop.aws.endpoint import Endpoint, Timeouts
from desktop.aws.signed_service import SignedService
from desktop.core.admin import errors as a
from desktop.core.admin.admin_call import AdminCall
from desktop.core.admin.people import FilterError, PeopleFilter, UserStatus
from desktop.core.cognito import errors as e
from desktop.core.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.core.admin.people import Person
    from desktop.core.errors import StileError
    from desktop.core.worker import Worker
    from tests.fixtures.practice import Practice

    OfFiles = Callable[[str, str | None], CognitoDirectory]

SHORT = Timeouts(connect=2, read=2, deadline=10)
ENABLE, CREATE = "AdminEnableUser", "AdminCreateUser"


def at(
    practice: Practice,
    worker: Worker,
    credentials: AwsCredentials,
    pool: str = "default",
    *,
    aws: bool = False,
) -> CognitoDirectory:
    endpoint = Endpoint(practice.hello["region"], None if aws else practice.endpoint)
    service = SignedService(SERVICE, endpoint, credentials.identity, worker, SHORT)
    return CognitoDirectory(practice.pool(pool)["pool_id"], service)


@pytest.fixture
def directory(practice: Practice, worker: Worker) -> CognitoDirectory:
    region = practice.hello["region"]
    return at(practice, worker, AwsCredentials(worker, region, practice=True))


@pytest.fixture
def of_files(practice: Practice, worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OfFiles:
    """Return how a directory is made that signs by AWS configuration files with this text.

    Without a named profile it is AWS's own: nothing else is called with credentials that nobody named.
    """
    for name in ("AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")

    def make(config: str, profile: str | None) -> CognitoDirectory:
        (tmp_path / "config").write_text(config)
        monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
        credentials = AwsCredentials(worker, practice.hello["region"], profile)
        return at(practice, worker, credentials, aws=profile is None)

    return make


def send(directory: CognitoDirectory, operation: str, **members: object) -> None:
    asyncio.run(directory.send(AdminCall(operation, members, repeatable=operation == ENABLE)))


def everybody(directory: CognitoDirectory, wanted: PeopleFilter | None = None) -> list[Person]:
    async def listed() -> list[Person]:
        return [person async for page in directory.pages(wanted) for person in page.people]

    return asyncio.run(listed())


def sent(practice: Practice, operation: str) -> int:
    return sum(entry["operation"] == operation for entry in practice.control.ledger()["requests"])


# Reading


def test_everybody_is_listed_once(practice: Practice, directory: CognitoDirectory) -> None:
    names = {practice.person("plain")["username"] for _ in range(70)}
    listed = [person.username for person in everybody(directory)]
    assert names <= set(listed)
    assert len(listed) == len(set(listed))
    assert sent(practice, "AdminGetUser") == 0


def test_a_person_is_read_whole(practice: Practice, directory: CognitoDirectory) -> None:
    made = practice.person("temporary-password")
    person = asyncio.run(directory.find(PeopleFilter("username", made["username"])))
    assert person is not None
    assert (person.status, person.enabled) == (UserStatus.FORCE_CHANGE_PASSWORD, True)
    assert person.attributes["email"] == made["email"]
    assert person.can_be_reached
    assert person.attributes["sub"] == person.sub
    assert abs((directory.now() - person.created_at).total_seconds()) < 60


@pytest.mark.parametrize("odd", ['O"Brien', "back\\slash", '\\"', "a = b", "名前"])
def test_a_value_is_escaped_in_a_filter(practice: Practice, directory: CognitoDirectory, odd: str) -> None:
    name = practice.person("plain")["username"]
    send(
        directory, "AdminUpdateUserAttributes", Username=name, UserAttributes=[{"Name": "name", "Value": odd}]
    )
    assert name in {person.username for person in everybody(directory, PeopleFilter("name", odd))}
    assert name in {
        person.username for person in everybody(directory, PeopleFilter("name", odd[:1], prefix=True))
    }


def test_a_filter_the_pool_does_not_know_is_not_sent(practice: Practice, directory: CognitoDirectory) -> None:
    with pytest.raises(FilterError):
        everybody(directory, PeopleFilter("custom:x", "1"))
    with pytest.raises(FilterError):
        everybody(directory, PeopleFilter("name", "x" * 250))
    assert sent(practice, "ListUsers") == 0


def test_a_reader_who_stops_leaves_nothing_behind(practice: Practice, directory: CognitoDirectory) -> None:
    for _ in range(70):
        practice.person("plain")

    async def first_page() -> int:
        pages = directory.pages()
        async for page in pages:
            await pages.aclose()  # type: ignore[attr-defined]  # it is a generator
            return len(page.people)
        return 0

    assert asyncio.run(first_page()) == 60


def test_the_pools_facts_are_asked_once(practice: Practice, directory: CognitoDirectory) -> None:
    async def twice() -> None:
        facts = await directory.facts()
        assert await directory.facts() is facts
        assert (facts.temporary_password.days, facts.mfa, facts.policy.min_length) == (7, "OPTIONAL", 8)
        assert set(facts.factors) == {"SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"}
        assert facts.required_attributes == ("email",)

    asyncio.run(twice())
    assert sent(practice, "DescribeUserPool") == 1


def test_the_pools_time_is_known_from_its_replies(practice: Practice, directory: CognitoDirectory) -> None:
    before = directory.now()
    practice.control.advance(86_400)
    asyncio.run(directory.facts())
    assert 86_300 < (directory.now() - before).total_seconds() < 10**9


# Sending again, or not


@pytest.mark.parametrize("fault", [{"do": "close"}, {"do": "status", "status": 503}])
def test_what_may_be_repeated_is_repeated_after_trouble(
    practice: Practice, directory: CognitoDirectory, fault: dict[str, Any]
) -> None:
    name = practice.person("disabled")["username"]
    practice.control.add_fault(operation=ENABLE, when="before", **fault)
    send(directory, ENABLE, Username=name)
    assert sent(practice, ENABLE) == 2


def test_nothing_is_repeated_for_somebody_with_a_pace_of_their_own(
    practice: Practice, directory: CognitoDirectory
) -> None:
    practice.control.add_fault(operation=ENABLE, do="error", error="TooManyRequestsException", when="before")
    call = AdminCall(ENABLE, {"Username": practice.person("disabled")["username"]}, repeatable=True)
    with pytest.raises(e.TooManyRequestsError):
        asyncio.run(directory.send(call, patient=False))
    assert sent(practice, ENABLE) == 1


def test_an_invitation_is_never_repeated(practice: Practice, directory: CognitoDirectory) -> None:
    name = practice.person("temporary-password")["username"]
    practice.control.add_fault(operation=CREATE, when="after", do="close")
    with pytest.raises(e.UnknownOutcomeError):
        send(directory, CREATE, Username=name, MessageAction="RESEND")
    assert sent(practice, CREATE) == 1
    assert len(practice.control.inbox(name)) == 1


def test_a_secret_is_revealed_on_the_way_out_only(practice: Practice, directory: CognitoDirectory) -> None:
    name = practice.person("plain")["username"]
    call = AdminCall("AdminSetUserPassword", {"Username": name, "Password": Secret("Chosen-For-You-1")})
    assert "Chosen" not in repr(call)
    asyncio.run(directory.send(call))


# Credentials and permissions


def test_a_missing_permission_is_named(practice: Practice, directory: CognitoDirectory) -> None:
    told = "User: arn:aws:iam::1:user/x is not authorized to perform: cognito-idp:ListUsers on resource: y"
    practice.control.add_fault(
        operation="*", do="error", when="before", status=400, error="AccessDeniedException", message=told
    )
    with pytest.raises(a.AccessDeniedError) as caught:
        everybody(directory)
    assert caught.value.notice.values["action"] == "cognito-idp:ListUsers"


def test_a_wrong_clock_is_told_from_a_wrong_key(practice: Practice, directory: CognitoDirectory) -> None:
    practice.control.advance(3 * 3600)
    told = "Signature expired: 20260101T000000Z is now earlier than 20260101T025500Z"
    fault = {"operation": "*", "do": "error", "when": "before", "error": "InvalidSignatureException"}
    practice.control.add_fault(**fault, message=told)
    with pytest.raises(a.ClockWrongError) as caught:
        everybody(directory)
    assert int(caught.value.notice.values["minutes"]) >= 179
    practice.control.add_fault(**fault, message="The request signature we calculated does not match")
    with pytest.raises(a.CredentialsRefusedError):
        everybody(directory)


def test_without_credentials_nothing_is_sent(practice: Practice, worker: Worker, of_files: OfFiles) -> None:
    with pytest.raises(a.CredentialsMissingError):
        everybody(of_files("", None))
    credentials = AwsCredentials(worker, practice.hello["region"], None)
    with pytest.raises(a.CredentialsNotNamedError):
        everybody(at(practice, worker, credentials))
    assert sent(practice, "ListUsers") == 0


SSO = """
[profile work]
sso_session = company
sso_account_id = 111111111111
sso_role_name = Admin
[sso-session company]
sso_start_url = https://example.invalid/start
sso_region = eu-west-1
"""


def test_an_ended_sso_sign_in_names_the_command_to_run(
    of_files: OfFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(a.SsoExpiredError) as caught:
        everybody(of_files(SSO, "work"))
    assert caught.value.notice.values["command"] == "aws sso login --profile work"


ROLE = """
[profile base]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = example
[profile role]
role_arn = arn:aws:iam::111111111111:role/x
source_profile = base
mfa_serial = arn:aws:iam::111111111111:mfa/y
"""


def test_a_role_that_wants_a_code_does_not_read_the_terminal(of_files: OfFiles) -> None:
    with pytest.raises(a.AwsProfileBrokenError) as caught:
        everybody(of_files(ROLE, "role"))
    assert caught.value.notice.values["because"] == "mfa"


def test_a_named_profile_signs(practice: Practice, of_files: OfFiles) -> None:
    assert everybody(of_files(ROLE, "base"))
    assert sent(practice, "ListUsers") >= 1


@pytest.mark.parametrize(
    ("config", "profile", "kind"),
    [
        ("", "nowhere", a.AwsProfileUnknownError),
        ("[profile x\nthis is = not one", "x", a.AwsProfileBrokenError),
        ("[profile half]\naws_access_key_id = A", "half", a.AwsProfileBrokenError),
    ],
)
def test_a_profile_that_cannot_be_used_is_told(
    of_files: OfFiles,
    config: str,
    profile: str,
    kind: type[StileError],
) -> None:
    with pytest.raises(kind):
        everybody(of_files(config, profile))


def test_a_profile_that_the_environment_names_is_called_by_its_name(
    of_files: OfFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "elsewhere")
    with pytest.raises(a.AwsProfileUnknownError) as caught:
        everybody(of_files("", None))
    assert caught.value.notice.values["name"] == "elsewhere"


def test_the_profiles_of_the_files_can_be_chosen_from(
    of_files: OfFiles,
    worker: Worker,
) -> None:
    of_files(SSO, None)
    (profile,) = asyncio.run(AwsCredentials(worker, "eu-west-1").profiles())
    assert (profile.name, profile.sso) == ("work", True)
