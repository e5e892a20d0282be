"""botocore's descriptions of services, without what only people and other services' callers read."""

from __future__ import annotations

import gzip
import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def is_read(target: str, services: Collection[str]) -> bool:
    """Say whether a data file of boto3 or botocore belongs to one of these services, or to all.

    boto3's own descriptions serve its resources, which Stile does not use.
    """
    path = PurePath(target)
    match path.parts:
        case "boto3", "data" | "examples", *_:
            return False
        case "botocore", "data", service, _, *_:
            return service in services and not path.name.startswith("examples-")
    return True


def cut(target: str, source: Path, services: Collection[str]) -> bytes | None:
    """Return what a bundle has in place of a data file, None if the file stays as it is.

    Descriptions lose their documentation, the list of endpoints those of other services: half of what a
    client of boto3 takes in memory.
    """
    match PurePath(target).parts:
        case "botocore", "data", "endpoints.json":
            return _packed(_of_services(json.loads(source.read_bytes()), services))
        case "botocore", "data", _, _, "service-2.json.gz":
            return gzip.compress(
                _packed(_undocumented(json.loads(gzip.decompress(source.read_bytes())))), mtime=0
            )
    return None


def _of_services(endpoints: dict[str, Any], services: Collection[str]) -> dict[str, Any]:
    for partition in endpoints["partitions"]:
        partition["services"] = {
            name: told for name, told in partition["services"].items() if name in services
        }
    return endpoints


def _undocumented(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Leave out documentation, which is text; a member that is called so is a description."""
    if isinstance(value, dict):
        return {
            name: _undocumented(part)
            for name, part in value.items()
            if name != "documentation" or not isinstance(part, str)
        }
    return [_undocumented(part) for part in value] if isinstance(value, list) else value


def _packed(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
