"""What is counted in sentences: the one and the many of each.

A sentence has `{n:people}` where it says "1 person" or "2 people"; translations say it by their own rules
(ngettext).
"""

from __future__ import annotations

COUNTED: dict[str, tuple[str, str]] = {
    "people": ("{n} person", "{n} people"),
    "people-word": ("person", "people"),
    "people-have": ("{n} person has", "{n} people have"),
    "lines": ("{n} line", "{n} lines"),
    "lines-are": ("{n} line is", "{n} lines are"),
    "lines-before": ("{n} line before it is", "{n} lines before it are"),
    "entries": ("{n} entry", "{n} entries"),
    "files": ("{n} file", "{n} files"),
    "calls": ("{n} call", "{n} calls"),
    "calls-change": ("{n} call changes", "{n} calls change"),
    "minutes": ("{n} minute", "{n} minutes"),
    "hours": ("{n} hour", "{n} hours"),
    "days": ("{n} day", "{n} days"),
    "weeks": ("{n} week", "{n} weeks"),
    "months": ("{n} month", "{n} months"),
    "years": ("{n} year", "{n} years"),
    "characters": ("{n} character", "{n} characters"),
}
