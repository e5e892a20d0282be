"""MFA_SETUP: a pool that insists on a second factor has the person set one up.

One challenge, three steps: a choice where there is one, an authenticator app, an e-mail address. Setting
up text messages is on Cognito's list and cannot be done here: the API has no call for it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote, urlencode

from desktop.core.challenges.entry import Calls, ChallengeEntry, EntryContext
from desktop.core.challenges.json_parameters import list_parameter
from desktop.core.challenges.memory import Fact, Question, Replay
from desktop.core.cognito.calls import AssociateSoftwareToken, VerifySoftwareToken
from desktop.core.cognito.errors import GarbledError
from desktop.core.cognito.factor_names import EMAIL, TOTP, usual_name
from desktop.core.cognito.replies import Challenge, Continued
from desktop.core.steps.factors import ChooseMfaSetup, SetUpEmail, SetUpTotp

if TYPE_CHECKING:
    from desktop.core.challenges.memory import ConversationMemory
    from desktop.core.notices.notice import Problem
    from desktop.core.sign_in.settings import SignInSettings
    from desktop.core.steps.base import Step

NAME = "MFA_SETUP"
_CAN = "MFAS_CAN_SETUP"
_KEY = "stile.key"


def ways(challenge: Challenge) -> tuple[str, ...]:
    """Return what can be set up here, of what the pool lists, in any of its spellings."""
    listed = map(usual_name, list_parameter(challenge, _CAN))
    return tuple(way for way in dict.fromkeys(listed) if way in {TOTP, EMAIL})


def _narrowed(way: str, **more: str) -> Challenge:
    """Return the same challenge with one way left: the pool is not asked again."""
    return Challenge(NAME, {_CAN: json.dumps([way]), **more})


class _SetUpEntry(ChallengeEntry):
    """What the three steps share."""

    challenge: ClassVar[str | None] = NAME
    way: ClassVar[str | None] = None
    is_pools_mfa: ClassVar[bool] = True

    def matches(self, challenge: Challenge) -> bool:
        """Say whether this is the step for the ways that are open."""
        return challenge.name == NAME and ways(challenge) == ((self.way,) if self.way else ())

    def refused(self, challenge: Challenge, answered: Question) -> Problem | None:
        """Return the problem, but not for the page with the key: it follows the one that announces it."""
        return None if _KEY in challenge.parameters else super().refused(challenge, answered)

    def question(self, challenge: Challenge) -> Question:
        """Return the question: which ways are open."""
        return Question(NAME, (("can", ",".join(ways(challenge))),))


class ChooseMfaSetupEntry(_SetUpEntry):
    """More than one factor can be set up. The choice is not sent to the pool."""

    step: ClassVar[type[Step]] = ChooseMfaSetup
    replay: ClassVar[Replay] = Replay.SAME_QUESTION
    is_choice: ClassVar[bool] = True

    def matches(self, challenge: Challenge) -> bool:
        """Say whether there is a choice."""
        return challenge.name == NAME and len(ways(challenge)) > 1

    def read(self, context: EntryContext) -> Step:
        """Return the page with the ways."""
        return ChooseMfaSetup(ways(context.challenge))

    def answer(self, context: EntryContext) -> Calls:
        """Go on with one way; the session is still good for it."""
        yield from ()
        return _narrowed(context.answers["choice"].reveal())


class SetUpTotpEntry(_SetUpEntry):
    """An authenticator app. The key is asked for only when the phone is ready, for its session is short."""

    step: ClassVar[type[Step]] = SetUpTotp
    replay: ClassVar[Replay] = Replay.NEVER
    way: ClassVar[str | None] = TOTP

    def read(self, context: EntryContext) -> Step:
        """Return the page, with the key once there is one."""
        facts, key = context.memory.facts, context.challenge.parameters.get(_KEY)
        if key is None:
            return SetUpTotp(replaces_key=Fact.TOTP_KEY_SHOWN in facts)
        uri = otpauth(key, context.memory.typed_name, context.settings)
        return SetUpTotp(key, uri, replaces_key=Fact.TOTP_KEY_REPLACED in facts)

    def answer(self, context: EntryContext) -> Calls:
        """Ask for a key; or prove the first code and then answer the challenge. Each call has its session."""
        if not (isinstance(context.step, SetUpTotp) and context.step.secret):
            given = yield AssociateSoftwareToken()
            if not isinstance(given, Continued) or given.key is None:
                raise GarbledError("no authenticator key")
            return _narrowed(TOTP, **{_KEY: given.key.reveal()})
        name = context.answers.get("device_name")
        yield VerifySoftwareToken(context.answers["code"], name.reveal() if name else "")
        return (yield context.respond(NAME, {}))

    def memory_after_answer(self, context: EntryContext) -> ConversationMemory:
        """Note that a key was shown, or that the factor is set up once its code was right."""
        memory = context.memory
        if "code" in context.answers:
            return memory.with_fact(Fact.TOTP_SET_UP)
        second = Fact.TOTP_KEY_SHOWN in memory.facts
        return memory.with_fact(Fact.TOTP_KEY_REPLACED if second else Fact.TOTP_KEY_SHOWN)


class SetUpEmailEntry(_SetUpEntry):
    """An e-mail address; the pool sends a code to it at once."""

    step: ClassVar[type[Step]] = SetUpEmail
    replay: ClassVar[Replay] = Replay.SAME_QUESTION
    way: ClassVar[str | None] = EMAIL

    def read(self, context: EntryContext) -> Step:  # noqa: ARG002 - there is one page
        """Return the page that asks for the address."""
        return SetUpEmail()

    def answer(self, context: EntryContext) -> Calls:
        """Send the address."""
        return (yield context.respond(NAME, {"EMAIL": context.answers["email"]}))


def otpauth(key: str, account: str, settings: SignInSettings) -> str:
    """Return the URI that authenticator apps read from a QR code."""
    issuer = settings.issuer or settings.pool_name
    label = quote(f"{issuer}:{account}")
    return f"otpauth://totp/{label}?{urlencode({'secret': key, 'issuer': issuer})}"
