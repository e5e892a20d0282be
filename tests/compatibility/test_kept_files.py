"""Tokens, devices, profiles, jobs, the audit and the journal of the version before are read as they were."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from desktop.admin.bulk.job import reopen_job
from desktop.admin.bulk.job_rows import RowState, RowStatus
from desktop.core.cognito.device_record import find_device, with_device, without_device
from desktop.core.cognito.known_device import Device
from desktop.core.secret import Secret
from desktop.core.sign_in.password_policy import PasswordPolicy
from desktop.core.sign_in.token_set import TokenSet
from desktop.journal.rates import rates
from desktop.journal.reader import JournalQuery, JournalReader
from desktop.journal.review import Review
from desktop.profiles.organisation_file import read as read_organisation
from desktop.profiles.parsing import parse, to_plain
from desktop.storage.audit_log import AuditLog
from desktop.storage.file_jobs import FileJobs
from desktop.storage.folders import Folders
from desktop.storage.keys import Key
from desktop.storage.lease import FileLease
from desktop.storage.line_file import LineFile
from desktop.storage.organisation_files import OrganisationFile
from desktop.storage.profile_repository import ProfileRepository
from desktop.storage.sealed_file import SealedFile
from desktop.storage.vault import SealedVault
from desktop.system.platform import current
from desktop.system.thread_worker import ThreadWorker
from tests.compatibility.files import KEPT, read_json, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AT = datetime(2026, 3, 2, 12, 0, 0, 250000, tzinfo=UTC)
ADMIN = "arn:aws:iam::123456789012:user/admin"
POOL = "eu-west-1_Ab3dEf6hI"
DEVICE = "eu-west-1_00000000-0000-4000-8000-00000000000d"


def sub(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    home = Folders(tmp_path / "home")
    home.prepare(current())
    return home


@pytest.fixture
def worker() -> Iterator[ThreadWorker]:
    threads = ThreadWorker()
    yield threads
    threads.shutdown(grace=0.1)


def put(name: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(KEPT / name, path)


@pytest.mark.parametrize("name", ["tokens.json", "tokens-without-refresh.json"])
def test_tokens(name: str) -> None:
    record = read_json(name)
    tokens = TokenSet.from_record(record)
    assert json.dumps(tokens.to_record()) == json.dumps(record)
    assert tokens.claims()["email"] == "ada@example.com"
    assert (tokens.expires_at, tokens.username) == (AT, "ada")


def test_tokens_with_all_there_is() -> None:
    tokens = TokenSet.from_record(read_json("tokens.json"))
    assert tokens.refresh == Secret("an invented refresh token")
    assert (tokens.offset, tokens.device_key) == (-12.5, DEVICE)


def test_devices() -> None:
    record = read_json("devices.json")
    device = Device(DEVICE, "-Invented1", Secret("aW52ZW50ZWQgZGV2aWNlIHBhc3N3b3Jk"))
    assert find_device(record, POOL, "ada") == find_device(record, POOL, "ada@example.com") == device
    other = find_device(record, POOL, "ben")
    assert other is not None
    for elsewhere in ("http://127.0.0.1:9229/" + POOL, "https://cognito.example.com/" + POOL):
        assert find_device(record, elsewhere, "ada") is None
    again = with_device(record, "ben", "ben", other, POOL)
    assert json.dumps(again["users"]["ada"]) == json.dumps(record["users"]["ada"])
    assert find_device(again, POOL, "ben") == other
    assert find_device(without_device(record, device), POOL, "ada") is None


def test_profiles(folders: Folders) -> None:
    put("profiles.json", folders.profiles)
    listed = ProfileRepository(folders, current(), parse, to_plain)
    assert (listed.names(), listed.chosen, listed.notices()) == (("work", "full"), "work", ())
    assert [to_plain(profile) for profile in listed.profiles()] == read_json("profiles.json")["profiles"]
    full = listed.get("full")
    assert full.policy == PasswordPolicy(min_length=12)
    assert (full.flow, full.fallback_flows, full.sign_up) == (
        "custom-srp",
        ("srp", "password"),
        ("email", "name"),
    )
    assert full.alarms == {"lock-outs": False, "low-rate": {"percent": 90, "attempts": 20}}
    assert full.sources == {"name": "flag", "pool_id": "file", "client_id": "file"}


def test_an_organisations_file() -> None:
    plain = read_json("profiles.d/organisation.json")
    organisation = read_organisation([OrganisationFile("organisation.json", plain)])
    assert (organisation.default, organisation.notices) == ("company", ())
    assert organisation.rules.flows == ("srp", "password")
    assert organisation.by_name["company"].fallback_flows == ("password",)
    assert organisation.by_name["company"].session_minutes == 5


async def _job(folders: Folders, worker: ThreadWorker) -> None:
    job = await reopen_job(FileJobs(folders, current(), worker), "20260302-120000-0a1b")
    assert (job.header.action, job.header.who, job.header.source, job.header.at) == (
        "resend",
        ADMIN,
        "people.csv",
        AT,
    )
    assert [(row.number, row.line, row.name, row.left_out) for row in job.rows] == [
        (1, 2, "person1", None),
        (2, 3, "person2", None),
        (3, 4, "nobody", "not-found"),
        (4, 0, "person4", None),
        (5, 6, "person5", None),
    ]
    person = job.person(job.rows[0])
    assert (person.sub, person.status, person.created_at) == (sub(1), "FORCE_CHANGE_PASSWORD", AT)
    assert person.attributes == {"sub": sub(1), "email": "person1@example.com", "email_verified": "true"}
    assert [job.row_status(row) for row in job.rows] == [
        RowStatus(RowState.DONE, None, AT, "request-1", 1),
        RowStatus(RowState.UNCONFIRMED, "action-unconfirmed", AT, None, 2),
        RowStatus(RowState.LEFT_OUT, "not-found"),
        RowStatus(RowState.DOUBTFUL, None, AT, None, 1),
        RowStatus(RowState.WAITING),
    ]
    await job.close()


def test_a_job(folders: Folders, worker: ThreadWorker) -> None:
    put("job.jsonl", folders.home / "jobs" / "20260302-120000-0a1b.jsonl")
    asyncio.run(_job(folders, worker))


def sealed(folders: Folders, worker: ThreadWorker) -> SealedVault:
    put("work.vault", folders.vault("work", "keyring"))
    file = SealedFile(folders.vault("work", "keyring"), folders.lock("vault-work"), current(), "work")
    return SealedVault(file, Key(b"k" * 32, "a test"), "keyring", worker)


def test_a_sealed_vault(folders: Folders, worker: ThreadWorker) -> None:
    record = asyncio.run(sealed(folders, worker).read("tokens"))
    assert record == read_json("tokens.json")


def test_an_audit(folders: Folders, worker: ThreadWorker) -> None:
    put("audit.jsonl", folders.audit("work"))
    vault = sealed(folders, worker)

    async def opened() -> SealedVault:
        return vault

    lease = FileLease(folders.lease("audit", "work"), worker)
    audit = AuditLog(LineFile(folders.audit("work"), current()), "work", opened, lease, worker)
    intended, done, batched = asyncio.run(audit.entries())
    assert {entry.who for entry in (intended, done, batched)} == {ADMIN}
    assert (intended.result, intended.whom, intended.request_id) == ("intended", sub(1), None)
    assert (batched.action, batched.batch) == ("resend", "20260302-120000-0a1b")
    assert (done.result, done.at, done.request_id) == ("done", AT, "request-1")
    assert asyncio.run(audit.password_times(POOL)) == {sub(1): AT}
    finding = asyncio.run(audit.verify())
    assert finding is not None
    assert (finding.records, finding.broken) == (3, None)


def test_an_audit_with_refusals(folders: Folders, worker: ThreadWorker) -> None:
    """Its lines lost their own codes to the chain's: they are found again, or said to be an older Stile's."""
    put("audit-refused.jsonl", folders.audit("work"))
    vault, lines = sealed(folders, worker), read_lines("audit-refused.jsonl")
    end = {"key": base64.b64encode(b"k" * 32).decode(), "length": 7, "head": lines[-1]["code"]}

    async def opened() -> SealedVault:
        await vault.write({"audit": {**end, "size": folders.audit("work").stat().st_size}})
        return vault

    lease = FileLease(folders.lease("audit", "work"), worker)
    audit = AuditLog(LineFile(folders.audit("work"), current()), "work", opened, lease, worker)
    finding = asyncio.run(audit.verify())
    assert finding is not None
    assert (finding.records, finding.broken, [each.line for each in finding.unproved]) == (7, None, [6])
    codes = [entry.code for entry in asyncio.run(audit.entries())]
    assert codes == [None, "not-accepted", None, "action-unconfirmed", None, None, None]


def test_a_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((KEPT / "journal.sql").read_text())
    reader = JournalReader(path)
    entries = reader.entries()
    assert [json.dumps(entry.to_plain()) for entry in entries] == [
        json.dumps(line) for line in read_lines("journal.jsonl")
    ]
    conversations = reader.conversations()
    assert [next(iter(row.to_plain())) for row in conversations] == ["flow"] * 3
    assert [row.ended for row in conversations] == ["no-answer", "signed-in", "signed-in"]
    first = str(read_lines("journal.jsonl")[0]["flow"])
    assert len(reader.entries(JournalQuery(conversation_id=first))) == sum(
        line["flow"] == first for line in read_lines("journal.jsonl")
    )
    assert [(one.step, one.reached, one.passed) for one in rates(path)] == [
        ("sign-in", 3, 3),
        ("new-password", 3, 3),
        ("email-code", 3, 2),
    ]


def test_a_review() -> None:
    plain = read_json("review.json")
    review = Review.read(plain)
    assert json.loads(json.dumps(review.to_plain())) == plain
    assert (review.factors, review.people) == (("EMAIL_OTP",), {"invited": 2})
