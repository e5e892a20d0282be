"""A practice pool of our own, and other people's programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.practice.server import PracticeServer
from tests.fixtures.practice import Practice
from tests.peers.installing import CLIENTS, COGNITO_LOCAL, MOTO, npm_install, pip_install

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def strict() -> Iterator[Practice]:
    """Start a practice pool whose clock nobody moves: other clients go by this machine's."""
    with PracticeServer.start() as server:
        yield Practice(server)


@pytest.fixture(scope="session")
def node_clients(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the clients that run in Node."""
    return npm_install(tmp_path_factory.mktemp("clients"), CLIENTS)


@pytest.fixture(scope="session")
def cognito_local_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install cognito-local."""
    return npm_install(tmp_path_factory.mktemp("cognito-local"), COGNITO_LOCAL)


@pytest.fixture(scope="session")
def moto_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install moto."""
    return pip_install(tmp_path_factory.mktemp("moto"), MOTO)
