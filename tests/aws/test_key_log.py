"""SSLKEYLOGFILE is ignored: nobody who can set a variable gets the keys of the connections."""

from __future__ import annotations

import asyncio
import ssl
from typing import TYPE_CHECKING

from desktop.core.cognito.replies import Challenge
from tests.aws.certificates import self_signed
from tests.aws.conftest import NEW_PASSWORD, SESSION
from tests.aws.raw_server import RawServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from desktop.aws.cognito_pool import CognitoPool


def test_a_call_over_tls_writes_no_keys(
    pool_at: Callable[[str], CognitoPool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = tmp_path / "keys"
    context, public = self_signed(tmp_path)
    monkeypatch.setenv("AWS_CA_BUNDLE", str(public))
    monkeypatch.setenv("SSLKEYLOGFILE", str(keys))
    ssl.create_default_context()
    assert keys.exists(), "Python would write them"
    keys.unlink()
    with RawServer(tls=context) as server:
        received = asyncio.run(pool_at(server.url).send(NEW_PASSWORD, SESSION))
    assert isinstance(received.result, Challenge)
    assert not keys.exists()
