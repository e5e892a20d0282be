"""A job on Step Functions as moto plays it, and the machine as other people's validator reads it.

moto knows the service by boto3's name, where the real engine has one of its own, so it gets the machine with
that word changed. moto runs the children but writes no results of theirs: that part is held against files as
Step Functions writes them, in tests/admin/cloud.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from desktop.profiles.parsing import parse, to_plain
from desktop.storage.folders import Folders
from desktop.storage.profile_repository import ProfileRepository
from desktop.system.platform import current
from tests.cli.stile import Stile
from tests.peers.installing import ASL_VALIDATOR, MOTO_ENGINE, npm_install, pip_install
from tests.peers.serving import Served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.ci, pytest.mark.timeout(300)]

NAMES = [f"ada-{n}" for n in range(6)]
BUCKET, REGION = "jobs", "eu-west-1"
OURS, MOTOS = ("cognitoidentityprovider:", "CognitoIdentityProvider."), ("cognito-idp:", "cognito-idp.")


@pytest.fixture(scope="module")
def moto(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve moto with its engine switched on, at a port it knows, for it calls itself."""
    program = pip_install(tmp_path_factory.mktemp("moto-engine"), MOTO_ENGINE)
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = str(found.getsockname()[1])
    command = [sys.executable, "-m", "moto.server", "-p", port]
    with Served(command, program, {"PYTHONPATH": str(program)}) as served:
        setting = json.dumps({"stepfunctions": {"execute_state_machine": True}}).encode()
        request = urllib.request.Request(  # noqa: S310 - the server we started
            f"{served.endpoint}/moto-api/config",
            data=setting,
            headers={"Content-Type": "application/json"},
        )
        urllib.request.urlopen(request).close()  # noqa: S310 - as above
        yield served


class Cloud:
    """A pool with people, a bucket, and a home of Stile that knows them."""

    def __init__(self, moto: Served, home: Path) -> None:
        self._endpoint = moto.endpoint
        self.people = moto.admin()
        self.pool_id = self.people.create_user_pool(PoolName="engine")["UserPool"]["Id"]
        made = self.people.create_user_pool_client(UserPoolId=self.pool_id, ClientName="stile")
        for name in NAMES:
            self.people.admin_create_user(UserPoolId=self.pool_id, Username=name, MessageAction="SUPPRESS")
        location = {"LocationConstraint": REGION}
        self.client("s3").create_bucket(Bucket=BUCKET, CreateBucketConfiguration=location)
        plain = {
            "name": "moto",
            "pool_id": self.pool_id,
            "client_id": made["UserPoolClient"]["ClientId"],
            "region": REGION,
            "flow": "srp",
            "endpoint_url": moto.endpoint,
        }
        self.stile = Stile(home)
        profile = parse(plain | {"aws_profile": self.stile.with_aws_keys()})
        ProfileRepository(Folders(home), current(), parse, to_plain).add(profile)
        (home / "people.csv").write_text("username\n" + "\n".join(NAMES), encoding="utf-8")

    def client(self, service: Any) -> Any:  # noqa: ANN401 - boto3 makes its clients' methods up
        return boto3.client(
            service,
            region_name=REGION,
            endpoint_url=self._endpoint,
            aws_access_key_id="peer",
            aws_secret_access_key="peer",
        )

    def bulk(self, *args: str) -> subprocess.CompletedProcess[str]:
        return self.stile.run("admin", "bulk", "disable", "--from", "people.csv", *args, timeout=120)


@pytest.fixture(scope="module")
def cloud(moto: Served, tmp_path_factory: pytest.TempPathFactory) -> Cloud:
    return Cloud(moto, tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def exported(cloud: Cloud) -> Path:
    done = cloud.bulk("--export", "out", "--bucket", BUCKET)
    assert done.returncode == 0, done.stderr
    return cloud.stile.home / "out" / "state-machine.asl.json"


def test_the_machine_is_valid_to_other_peoples_validator(
    exported: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = npm_install(tmp_path_factory.mktemp("validator"), ASL_VALIDATOR)
    command = [str(folder / "node_modules/.bin/asl-validator"), "--json-path", str(exported)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_machine_does_it_for_everybody_and_the_report_is_the_same(cloud: Cloud, exported: Path) -> None:
    text = exported.read_text(encoding="utf-8")
    for ours, motos in zip(OURS, MOTOS, strict=True):
        assert ours in text
        text = text.replace(ours, motos)
    made = cloud.client("stepfunctions").create_state_machine(
        name="stile-disable", definition=text, roleArn="arn:aws:iam::123456789012:role/stile-disable"
    )
    done = cloud.bulk(
        "--start",
        made["stateMachineArn"],
        "--bucket",
        BUCKET,
        "--confirm",
        str(len(NAMES)),
        "--json",
        "--report",
        "report.csv",
    )
    assert done.returncode == 0, done.stderr
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert {line["name"]: line["result"] for line in said if line["event"] == "row"} == dict.fromkeys(
        NAMES, "done"
    )
    listed = cloud.people.list_users(UserPoolId=cloud.pool_id)["Users"]
    assert [user["Enabled"] for user in listed] == [False] * len(NAMES)
    assert (cloud.stile.home / "report.csv").read_text(encoding="utf-8-sig").count("done,") == len(NAMES)
    keys = [found["Key"] for found in cloud.client("s3").list_objects_v2(Bucket=BUCKET)["Contents"]]
    assert all(key.startswith("stile/") for key in keys)
    again = cloud.stile.run("admin", "bulk", "--resume", said[-1]["job"], "--json", timeout=120)
    assert again.returncode == 0, again.stderr
    runs = cloud.client("stepfunctions").list_executions(stateMachineArn=made["stateMachineArn"])[
        "executions"
    ]
    assert len(runs) == 1, "a job that is resumed is followed, not started again"
