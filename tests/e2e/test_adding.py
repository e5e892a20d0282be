"""The first start of all in the real window: a file is chosen, looked at, added, and signed in with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.program import Stile, keep_screenshot
from tests.profiles.configurations.given import at

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.served import ServedPool
    from tests.e2e.accessible import Reader
    from tests.e2e.desktop_session import DesktopSession

pytestmark = pytest.mark.window


def test_from_a_file_to_signed_in(
    reader: Reader, pool: ServedPool, session: DesktopSession, tmp_path: Path
) -> None:
    file = tmp_path / "aws-exports.js"
    file.write_bytes(at(pool.hello["pool_id"], pool.hello["clients"]["srp"], "aws-exports.js"))
    stile = Stile(tmp_path / "home", session.environment)
    window = stile.open()
    try:
        reader.find("Choose file\u2026", "push button")
        keep_screenshot(session.environment, "first-run")
        reader.find("Choose file\u2026", "push button").press()
        reader.find("File name:", "text").write(str(file))
        reader.find("Open", "push button").press()
        reader.says(f"User pool: {pool.hello['pool_id']}")
        keep_screenshot(session.environment, "import-preview")
        reader.find("What Stile should call it", "text").write("work")
        reader.find("Add pool", "push button").press()
        reader.says("No flow is named, so it is srp")
        keep_screenshot(session.environment, "import-report")
        assert '"default": false' in stile.do("profile", "list", "--json")
        reader.find("Sign in", "push button").press()
        reader.find("User name", "text")
        assert reader.find("work")
    finally:
        window.kill()
        window.communicate()
