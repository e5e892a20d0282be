"""From a file's bytes to its text."""

from __future__ import annotations

import codecs

from desktop.profiles.configurations.errors import NotTextError, TooBigError

MOST_BYTES = 2_000_000
"""An `amplify_outputs.json` may describe a whole data model; nothing that Stile reads is longer than this."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),  # what PowerShell writes
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def text_of(data: bytes) -> str:
    """Return the text. Raises TooBigError or NotTextError."""
    if len(data) > MOST_BYTES:
        raise TooBigError(most="2 MB")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise NotTextError from None
    if "\0" in text:
        raise NotTextError
    return text
