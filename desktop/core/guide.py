"""The guides that come with the program: their topics, and what a link in one of them means."""

from __future__ import annotations

TOPICS = ("start", "admins", "programs", "practice", "security", "cognito")
"""In the order in which they are listed; the first is where reading begins."""

ADMINS = "admins"
"""The topic for people who help others and look after a pool; also the journal's."""

_ENDING = ".md"


def file_of(topic: str) -> str:
    """Return the name of a topic's file below `resources/`."""
    return f"guide/{topic}{_ENDING}"


def topic_of(link: str) -> str | None:
    """Return the topic that a link leads to; None for a link to anything else.

    A link is a guide's file name, with or without `#section`.
    """
    name = link.partition("#")[0].removeprefix("./")
    topic = name.removesuffix(_ENDING)
    return topic if topic != name and topic in TOPICS else None
