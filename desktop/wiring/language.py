"""The language that people of this computer read."""

from __future__ import annotations

from desktop.assets import resource
from desktop.wiring import organisation


def apply_language() -> None:
    """Speak the language that the organisation forces, if Stile has it; English if not.

    The translations are gettext catalogues below `resources/languages`, such as `de/LC_MESSAGES/stile.mo`.
    """
    language = organisation().rules.language
    if not language:
        return
    import gettext  # noqa: PLC0415 - most computers are nobody's but their owner's

    from desktop.core import words  # noqa: PLC0415 - as above

    try:
        words.use(gettext.translation("stile", resource("languages"), [language]))
    except FileNotFoundError:
        words.use(None)
