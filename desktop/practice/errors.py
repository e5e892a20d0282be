"""What the service answers instead of a result: a typed error with the service's own words.

Every error says whether it *spends* the session it answers. A definite refusal that a person can
correct (a wrong code, a weak password, a bad parameter) does not; a failed proof does.
"""

from __future__ import annotations


class ServiceError(Exception):
    """A typed error of the service; `status` is the HTTP status it travels with."""

    def __init__(self, code: str, message: str, *, status: int = 400, spends: bool = False) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.status = status
        self.spends = spends


def not_authorized(message: str) -> ServiceError:
    """Refuse for good: the sign-in that got this has to start again."""
    return ServiceError("NotAuthorizedException", message, spends=True)


def wrong_password() -> ServiceError:
    """Refuse a password, or a user who must not be told from one with a wrong password."""
    return not_authorized("Incorrect username or password.")


def locked() -> ServiceError:
    """Refuse while the lock-out lasts; the session survives it."""
    return ServiceError("NotAuthorizedException", "Password attempts exceeded")


def invalid_parameter(message: str) -> ServiceError:
    """Refuse an input."""
    return ServiceError("InvalidParameterException", message)


def missing_parameter(name: str) -> ServiceError:
    """Refuse a request that leaves out something its flow needs."""
    return invalid_parameter(f"Missing required parameter {name}")


def invalid_password(rule: str) -> ServiceError:
    """Refuse a new password by the first rule that it breaks."""
    return ServiceError("InvalidPasswordException", f"Password did not conform with policy: {rule}")


def wrong_code() -> ServiceError:
    """Refuse a code of a sign-in challenge."""
    return ServiceError("CodeMismatchException", "Invalid code or auth state for the user.")


def not_found(message: str) -> ServiceError:
    """Say that a pool, client or device is not there."""
    return ServiceError("ResourceNotFoundException", message, status=400)


def no_such_user(message: str = "User does not exist.") -> ServiceError:
    """Say that a user is not there."""
    return ServiceError("UserNotFoundException", message, spends=True)


def internal() -> ServiceError:
    """Own up to a fault of the pool itself."""
    return ServiceError("InternalErrorException", "Internal error", status=500)


def too_many_requests() -> ServiceError:
    """Refuse a call beyond the quota; nothing of it is done."""
    return ServiceError("TooManyRequestsException", "Rate exceeded")
