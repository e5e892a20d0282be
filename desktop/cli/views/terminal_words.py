"""The words that a person can type at a prompt in place of an answer."""

from __future__ import annotations

from desktop.conversation.view import Action

HELP = "?"
HELP_NOTE = ":help-note"

_WORDS: dict[Action, str] = {
    Action.BACK: ":back",
    Action.RESEND: ":resend",
    Action.OTHER_WAY: ":lost",
    Action.START_OVER: ":over",
    Action.CANCEL: ":cancel",
}


def word_for(action: Action) -> str:
    """Return what to type for an action."""
    return _WORDS[action]


def action_of(line: str) -> Action | None:
    """Return the action that a whole line asks for, None if it is an answer."""
    typed = line.strip().lower()
    return next((action for action, word in _WORDS.items() if word == typed), None)
