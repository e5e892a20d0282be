"""What is asked now: one frozen value per question a person can meet.

The page, the terminal prompt and the JSON line are chosen by a step's type. A step holds only what a
front end may show; tickets, passwords and codes are never part of it, so a step may be kept and logged.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

from desktop.core.policy import DEFAULT, PasswordPolicy

if TYPE_CHECKING:
    from collections.abc import Mapping

FieldKind: TypeAlias = Literal["text", "password", "code", "choice", "email", "phone", "boolean"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One way a person may take; the label is a word of the catalogue or the value itself."""

    value: str


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a person is asked for.

    `label` and `hint` are set only where the pool itself words them; otherwise the catalogue does, by
    the field's name. `value` is what to start with, and what an answer without the field means.
    """

    name: str
    kind: FieldKind
    required: bool = True
    choices: tuple[Choice, ...] = ()
    value: str | None = None
    label: str | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """The base of all steps. `name` is public: scripts, JSON clients and the journal use it."""

    name: ClassVar[str]

    def fields(self) -> tuple[Field, ...]:
        """Return what is asked, in the order in which it is asked."""
        return ()

    def context(self) -> dict[str, Any]:
        """Return what a front end shows beside the fields, as JSON values."""
        return to_plain(self)

    def kept(self) -> Step:
        """Return the step as it may be written down."""
        return self


@dataclass(frozen=True, slots=True)
class SignIn(Step):
    """The first step of flows that begin with a password."""

    name: ClassVar[str] = "sign-in"
    username: str = ""

    def fields(self) -> tuple[Field, ...]:
        """Ask for the name and the password."""
        return (
            Field("username", "text", value=self.username or None),
            Field("password", "password"),
        )


@dataclass(frozen=True, slots=True)
class Password(Step):
    """The password again, because a replay needs it. `reason` is a code of the catalogue."""

    name: ClassVar[str] = "password"
    username: str
    reason: str

    def fields(self) -> tuple[Field, ...]:
        """Ask for the password alone; the name is known."""
        return (Field("password", "password"),)


@dataclass(frozen=True, slots=True)
class NewPassword(Step):
    """A password of the person's own, in place of the temporary one.

    `missing_attributes` are the pool's required attributes without a value, as Cognito names them
    (`name`, `custom:team`). `policy` is what the profile knows of the pool's rules.
    """

    name: ClassVar[str] = "new-password"
    username: str
    missing_attributes: tuple[str, ...] = ()
    policy: PasswordPolicy = DEFAULT

    def fields(self) -> tuple[Field, ...]:
        """Ask for the new password and each missing attribute."""
        attributes = (Field(name, _attribute_kind(name)) for name in self.missing_attributes)
        return (Field("new_password", "password"), *attributes)


@dataclass(frozen=True, slots=True)
class Identify(Step):
    """The first step of flows that may do without a password."""

    name: ClassVar[str] = "identify"
    username: str = ""

    def fields(self) -> tuple[Field, ...]:
        """Ask for the name alone."""
        return (Field("username", "text", value=self.username or None),)


@dataclass(frozen=True, slots=True)
class ChooseFactor(Step):
    """How to sign in, where the pool leaves it to the person. Values are Cognito's challenge names."""

    name: ClassVar[str] = "choose-factor"
    choices: tuple[str, ...]

    def fields(self) -> tuple[Field, ...]:
        """Ask which way."""
        return (_choice(self.choices),)


@dataclass(frozen=True, slots=True)
class EmailCode(Step):
    """A code that was sent by e-mail. `destination` is masked by the pool."""

    name: ClassVar[str] = "email-code"
    destination: str = ""

    def fields(self) -> tuple[Field, ...]:
        """Ask for the code, of whatever length the pool chose."""
        return (Field("code", "code"),)


@dataclass(frozen=True, slots=True)
class SmsCode(Step):
    """A code that was sent as a text message. `destination` is masked by the pool."""

    name: ClassVar[str] = "sms-code"
    destination: str = ""

    def fields(self) -> tuple[Field, ...]:
        """Ask for the code, of whatever length the pool chose."""
        return (Field("code", "code"),)


@dataclass(frozen=True, slots=True)
class TotpCode(Step):
    """A code of an authenticator app. `device` is what the person called it when it was set up."""

    name: ClassVar[str] = "totp-code"
    device: str = ""

    def fields(self) -> tuple[Field, ...]:
        """Ask for the code."""
        return (Field("code", "code"),)


@dataclass(frozen=True, slots=True)
class ChooseMfa(Step):
    """Which second factor to use. Values are Cognito's names of MFA kinds."""

    name: ClassVar[str] = "choose-mfa"
    choices: tuple[str, ...]

    def fields(self) -> tuple[Field, ...]:
        """Ask which factor."""
        return (_choice(self.choices),)


@dataclass(frozen=True, slots=True)
class ChooseMfaSetup(Step):
    """Which second factor to set up, where the pool allows more than one."""

    name: ClassVar[str] = "choose-mfa-setup"
    choices: tuple[str, ...]

    def fields(self) -> tuple[Field, ...]:
        """Ask which factor."""
        return (_choice(self.choices),)


@dataclass(frozen=True, slots=True)
class SetUpTotp(Step):
    """An authenticator app is set up.

    The step is asked twice: first without a key, until the person says that the phone is ready, then with
    `secret` (base32) and `otpauth` (the URI for a QR code). `replaces_key`: an entry made before in the
    app is worthless now.
    """

    name: ClassVar[str] = "set-up-totp"
    secret: str = dataclasses.field(default="", repr=False)
    otpauth: str = dataclasses.field(default="", repr=False)
    replaces_key: bool = False

    def fields(self) -> tuple[Field, ...]:
        """Ask nothing before there is a key; then for its first code and a name for the device."""
        if not self.secret:
            return ()
        return (Field("code", "code"), Field("device_name", "text", required=False))

    def kept(self) -> Step:
        """Leave the key out: it is never written down, and whoever comes back gets a new one."""
        return SetUpTotp(replaces_key=self.replaces_key or bool(self.secret))


@dataclass(frozen=True, slots=True)
class SetUpEmail(Step):
    """An e-mail address for codes."""

    name: ClassVar[str] = "set-up-email"

    def fields(self) -> tuple[Field, ...]:
        """Ask for the address."""
        return (Field("email", "email"),)


@dataclass(frozen=True, slots=True)
class Custom(Step):
    """A question of the pool's own triggers.

    `label`, `hint` and `kind` are the pool's words (`stile.label`, `stile.hint`, `stile.kind`), plain text;
    `attempts_left` and `round` are what it chose to tell. `parameters` are all it sent.
    """

    name: ClassVar[str] = "custom"
    label: str | None = None
    hint: str | None = None
    kind: FieldKind = "text"
    attempts_left: str | None = None
    round: str | None = None
    parameters: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def fields(self) -> tuple[Field, ...]:
        """Ask for the answer, in the pool's words where it has any."""
        return (Field("answer", self.kind, label=self.label, hint=self.hint),)


@dataclass(frozen=True, slots=True)
class UnknownChallenge(Step):
    """A challenge this version does not know; the page names it and says who can help."""

    name: ClassVar[str] = "unknown-challenge"
    challenge: str


ALL: tuple[type[Step], ...] = (
    SignIn,
    Identify,
    ChooseFactor,
    Password,
    NewPassword,
    EmailCode,
    SmsCode,
    TotpCode,
    ChooseMfa,
    ChooseMfaSetup,
    SetUpTotp,
    SetUpEmail,
    Custom,
    UnknownChallenge,
)
"""Every step there is; the challenge table and the pages are held against it by tests."""

_BY_NAME = {step.name: step for step in ALL}


def to_plain(step: Step) -> dict[str, Any]:
    """Return a step's values as JSON values."""
    return {field.name: _plain(getattr(step, field.name)) for field in dataclasses.fields(step)}


def from_plain(name: str, values: Mapping[str, Any]) -> Step:
    """Return the step that `to_plain` described; KeyError, TypeError or ValueError if it is none."""
    arguments = dict(values)
    for key, value in arguments.items():
        if isinstance(value, list):
            arguments[key] = tuple(value)
    if isinstance(arguments.get("policy"), dict):
        arguments["policy"] = PasswordPolicy(**arguments["policy"])
    return _BY_NAME[name](**arguments)


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, dict) else value


def _choice(values: tuple[str, ...]) -> Field:
    return Field("choice", "choice", choices=tuple(Choice(value) for value in values))


def _attribute_kind(name: str) -> FieldKind:
    kinds: dict[str, FieldKind] = {"email": "email", "phone_number": "phone"}
    return kinds.get(name, "text")
