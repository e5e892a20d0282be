"""Who signs an admin's calls."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caller:
    """The AWS identity that STS names: an IAM user, a role's session, or an SSO person."""

    account: str
    arn: str
    user_id: str = ""

    @property
    def session_name(self) -> str:
        """Return the last part of the ARN: the IAM user's name, or what a role's session is called.

        IAM Identity Center calls a session by the person's own user name, which is mostly an e-mail address.
        """
        return self.arn.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class AwsProfile:
    """One named profile of the AWS configuration files; `sso` says whether it signs in by a browser."""

    name: str
    region: str = ""
    sso: bool = False
