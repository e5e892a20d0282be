"""boto3, the AWS command line and kubectl take their credentials and tokens from Stile."""

from __future__ import annotations

import json
import shutil
import ssl
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.cli.for_programs import ROLES, SignedIn, signed_in
from tests.fixtures.secret_service import needs_secret_service, secret_service
from tests.peers.installing import AWS, pip_install

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fixtures.practice import Practice
    from tests.fixtures.secret_service import SecretService

__all__ = ["secret_service"]

pytestmark = [pytest.mark.ci, pytest.mark.keyring, needs_secret_service, pytest.mark.timeout(200)]
COMMANDS = 8
ASK_STS = (
    "import boto3, sys; print(boto3.client('sts', endpoint_url=sys.argv[1]).get_caller_identity()['Arn'])"
)


@pytest.fixture(scope="session")
def aws_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the AWS command line."""
    return pip_install(tmp_path_factory.mktemp("aws"), AWS)


@pytest.fixture
def ann(tmp_path: Path, practice: Practice, secret_service: SecretService) -> SignedIn:
    """Return somebody in two groups, whose tokens the keyring seals, with an AWS profile `work`."""
    return in_keyring(tmp_path, practice, secret_service)


def in_keyring(
    folder: Path, practice: Practice, secret_service: SecretService, pool: str = "default"
) -> SignedIn:
    files = {"AWS_CONFIG_FILE": str(folder / "config"), "AWS_SHARED_CREDENTIALS_FILE": str(folder / "keys")}
    environment = {**secret_service.environment, **files}
    ann = signed_in(folder, practice, pool, groups=("staff",), environment=environment)
    assert ann.stile.call("aws-profile", "add", "work").returncode == 0
    return ann


def run(ann: SignedIn, *command: str, **environment: str) -> str:
    done = subprocess.run(
        command,
        env={**ann.stile.env, **environment},
        cwd=ann.stile.home,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_boto3_signs_with_what_the_credential_process_prints(ann: SignedIn) -> None:
    """The profile is in the environment, so that Stile itself is started with it, and must not use it."""
    said = run(ann, sys.executable, "-c", ASK_STS, ann.practice.endpoint, AWS_PROFILE="work")
    assert "/staff/" in said
    assert [operation for operation in ann.sent() if operation.startswith("Get")] == [
        "GetId",
        "GetCredentialsForIdentity",
        "GetCallerIdentity",
    ]


def test_the_aws_command_line_takes_the_profile(ann: SignedIn, aws_program: Path) -> None:
    aws = (
        sys.executable,
        "-m",
        "awscli",
        "sts",
        "get-caller-identity",
        "--endpoint-url",
        ann.practice.endpoint,
    )
    path = f"{aws_program}:{ann.stile.env['PYTHONPATH']}"
    assert "/staff/" in json.loads(run(ann, *aws, "--profile", "work", PYTHONPATH=path))["Arn"]
    assert "/staff/" in json.loads(run(ann, *aws, PYTHONPATH=path, AWS_PROFILE="work"))["Arn"]


@pytest.mark.parametrize("how", ["env", "endpoint"])
def test_exec_gives_the_aws_command_line_what_it_needs(ann: SignedIn, aws_program: Path, how: str) -> None:
    exec_ = ann.stile.argv("exec", "--credentials", how, "--role", ROLES["staff"], "--")
    aws = (
        sys.executable,
        "-m",
        "awscli",
        "sts",
        "get-caller-identity",
        "--endpoint-url",
        ann.practice.endpoint,
    )
    path = f"{aws_program}:{ann.stile.env['PYTHONPATH']}"
    assert "/staff/" in json.loads(run(ann, *exec_, *aws, PYTHONPATH=path, AWS_PROFILE="work"))["Arn"]


class _ApiServer(BaseHTTPRequestHandler):
    """A Kubernetes API server that notes who asks."""

    seen: list[str]

    def do_GET(self) -> None:
        self.seen.append(self.headers.get("Authorization", ""))
        body = json.dumps({"kind": "APIVersions", "versions": ["v1"]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - as declared
        pass


def certificate(folder: Path) -> ssl.SSLContext:
    """Make a certificate for this computer, for half an hour."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=1))
        .not_valid_after(now + timedelta(minutes=30))
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(private + made.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.fixture
def api_server(tmp_path: Path) -> Iterator[tuple[str, list[str]]]:
    seen: list[str] = []
    handler = type("Noting", (_ApiServer,), {"seen": seen})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.socket = certificate(tmp_path).wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"https://127.0.0.1:{server.server_address[1]}", seen
    server.shutdown()
    server.server_close()


@pytest.mark.skipif(shutil.which("kubectl") is None, reason="not installed: kubectl")
@pytest.mark.parametrize("version", ["v1", "v1beta1"])
def test_kubectl_takes_the_token(
    ann: SignedIn, api_server: tuple[str, list[str]], tmp_path: Path, version: str
) -> None:
    address, seen = api_server
    command, *arguments = ann.stile.argv("kube-token", "--no-prompt")
    plugin = {
        "apiVersion": f"client.authentication.k8s.io/{version}",
        "command": command,
        "args": arguments,
        "interactiveMode": "Never",
    }
    file = tmp_path / "kubeconfig"
    config = {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": "practice",
        "clusters": [{"name": "practice", "cluster": {"server": address, "insecure-skip-tls-verify": True}}],
        "users": [{"name": "ann", "user": {"exec": plugin}}],
        "contexts": [{"name": "practice", "context": {"cluster": "practice", "user": "ann"}}],
    }
    file.write_text(json.dumps(config))
    home = {"HOME": str(tmp_path)}
    run(ann, "kubectl", "--kubeconfig", str(file), "get", "--raw", "/api", **home)
    assert set(seen) == {f"Bearer {run(ann, *ann.stile.argv('token', '--id'))}"}


def test_eight_commands_at_once_fetch_once_and_lose_nothing(
    tmp_path: Path, practice: Practice, secret_service: SecretService
) -> None:
    """Each refresh gives a new refresh token; the identity pool is the first to know that the token ended."""
    ann = in_keyring(tmp_path, practice, secret_service, "rotation")
    practice.control.advance(3601)
    ann.sent()
    with ThreadPoolExecutor(COMMANDS) as pool:
        commands = [("credentials",)] * COMMANDS
        said = list(pool.map(lambda one: run(ann, *ann.stile.argv(*one)), commands))
    assert len(set(said)) == 1
    assert ann.sent() == ["GetId", "GetTokensFromRefreshToken", "GetId", "GetCredentialsForIdentity"]
