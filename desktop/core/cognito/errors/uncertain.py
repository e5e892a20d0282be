"""Sessions that are gone, and calls of which nobody knows what they did."""

from __future__ import annotations

from desktop.core.cognito.errors.families import SessionLostError, UnknownOutcomeError


class SessionUsedError(SessionLostError):
    """The session was answered before, or so the pool says."""


class SessionExpiredError(SessionLostError):
    """The session's minutes are over; the answer was not looked at."""


class SessionInvalidError(SessionLostError):
    """The pool does not know the session."""


class SpoiltByTriggerError(SessionLostError):
    """A trigger asked for a new password, which only the pool may do; nothing was set, and nothing can be."""

    code = "trigger-asks-new-password"


class NoReplyError(UnknownOutcomeError):
    """The connection broke or stayed silent after the call had left."""


class ServiceTroubleError(UnknownOutcomeError):
    """The service answered with a 5xx status."""


class GarbledError(UnknownOutcomeError):
    """A success without the documented content: half a body, or the page of a captive portal."""

    variant = "strange"
