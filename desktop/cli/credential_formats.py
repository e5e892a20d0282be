"""AWS credentials in the forms that SDKs read. Source: AWS SDKs and Tools Reference Guide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.core.cognito.identity_pool import TemporaryCredentials


def process_output(found: TemporaryCredentials) -> dict[str, Any]:
    """Return what a `credential_process` prints."""
    return {
        "Version": 1,
        "AccessKeyId": found.access_key_id,
        "SecretAccessKey": found.secret_access_key.reveal(),
        "SessionToken": found.session_token.reveal(),
        "Expiration": end_of(found),
    }


def container_output(found: TemporaryCredentials) -> dict[str, str]:
    """Return what the address of a container provider says."""
    return {
        "AccessKeyId": found.access_key_id,
        "SecretAccessKey": found.secret_access_key.reveal(),
        "Token": found.session_token.reveal(),
        "Expiration": end_of(found),
    }


def variables(found: TemporaryCredentials) -> dict[str, str]:
    """Return the environment variables that hold credentials."""
    return {
        "AWS_ACCESS_KEY_ID": found.access_key_id,
        "AWS_SECRET_ACCESS_KEY": found.secret_access_key.reveal(),
        "AWS_SESSION_TOKEN": found.session_token.reveal(),
        "AWS_CREDENTIAL_EXPIRATION": end_of(found),
    }


def end_of(found: TemporaryCredentials) -> str:
    """Return when credentials end, as RFC 3339 has it."""
    return found.expires_at.isoformat(timespec="seconds").replace("+00:00", "Z")
