"""The names of the service's hosts, held against botocore's own rules."""

from __future__ import annotations

import io
from contextlib import suppress
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import botocore.session
import pytest
from botocore import UNSIGNED
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.loaders import Loader

from desktop.core.cognito.regions import FIPS_REGIONS, EndpointVariant, has_dualstack, pool_host

USUAL, FIPS = EndpointVariant(), EndpointVariant(fips=True)
DUALSTACK, BOTH = EndpointVariant(dualstack=True), EndpointVariant(fips=True, dualstack=True)


@cache
def _partitions() -> tuple[dict[str, Any], ...]:
    return tuple(Loader().load_data("endpoints")["partitions"])


def regions() -> list[str]:
    return [region for partition in _partitions() for region in partition["regions"]]


def listed(tag: str) -> set[str]:
    """Return the regions whose user pools have a variant, by botocore's list."""
    found = set()
    for partition in _partitions():
        endpoints = partition["services"].get("cognito-idp", {}).get("endpoints", {})
        for region, known in endpoints.items():
            if any(tag in variant["tags"] for variant in known.get("variants", ())):
                found.add(region)
    return found


def of_botocore(region: str, variant: EndpointVariant) -> str:
    """Return where botocore sends a call."""
    config = Config(
        signature_version=UNSIGNED,
        use_fips_endpoint=variant.fips,
        use_dualstack_endpoint=variant.dualstack,
    )
    client = botocore.session.Session().create_client("cognito-idp", region, config=config)
    return called_host(client)


def called_host(client: Any) -> str:  # noqa: ANN401 - botocore makes its clients up
    hosts = []

    def answer(request: Any, **_: object) -> Any:  # noqa: ANN401 - botocore's
        hosts.append(str(urlsplit(request.url).hostname))
        return AWSResponse(request.url, 400, {}, io.BytesIO())  # type: ignore[arg-type]

    client.meta.events.register("before-send", answer)
    with suppress(Exception):  # an empty reply is none
        client.forgot_password(ClientId="client", Username="ada")
    return hosts[0]


def test_there_are_regions_of_all_partitions() -> None:
    assert len(_partitions()) >= 8
    assert {"eu-west-1", "cn-north-1", "us-gov-west-1", "eusc-de-east-1", "us-isob-east-1"} <= set(regions())


@pytest.mark.parametrize("partition", _partitions(), ids=lambda partition: partition["partition"])
def test_hosts_are_those_that_botocore_calls(partition: dict[str, Any]) -> None:
    some = [*partition["regions"]][:2]
    fips = [region for region in partition["regions"] if region in FIPS_REGIONS][:2]
    for region in [*some, *fips]:
        for variant in (USUAL, FIPS, DUALSTACK, BOTH) if has_dualstack(region) else (USUAL, FIPS):
            assert pool_host(region, variant) == of_botocore(region, variant), (region, variant)


def test_fips_is_offered_where_it_is() -> None:
    assert set(FIPS_REGIONS) == listed("fips")


def test_dual_stack_is_offered_in_the_partitions_where_it_is() -> None:
    assert all(has_dualstack(region) for region in listed("dualstack"))
    without = {region for region in regions() if not has_dualstack(region)}
    assert without.isdisjoint(listed("dualstack"))
    assert {"cn-north-1", "eusc-de-east-1", "us-iso-east-1"} <= without
