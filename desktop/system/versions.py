"""Which versions of what this program runs on."""

from __future__ import annotations

import os
import platform
import sys
from typing import TYPE_CHECKING

from desktop.version import version

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIBRARIES = (
    "PySide6_Essentials",
    "boto3",
    "botocore",
    "cryptography",
    "fido2",
    "filelock",
    "keyring",
    "qasync",
    "truststore",
)
_TOLD = ("QT_QPA_PLATFORM", "STILE_LOG", "XDG_SESSION_TYPE", "LANG")
_PROXIES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY")
_NAMED = ("STILE_HOME", "AWS_", *_PROXIES, "OTEL_", "REQUESTS_CA_BUNDLE")


def versions() -> dict[str, str]:
    """Return the versions of Stile, of Python, of the system and of the libraries that matter."""
    own = {"stile": version(), "python": platform.python_version(), "system": platform.platform()}
    frozen = {"bundle": "yes"} if getattr(sys, "frozen", False) else {}
    return {**own, **frozen, **{name: _version_of(name) for name in _LIBRARIES}}


def environment(variables: Mapping[str, str] = os.environ) -> dict[str, object]:
    """Return the variables that change what Stile does: few by value, those that may hold secrets by name."""
    told = {name: variables[name] for name in _TOLD if name in variables}
    named = sorted(name for name in variables if name.upper().startswith(_NAMED))
    return {**told, "also_set": named}


def _version_of(library: str) -> str:
    from importlib import metadata  # noqa: PLC0415 - it takes long to load

    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "?"
