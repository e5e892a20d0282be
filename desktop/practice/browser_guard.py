"""Which requests of a browser are served: those of pages on this computer, and what a person opens by hand.

Any page on the web can have a browser send requests to this computer. What tells them apart is in the head:
a page cannot choose `Host`, `Origin` or `Sec-Fetch-Site`, and without asking first (which is refused) it can
send only the content types of forms. Programs send neither of the last two heads.

The domain's pages are another matter: any site may send a person there, as one does to sign in, but only as
the whole window and never in a frame, and their forms come from themselves.
"""

from __future__ import annotations

import enum
from http import HTTPStatus
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop.practice.request_body import UnreadableRequestError

if TYPE_CHECKING:
    from email.message import Message

_NOT_ANOTHER_SITE = frozenset({"none", "same-origin", "same-site"})
_OF_FORMS = frozenset({"text/plain", "multipart/form-data"})
_OF_FORMS_AND_CURL = "application/x-www-form-urlencoded"
"""What `curl -d` and Python's urllib say of any body; from a browser it is a form."""

_PREFLIGHT = (
    ("Access-Control-Allow-Methods", "POST, GET"),
    ("Access-Control-Max-Age", "600"),
)


class Admission(enum.Enum):
    """Which requests of a browser an address takes, besides those of programs.

    PROGRAM: scripts of pages on this computer. NAVIGATION: also whoever opens it in a window. OWN_FORM: forms
    of the very same origin. FORM: forms, from pages on this computer, as OAuth's endpoints take them.
    """

    PROGRAM = "program"
    NAVIGATION = "navigation"
    OWN_FORM = "own-form"
    FORM = "form"


def check_sender(head: Message, admitted: Admission = Admission.PROGRAM) -> None:
    """Raise UnreadableRequestError for what a page of another site could have sent."""
    if not _is_here(f"//{head.get('Host', '')}"):
        raise UnreadableRequestError(HTTPStatus.FORBIDDEN, "only this machine is served")
    if admitted is Admission.NAVIGATION and _opens_window(head):
        return
    origin, site = head.get("Origin"), head.get("Sec-Fetch-Site")
    if origin is not None and not _is_here(origin):
        raise UnreadableRequestError(HTTPStatus.FORBIDDEN, "only pages of this machine are served")
    if origin is None and site is not None and site not in _NOT_ANOTHER_SITE:
        raise UnreadableRequestError(HTTPStatus.FORBIDDEN, "only pages of this machine are served")
    if admitted is Admission.OWN_FORM and origin not in {None, *_own_origins(head)}:
        raise UnreadableRequestError(HTTPStatus.FORBIDDEN, "only the page's own form is taken")
    kind = head.get_content_type() if "Content-Type" in head else ""
    by_browser = origin is not None or site is not None
    takes_forms = admitted in {Admission.OWN_FORM, Admission.FORM}
    if kind in _OF_FORMS or (by_browser and kind == _OF_FORMS_AND_CURL and not takes_forms):
        raise UnreadableRequestError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "the body must be JSON")


def _own_origins(head: Message) -> tuple[str, str]:
    """Return what a page of ours calls itself; TLS may have been put before the pool."""
    return f"http://{head.get('Host')}", f"https://{head.get('Host')}"


def _opens_window(head: Message) -> bool:
    """Say whether a browser opens the address as a page of its own, and not as a part of another."""
    return head.get("Sec-Fetch-Mode") == "navigate" and head.get("Sec-Fetch-Dest") == "document"


def access_for_page(head: Message) -> tuple[tuple[str, str], ...]:
    """Return the head lines with which a browser lets a page of this machine read the reply, if one asks."""
    origin = head.get("Origin")
    if origin is None:
        return ()
    asked = head.get("Access-Control-Request-Headers")
    allowed = (("Access-Control-Allow-Headers", " ".join(asked.split())),) if asked else ()
    preflight = (*_PREFLIGHT, *allowed) if "Access-Control-Request-Method" in head else ()
    exposed = ("Access-Control-Expose-Headers", "x-amzn-RequestId, x-amzn-ErrorType, x-amzn-ErrorMessage")
    return (("Access-Control-Allow-Origin", origin), ("Vary", "Origin"), exposed, *preflight)


def _is_here(address: str) -> bool:
    """Say whether an address is this machine by its name alone."""
    try:
        host = urlsplit(address).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
