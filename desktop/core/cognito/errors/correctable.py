"""Refusals of an answer that can be given again; some name the field."""

from __future__ import annotations

from desktop.core.cognito.errors.families import CorrectableError


class WrongCodeError(CorrectableError):
    """The code is not the one that was sent."""

    code = "wrong-code"
    field = "code"


class CodeExpiredError(CorrectableError):
    """The code is too old."""

    code = "code-expired"
    field = "code"


class CodeUsedError(CorrectableError):
    """An authenticator's code works once; the next one comes within 30 s."""

    code = "code-used"
    field = "code"


class WeakPasswordError(CorrectableError):
    """The new password breaks one rule of the pool."""

    code = "weak-password"
    field = "new_password"


class PasswordReusedError(CorrectableError):
    """The new password was used before, and the pool remembers."""

    code = "password-reused"
    field = "new_password"


class InvalidInputError(CorrectableError):
    """The pool refuses a value in this form."""

    code = "invalid-input"


class AttributeRefusedError(CorrectableError):
    """One of the attributes that were given, or were not, stands in the way."""


class AttributeMissingError(AttributeRefusedError):
    """The pool requires an attribute that was not given."""

    code = "attribute-missing"


class AttributeFixedError(AttributeRefusedError):
    """The attribute has its value, and may not get another one."""

    code = "attribute-fixed"


class AttributeUnknownError(AttributeRefusedError):
    """The pool has no attribute of this name."""

    code = "attribute-unknown"


class AttributeNotWritableError(AttributeRefusedError):
    """The app client may not write the attribute."""

    code = "attribute-not-writable"


class AliasTakenError(CorrectableError):
    """The e-mail address or phone number belongs to another account."""

    code = "alias-taken"


class DeviceForgottenError(CorrectableError):
    """The pool does not know this computer any more; without its key the same call is good."""

    code = "device-forgotten"


class NameTakenError(CorrectableError):
    """There is an account of this name."""

    code = "name-taken"
    field = "username"
