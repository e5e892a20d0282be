"""Settings that stand in lines: `.env`, properties, INI, TOML, YAML, and what AWS, CDK and Terraform print.

A line is a name and a value; a line that is a name alone, or stands in square brackets, begins a group, and
so does what is indented. In linear time.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, NamedTuple

from desktop.profiles.configurations.key_names import role_of
from desktop.profiles.configurations.listings import added
from desktop.profiles.configurations.pool_values import clients_in, pools_in

ITEMS = "-"
"""What the texts of a list are called that stands in lines of its own."""

_LONGEST_LINE = 4_000
_BEFORE = re.compile(r"(?:export|set|setx|ENV|ARG|class|[-*•])\s+|\$env:|\$", re.IGNORECASE)
_BETWEEN = r""":=|=>|=|:(?=\s|$|["'])|\s[-\u2013\u2014]\s"""
_SETTING = re.compile(rf"""(["']?)([A-Za-z_@][\w .@/\[\]-]{{0,120}}?)\1\s{{0,40}}(?:{_BETWEEN})\s*(.*)""")
_IN_LINE = re.compile(r"""(?:^|\s)-{0,2}([A-Za-z][\w-]*)(?=(?:=|\s+)["']?(\w[\w-]*)["']?(?:\s|$))""")
_EMPHASIS = re.compile(r"\*\*|`")
_COLUMNS, _COMMAS = re.compile(r"\||\t+|(?<!\s)\s{2,}"), re.compile(r"[,;]")
_SECTION = re.compile(r"\[{1,2}\s*([^\[\]]{1,120}?)\s*\]{1,2}")
_COMMENT = ("#", "//", ";", "--", "<!--", "+-", "|-", "REM ")
_ANCHOR = re.compile(r"&[\w-]+")
_BEHIND = re.compile(r"(?<!\s)\s+(?:#|//).*$")
_PROGRAM = re.compile(r"[{}();]\s*$|^\s*(?:import|const|var|let|export\s+(?:default|const)|class|function)\b")
_NAMES, _VALUES = (
    frozenset({"key", "outputkey", "name", "parameterkey"}),
    frozenset({"value", "outputvalue", "parametervalue"}),
)


class _Line(NamedTuple):
    indent: int
    name: str
    value: str
    is_item: bool


def are_settings(text: str) -> bool:
    """Say whether most lines of a text are settings and none reads like a program."""
    of_a_length = (line for line in text.splitlines()[:400] if len(line) <= _LONGEST_LINE)
    lines = [line for line in of_a_length if line.strip() and not line.strip().startswith(_COMMENT)]
    known = sum(
        _SETTING.match(_bare(line)) is not None or _SECTION.fullmatch(line.strip()) is not None
        for line in lines
    )
    return bool(lines) and known * 2 > len(lines) and not any(map(_PROGRAM.search, lines))


def settings_of(text: str) -> dict[str, Any]:
    """Return the names with their values, in objects that are called after the groups."""
    reader = _GroupReader()
    for line in text.splitlines():
        if len(line) <= _LONGEST_LINE:
            reader.read(line)
    return reader.root


class _GroupReader:
    """Takes in line by line; `_open` are the groups that a line may be in, with their indents."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        self._section = self.root
        self._open: list[tuple[int, dict[str, Any]]] = []
        self._named = ""

    def read(self, line: str) -> None:
        """Take one line in."""
        bare = line.strip()
        section = _SECTION.fullmatch(bare)
        if bare == "---":
            self._begin("")
        elif section:
            self._begin(section[1])
        elif bare and not bare.startswith(_COMMENT) and not self._read_row(bare):
            self._read_setting(line)

    def _begin(self, name: str) -> None:
        self._section = {}
        added(self.root, name, self._section)
        self._open.clear()

    def _read_row(self, bare: str) -> bool:
        """Read a line of columns: both ids in one, or a name and a value beside each other."""
        pools, clients = pools_in(bare), clients_in(bare)
        cells = _cells(_COLUMNS, bare)
        if len(pools) == len(clients) == 1:
            rows = (row for row in (cells, _cells(_COMMAS, bare)) if {*pools, *clients} <= set(row))
            row = next(rows, None)
            if row:
                first = next((cell for cell in row if cell not in {*pools, *clients}), "")
                added(self._section, first, {"userPoolId": pools[0], "clientId": clients[0]})
                return True
        if len(cells) == 2 and cells[0].lower() in _NAMES | _VALUES:  # noqa: PLR2004 - a name and a value
            self._read_pair(cells[0], cells[1])
            return True
        if not (pools or clients) or _SETTING.fullmatch(_bare(bare)):
            return self._read_in_line(bare) if len(pools) + len(clients) > 1 else False
        return self._read_neighbours(cells) or self._read_in_line(bare)

    def _read_neighbours(self, cells: list[str]) -> bool:
        for name, value in pairwise(cells):
            if pools_in(value) == (value,) or clients_in(value) == (value,):
                added(self._section, name, value)
                return True
        return False

    def _read_in_line(self, bare: str) -> bool:
        """Read `docker run -e POOL_ID=… -e CLIENT_ID=…` and `aws … --user-pool-id … --client-id …`."""
        named = [
            (name, value) for name, value in _IN_LINE.findall(bare) if role_of(name) in {"pool", "client"}
        ]
        for name, value in named:
            added(self._section, name, value)
        return bool(named)

    def _read_setting(self, line: str) -> None:
        found = _parsed(line)
        if found is None:
            return
        group = self._group_for(found)
        if not found.value:
            inside: dict[str, Any] = {}
            added(group, found.name, inside)
            self._open.append((found.indent, inside))
        elif not found.name:
            group.setdefault(ITEMS, []).append(found.value)
        else:
            added(group, found.name, _listed(found.value))
            self._read_pair(found.name, found.value)

    def _read_pair(self, kind: str, text: str) -> None:
        """Name a value by the line before it: `OutputKey: UserPoolId`, then `OutputValue: …`."""
        if kind.lower() in _NAMES:
            self._named = text
        elif kind.lower() in _VALUES and self._named:
            added(self._section, self._named, text)
            self._named = ""

    def _group_for(self, line: _Line) -> dict[str, Any]:
        is_text = line.is_item and not line.name
        lowest = line.indent + is_text  # YAML's items may stand as far left as the name that they belong to
        while self._open and self._open[-1][0] >= lowest:
            self._open.pop()
        group = self._open[-1][1] if self._open else self._section
        if line.is_item and line.name:
            inside: dict[str, Any] = {}
            added(group, line.value if line.name.lower() == "name" else "", inside)
            self._open.append((line.indent, inside))
            return inside
        return group


def _listed(value: str) -> str | list[str]:
    """Return a list of texts in square brackets as one."""
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(part) for part in value[1:-1].split(",")]
    return value


def _cells(between: re.Pattern[str], line: str) -> list[str]:
    return [cell.strip("`*'\" ") for cell in between.split(line.strip("|")) if cell.strip()]


def _bare(line: str) -> str:
    text = _EMPHASIS.sub("", line.strip())
    while found := _BEFORE.match(text):
        text = text[found.end() :]
    return text


def _parsed(line: str) -> _Line | None:
    indent = len(line) - len(line.lstrip())
    is_item = line.lstrip().startswith("- ")
    text = _bare(line)
    found = _SETTING.match(text)
    if found is None:
        return _Line(indent, "", text, is_item) if is_item else None
    return _Line(indent, found[2].strip(), _unquoted(found[3]), is_item)


def _unquoted(value: str) -> str:
    text = value.strip().rstrip(",;").strip()
    if text[:1] in {'"', "'"}:
        end = text.find(text[0], 1)
        return text[1:end] if end > 0 else text[1:]
    if text in {"{", "[", "(", "|", ">", ">-", "|-"} or _ANCHOR.fullmatch(text):
        return ""
    return _BEHIND.sub("", text)
