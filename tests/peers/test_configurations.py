"""Amplify itself reads the sample configurations, and finds in them what Stile finds."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.profiles.configurations.import_profile import read
from desktop.profiles.configurations.literals import objects
from tests.profiles.configurations.given import SAMPLES

if TYPE_CHECKING:
    from desktop.profiles.configurations.found import Found

pytestmark = [pytest.mark.ci, pytest.mark.timeout(200)]

SCRIPT = Path(__file__).parent / "clients" / "configuration.cjs"


@pytest.mark.parametrize("name", ["aws-exports.js", "flat.json", "amplify_outputs.json"])
def test_amplify_finds_the_same(node_clients: Path, name: str) -> None:
    """Amplify turns every kind into its v6 object, which Stile reads, too."""
    plain = next(iter(objects(SAMPLES[name].decode())))
    done = subprocess.run(
        ["node", str(SCRIPT)],
        input=json.dumps(plain),
        cwd=node_clients,
        capture_output=True,
        text=True,
        check=True,
    )
    theirs, ours = read(done.stdout.encode(), "Amplify").found, read(SAMPLES[name], "a file").found
    assert theirs.shape == "v6"
    assert said(theirs) == said(ours)


def said(found: Found) -> dict[str, object]:
    """Return what both tell; Amplify knows no e-mail as a second factor, and a user name by default."""
    return {
        "pool": (found.pool_id, found.client_id, found.identity_pool_id),
        "policy": found.policy,
        "mfa": found.mfa,
        "names": set(found.login_names) - {"username"},
        "methods": set(found.mfa_methods) - {"EMAIL"},
    }
