"""A practice pool with many people, and what a job on it needs."""

from __future__ import annotations

import secrets
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from desktop.admin.actions import ACTIONS
from desktop.admin.actions.action import NO_DETAILS
from desktop.admin.bulk.bulk_plan import BulkPlan, EligibilityRules, plan_people
from desktop.admin.bulk.job import Job, JobHeader, begin_job
from desktop.admin.bulk.job_run import JobRun
from desktop.admin.bulk.row_sender import JobContext
from desktop.aws.cognito_directory import SERVICE, CognitoDirectory
from desktop.aws.credentials import AwsCredentials
from desktop.aws.endpoint import Endpoint, Timeouts
from desktop.aws.signed_service import SignedService
from desktop.core.admin.admin_call import AdminCall
from desktop.core.admin.callers import Caller
from desktop.core.admin.people import PeopleFilter
from desktop.storage.audit_log import AuditLog
from desktop.storage.file_jobs import FileJobs
from desktop.storage.folders import Folders
from desktop.storage.keys import Key
from desktop.storage.lease import FileLease
from desktop.storage.line_file import LineFile
from desktop.storage.sealed_file import SealedFile
from desktop.storage.vault import SealedVault
from desktop.system.platform import current
from desktop.system.system_clock import SystemClock
from desktop.system.thread_worker import ThreadWorker

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.core.admin.people import Person
    from desktop.core.admin.pool_facts import PoolFacts
    from desktop.core.storage.vault import Vault
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
        service = SignedService(SERVICE, endpoint, credentials.identity, self.worker, Timeouts(read=3.0))
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

    async def rules(self, action: str) -> EligibilityRules:
        return EligibilityRules(ACTIONS[action], await self.directory.facts(), CALLER)

    async def plan(self, action: str, names: list[str]) -> BulkPlan:
        return plan_people(await self.people(names), await self.rules(action))

    async def job(self, action: str, names: list[str]) -> Job:
        header = JobHeader(action, "work", self.pool_id, CALLER.arn, datetime.now(UTC).isoformat())
        return await begin_job(self.jobs, header, (await self.plan(action, names)).rows)

    async def run(self, job: Job, rate: float = 500.0) -> JobRun:
        return JobRun(job, await self.context(job.header.action, rate))

    async def context(self, action: str, rate: float = 500.0) -> JobContext:
        facts: PoolFacts = await self.directory.facts()
        return JobContext(self.directory, self.audit, SystemClock(), ACTIONS[action], facts, NO_DETAILS, rate)

    async def person(self, name: str) -> Person | None:
        return await self.directory.find(PeopleFilter("username", name))

    async def set_attribute(self, name: str, attribute: str, value: str) -> None:
        pairs = [{"Name": attribute, "Value": value}]
        await self.directory.send(
            AdminCall("AdminUpdateUserAttributes", {"Username": name, "UserAttributes": pairs})
        )

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
