"""Errors that nothing but the service's text tells from others; their families are in `errors`."""

from __future__ import annotations

from desktop.core.cognito.errors import CorrectableError, RefusedError


class SecurityRefusedError(RefusedError):
    """The pool's threat protection takes this for an attack; a right password changes nothing about it."""

    code = "security-refused"


class OtherProviderError(RefusedError):
    """The account belongs to another identity provider and has no password of its own."""

    code = "signs-in-elsewhere"


class SignUpClosedError(RefusedError):
    """Only administrators make accounts in this pool."""

    code = "sign-up-closed"


class NotInRegionError(RefusedError):
    """The pool does not do this in this region, which is a copy of another one, or not at all."""

    code = "not-in-this-region"


class NoConfirmedAddressError(RefusedError):
    """No confirmed address belongs to the account, so that no code can reset its password."""

    code = "no-confirmed-address"


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
