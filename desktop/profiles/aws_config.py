"""Profiles in the configuration file of AWS that take their credentials from Stile, edited line by line.

Everything else in the file, its comments, order and line ends, stays as it is. A profile is Stile's if the
line above it says so; `removed(added(text, ...))` is `text` again. Source for the format: "Configuration and
credential file settings", AWS Command Line Interface User Guide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.errors import StileError
from desktop.core.notices.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARK = "# Added by Stile. To take it out again: stile aws-profile remove "
_OWN_SETTINGS = ("credential_process", "region")
_SECTION = re.compile(r"\s*\[\s*(?P<kind>profile\s+)?(?P<name>[^\]]*?)\s*\]")
_NAME = re.compile(r"[A-Za-z0-9_.@+-]{1,64}")
_DEFAULT = "default"


class AwsProfileError(StileError):
    """The file cannot be changed as it was asked; `notice` says why."""

    def __init__(self, because: str, name: str) -> None:
        super().__init__(because)
        self.notice = Notice("aws-profile-refused", {"because": because, "name": name})


@dataclass(frozen=True, slots=True)
class _Section:
    """The lines of one section: its head is at `start`, the next one's, or the end of the file, at `end`."""

    start: int
    end: int
    is_own: bool


def check_name(name: str) -> None:
    """Raise AwsProfileError for a name that the file, or a command line, could misread."""
    if not _NAME.fullmatch(name):
        raise AwsProfileError("name", name)


def has_section(text: str, name: str) -> bool:
    """Say whether a credentials file, whose sections have no word `profile`, knows a name."""
    return any(
        (found := _SECTION.match(line)) and not found["kind"] and found["name"].strip("\"'") == name
        for line in text.split("\n")
    )


def added(text: str, name: str, settings: Mapping[str, str]) -> str:
    """Return the file with a profile, the one that Stile added before changed. Raises AwsProfileError."""
    check_name(name)
    lines = _lines(text)
    section = _found(lines, name)
    if section is None:
        return text + _block(text, name, settings)
    if not section.is_own:
        raise AwsProfileError("taken", name)
    ending = _ending(text)
    others = [line for line in lines[section.start + 1 : section.end] if not _is_own(line)]
    ends_whole = lines[section.end - 1].endswith("\n") or section.end < len(lines)
    changed = [
        *lines[: section.start + 1],
        *(f"{key} = {value}{ending}" for key, value in settings.items()),
        *others,
    ]
    new = "".join([*changed, *lines[section.end :]])
    return new if ends_whole else new.removesuffix(ending)


def removed(text: str, name: str) -> str:
    """Return the file without what Stile added. Raises AwsProfileError.

    Settings that somebody else wrote into the profile stay, and so does its head then.
    """
    lines = _lines(text)
    section = _found(lines, name)
    if section is None:
        raise AwsProfileError("absent", name)
    if not section.is_own:
        raise AwsProfileError("foreign", name)
    rest = [line for line in lines[section.start + 1 : section.end] if not _is_own(line)]
    if any(_is_setting(line) for line in rest):
        kept = [*lines[: section.start - 1], lines[section.start], *rest, *lines[section.end :]]
        return "".join(kept)
    before = lines[: section.start - 1]
    if before and not before[-1].strip():
        before.pop()
    is_last = section.end == len(lines)
    if is_last and before and not rest and not text.endswith("\n"):
        before[-1] = before[-1].removesuffix(_ending(text))
    return "".join([*before, *rest, *lines[section.end :]])


def _block(text: str, name: str, settings: Mapping[str, str]) -> str:
    """Return what is put at the end of a file; it ends with a line's end only if the file did."""
    ending = _ending(text)
    head = name if name == _DEFAULT else f"profile {name}"
    lines = [f"{_MARK}{name}", f"[{head}]", *(f"{key} = {value}" for key, value in settings.items())]
    block = ending.join(lines)
    if not text:
        return block + ending
    return ending + block + ending if text.endswith("\n") else ending * 2 + block


def _found(lines: list[str], name: str) -> _Section | None:
    heads = [index for index, line in enumerate(lines) if _SECTION.match(line)]
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=False):  # one more where there is none
        if _name_of(lines[start]) == name:
            mark = lines[start - 1].strip() if start else ""
            next_is_own = end < len(lines) and lines[end - 1].startswith(_MARK)
            return _Section(start, end - 1 if next_is_own else end, mark == f"{_MARK}{name}")
    return None


def _name_of(head: str) -> str | None:
    """Return which profile a section is, None for a section of another kind, such as of an SSO session."""
    found = _SECTION.match(head)
    if found is None:
        return None
    name: str = found["name"].strip("\"'")
    return name if found["kind"] or name == _DEFAULT else None


def _is_own(line: str) -> bool:
    return line.partition("=")[0].rstrip() in _OWN_SETTINGS


def _is_setting(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith(("#", ";"))


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; nothing but a line feed ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _ending(text: str) -> str:
    return "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
