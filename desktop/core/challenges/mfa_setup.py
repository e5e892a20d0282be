"""MFA_SETUP: a pool that insists on a second factor has the person set one up.

One challenge, three steps: a choice where there is one, an authenticator app, an e-mail address. Setting
up text messages is on Cognito's list and cannot be done here: the API has no call for it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote, urlencode

from desktop.core.calls import AssociateSoftwareToken, VerifySoftwareToken
from desktop.core.challenges.entry import Calls, Posed, Talk
from desktop.core.challenges.listed import listed
from desktop.core.errors import GarbledError
from desktop.core.recollection import Answers, Fact, Question, Replay
from desktop.core.replies import Challenge, Continued
from desktop.core.steps.factors import ChooseMfaSetup, SetUpEmail, SetUpTotp

if TYPE_CHECKING:
    from desktop.core.recollection import Recollection
    from desktop.core.settings import SignInSettings
    from desktop.core.steps.base import Step

NAME = "MFA_SETUP"
_CAN = "MFAS_CAN_SETUP"
_KEY = "stile.key"
TOTP, EMAIL = "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"


def ways(challenge: Challenge) -> tuple[str, ...]:
    """Return what can be set up here, of what the pool lists."""
    return tuple(way for way in listed(challenge, _CAN) if way in {TOTP, EMAIL})


def _narrowed(way: str, **more: str) -> Challenge:
    """Return the same challenge with one way left: the pool is not asked again."""
    return Challenge(NAME, {_CAN: json.dumps([way]), **more})


class _SetUpEntry(Posed):
    """What the three steps share."""

    challenge: ClassVar[str | None] = NAME
    way: ClassVar[str | None] = None
    is_pools_mfa: ClassVar[bool] = True

    def poses(self, challenge: Challenge) -> bool:
        """Say whether this is the step for the ways that are open."""
        return ways(challenge) == ((self.way,) if self.way else ())

    def question(self, challenge: Challenge) -> Question:
        """Return the question: which ways are open."""
        return Question(NAME, (("can", ",".join(ways(challenge))),))


class ChooseMfaSetupEntry(_SetUpEntry):
    """More than one way: the choice stays here until the way itself is gone."""

    step: ClassVar[type[Step]] = ChooseMfaSetup
    replay: ClassVar[Replay] = Replay.SAME_QUESTION
    is_choice: ClassVar[bool] = True

    def poses(self, challenge: Challenge) -> bool:
        """Say whether there is a choice."""
        return len(ways(challenge)) > 1

    def read(
        self,
        challenge: Challenge,
        recollection: Recollection,  # noqa: ARG002 - the reply says it all
        settings: SignInSettings,  # noqa: ARG002 - as above
    ) -> Step:
        """Return the page with the ways."""
        return ChooseMfaSetup(ways(challenge))

    def answer(self, step: Step, answers: Answers, talk: Talk) -> Calls:  # noqa: ARG002 - no call to make
        """Go on with one way; the session is still good for it."""
        yield from ()
        return _narrowed(answers["choice"].reveal())


class SetUpTotpEntry(_SetUpEntry):
    """An authenticator app. The key is asked for only when the phone is ready, for its session is short."""

    step: ClassVar[type[Step]] = SetUpTotp
    replay: ClassVar[Replay] = Replay.NEVER
    way: ClassVar[str | None] = TOTP

    def read(self, challenge: Challenge, recollection: Recollection, settings: SignInSettings) -> Step:
        """Return the page, with the key once there is one."""
        replaces = Fact.TOTP_KEY_SHOWN in recollection.facts
        key = challenge.parameters.get(_KEY)
        if key is None:
            return SetUpTotp(replaces_key=replaces)
        return SetUpTotp(key, _otpauth(key, recollection.typed_name, settings), replaces)

    def answer(self, step: Step, answers: Answers, talk: Talk) -> Calls:
        """Ask for a key; or prove the first code and then answer the challenge. Each call has its session."""
        if not (isinstance(step, SetUpTotp) and step.secret):
            given = yield AssociateSoftwareToken()
            if not isinstance(given, Continued) or given.key is None:
                raise GarbledError("no authenticator key")
            return _narrowed(TOTP, **{_KEY: given.key.reveal()})
        name = answers.get("device_name")
        yield VerifySoftwareToken(answers["code"], name.reveal() if name else "")
        return (yield talk.respond(NAME, {}))

    def accepted(
        self, recollection: Recollection, question: Question | None, answers: Answers
    ) -> Recollection:
        """Take note of the key that was shown; and of the factor, once its code was right."""
        del question
        fact = Fact.TOTP_SET_UP if "code" in answers else Fact.TOTP_KEY_SHOWN
        return recollection.with_fact(fact)


class SetUpEmailEntry(_SetUpEntry):
    """An e-mail address; the pool sends a code to it at once."""

    step: ClassVar[type[Step]] = SetUpEmail
    replay: ClassVar[Replay] = Replay.SAME_QUESTION
    way: ClassVar[str | None] = EMAIL

    def read(
        self,
        challenge: Challenge,  # noqa: ARG002 - there is one page
        recollection: Recollection,  # noqa: ARG002 - as above
        settings: SignInSettings,  # noqa: ARG002 - as above
    ) -> Step:
        """Return the page that asks for the address."""
        return SetUpEmail()

    def answer(self, step: Step, answers: Answers, talk: Talk) -> Calls:  # noqa: ARG002 - one kind
        """Send the address."""
        return (yield talk.respond(NAME, {"EMAIL": answers["email"]}))


def _otpauth(key: str, account: str, settings: SignInSettings) -> str:
    """Return the URI that authenticator apps read from a QR code."""
    issuer = settings.issuer or settings.pool_name
    label = quote(f"{issuer}:{account}")
    return f"otpauth://totp/{label}?{urlencode({'secret': key, 'issuer': issuer})}"
