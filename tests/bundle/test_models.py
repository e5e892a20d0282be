"""What a bundle has of botocore's descriptions, held against the whole ones."""

from __future__ import annotations

import gzip
import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import botocore
import pytest
from botocore.model import ServiceModel

from desktop.aws.model_checks import SERVICES

if TYPE_CHECKING:
    from types import ModuleType

DATA = Path(botocore.__file__).parent / "data"


@pytest.fixture(scope="module")
def models() -> ModuleType:
    file = Path(__file__).parents[2] / ".ci/models.py"
    spec = importlib.util.spec_from_file_location("models", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("service", SERVICES)
def test_a_description_loses_its_documentation_and_nothing_else(models: ModuleType, service: str) -> None:
    whole = json.loads(gzip.decompress(_described(service).read_bytes()))
    cut = json.loads(gzip.decompress(_cut(models, _described(service))))
    ours, theirs = ServiceModel(cut, service), ServiceModel(whole, service)
    assert ours.operation_names == theirs.operation_names
    assert set(cut["shapes"]) == set(whole["shapes"])
    for name, shape in whole["shapes"].items():
        assert _bare(cut["shapes"][name]) == _bare(shape)
    assert "documentation" not in cut


def test_a_member_that_is_called_documentation_stays(models: ModuleType, tmp_path: Path) -> None:
    shape = {"members": {"documentation": {"shape": "Text", "documentation": "prose"}}}
    source = tmp_path / "service-2.json.gz"
    source.write_bytes(gzip.compress(json.dumps({"shapes": {"One": shape}}).encode()))
    cut = models.cut("botocore/data/a/b/service-2.json.gz", source, SERVICES)
    assert json.loads(gzip.decompress(cut)) == {
        "shapes": {"One": {"members": {"documentation": {"shape": "Text"}}}}
    }


def test_the_list_of_endpoints_keeps_every_place_of_the_services_that_are_called(models: ModuleType) -> None:
    whole = json.loads((DATA / "endpoints.json").read_bytes())
    cut = json.loads(_cut(models, DATA / "endpoints.json"))
    assert len(json.dumps(cut)) < len(json.dumps(whole)) / 5
    for ours, theirs in zip(cut["partitions"], whole["partitions"], strict=True):
        kept = {name: told for name, told in theirs["services"].items() if name in SERVICES}
        assert ours == theirs | {"services": kept}


def test_what_is_cut_is_the_same_each_time(models: ModuleType) -> None:
    file = _described("cognito-idp")
    assert _cut(models, file) == _cut(models, file)


@pytest.mark.parametrize(
    ("target", "is_read"),
    [
        ("botocore/data/cognito-idp/2016-04-18/service-2.json.gz", True),
        ("botocore/data/cognito-idp/2016-04-18/examples-1.json", False),
        ("botocore/data/ec2/2016-11-15/service-2.json.gz", False),
        ("botocore/data/endpoints.json", True),
        ("botocore/cacert.pem", True),
        ("boto3/data/s3/2006-03-01/resources-1.json", False),
        ("fido2/public_suffix_list.dat", True),
    ],
)
def test_only_what_is_read_is_bundled(models: ModuleType, target: str, is_read: bool) -> None:  # noqa: FBT001 - a table
    assert models.is_read(target, SERVICES) is is_read


def _described(service: str) -> Path:
    return next((DATA / service).glob("*/service-2.json.gz"))


def _cut(models: ModuleType, file: Path) -> bytes:
    cut: bytes = models.cut(f"botocore/data/{file.relative_to(DATA).as_posix()}", file, SERVICES)
    return cut


def _bare(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        return [_bare(part) for part in value]
    if not isinstance(value, dict):
        return value
    prose = "documentation" if isinstance(value.get("documentation"), str) else None
    return {name: _bare(part) for name, part in value.items() if name != prose}
