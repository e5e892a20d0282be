"""What is said about Stile itself."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

from desktop.ui.app.about_dialog import LICENCES, AboutDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tests.fixtures.practice import Practice
    from tests.ui.walk import Walk

    Run = Callable[[Coroutine[object, object, None]], None]


def test_it_is_opened_from_home_and_tells_version_keys_and_licences(
    walk: Walk, practice: Practice, run: Run
) -> None:
    person = practice.person("plain")
    walk.add_profile()

    async def story() -> None:
        async with walk.begun_by(person):
            await walk.click("more")
            await walk.click("about")
            about = await walk.until(lambda: walk.window.findChild(AboutDialog), "the dialog")
            assert walk.services.files.version in (await walk.says("version", "Stile")).text()
            for said in ("F1", "Ctrl+J", "boto3: Apache-2.0"):
                assert said in about.text.toPlainText()
            await walk.click("about_close")

    run(story())


def test_each_library_has_the_licence_that_is_told() -> None:
    for name, licence in LICENCES:
        told = metadata.metadata(name)
        kinds = ("License-Expression", "License", "Classifier")
        assert any(licence in text for kind in kinds for text in told.get_all(kind) or ()), name
