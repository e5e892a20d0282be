"""The environment of a program that `stile exec` starts: what it may use of AWS, and nothing in its way."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_OTHERS = (
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_SECURITY_TOKEN",
    "AWS_CREDENTIAL_EXPIRATION",
    "AWS_PROFILE",
    "AWS_DEFAULT_PROFILE",
    "AWS_ROLE_ARN",
    "AWS_ROLE_SESSION_NAME",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
)
"""Variables by which SDKs would take somebody else's credentials in place of these."""

_REGIONS = ("AWS_REGION", "AWS_DEFAULT_REGION")
"""Some SDKs read only the first, some only the second."""


def of_the_person() -> dict[str, str]:
    """Return the environment that Stile was started with.

    A bundle puts its own libraries into it, which other programs must not load, and notes for its copies.
    """
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    if bundle is None:
        return dict(os.environ)
    outside = {name: _without(bundle, value) for name, value in os.environ.items()}
    return {
        name: value
        for name, value in outside.items()
        if not name.startswith("_PYI_") and name != "LD_LIBRARY_PATH_ORIG" and (value or not os.environ[name])
    }


def _without(bundle: str, value: str) -> str:
    """Return a list of paths without those of the bundle; any other text stays."""
    if bundle not in value:
        return value
    return os.pathsep.join(part for part in value.split(os.pathsep) if not part.startswith(bundle))


def without_other_credentials(region: str) -> dict[str, str]:
    """Return the person's environment without other AWS credentials, those of the computer included.

    Once the credentials have ended, an SDK must say so, and not go on as the computer's own role.
    """
    kept = {name: value for name, value in of_the_person().items() if name not in _OF_OTHERS}
    named = [kept.get(name) for name in _REGIONS]
    usual = next(filter(None, named), region)
    regions = {name: found or usual for name, found in zip(_REGIONS, named, strict=True)}
    return kept | regions | {"AWS_EC2_METADATA_DISABLED": "true"}


def with_endpoint(url: str, token: str) -> Mapping[str, str]:
    """Return the variables that say where credentials are served.

    SDKs look into the AWS files first, where they would find somebody else's, so those are hidden.
    """
    return {
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": url,
        "AWS_CONTAINER_AUTHORIZATION_TOKEN": token,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_CONFIG_FILE": os.devnull,
    }
