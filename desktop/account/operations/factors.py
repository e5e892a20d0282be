"""Second factors: on, off, preferred; and an authenticator app, which replaces another once it is proved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from desktop.account.questions import problem_at
from desktop.core.challenges.mfa_setup import otpauth
from desktop.core.cognito import errors as e
from desktop.core.cognito.factor_names import usual_name
from desktop.core.cognito.own_calls import FACTOR_MEMBERS, AssociateOwnApp, SetFactor, VerifyOwnApp
from desktop.core.cognito.replies import Continued
from desktop.core.notices.notice import Notice, Problem
from desktop.core.notices.notice_error import NoticeError
from desktop.core.steps.factors import SetUpTotp

if TYPE_CHECKING:
    from desktop.account.account_context import AccountContext
    from desktop.account.questions import Given, Questions
    from desktop.core.secret import Secret

APP = "SOFTWARE_TOKEN_MFA"
PASSKEY = "WEB_AUTHN"


class UnknownFactorError(NoticeError):
    """No second factor is called `name`."""

    code: ClassVar[str] = "factor-unknown"


async def switch_on(context: AccountContext, _questions: Questions, factor: str) -> Notice:
    """Have the pool ask for a factor from now on. Raises UnknownFactorError, as all of these do."""
    factor = _named(factor)
    preferred = (await context.factors()).preferred
    on = await _set(context, factor, Notice("factor-on", {"factor": factor}), preferred=factor == preferred)
    return _app_first(on, factor)


async def switch_off(context: AccountContext, _questions: Questions, factor: str) -> Notice:
    """Have the pool ask for a factor no more."""
    factor = _named(factor)
    return await _set(context, factor, Notice("factor-off", {"factor": factor}), enabled=False)


async def prefer(context: AccountContext, _questions: Questions, factor: str) -> Notice:
    """Have the pool ask for a factor first, where there is a choice."""
    factor = _named(factor)
    if factor == PASSKEY:  # SetUserMFAPreference has no preference for it
        return Problem("factor-not-possible")
    on = await _set(context, factor, Notice("factor-preferred", {"factor": factor}), preferred=True)
    return _app_first(on, factor)


def _app_first(outcome: Notice, factor: str) -> Notice:
    """Say of an app that was refused that it may have to be set up before it can be switched on."""
    if factor == APP and isinstance(outcome, Problem) and outcome.code == "factor-not-possible":
        return replace(outcome, values={"because": "app"})
    return outcome


def _named(typed: str) -> str:
    """Return the name of a factor that somebody typed, in any spelling. Raises UnknownFactorError."""
    factor = usual_name(typed.strip().upper())
    if factor not in FACTOR_MEMBERS:
        raise UnknownFactorError(name=typed, names=", ".join(sorted(FACTOR_MEMBERS)))
    return factor


async def _set(
    context: AccountContext, factor: str, done: Notice, *, enabled: bool = True, preferred: bool = False
) -> Notice:
    try:
        await context.calls.send(lambda access: SetFactor(access, factor, enabled, preferred))
    except e.UnknownOutcomeError:
        now = await context.factors()
        is_set = (factor in now.factors) is enabled and (now.preferred == factor) is preferred
        return done if is_set else Problem("change-lost")
    except e.InvalidInputError as error:
        return Problem("factor-not-possible", detail=error.detail, request_id=error.request_id)
    return done


async def set_up_app(context: AccountContext, questions: Questions, _about: str) -> Notice:
    """Show a key and prove it by the app's first code; an app that was there serves until then."""
    before = await context.factors()
    await questions.ask(SetUpTotp(), username=context.username)
    key = await _key(context)
    step = SetUpTotp(key.reveal(), otpauth(key.reveal(), context.username, context.settings))
    problem: Problem | None = None
    maybe_proved = False
    while True:
        given = await questions.ask(step, problem, context.username)
        try:
            await _prove(context, given)
        except e.UnknownOutcomeError:
            maybe_proved = True
            problem = Problem("app-maybe-set-up", field="code")
        except (e.PoolError, e.NotReachedError) as error:
            if maybe_proved and isinstance(error, e.InvalidInputError):
                return Notice("app-not-certain")  # no key waits for its proof: the lost try had been right
            problem = problem_at(step, error)
        else:
            is_first = before.preferred == APP or not before.factors
            on = await _set(context, APP, Notice("app-set-up"), preferred=is_first)
            return Notice("app-replaced") if on.code == "app-set-up" and APP in before.factors else on


async def _prove(context: AccountContext, given: Given) -> None:
    name = given["device_name"].reveal() if "device_name" in given else ""
    await context.calls.send(lambda access: VerifyOwnApp(access, given["code"], name))


async def _key(context: AccountContext) -> Secret:
    """Return a new key; one whose reply was lost was never seen, so that another may be made."""
    made = await context.calls.read(AssociateOwnApp, Continued)
    if made.key is None:
        raise e.GarbledError("no authenticator key")
    return made.key
