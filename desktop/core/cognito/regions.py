"""Where AWS has user pools: the names of the service's hosts, and which regions have special ones.

Source: botocore's endpoint rules of cognito-idp and its lists of partitions and endpoints, against which
`tests/core/cognito/test_regions.py` holds this.
"""

from __future__ import annotations

from dataclasses import dataclass

_AWS, _GOV = "aws", "aws-us-gov"


@dataclass(frozen=True, slots=True)
class EndpointVariant:
    """Which of a service's hosts is called: one with validated cryptography, one that IPv6 reaches, both."""

    fips: bool = False
    dualstack: bool = False

    @property
    def of_other_services(self) -> EndpointVariant:
        """Return the variant for services beside the pool: not all of them have dual stack."""
        return EndpointVariant(fips=self.fips)


USUAL = EndpointVariant()

_PARTITIONS: dict[str, tuple[str, str, str]] = {
    "cn-": ("aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
    "us-gov-": (_GOV, "amazonaws.com", "api.aws"),
    "eusc-": ("aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu"),
    "us-isob-": ("aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud"),
    "us-isof-": ("aws-iso-f", "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
    "us-iso-": ("aws-iso", "c2s.ic.gov", "api.aws.ic.gov"),
    "eu-isoe-": ("aws-iso-e", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
}
"""By how a region's name begins: the partition, the end of its hosts' names, and that of dual stack."""

_USUAL_PARTITION = (_AWS, "amazonaws.com", "api.aws")

FIPS_REGIONS = ("us-east-1", "us-east-2", "us-west-1", "us-west-2", "us-gov-west-1")
"""The regions whose user pools have a FIPS endpoint."""


def has_dualstack(region: str) -> bool:
    """Say whether user pools of a region have a dual-stack endpoint. By partition: regions come and go."""
    return _partition(region)[0] in {_AWS, _GOV}


def pool_host(region: str, variant: EndpointVariant = USUAL) -> str:
    """Return the host of the user pools of a region."""
    name, suffix, dualstack_suffix = _partition(region)
    service = "cognito-idp-fips" if variant.fips else "cognito-idp"
    own_name = name == _AWS and (not variant.fips or region in FIPS_REGIONS)
    end = suffix if not variant.dualstack or own_name else dualstack_suffix
    return f"{service}.{region}.{end}"


def is_aws_host(host: str) -> bool:
    """Say whether a host is AWS's own by its name, as an interface endpoint of somebody's network is, too."""
    ends = (end for _, *suffixes in (_USUAL_PARTITION, *_PARTITIONS.values()) for end in suffixes)
    return host.lower().endswith(tuple(f".{end}" for end in ends))


def _partition(region: str) -> tuple[str, str, str]:
    found = (values for begin, values in _PARTITIONS.items() if region.startswith(begin))
    return next(found, _USUAL_PARTITION)
