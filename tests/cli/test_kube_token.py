"""`stile kube-token`: an ExecCredential of the version that client-go asks for."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import jsonschema  # type: ignore[import-untyped]
import pytest

from desktop.core.secret import Secret
from desktop.core.sign_in.token_set import claims_of
from tests.cli.for_programs import signed_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice

V1, BETA = "client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"

EXEC_CREDENTIAL = {
    "type": "object",
    "required": ["apiVersion", "kind", "status"],
    "additionalProperties": False,
    "properties": {
        "apiVersion": {"enum": [V1, BETA]},
        "kind": {"const": "ExecCredential"},
        "status": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "token": {"type": "string", "minLength": 1},
                "expirationTimestamp": {"type": "string", "format": "date-time"},
                "clientCertificateData": {"type": "string"},
                "clientKeyData": {"type": "string"},
            },
            "anyOf": [{"required": ["token"]}, {"required": ["clientCertificateData", "clientKeyData"]}],
        },
    },
}
"""The published shape: ExecCredential and ExecCredentialStatus of client.authentication.k8s.io."""


def asks(version: str) -> str:
    spec = {"interactive": False, "cluster": {"server": "https://192.0.2.1", "config": None}}
    return json.dumps({"kind": "ExecCredential", "apiVersion": version, "spec": spec})


def test_the_id_token_comes_in_the_version_that_is_asked_for(tmp_path: Path, practice: Practice) -> None:
    ann = signed_in(tmp_path, practice)
    token = ann.call("token", "--id").stdout.strip()
    for version in (None, V1, BETA):
        if version:
            ann.stile.environment["KUBERNETES_EXEC_INFO"] = asks(version)
        said = json.loads(ann.call("kube-token").stdout)
        jsonschema.validate(said, EXEC_CREDENTIAL, format_checker=jsonschema.FormatChecker())
        assert (said["apiVersion"], said["status"]["token"]) == (version or V1, token)
        ends = datetime.fromisoformat(said["status"]["expirationTimestamp"])
        assert ends == datetime.fromtimestamp(claims_of(Secret(token))["exp"], UTC)
    assert ann.call("token", "--id", "--header").stdout == f"Authorization: Bearer {token}\n"


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (asks("client.authentication.k8s.io/v1alpha1"), f"Stile knows {V1}"),
        *(
            (asked, "no ExecCredential")
            for asked in ("{", "[]", '{"apiVersion": 1}', f'{{"apiVersion": "{V1}"}}')
        ),
    ],
)
def test_another_version_is_refused_and_so_is_what_kubectl_never_writes(
    stile: Stile, asked: str, why: str
) -> None:
    stile.environment["KUBERNETES_EXEC_INFO"] = asked
    done = stile.call("kube-token")
    assert (done.returncode, done.stdout) == (2, "")
    assert why in done.stderr
