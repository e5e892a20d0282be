"""A note goes from a stuck person to an admin by whatever way, and has no secret in it."""

from __future__ import annotations

import pytest

from desktop.core import words
from desktop.core.admin.help_note import HelpNote, HelpNoteError, fits_mask, parse_note
from tests.fixtures.hostile_text import HOSTILE, harmful_in

NOTE = HelpNote(
    profile="work",
    pool_id="eu-west-1_AbCdEfGhI",
    person="a***@e***",
    step="email-code",
    code="code-expired",
    at="2026-03-02T12:00:00Z",
    request_id="1b2c",
    version="0.1.0",
)


def test_a_note_comes_back_as_it_was() -> None:
    assert parse_note(NOTE.render()) == NOTE


@pytest.mark.parametrize("odd", ['he said "x" = y', "back\\slash\n[table]", "名前", "a'b", "🔑 ann", HOSTILE])
def test_any_value_survives(odd: str) -> None:
    note = HelpNote("work", "eu-west-1_X", odd, odd, "wrong-code", "", username=odd)
    assert parse_note(note.render()) == note


def test_nothing_is_hidden_in_a_note() -> None:
    note = HelpNote(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, username=HOSTILE).render()
    assert note.isascii()
    assert harmful_in(note) == []
    assert len(note.splitlines()) == 8


def test_a_note_is_found_in_a_mail_around_it() -> None:
    quoted = "\n".join(f"> {line}" for line in NOTE.render().splitlines())
    assert parse_note(f"Hello,\nI am stuck.\n\n{quoted}\n\nBest regards\nAda = me") == NOTE


def test_members_nobody_knows_are_left_alone() -> None:
    assert parse_note(NOTE.render() + 'mood = "bad"\n') == NOTE


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("", "no-note"),
        ("[other]\ncode = 1", "no-note"),
        ("[stile-help]\n", "incomplete"),
        ('[stile-help]\npool_id = "x"\ncode = 7\n', "incomplete"),
        ('[stile-help]\npool_id = "x\n', "damaged"),
        ("x" * 30_000, "too-long"),
    ],
)
def test_what_is_no_note_is_told_in_a_sentence(text: str, because: str) -> None:
    with pytest.raises(HelpNoteError) as caught:
        parse_note(text)
    assert caught.value.notice.values["because"] == because
    assert words.sentence(caught.value.notice).endswith(".")


def test_a_mask_fits_every_name_it_may_stand_for() -> None:
    assert fits_mask("ada@example.com", NOTE.person)
    assert fits_mask("alan@elsewhere.org", NOTE.person)
    assert not fits_mask("bob@example.com", NOTE.person)
    assert not fits_mask("ada", NOTE.person)
