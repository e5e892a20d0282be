"""An admin at the practice pool, with a log that can be read."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.admin.actions import ACTIONS, ActionDetails, ActionRequest
from desktop.admin.performing import ActionResult, AdminPorts, perform
from desktop.aws.cognito_directory import SERVICE, CognitoDirectory
from desktop.aws.credentials import AwsCredentials
from desktop.aws.endpoint import Endpoint
from desktop.aws.signed_service import SignedService
from desktop.core.admin.people import PeopleFilter, Person
from desktop.core.storage.vault import StorageError
from desktop.system.thread_worker import ThreadWorker

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.core.admin.audit_entry import AuditEntry
    from tests.fixtures.practice import Practice


@dataclass
class OpenLog:
    """core.admin.audit_entry.Audit that remembers; `full` lets so many lines in and then no more."""

    lines: list[AuditEntry] = field(default_factory=list)
    full: int = 1_000

    async def write(self, *entries: AuditEntry) -> None:
        if len(self.lines) + len(entries) > self.full:
            raise StorageError("the disk is full")
        self.lines += entries

    async def entries(self) -> tuple[AuditEntry, ...]:
        return tuple(self.lines)

    async def verify(self) -> None:
        return None

    async def set_aside(self) -> tuple[str, ...]:
        return ()

    async def acknowledge(self, entry: AuditEntry) -> None:
        self.lines.append(entry)

    async def password_times(self, pool_id: str) -> Mapping[str, datetime]:  # noqa: ARG002 - one pool
        return {line.whom: line.at for line in self.lines if line.gave_password}


class Admin:
    """An admin of one pool of the practice server."""

    def __init__(self, practice: Practice, pool: str = "default", names: tuple[str, ...] = ()) -> None:
        self.worker = ThreadWorker()
        self.log = OpenLog()
        region = practice.hello["region"]
        self.credentials = AwsCredentials(self.worker, region, practice=True)
        service = SignedService(
            SERVICE, Endpoint(region, practice.endpoint), self.credentials.identity, self.worker
        )
        self.directory = CognitoDirectory(practice.pool(pool)["pool_id"], service)
        self.ports = AdminPorts(self.directory, self.credentials, self.log, names)

    def find(self, name: str) -> Person:
        person = asyncio.run(self.directory.find(PeopleFilter("username", name)))
        assert person is not None
        return person

    def request(self, person: Person, details: ActionDetails) -> ActionRequest:
        return ActionRequest(person, asyncio.run(self.directory.facts()), details)

    def does(self, action: str, name: str, details: ActionDetails | None = None) -> ActionResult:
        """Do an action for somebody, after a look at them."""
        request = self.request(self.find(name), details or ActionDetails())
        return asyncio.run(perform(self.ports, ACTIONS[action], request))
