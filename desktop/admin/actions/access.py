"""Actions on access: confirm, enable, disable, sign out everywhere or of one session, unlink a provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.admin.actions.action import ActionRequest, AdminAction, Calls, Verdict
from desktop.core.admin.admin_call import AdminCall
from desktop.core.admin.people import Person, UserStatus
from desktop.core.admin.provider_links import ProviderLink, links_of

if TYPE_CHECKING:
    from desktop.core.admin.pool_facts import PoolFacts


def _once(operation: str, *, repeatable: bool) -> Calls:
    """Return the calls of an action that is one operation on the person's name."""

    def calls(request: ActionRequest) -> tuple[AdminCall, ...]:
        return (AdminCall(operation, {"Username": request.person.username}, repeatable=repeatable),)

    return calls


def _is_confirmed(_request: ActionRequest, now: Person | None) -> Verdict:
    return Verdict.of(done=now is not None and now.status is not UserStatus.UNCONFIRMED)


def _is_enabled(_request: ActionRequest, now: Person | None) -> Verdict:
    return Verdict.of(done=now is not None and now.enabled)


def _is_disabled(_request: ActionRequest, now: Person | None) -> Verdict:
    return Verdict.of(done=now is not None and not now.enabled)


def _cannot_confirm(person: Person, _facts: PoolFacts) -> str | None:
    return None if person.status is UserStatus.UNCONFIRMED else "not-unconfirmed"


def _cannot_enable(person: Person, _facts: PoolFacts) -> str | None:
    return "already-enabled" if person.enabled else None


def _cannot_disable(person: Person, _facts: PoolFacts) -> str | None:
    return None if person.enabled else "already-disabled"


def _unlink(request: ActionRequest) -> tuple[AdminCall, ...]:
    """Take away every identity of one provider; the call names the identity, not the account."""
    return tuple(AdminCall("AdminDisableProviderForUser", {"User": _named(link)}) for link in _meant(request))


def _meant(request: ActionRequest) -> list[ProviderLink]:
    return [link for link in links_of(request.person) if link.provider == request.details.provider]


def _named(link: ProviderLink) -> dict[str, str]:
    return {
        "ProviderName": link.provider,
        "ProviderAttributeName": "Cognito_Subject",
        "ProviderAttributeValue": link.subject,
    }


def _is_unlinked(request: ActionRequest, now: Person | None) -> Verdict:
    provider = request.details.provider
    return Verdict.of(done=now is not None and provider not in {link.provider for link in links_of(now)})


def _cannot_unlink(person: Person, _facts: PoolFacts) -> str | None:
    return None if links_of(person) else "no-providers"


def _end_session(request: ActionRequest) -> tuple[AdminCall, ...]:
    members = {"Username": request.person.username, "SessionId": request.details.session}
    return (AdminCall("AdminRevokeUserSession", members),)


CONFIRM = AdminAction(
    "confirm", _once("AdminConfirmSignUp", repeatable=False), _is_confirmed, _cannot_confirm
)
ENABLE = AdminAction("enable", _once("AdminEnableUser", repeatable=True), _is_enabled, _cannot_enable)
DISABLE = AdminAction(
    "disable",
    _once("AdminDisableUser", repeatable=True),
    _is_disabled,
    _cannot_disable,
    shuts_out=True,
)
SIGN_OUT = AdminAction("sign-out", _once("AdminUserGlobalSignOut", repeatable=True))
END_SESSION = AdminAction("end-session", _end_session, wants=("session",))
UNLINK_PROVIDER = AdminAction("unlink-provider", _unlink, _is_unlinked, _cannot_unlink, wants=("provider",))
