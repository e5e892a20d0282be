"""A home with an audit's log, entered again and again as by programs that start and end."""

from __future__ import annotations

import asyncio
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.core.admin.audit_entry import ACKNOWLEDGE, AuditEntry
from desktop.core.secret import Secret
from desktop.storage.audit_anchors import AuditAnchors
from desktop.storage.audit_log import AuditLog
from desktop.storage.folders import Folders
from desktop.storage.keyring_key import KeyringKey
from desktop.storage.lease import FileLease
from desktop.storage.line_file import LineFile
from desktop.storage.passphrase_key import ScryptCost
from desktop.storage.vaults import Vaults
from desktop.system.platform import current
from tests.storage.keyrings import BrokenKeyring, GoodKeyring

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.core.admin.audit_chain import ChainFinding
    from desktop.core.storage.vault import Store, Vault
    from desktop.system.thread_worker import ThreadWorker

AT = datetime(2026, 11, 29, tzinfo=UTC)


def entry(whom: str) -> AuditEntry:
    return AuditEntry(
        "arn:aws:iam::1:user/ann", "disable", "eu-west-1_a", whom, AT, "refused", "not-accepted"
    )


class AuditedHome:
    """One profile's audit, whose vault is held by a keyring or by a passphrase."""

    def __init__(self, home: Path, worker: ThreadWorker, store: Store) -> None:
        self.folders = Folders(home)
        self.store = store
        self._worker = worker
        self._keyring = GoodKeyring() if store == "keyring" else BrokenKeyring()

    @property
    def log(self) -> Path:
        return self.folders.audit("work")

    @property
    def sealed(self) -> Path:
        return self.folders.vault("work", self.store)

    @property
    def anchor(self) -> Path:
        return self.folders.audit_anchor("work")

    def audit(self) -> AuditLog:
        """Return the log as a program that has just started has it."""
        keys = KeyringKey(self.folders.tag, self.folders.lock("key"), lambda: self._keyring)
        vaults = Vaults(self.folders, current(), self._worker, keys, ScryptCost(log2_n=10, r=8, p=1))

        async def typed(_first_time: bool) -> Secret:  # noqa: FBT001 - the shape of the vault's question
            return Secret("correct horse")

        async def opened() -> Vault:
            return (await vaults.open("work", typed)).vault

        lease = FileLease(self.folders.lease("audit", "work"), self._worker)
        anchors = AuditAnchors(self.anchor, current(), keys, "audit work")
        return AuditLog(LineFile(self.log, current()), "work", opened, lease, self._worker, anchors=anchors)

    def does(self, *names: str) -> None:
        """Do something to somebody, each in a program of its own."""
        for name in names:
            asyncio.run(self.audit().write(entry(name)))

    def broken(self) -> str | None:
        """Return what is wrong, as the next program sees it: nothing, a break, or that nothing proves it."""
        finding = self.finding()
        return "unsealed" if finding is None else finding.broken

    def finding(self) -> ChainFinding | None:
        return asyncio.run(self.audit().verify())

    def acknowledge(self, reason: str) -> None:
        said = AuditEntry("arn", ACKNOWLEDGE, "eu-west-1_a", "eu-west-1_a", AT, "done", reason=reason)
        asyncio.run(self.audit().acknowledge(said))

    def entries(self) -> tuple[AuditEntry, ...]:
        return asyncio.run(self.audit().entries())

    def copy_files(self, to: Path) -> None:
        shutil.copytree(self.folders.home, to)

    def put_back(self, copy: Path, *paths: Path) -> None:
        """Put an older copy of some files in their place."""
        for path in paths:
            shutil.copy2(copy / path.relative_to(self.folders.home), path)
