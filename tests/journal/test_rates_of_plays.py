"""What the rates make of conversations that took an unusual way."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from desktop.conversation.current_step import SignedIn
from desktop.journal.pseudonym import Pseudonyms
from tests.conversation.playbook import FOLDER, Stage, read
from tests.journal.stage import journal_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("play", "flow", "expected"),
    [
        ("killed-at-new-password", "password", ("new-password", 1, 1, 0, 1)),
        ("killed-at-sign-in", "password", ("sign-in", 1, 1, 0, 1)),
        ("lost-at-new-password-close", "password", ("new-password", 1, 1, 1, 1)),
        ("totp-setup-lost", "password", ("set-up-totp", 1, 1, 1, 1)),
        ("custom-two-rounds-lost", "custom", ("custom", 1, 1, 1, 1)),
        ("reset-required", "password", ("sign-in", 1, 1, 0, 0)),
        ("choose-mfa-and-back", "password", ("email-code", 1, 0, 0, 0)),
        ("every-time-quirk", "custom-srp", ("email-code", 1, 1, 2, 1)),
        ("device-remembered", "password", ("remember-device", 1, 1, 0, 0)),
    ],
)
def test_a_play_counts(
    play: str, flow: str, expected: tuple[str, int, int, int, int], tmp_path: Path
) -> None:
    journal = journal_in(tmp_path)
    stage = Stage(read(FOLDER / f"{play}.toml"), flow)
    stage.recorder = journal.recorder("work", Pseudonyms.passing())  # type: ignore[assignment]
    assert isinstance(asyncio.run(stage.run()), SignedIn)
    assert journal.writer.flush()
    _check_for_secrets(stage, tmp_path)
    rows = {one.step: (one.step, one.reached, one.passed, one.lost, one.recovered) for one in journal.rates()}
    assert rows[expected[0]] == expected


def _check_for_secrets(stage: Stage, folder: Path) -> None:
    """Look for everything that was secret in this play: what was typed, sent, shown and kept."""
    written = b"".join(file.read_bytes() for file in folder.iterdir())
    user = stage.pool.user(stage.person.username)
    kept = [part for text in stage.vault.sections.values() for part in text.split('"') if len(part) > 30]
    given = (item for turn in stage.play["turn"] for item in turn.get("give", {}).items())
    typed = [word for name, word in given if name != "choice"]
    secrets = {*kept, *stage.pool.codes(user.username), user.factors.totp_secret, stage.person.password}
    assert kept
    for secret in secrets | {word for word in typed if len(word) > 5 and not word.startswith("@")}:
        assert not secret or secret.encode() not in written, secret
