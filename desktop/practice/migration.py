"""People of an older directory, taken over as a UserMigration trigger does it.

The trigger runs where a password arrives as it is, and where one was forgotten. A password that breaks the
pool's policy cannot be kept, so its owner is refused as with a wrong one. Source: the developer guide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import no_such_user, wrong_password

if TYPE_CHECKING:
    from desktop.practice.challenges.base import GivenAnswers
    from desktop.practice.operation_call import OperationCall
    from desktop.practice.state.user import User
    from desktop.practice.state.user_pool_client import UserPoolClient

_FLOW = "USER_PASSWORD_AUTH"


def migrated_user(
    call: OperationCall, client: UserPoolClient, user: User, flow: str, given: GivenAnswers
) -> User:
    """Return the user, moved into the pool if necessary; one who cannot be moved does not exist here."""
    if not user.elsewhere:
        return user
    if flow != _FLOW:
        return _simulated_user(call, client, user)
    text = given.required("PASSWORD")
    right = user.password is not None and user.password.is_(text)
    if not right or not all(rule.met_by(text) for rule in call.pool.settings.policy.rules()):
        raise wrong_password()
    user.elsewhere = False
    return user


def _simulated_user(call: OperationCall, client: UserPoolClient, user: User) -> User:
    if not client.private:
        raise no_such_user()
    return call.pool.simulated_user(user.username)
