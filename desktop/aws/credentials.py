"""Whose AWS credentials sign: core.admin.directory.Credentials by boto3's chain, and those of practice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.aws.boto_loading import load_boto
from desktop.aws.endpoint import Endpoint
from desktop.aws.identity import SigningIdentity
from desktop.aws.signed_service import SignedService
from desktop.core.admin.callers import AwsProfile, Caller
from desktop.core.admin.errors import AwsProfileBrokenError
from desktop.core.cognito.errors import GarbledError
from desktop.core.cognito.regions import USUAL, EndpointVariant
from desktop.core.errors import StileError

if TYPE_CHECKING:
    from desktop.core.worker import Worker

_READING = 30.0
_PRACTICE = Caller("000000000000", "arn:aws:sts::000000000000:assumed-role/practice/practice")


class AwsCredentials:
    """The credentials of a named AWS profile, or of boto3's default chain where none is named.

    With `practice` they are two words that a practice pool takes, and no file of AWS is read.
    """

    def __init__(
        self,
        worker: Worker,
        region: str,
        profile: str | None = None,
        *,
        practice: bool = False,
        variant: EndpointVariant = USUAL,
    ) -> None:
        self._worker = worker
        self.identity = SigningIdentity(profile, practice)
        self._sts = SignedService("sts", Endpoint(region, variant=variant), self.identity, worker)
        self._caller: Caller | None = None

    @property
    def profile(self) -> str | None:
        """Return the named AWS profile, None for boto3's default chain."""
        return self.identity.profile

    async def caller(self) -> Caller:
        """Return who the credentials belong to; asked once and remembered."""
        if self.identity.practice:
            return _PRACTICE
        if self._caller is None:
            reply = await self._sts.call("GetCallerIdentity", {})
            told = [str(reply.body.get(name, "")) for name in ("Account", "Arn", "UserId")]
            if not all(told[:2]):
                raise GarbledError("no caller in the reply", request_id=reply.request_id)
            self._caller = Caller(*told)
        return self._caller

    async def profiles(self) -> tuple[AwsProfile, ...]:
        """Return the profiles of the AWS configuration files. Raises AwsProfileBrokenError."""
        found = await self._worker.run(partial(load_boto, _profiles), _READING)
        if isinstance(found, StileError):
            raise found
        return found


def _profiles() -> tuple[AwsProfile, ...] | StileError:
    from desktop.aws.boto_sessions import named_profiles  # noqa: PLC0415 - loads boto3

    try:
        return named_profiles()
    except Exception as error:  # noqa: BLE001 - whatever botocore says of a broken file
        return AwsProfileBrokenError(name="", reason=str(error))
