"""A check of botocore's descriptions of the services Stile calls: a bundle leaves out hundreds of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.notices.finding import Check, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVICES = ("cognito-idp", "cognito-identity", "sts", "sso", "sso-oidc", "stepfunctions", "s3")
"""Stile's own calls, and those that find an admin's credentials."""


def checks() -> tuple[Check, ...]:
    """Return the table."""
    return (Check("service models", _models, 30.0),)


def _models() -> Iterator[Finding]:
    from botocore.exceptions import BotoCoreError  # noqa: PLC0415 - slow to load
    from botocore.loaders import Loader  # noqa: PLC0415

    loader = Loader()
    for service in SERVICES:
        try:
            loader.load_service_model(service, "service-2")
        except BotoCoreError as error:
            yield Finding.problem("part.missing", part=f"botocore {service}", reason=type(error).__name__)
    yield Finding.ok("model.there", services=", ".join(SERVICES))
