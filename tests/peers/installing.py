"""Other people's programs, installed into a temporary folder in exactly the versions named here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CLIENTS = ("amazon-cognito-identity-js@6.3.21", "aws-amplify@6.22.1")
COGNITO_LOCAL = ("cognito-local@5.3.0",)
_OVERRIDES = {"@noble/hashes": "1.8.0", "@scure/base": "1.2.6"}
"""What cognito-local needs for authenticator codes, in versions that Node 18 can load."""

OIDC_CLIENT = ("oidc-client-ts@3.5.0", "esbuild@0.28.2")
AMPLIFY_PAGE = ("aws-amplify@6.22.1", "esbuild@0.28.2")
OIDC_PROVIDER = ("oidc-provider@8.8.1",)
AUTHLIB = ("authlib==1.9.10", "joserfc==1.8.0", "requests==2.34.2")
OAUTHLIB = ("oauthlib==4.0.1",)

MOTO = ("moto==5.2.5", "joserfc==1.8.0", "flask==3.1.3", "flask-cors==6.0.5")
"""What `moto[cognitoidp,server]` means for this one service, without those of all the others."""

MOTO_ENGINE = (
    *MOTO,
    "antlr4-python3-runtime==4.13.2",
    "jsonpath_ng==1.16.0",
    "py-partiql-parser==0.6.3",
    "PyYAML==6.0.3",
)
"""What `moto[stepfunctions,s3]` means besides."""

AWS = ("awscli==1.46.3",)

ASL_VALIDATOR = ("asl-validator@4.0.0",)

_PATIENCE = 150


def npm_install(folder: Path, packages: Sequence[str]) -> Path:
    """Install packages of npm, and return the folder. Without Node a test is skipped, but not in CI."""
    _need("node")
    _need("npm")
    package = {"private": True, "overrides": _OVERRIDES}
    folder.joinpath("package.json").write_text(json.dumps(package), encoding="utf-8")
    quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--loglevel=error"]
    _run(["npm", "install", *quiet, *packages], folder)
    return folder


def pip_install(folder: Path, packages: Sequence[str]) -> Path:
    """Install packages of pip beside, not into, this environment, and return the folder."""
    quiet = ["--quiet", "--no-compile", "--disable-pip-version-check"]
    _run([sys.executable, "-m", "pip", "install", *quiet, "--target", str(folder), *packages], folder)
    return folder


def _need(program: str) -> None:
    if shutil.which(program) is not None:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{program} is not installed")
    pytest.skip(f"not installed: {program}")


def _run(command: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            text=True,
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired:
        pytest.fail(f"took more than {_PATIENCE} s: {' '.join(command)}", pytrace=False)
    if done.returncode:
        pytest.fail(f"could not be installed: {' '.join(command)}\n{done.stdout[-2000:]}", pytrace=False)
