"""Lines of the audit's log: of every entry, of an older Stile, and of nobody's."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from desktop.core.admin.audit_chain import ChainFinding, ChainHead, linked, start, verify
from desktop.core.admin.audit_entry import AuditEntry, AuditResult
from desktop.core.admin.audit_line import parse, write_bare
from desktop.core.admin.audit_reading import entries_of, whole_entries_of
from desktop.core.catalogue.all_messages import ALL_MESSAGES
from tests.compatibility.files import KEPT

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = b"k" * 32
OTHER = b"o" * 32
TEXT = some.text(some.characters(), max_size=20)  # lone surrogates and controls too: names come from anywhere
CODES = some.none() | some.sampled_from(sorted(ALL_MESSAGES)) | TEXT
MOMENTS = some.datetimes(timezones=some.just(UTC))
ENTRIES = some.builds(
    AuditEntry,
    who=TEXT,
    action=TEXT,
    pool_id=TEXT,
    whom=TEXT,
    at=MOMENTS,
    result=some.sampled_from(get_args(AuditResult)),
    code=CODES,
    request_id=some.none() | TEXT,
    batch=some.none() | TEXT,
    target=some.none() | TEXT,
)
JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | TEXT,
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
CHAINS_OWN = some.sampled_from(["n", "entry", "hmac", "code", "at"])


@settings(max_examples=30, deadline=None)
@given(some.lists(ENTRIES, max_size=8))
def test_whatever_is_written_is_sound_and_reads_as_it_was_written(entries: list[AuditEntry]) -> None:
    lines, head = linked([entry.plain() for entry in entries], KEY, start(KEY, "work"))
    finding = verify(lines, KEY, "work", head)
    assert (finding.broken, finding.records, finding.unproved) == (None, len(entries), ())
    assert list(entries_of(lines)) == entries
    assert all("\n" not in line for line in lines)


@settings(max_examples=30, deadline=None)
@given(some.lists(some.dictionaries(CHAINS_OWN | TEXT, JSON, max_size=6), min_size=1, max_size=5))
def test_no_member_of_an_entry_can_take_the_place_of_the_chains(records: list[dict[str, Any]]) -> None:
    lines, head = linked(records, KEY, start(KEY, "work"))
    assert verify(lines, KEY, "work", head).broken is None
    parsed = [parse(line) for line in lines]
    assert [line.members for line in parsed if line is not None] == records
    assert [json.loads(line)["entry"] for line in lines] == records


@settings(max_examples=30, deadline=None)
@given(some.lists(ENTRIES, min_size=1, max_size=4), some.data())
def test_a_changed_member_is_seen_whatever_it_is(entries: list[AuditEntry], data: some.DataObject) -> None:
    lines, head = linked([entry.plain() for entry in entries], KEY, start(KEY, "work"))
    at = data.draw(some.integers(0, len(lines) - 1))
    line = json.loads(lines[at])
    member = data.draw(some.sampled_from(sorted(line["entry"])))
    line["entry"][member] += "!"
    finding = verify([*lines[:at], json.dumps(line), *lines[at + 1 :]], KEY, "work", head)
    assert (finding.broken, finding.line) == ("changed", at + 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "nonsense",
        '{"n":1,"entry":[],"hmac":""}',
        '{"n":1.5}',
        '{"n":true}',
        '{"n":NaN}',
        '{"n":-1}',
        '{"n":1' + "0" * 400 + "}",
        '{"n":1' + "0" * 9000 + "}",
        "[" * 65_000,
        '{"n":1,"entry":' + '{"a":' * 3000 + "1" + "}" * 3002,
        '{"at":"2026-03-02","who":1}',
        "\ufffd\ufffd",
    ],
)
def test_an_odd_line_is_a_finding_and_no_crash(text: str) -> None:
    lines, head = linked([{"who": "a"}], KEY, start(KEY, "work"))
    assert parse(text) is None
    finding = verify([*lines, text], KEY, "work", head)
    assert (finding.broken, finding.line) == ("unreadable", 2)
    assert entries_of([text]) == ()


@pytest.mark.parametrize("code", ["\ud800", "ä" * 64, "00", 7, None, ["a"], "g" * 64])
def test_an_odd_code_is_a_changed_line_and_no_crash(code: object) -> None:
    for line in ({"n": 1, "result": "refused", "code": code}, {"n": 1, "entry": {}, "hmac": code}):
        finding = verify([json.dumps(line)], KEY, "work", start(KEY, "work"))
        assert (finding.broken, finding.line) == ("changed", 1)


def kept() -> list[str]:
    """Return a log of the version before: lines 2 and 4 lost a known code, line 6 one that nobody knows."""
    return (KEPT / "audit-refused.jsonl").read_text().splitlines()


def sealed(lines: list[str]) -> ChainFinding:

    return verify(lines, KEY, "work", ChainHead(7, json.loads(kept()[-1])["code"]))


def test_a_log_of_an_older_stile_is_no_tampering() -> None:
    finding = sealed(kept())
    assert (finding.broken, finding.records) == (None, 7)
    assert [(each.line, each.why) for each in finding.unproved] == [(6, "older-stile")]


def test_the_codes_that_an_older_stile_lost_are_found_again() -> None:
    codes = [entry.code for entry in whole_entries_of(kept(), KEY, "work")]
    assert codes == [None, "not-accepted", None, "action-unconfirmed", None, None, None]
    assert [entry.code for entry in entries_of(kept())] == [None] * 7


def _member(at: int, name: str, value: str) -> Callable[[list[str]], list[str]]:
    def do(lines: list[str]) -> list[str]:
        line = {**json.loads(lines[at]), name: value}
        return [*lines[:at], json.dumps(line), *lines[at + 1 :]]

    return do


@pytest.mark.parametrize(
    ("deed", "broken", "line"),
    [
        (_member(0, "whom", "somebody"), "changed", 1),
        (_member(6, "whom", "somebody"), "changed", 7),
        (_member(5, "code", "ab" * 32), "changed", 7),
        (_member(5, "n", "6"), "unreadable", 6),
        (lambda lines: [*lines[:5], lines[6]], "out-of-order", 6),
        (lambda lines: lines[:6], "cut-off", 7),
    ],
)
def test_what_was_done_to_an_older_log_is_seen(
    deed: Callable[[list[str]], list[str]], broken: str, line: int
) -> None:
    finding = sealed(deed(kept()))
    assert (finding.broken, finding.line) == (broken, line)


def test_behind_a_line_of_today_nothing_counts_as_an_older_stiles() -> None:
    """Else a refusal could be rewritten in the old form, and be excused."""
    entry = AuditEntry("w", "disable", "p", "s", datetime.now(UTC), "refused", "not-accepted").plain()
    lines, head = linked([entry, entry], KEY, start(KEY, "work"))
    last = json.loads(lines[1])
    forged = json.dumps({"n": 2, **entry, "whom": "another", "code": last["hmac"]})
    assert verify([lines[0], forged], KEY, "work", head).broken == "changed"


def test_a_line_of_today_behind_an_older_log_is_sound() -> None:
    last = json.loads(kept()[-1])

    lines, head = linked([{"who": "a"}], KEY, ChainHead(7, last["code"]))
    finding = verify([*kept(), *lines], KEY, "work", head)
    assert (finding.broken, finding.records) == (None, 8)


def test_what_nothing_could_seal_stands_between_and_is_said() -> None:
    """A keyring that was locked for a day makes nobody a forger."""
    entry = AuditEntry("w", "disable", "p", "s", datetime.now(UTC), "done", "a-code")
    lines, head = linked([{"who": "a"}], KEY, start(KEY, "work"))
    more, head = linked([{"who": "b"}], KEY, head)
    finding = verify([*lines, write_bare(entry.plain()), *more], KEY, "work", head)
    assert (finding.broken, finding.records) == (None, 2)
    assert [(each.line, each.why) for each in finding.unproved] == [(2, "without-store")]
    assert entries_of([write_bare(entry.plain())]) == (entry,)


def test_a_time_without_a_zone_is_no_entry() -> None:
    plain = AuditEntry("w", "resend", "p", "s", datetime.now(UTC) - timedelta(1), "done").plain()
    assert parse(json.dumps({**plain, "at": "2026-03-02T12:00:00"})) is None
