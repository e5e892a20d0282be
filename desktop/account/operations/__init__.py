"""Everything that a person can do with the own account: one table for window, terminal and JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.account.operations.attributes import change_attribute, verify_attribute
from desktop.account.operations.computers import end_session, forget_all_computers, forget_computer
from desktop.account.operations.deletion import delete_account
from desktop.account.operations.factors import prefer, set_up_app, switch_off, switch_on
from desktop.account.operations.passkeys import add_passkey, remove_passkey
from desktop.account.operations.password import change_password

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from desktop.account.account_context import AccountContext
    from desktop.account.questions import Questions
    from desktop.core.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class AccountOperation:
    """One thing that can be done. `name` is public: the command, and the button's name.

    `run` returns what has become of it: a Problem if it was not done. It raises OperationLeftError and any
    StileError. `about` is what its argument names, empty if it has none. `asks`: a person answers on the way.
    `confirms`: it takes something away, so a person is asked first.
    """

    name: str
    run: Callable[[AccountContext, Questions, str], Coroutine[Any, Any, Notice]]
    about: str = ""
    asks: bool = False
    confirms: bool = False


OPERATIONS: dict[str, AccountOperation] = {
    operation.name: operation
    for operation in (
        AccountOperation("change-password", change_password, asks=True),
        AccountOperation("change", change_attribute, "attribute", asks=True),
        AccountOperation("confirm", verify_attribute, "attribute", asks=True),
        AccountOperation("set-up-app", set_up_app, asks=True),
        AccountOperation("replace-app", set_up_app, asks=True),
        AccountOperation("factor-on", switch_on, "factor"),
        AccountOperation("factor-off", switch_off, "factor", confirms=True),
        AccountOperation("factor-first", prefer, "factor"),
        AccountOperation("add-passkey", add_passkey, asks=True),
        AccountOperation("remove-passkey", remove_passkey, "passkey", confirms=True),
        AccountOperation("forget-computer", forget_computer, "computer", confirms=True),
        AccountOperation("forget-all-computers", forget_all_computers, confirms=True),
        AccountOperation("end-session", end_session, "session", confirms=True),
        AccountOperation("delete-account", delete_account, asks=True),
    )
}
"""By name."""
