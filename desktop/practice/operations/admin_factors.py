"""(Admin)GetUserAuthFactors and AdminDeleteSoftwareToken: a look at factors, and a lost phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.operations.access_token import bearer
from desktop.practice.operations.user_types import factor_members

if TYPE_CHECKING:
    from desktop.practice.operation_call import OperationCall, Output
    from desktop.practice.state.user import User


def admin_get_user_auth_factors(call: OperationCall) -> Output:
    """Tell which second factors of a user are on, and what a sign-in by choice may begin with."""
    return _factors(call, call.pool.users.get(call.params["Username"]))


def get_user_auth_factors(call: OperationCall) -> Output:
    """Tell the same of oneself."""
    return _factors(call, bearer(call))


def _factors(call: OperationCall, user: User) -> Output:
    configured = ["PASSWORD"] if user.password is not None else []
    configured += ["WEB_AUTHN"] if user.passkeys else []
    for name, attribute in (("EMAIL_OTP", "email"), ("SMS_OTP", "phone_number")):
        if name in call.pool.settings.first_factors and user.has_verified(attribute):
            configured.append(name)
    return {"Username": user.username, "ConfiguredUserAuthFactors": configured} | factor_members(user)


def admin_delete_software_token(call: OperationCall) -> Output:
    """Forget the authenticator app's key, and that it was a factor."""
    factors = call.pool.users.get(call.params["Username"]).factors
    factors.totp_secret = factors.totp_pending = None
    factors.enabled = [name for name in factors.enabled if name != "SOFTWARE_TOKEN_MFA"]
    if factors.preferred == "SOFTWARE_TOKEN_MFA":
        factors.preferred = None
    return {}
