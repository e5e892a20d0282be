from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.core import words
from desktop.core.notices.finding import Finding
from desktop.journal.support_bundle import SupportBundle, SupportBundleError, file_name, read_support_bundle
from tests.fixtures.hostile_text import HOSTILE, harmful_in

BUNDLE = SupportBundle(
    made_at="2026-11-23T02:00:00+00:00",
    versions={"stile": "1.0"},
    settings={"profiles": [{"name": "work"}]},
    checks=(words.finding_to_plain(Finding.ok("proxy.none")),),
    conversations=({"flow": "f1", "events": [{"kind": "asked"}]},),
)


def test_what_is_rendered_can_be_opened_again() -> None:
    assert read_support_bundle(BUNDLE.render()) == BUNDLE


def test_everything_is_redacted_once_more() -> None:
    leaky = SupportBundle(
        made_at="2026-11-23T02:00:00+00:00",
        settings={"endpoint": "http://u:canary-1@proxy", "note": "write to canary-2@mail.example"},
        conversations=({"detail": "eyJjYW5hcnktMyI6.canary-3.x", "session": "AYABe-canary-4-0123456789"},),
    )
    text = leaky.render()
    assert "canary" not in text
    assert read_support_bundle(text).settings["endpoint"] == "http://***@proxy"


def test_nothing_is_hidden_in_the_file_and_nothing_steers_whoever_prints_it() -> None:
    bundle = replace(BUNDLE, conversations=({"flow": HOSTILE, "events": []},))
    assert harmful_in(bundle.render()) == []
    assert read_support_bundle(bundle.render()) == bundle


def test_no_text_breaks_the_file() -> None:
    hostile = {"detail": '\x1bann@example.com "quoted" \\ \u202e', "n": 1, "none": None}
    text = SupportBundle("2026-11-23T02:00:00+00:00", conversations=(hostile,)).render()
    (conversation,) = read_support_bundle(text).conversations
    assert conversation["detail"] == '\x1ba***@e*** "quoted" \\ \u202e'


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("", "another-file"),
        ("not json", "another-file"),
        ("[]", "another-file"),
        ("{}", "another-file"),
        ("[" * 100_000, "another-file"),
        ('{"stile-support": 2}', "newer"),
        ('{"stile-support": 1}', "damaged"),
        ('{"stile-support": 1, "made_at": "x", "versions": []}', "damaged"),
        ('{"stile-support": 1, "made_at": "x", "checks": {}}', "damaged"),
        ('{"stile-support": 1, "made_at": "x", "conversations": [1]}', "damaged"),
        ("x" * 5_000_001, "too-long"),
    ],
)
def test_what_is_no_bundle_is_refused_with_a_sentence(text: str, because: str) -> None:
    with pytest.raises(SupportBundleError) as refused:
        read_support_bundle(text)
    assert refused.value.notice.values["because"] == because
    assert words.sentence(refused.value.notice)


def test_a_bundle_of_a_later_stile_may_say_more() -> None:
    values = {**json.loads(BUNDLE.render()), "more": 1}
    assert read_support_bundle(json.dumps(values)) == BUNDLE


def test_files_are_named_by_their_time() -> None:
    assert file_name(datetime(2026, 11, 23, 2, 5, tzinfo=UTC)) == "stile-support-20261123-0205.json"
