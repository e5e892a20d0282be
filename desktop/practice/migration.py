"""People of an older directory, taken over as a UserMigration trigger does it.

The trigger runs where a password arrives as it is, and where one was forgotten. A password that breaks the
pool's policy cannot be kept, so its owner is refused as with a wrong one. Source: the developer guide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.practice.errors import no_such_user, wrong_password

if TYPE_CHECKING:
    from desktop.practice.call import Call
    from desktop.practice.challenges.base import Answers
    from desktop.practice.state.client import Client
    from desktop.practice.state.user import User

_FLOW = "USER_PASSWORD_AUTH"


def taken_over(call: Call, client: Client, user: User, flow: str, given: Answers) -> User:
    """Return the user, now of the pool; whoever cannot be taken over is nobody here."""
    if not user.elsewhere:
        return user
    if flow != _FLOW:
        return _nobody(call, client, user)
    text = given.required("PASSWORD")
    right = user.password is not None and user.password.is_(text)
    if not right or not all(rule.met_by(text) for rule in call.pool.settings.policy.rules()):
        raise wrong_password()
    user.elsewhere = False
    return user


def _nobody(call: Call, client: Client, user: User) -> User:
    if not client.private:
        raise no_such_user()
    return call.pool.nobody(user.username)
