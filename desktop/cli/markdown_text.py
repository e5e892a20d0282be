"""Markdown as plain text for a terminal: the part of Markdown that the guides are written in."""

from __future__ import annotations

import itertools
import re
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_CODE = re.compile(r"(`[^`]*`)")
_STRONG = re.compile(r"\*\*(.+?)\*\*|(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])")
_ITEM = re.compile(r"(\s*)([-*]|\d+\.)\s+")
_CELLS = re.compile(r"(?<!\\)\|")
_UNDERLINES = {1: "=", 2: "-"}
_INDENT = "    "
_FEW_COLUMNS = 2


def plain_text(markdown: str, width: int) -> str:
    """Return a Markdown text as lines of at most `width` characters; code and long words may be wider."""
    blocks = (_block(lines, width) for lines in _blocks(markdown.splitlines()))
    return "\n\n".join(block for block in blocks if block)


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Return the paragraphs, headings, tables, lists and code of a text, each as its lines."""
    for blank, group in itertools.groupby(lines, lambda line: not line.strip()):
        if not blank:
            yield from _headings_apart(list(group))


def _headings_apart(lines: list[str]) -> Iterator[list[str]]:
    for heading, group in itertools.groupby(lines, lambda line: line.startswith("#")):
        if heading:
            yield from ([line] for line in group)
        else:
            yield list(group)


def _block(lines: Sequence[str], width: int) -> str:
    first = lines[0]
    if first.startswith(_INDENT):
        return "\n".join(lines)
    if first.startswith("#"):
        return _heading(first)
    if first.startswith("|"):
        return _table(lines, width)
    if _ITEM.match(first):
        return "\n".join(_item(item, width) for item in _items(lines))
    return _wrapped(_inline(" ".join(line.strip() for line in lines)), width)


def _heading(line: str) -> str:
    level = len(line) - len(line.lstrip("#"))
    text = _inline(line.lstrip("#").strip())
    underline = _UNDERLINES.get(level)
    return f"{text}\n{underline * len(text)}" if underline else text


def _items(lines: Iterable[str]) -> list[list[str]]:
    items: list[list[str]] = []
    for line in lines:
        if _ITEM.match(line) or not items:
            items.append([line])
        else:
            items[-1].append(line)
    return items


def _item(lines: Sequence[str], width: int) -> str:
    mark = _ITEM.match(lines[0])
    start = mark.group().rstrip() + " " if mark else ""
    text = " ".join((lines[0][len(mark.group()) :] if mark else lines[0], *map(str.strip, lines[1:])))
    return _wrapped(_inline(text), width, start, " " * len(start))


def _table(lines: Sequence[str], width: int) -> str:
    """Return a table in columns if it fits, else each row as its first cell with the others below it."""
    rows = [_cells(line) for line in lines if not re.fullmatch(r"[|:\s-]+", line)]
    columns = list(itertools.zip_longest(*rows, fillvalue=""))
    widths = [max(map(len, column)) for column in columns]
    if sum(widths) + 2 * len(widths) <= width:
        return "\n".join(
            "  ".join(cell.ljust(wide) for cell, wide in zip(row, widths, strict=False)).rstrip()
            for row in rows
        ).strip("\n")
    head, *rest = rows
    if len(head) > _FEW_COLUMNS:  # every value has its column's name before it
        names, top = head, [head[0]]
    else:
        names, top = [""] * len(head), head
    return "\n".join(_tall_row(names, row, width) for row in (top, *rest) if any(row))


def _tall_row(names: Sequence[str], row: Sequence[str], width: int) -> str:
    lines = [_wrapped(row[0], width)]
    for name, cell in zip(names[1:], row[1:], strict=False):
        if cell:
            lines.append(_wrapped(f"{name}: {cell}" if name else cell, width, _INDENT, _INDENT))
    return "\n".join(lines)


def _cells(line: str) -> list[str]:
    cells = _CELLS.split(line.strip().removeprefix("|").removesuffix("|"))
    return [_inline(cell.strip().replace("\\|", "|")) for cell in cells]


def _inline(text: str) -> str:
    """Return a piece of text without marks; what stands in code is left as it is."""
    return "".join(
        part.strip("`") if part.startswith("`") else _unmarked(part) for part in _CODE.split(text)
    ).strip()


def _unmarked(text: str) -> str:
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    return _STRONG.sub(lambda found: found.group(1) or found.group(2), text)


def _wrapped(text: str, width: int, first: str = "", other: str = "") -> str:
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=other,
        break_long_words=False,
        break_on_hyphens=False,
    )
