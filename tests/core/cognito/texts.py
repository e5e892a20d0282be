"""The table of texts: what Cognito says in an exception, and what a person then reads.

The rows are in texts.toml. Each is said in a situation: a call that is answered, and the step that a person
stands at. `python -m tests.core.cognito.texts` prints them with the sentences and the counts.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.conversation.current_step import CurrentStep
from desktop.conversation.decide import decide
from desktop.conversation.decision import Give, Giver, NextAsk, PoolReply, Restart
from desktop.conversation.state import ConversationState, Moment
from desktop.core import words
from desktop.core.challenges import entry_of_step
from desktop.core.challenges.memory import Candidate, ConversationMemory, Pending, Question
from desktop.core.cognito.account_calls import ConfirmSignUp, ForgotPasswordCall, SignUpCall
from desktop.core.cognito.calls import Call, InitiateAuth, RespondToAuthChallenge, VerifySoftwareToken
from desktop.core.cognito.refusals import read_refusal
from desktop.core.secret import Secret
from desktop.core.sign_in.outcome import Outcome
from desktop.core.sign_in.outcome import decide as outcome_of
from desktop.core.sign_in.settings import SignInSettings
from desktop.core.steps import all_steps as steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.conversation.decision import Decision
    from desktop.core.errors import StileError
    from desktop.core.notices.notice import Problem

_FILE = Path(__file__).with_name("texts.toml")
_AT = Moment(datetime(2026, 3, 2, 12, 0, tzinfo=UTC), 1000.0)
_ATTRIBUTES = ("name", "given_name", "preferred_username", "email", "phone_number", "birthdate")


@dataclass(frozen=True)
class Situation:
    """A call, and where the person stands whose answer it carries."""

    call: Call
    current: CurrentStep


def _begins(step: steps.Step) -> Situation:
    return Situation(InitiateAuth("USER_PASSWORD_AUTH", {"USERNAME": "ada"}), CurrentStep(step))


def _answers(challenge: str, step: steps.Step, *, sets_password: bool = False) -> Situation:
    call = RespondToAuthChallenge(challenge, {"USERNAME": "ada"}, sets_password=sets_password)
    return Situation(call, CurrentStep(step, challenge, Question(challenge)))


_CODE, _PASSWORD = Secret("123456"), Secret("Chosen-1!")
_SIGN_UP = steps.SignUp(("email", "phone_number", "birthdate", "given_name", "picture", "custom:team"))
SITUATIONS = {
    "sign-in": _begins(steps.SignIn("ada")),
    "identify": _begins(steps.Identify("ada")),
    "new-password": _answers(
        "NEW_PASSWORD_REQUIRED",
        steps.NewPassword("ada", (*_ATTRIBUTES, "custom:employee_id")),
        sets_password=True,
    ),
    "code": _answers("EMAIL_OTP", steps.EmailCode("a***@e***")),
    "custom": _answers("CUSTOM_CHALLENGE", steps.Custom()),
    "choose-mfa": _answers("SELECT_MFA_TYPE", steps.ChooseMfa(("SMS_MFA", "EMAIL_OTP"))),
    "set-up-totp": Situation(
        VerifySoftwareToken(_CODE), CurrentStep(steps.SetUpTotp("KEY", "otpauth://x"), "MFA_SETUP")
    ),
    "set-up-email": _answers("MFA_SETUP", steps.SetUpEmail()),
    "forgot": Situation(ForgotPasswordCall("ada"), CurrentStep(steps.ForgotPassword("ada"))),
    "sign-up": Situation(SignUpCall("ada", _PASSWORD, {}), CurrentStep(_SIGN_UP)),
    "confirm": Situation(
        ConfirmSignUp("ada", _CODE), CurrentStep(steps.ConfirmAccount("ada"), "stile:confirm-account")
    ),
}


@dataclass(frozen=True)
class Text:
    """One row of the table; the members are described in texts.toml."""

    kind: str
    at: str
    name: str
    text: str
    outcome: str
    code: str
    source: str
    says: list[str] = field(default_factory=list)
    admin: list[str] = field(default_factory=list)
    field: str | None = None
    again: bool = False

    @property
    def situation(self) -> Situation:
        return SITUATIONS[self.at]

    def error(self) -> StileError:
        return read_refusal(self.name, self.text, 400)

    def decided(self) -> tuple[Outcome, Decision]:
        """Return the outcome, and what the conversation does then."""
        error, here = self.error(), self.situation
        outcome = outcome_of(error, here.call)
        memory = ConversationMemory("ada", "5ab3d4a0", passwords=(Candidate(Secret("Temporary-1!")),))
        state = ConversationState(SignInSettings("eu-west-1_Ab3dEf6hI"), here.current, "srp", memory)
        answers = {one.name: Secret("x") for one in here.current.step.fields()}
        entry = entry_of_step(here.current.step, here.current.challenge)
        give = Give(entry, Pending(here.current.step, here.current.question, answers), Giver.PERSON)
        return outcome, decide(state, give, PoolReply(outcome, _AT, "5ab3d4a0", error=error))

    def problem(self) -> Problem | None:
        """Return what the person is told at once, None where the conversation goes on by itself."""
        what = self.decided()[1].next
        return what.problem if isinstance(what, (NextAsk, Restart)) else None


def texts() -> Iterator[Text]:
    """Return all rows, in their order."""
    for kind, rows in tomllib.loads(_FILE.read_text(encoding="utf-8")).items():
        for row in rows:
            yield Text(kind, **row)


def table(rows: list[Text]) -> str:
    """Return the rows with their sentences, and the counts."""
    lines: list[str] = []
    for row in rows:
        problem = row.problem()
        read = words.sentence(problem) if problem else f"({row.outcome}: goes on by itself)"
        advice = words.for_admin(row.code, problem.values.get("because") if problem else None)
        lines += [f"{row.at}: {row.name}: {' '.join(row.text.split())}  [{row.source}]"]
        lines += [f"    {row.outcome}, {row.code}{f', at {row.field}' if row.field else ''}", f"    {read}"]
        lines += [f"    admin: {advice}"] if advice else []
    for name in ("kind", "outcome", "code"):
        counts = Counter(getattr(row, name) for row in rows)
        lines += ["", f"by {name}", *(f"  {n:4}  {value}" for value, n in sorted(counts.items()))]
    sources = {row.source for row in rows}
    lines += ["", f"{len(rows)} rows, {len({row.text for row in rows})} texts, {len(sources)} sources"]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(table(list(texts())) + "\n")
