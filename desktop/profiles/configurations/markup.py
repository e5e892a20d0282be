"""Settings in XML, as property lists, Android's string resources and .NET's app settings have them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from desktop.profiles.configurations.listings import added

_LONGEST = 200
_NAMED = re.compile(
    rf"<key>\s{{0,40}}([^<]{{1,{_LONGEST}}}?)\s{{0,40}}</key>\s{{0,40}}<string>\s{{0,40}}([^<]{{0,{_LONGEST}}}?)\s{{0,40}}</string>"
    rf"|\bname\s{{0,40}}=\s{{0,40}}\"([^\"<]{{1,{_LONGEST}}})\"[^<>]{{0,{_LONGEST}}}>\s{{0,40}}([^<]{{1,{_LONGEST}}}?)\s{{0,40}}</"
    rf"|\bkey\s{{0,40}}=\s{{0,40}}\"([^\"<]{{1,{_LONGEST}}})\"\s+value\s{{0,40}}=\s{{0,40}}\"([^\"<]{{0,{_LONGEST}}})\""
)


def settings_of(text: str) -> dict[str, Any]:
    """Return the names with their values; nothing for a text without tags."""
    found: dict[str, Any] = {}
    if "</" not in text and "/>" not in text:
        return found
    for groups in _NAMED.findall(text):
        name, value = (
            [unescape(part) for part in groups if part][:2] if sum(map(bool, groups)) > 1 else ("", "")
        )
        if name:
            added(found, name, value)
    return found
