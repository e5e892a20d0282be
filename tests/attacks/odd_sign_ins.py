"""The sign-ins whose replies are made odd: together they hear every operation that a conversation calls."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.account.account import Account
from desktop.cli.views import json_events
from desktop.conversation.driver import Conversation
from desktop.conversation.ports import SignInPorts
from desktop.conversation.view import Action, Answer, Ask, NoAnswerError, Reply
from desktop.core.cognito.device_record import SECTION, with_device
from desktop.core.cognito.known_device import Device
from desktop.core.errors import StileError
from desktop.core.secret import Secret
from desktop.core.sign_in.settings import SignInSettings
from desktop.core.steps.all_steps import from_plain
from tests.attacks.odd_pool import OddPool
from tests.attacks.odd_replies import Odd, odd_replies
from tests.fixtures.fake_clock import FakeClock, LocalClock
from tests.fixtures.in_process import EventList, VaultInMemory
from tests.fixtures.scripted_pool import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.core.notices.notice import Notice
    from desktop.core.sign_in.settings import Flow

_PASSKEY = {
    "challenge": "aGVsbG8",
    "rpId": "example.com",
    "allowCredentials": [{"id": "aGVsbG8", "type": "public-key"}],
    "userVerification": "preferred",
}


def _asks(name: str, **parameters: str) -> dict[str, Any]:
    return {"ChallengeName": name, "Session": "?", "ChallengeParameters": parameters}


def _signed_in(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {"AuthenticationResult": {**tokens("ada"), **more}, "ChallengeParameters": {}}


_SRP = {"SRP_B": "5" * 700, "SALT": "ab" * 16, "SECRET_BLOCK": "YmxvY2s="}
_DEVICE = {"DeviceKey": "eu-west-1_device", "DeviceGroupKey": "group"}
_EMAIL = {"CODE_DELIVERY_DELIVERY_MEDIUM": "EMAIL", "CODE_DELIVERY_DESTINATION": "a***@e***"}
_SENT = {"Destination": "a***@e***", "DeliveryMedium": "EMAIL", "AttributeName": "email"}


@dataclass(frozen=True)
class SignIn:
    """One sign-in: its flow, and the sound reply to each challenge or operation."""

    name: str
    flow: Flow
    sound: Mapping[str, Mapping[str, Any]]
    start: str = ""
    knows_device: bool = False
    acts: tuple[Action, ...] = ()
    leaves_everywhere: bool = False
    settings: SignInSettings = field(init=False)

    def __post_init__(self) -> None:
        settings = SignInSettings("eu-west-1_Ab3dEf6hI", self.flow, fingerprint="here")
        object.__setattr__(self, "settings", settings)

    def odd(self) -> Iterator[Odd]:
        for to, sound in self.sound.items():
            yield from odd_replies(to, operation_of(to), sound)


_OPERATIONS = frozenset(
    {
        "AssociateSoftwareToken", "ConfirmDevice", "ConfirmForgotPassword", "ConfirmSignUp", "ForgotPassword",
        "GetTokensFromRefreshToken", "GetUser", "GlobalSignOut", "InitiateAuth", "ResendConfirmationCode",
        "RevokeToken", "SetUserMFAPreference", "SignUp", "UpdateDeviceStatus", "VerifySoftwareToken",
    }
)  # fmt: skip


def operation_of(name: str) -> str:
    """Return the operation that a reply is to: what is no operation is the challenge that is answered."""
    return name if name in _OPERATIONS else "RespondToAuthChallenge"


SIGN_INS = (
    SignIn(
        "the classic",
        "password",
        {
            "InitiateAuth": _asks(
                "NEW_PASSWORD_REQUIRED",
                USER_ID_FOR_SRP="ada",
                requiredAttributes='["userAttributes.name"]',
                userAttributes='{"email": "ada@example.com"}',
            ),
            "NEW_PASSWORD_REQUIRED": _asks("EMAIL_OTP", **_EMAIL),
            "EMAIL_OTP": _signed_in(NewDeviceMetadata=_DEVICE),
            "ConfirmDevice": {"UserConfirmationNecessary": True},
            "UpdateDeviceStatus": {},
        },
    ),
    SignIn(
        "by app",
        "srp",
        {
            "InitiateAuth": {
                "ChallengeName": "PASSWORD_VERIFIER",
                "ChallengeParameters": {**_SRP, "USER_ID_FOR_SRP": "ada", "USERNAME": "ada"},
            },
            "PASSWORD_VERIFIER": _asks("SOFTWARE_TOKEN_MFA", FRIENDLY_DEVICE_NAME="Phone"),
            "SOFTWARE_TOKEN_MFA": _signed_in(),
        },
    ),
    SignIn(
        "choose a factor",
        "password",
        {
            "InitiateAuth": _asks("SELECT_MFA_TYPE", MFAS_CAN_CHOOSE='["SMS_MFA","SOFTWARE_TOKEN_MFA"]'),
            "SELECT_MFA_TYPE": _asks("SMS_MFA", CODE_DELIVERY_DESTINATION="+*******99"),
            "SMS_MFA": _signed_in(),
        },
    ),
    SignIn(
        "set up an app",
        "password",
        {
            "InitiateAuth": _asks("MFA_SETUP", MFAS_CAN_SETUP='["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]'),
            "AssociateSoftwareToken": {"SecretCode": "JBSWY3DPEHPK3PXPJBSWY3DP", "Session": "?"},
            "VerifySoftwareToken": {"Status": "SUCCESS", "Session": "?"},
            "MFA_SETUP": _signed_in(),
            "GetUser": {
                "Username": "ada",
                "UserAttributes": [{"Name": "email", "Value": "ada@example.com"}],
                "UserMFASettingList": ["SMS_MFA"],
                "PreferredMfaSetting": "SMS_MFA",
            },
            "SetUserMFAPreference": {},
        },
    ),
    SignIn(
        "choose a way",
        "choice",
        {
            "InitiateAuth": {
                **_asks("SELECT_CHALLENGE"),
                "AvailableChallenges": ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"],
            },
            "SELECT_CHALLENGE": _asks("PASSWORD"),
            "PASSWORD": _signed_in(),
        },
    ),
    SignIn(
        "in the pool's words",
        "custom",
        {
            "InitiateAuth": _asks(
                "CUSTOM_CHALLENGE",
                USERNAME="ada",
                **{
                    "stile.label": "Your badge",
                    "stile.hint": "On its back",
                    "stile.kind": "code",
                    "stile.attempts_left": "2",
                    "stile.round": "1",
                    "stile.problem": "Not this one",
                },
            ),
            "CUSTOM_CHALLENGE": _signed_in(),
        },
    ),
    SignIn(
        "by passkey",
        "choice",
        {
            "InitiateAuth": _asks("WEB_AUTHN", CREDENTIAL_REQUEST_OPTIONS=json.dumps(_PASSKEY)),
            "WEB_AUTHN": _signed_in(),
        },
    ),
    SignIn(
        "from a known device",
        "password",
        {
            "InitiateAuth": _asks("DEVICE_SRP_AUTH"),
            "DEVICE_SRP_AUTH": _asks("DEVICE_PASSWORD_VERIFIER", **_SRP, DEVICE_KEY="eu-west-1_device"),
            "DEVICE_PASSWORD_VERIFIER": _signed_in(),
        },
        knows_device=True,
    ),
    SignIn(
        "a forgotten password",
        "password",
        {
            "ForgotPassword": {"CodeDeliveryDetails": _SENT},
            "ConfirmForgotPassword": {},
            "InitiateAuth": _signed_in(),
        },
        start="forgot-password",
        acts=(Action.RESEND,),
    ),
    SignIn(
        "a new account",
        "password",
        {
            "SignUp": {"UserConfirmed": False, "CodeDeliveryDetails": _SENT, "UserSub": "5ab3"},
            "ResendConfirmationCode": {"CodeDeliveryDetails": _SENT},
            "ConfirmSignUp": {},
            "InitiateAuth": _signed_in(),
        },
        start="sign-up",
        acts=(Action.RESEND,),
    ),
    SignIn(
        "renew and leave here",
        "password",
        {
            "InitiateAuth": _signed_in(),
            "GetTokensFromRefreshToken": _signed_in(),
            "RevokeToken": {},
        },
    ),
    SignIn(
        "renew and leave everywhere",
        "password",
        {
            "InitiateAuth": _signed_in(),
            "GetTokensFromRefreshToken": _signed_in(),
            "GlobalSignOut": {},
        },
        leaves_everywhere=True,
    ),
)

_ANSWERS = {
    "username": "ada",
    "password": "Temporary-1!",
    "new_password": "Over-the-stile-1",
    "code": "123456",
    "email": "ada@example.com",
    "remember": "true",
}
_MOST_QUESTIONS = 12


@dataclass
class PlainPerson:
    """Answers everything, asks once for another code where it can, and writes down what a program hears."""

    acts: list[Action]
    clock: FakeClock
    asked: int = 0

    def note(self, notice: Notice) -> None:
        _as_line(json_events.note(notice))

    async def ask(self, ask: Ask) -> Reply:
        self.asked += 1
        self.clock.advance(31)  # a new code may be asked for
        _as_line(json_events.ask(ask, self.asked))
        if self.asked > _MOST_QUESTIONS:
            raise NoAnswerError
        for act in self.acts:
            if act in ask.actions:
                self.acts.remove(act)
                return act
        fields = ask.step.fields()
        return Answer(
            {f.name: f.choices[0].value if f.choices else _ANSWERS.get(f.name, "something") for f in fields}
        )


def _as_line(said: Mapping[str, Any]) -> None:
    json.dumps(said).encode()


class _KeyInHand:
    """core.sign_in.authenticator.Authenticator that signs whatever it is shown."""

    async def get_assertion(self, options: str, *_: object) -> str:
        json.loads(options)
        return '{"id": "aGVsbG8"}'


def _device() -> Device:
    return Device(_DEVICE["DeviceKey"], _DEVICE["DeviceGroupKey"], Secret("of-the-device"))


async def play(sign_in: SignIn, odd: Odd | None, *, always: bool = False) -> tuple[OddPool, str]:
    """Play a sign-in and what follows it; return the pool with its counts, and how it ended."""
    pool = OddPool(sign_in.sound, odd, always)
    vault, clock = VaultInMemory(), FakeClock()
    if sign_in.knows_device:
        await vault.write(
            {SECTION: with_device(None, "ada", "ada", _device(), sign_in.settings.pool_address)}
        )
    ports = SignInPorts(pool, vault, LocalClock(clock), EventList(), authenticator=_KeyInHand())
    start = from_plain(sign_in.start, _FIRST_STEPS[sign_in.start]) if sign_in.start else None
    conversation = Conversation(ports, sign_in.settings, PlainPerson([*sign_in.acts], clock), start=start)
    try:
        await conversation.run()
    except NoAnswerError:
        return pool, "no answer"
    account = Account(pool, vault, _Free(), LocalClock(clock))
    await _look_and_renew(account, clock)
    await account.sign_out(everywhere=sign_in.leaves_everywhere)
    return pool, "signed in"


_FIRST_STEPS: dict[str, dict[str, Any]] = {
    "forgot-password": {"username": "ada"},
    "sign-up": {"attributes": ["email"]},
}


async def _look_and_renew(account: Account, clock: FakeClock) -> None:
    """Look who is signed in, take a token, and once it is old another one."""
    for seconds in (0, 3_590, 90_000):
        clock.advance(seconds)
        await account.status()
        try:
            (await account.token()).reveal().encode()
        except StileError:
            return


class _Free:
    """A lease that nobody else has."""

    async def acquire(self, deadline: float = 0.0) -> bool:
        return deadline >= 0

    async def release(self) -> None:
        """Nothing was held."""
