"""A practice pool with many people, and what a job on it needs."""

from __future__ import annotations

import secrets
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from desktop.admin.actions import ACTIONS
from desktop.admin.actions.action import NO_DETAILS
from desktop.admin.bulk.delivery import Means
from desktop.admin.bulk.job import Header, Job, begin_job
from desktop.admin.bulk.plan import Plan, Rules, plan_people
from desktop.admin.bulk.run import BulkRun
from desktop.aws.credentials import AwsCredentials
from desktop.aws.directory import SERVICE, CognitoDirectory
from desktop.aws.endpoint import Endpoint, Timeouts
from desktop.aws.signed import SignedService
from desktop.core.callers import Caller
from desktop.core.people import Filter
from desktop.keep.audit_log import AuditLog
from desktop.keep.folders import Folders
from desktop.keep.jobs import FileJobs
from desktop.keep.keys import Key
from desktop.keep.lease import FileLease
from desktop.keep.line_file import LineFile
from desktop.keep.sealed_file import SealedFile
from desktop.keep.vault import SealedVault
from desktop.system.clock import SystemClock
from desktop.system.platform import current
from desktop.system.worker import ThreadWorker

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.core.people import Person
    from desktop.core.pool_facts import PoolFacts
    from desktop.core.ports import Vault
    from desktop.practice.control import PracticeControl

CALLER = Caller("1", "arn:aws:iam::1:user/admin")


def sealed_audit(folders: Folders, worker: ThreadWorker) -> AuditLog:
    """Return an audit on the disk, as with a keyring."""

    async def vault() -> Vault:
        file = SealedFile(folders.vault("work", "keyring"), folders.lock("vault-work"), current(), "work")
        return SealedVault(file, Key(b"k" * 32, "a test"), "keyring", worker)

    file = LineFile(folders.audit("work"), current())
    return AuditLog(file, "work", vault, FileLease(folders.lease("audit", "work"), worker), worker)


class Stage:
    """One pool of a practice server, and a home for jobs."""

    def __init__(self, hello: Mapping[str, Any], control: PracticeControl, home: Path) -> None:
        self.control = control
        self.worker = ThreadWorker()
        pool = next(pool for pool in hello["pools"] if pool["name"] == "default")
        self.pool_id = str(pool["pool_id"])
        credentials = AwsCredentials(self.worker, hello["region"], practice=True)
        endpoint = Endpoint(hello["region"], hello["endpoint"])
        service = SignedService(SERVICE, endpoint, credentials, self.worker, Timeouts(read=3.0))
        self.directory = CognitoDirectory(self.pool_id, service)
        folders = Folders(home)
        folders.prepare(current())
        self.audit = sealed_audit(folders, self.worker)
        self.jobs = FileJobs(folders, current(), self.worker)

    def invite(self, count: int) -> list[str]:
        """Add people with a temporary password, and return their names."""
        return [self.control.add_user("temporary-password", "default")["username"] for _ in range(count)]

    async def people(self, names: list[str]) -> list[Person]:
        """Return people as a list shows them."""
        found = {person.username: person async for page in self.directory.pages() for person in page.people}
        return [found[name] for name in names]

    async def rules(self, action: str) -> Rules:
        return Rules(ACTIONS[action], await self.directory.facts(), CALLER)

    async def plan(self, action: str, names: list[str]) -> Plan:
        return plan_people(await self.people(names), await self.rules(action))

    async def job(self, action: str, names: list[str]) -> Job:
        header = Header(action, "work", self.pool_id, CALLER.arn, datetime.now(UTC).isoformat())
        return await begin_job(self.jobs, header, (await self.plan(action, names)).rows)

    async def run(self, job: Job, rate: float = 500.0) -> BulkRun:
        return BulkRun(job, await self.means(job.header.action, rate))

    async def means(self, action: str, rate: float = 500.0) -> Means:
        facts: PoolFacts = await self.directory.facts()
        return Means(self.directory, self.audit, SystemClock(), ACTIONS[action], facts, NO_DETAILS, rate)

    async def person(self, name: str) -> Person | None:
        return await self.directory.find(Filter("username", name))

    def served(self, operation: str) -> Counter[str]:
        """Return how often the pool did something for each person, as the pool itself counted."""
        requests = self.control.ledger()["requests"]
        return Counter(
            request["username"]
            for request in requests
            if request["operation"] == operation and request["processed"] and request["reply"] not in _REFUSED
        )


_REFUSED = {"UnsupportedUserStateException", "NotAuthorizedException", "UserNotFoundException"}


def unlikely() -> str:
    """Return a name that nobody has."""
    return f"nobody-{secrets.token_hex(4)}"
