"""What a Lambda trigger of a pool says when it refuses or fails.

Cognito puts it into exceptions of several types: "PreSignUp failed with error No places left.", "PreSignUp
invocation failed due to error AccessDeniedException", "Unrecognizable lambda output". The first kind is
written for the people who read it; a program that broke, or was never run, has nothing to say to them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_CHARACTERS = 300
"""How much of a trigger's words a person is shown."""

_SENDERS = frozenset({"custommessage", "customemailsender", "customsmssender"})
_RAN = r"(?is)\b(\w+) failed with error\b(.*)"  # compiled when needed: most conversations read no refusal
_NOT_RUN = r"(?i)\b(\w+) invocation failed due to (?:error|configuration)\b"
_BAD_OUTPUT = r"(?i)\b(?:unrecognizable|invalid|malformed) lambda\b"
_REJECTED = "UserLambdaValidationException: "
_FAILED = ("UnexpectedLambdaException: ", "InvalidLambdaResponseException: ")
_LATE = r"(?i)timed out|time-?out"
_OF_A_PROGRAM = r"""(?x)RequestId:|\barn:aws|Runtime[. ]|exit\ status|Traceback|Unhandled|NoneType
    |\w+Exception\b
    |\b(?:Attribute|Import|Index|Key|ModuleNotFound|Name|Range|Reference|Syntax|Type|Value|ZeroDivision)Error\b
    |[Uu]nable\ to\ import|[Cc]annot\ find\ module|[Cc]annot\ read\ prop|\bis\ not\ (?:a\ function|defined)
    |not\ authorized\ to\ perform|object\ has\ no\ attribute|referenced\ before|must\ be\ of\ type
    |\bundefined\b"""
"""What a runtime says and no person would write for another."""
_ADDED = r"(?s)\s*\(Service: .*"
_OF_A_CLASS = r"\w*Error: ?"
_DATA = r"(?s)[\[{].*|(['\"])[\w.:-]*\1|\W*"
"""Values instead of words: JSON, or the name of a key that was not there."""


@dataclass(frozen=True, slots=True)
class TriggerWords:
    """`told` is what the trigger says to the person, empty if it says nothing a person could read.

    `sends`: it sends or words the pool's messages, so that a code was not sent. `failed`: it did not run to
    its end, or what it answered is of no use. `late`: it took too long.
    """

    trigger: str
    told: str = ""
    sends: bool = False
    failed: bool = False
    late: bool = False


def trigger_words_in(detail: str) -> TriggerWords | None:
    """Return what a trigger says in an error's detail, None if the detail is about no trigger."""
    ran = re.search(_RAN, detail)
    if ran is not None:
        return _of_one_that_ran(ran[1], ran[2])
    not_run = re.search(_NOT_RUN, detail)
    if not_run is not None:
        return _failed(not_run[1], detail)
    if re.search(_BAD_OUTPUT, detail) or detail.startswith(_FAILED):
        return _failed("", detail)
    return _of_one_that_ran("", detail.removeprefix(_REJECTED)) if detail.startswith(_REJECTED) else None


def _of_one_that_ran(trigger: str, said: str) -> TriggerWords:
    said = _plain_line(re.sub(_ADDED, "", said))
    if re.search(_LATE, said) or re.search(_OF_A_PROGRAM, said):
        return _failed(trigger, said)
    words = said[named.end() :] if (named := re.match(_OF_A_CLASS, said)) else said
    told = "" if re.fullmatch(_DATA, words.rstrip(".")) else words
    return TriggerWords(trigger, _ended_once(told), sends=_sends(trigger))


def _failed(trigger: str, detail: str) -> TriggerWords:
    return TriggerWords(trigger, sends=_sends(trigger), failed=True, late=bool(re.search(_LATE, detail)))


def _sends(trigger: str) -> bool:
    return trigger.lower() in _SENDERS


def _ended_once(told: str) -> str:
    """Take back the full stop that Cognito adds to a sentence that has an end of its own."""
    return re.sub(r"([.!?…])\.$", r"\1", told)


def _plain_line(text: str) -> str:
    """Return words as one line without invisible characters, cut where a word ends."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(line) <= MOST_CHARACTERS:
        return line
    head = line[: MOST_CHARACTERS - 1]
    return (head.rpartition(" ")[0] or head).rstrip(" ,;:") + "…"
