"""The language that people of this computer read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.assets import resource

if TYPE_CHECKING:
    from desktop.wiring.app_context import AppContext


def apply_language(context: AppContext) -> None:
    """Use the language that the organisation forces, if Stile has it, else English.

    The translations are gettext catalogues below `resources/languages`, such as `de/LC_MESSAGES/stile.mo`.
    """
    language = context.organisation().rules.language
    if not language:
        return
    import gettext  # noqa: PLC0415 - few computers belong to an organisation

    from desktop.core import words  # noqa: PLC0415 - as above

    try:
        words.use_language(gettext.translation("stile", resource("languages"), [language]))
    except FileNotFoundError:
        words.use_language(None)
