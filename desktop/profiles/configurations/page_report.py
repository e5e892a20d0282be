"""What is told of signing in by a browser, for a profile that a configuration became."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.notices.notice import Notice
from desktop.core.sign_in.browser_settings import REDIRECT_PORTS
from desktop.profiles.configurations.flows import wants_browser
from desktop.profiles.configurations.sign_in_page import callback
from desktop.profiles.link import is_amazons_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.profiles.configurations.found import Found
    from desktop.profiles.configurations.sign_in_page import PageFound
    from desktop.profiles.profile import Profile


def page_read(page: PageFound, profile: Profile) -> Iterator[Notice]:
    """Say what was taken of it."""
    if profile.domain:
        because = "amazon" if is_amazons_page(profile.domain, profile.pool_id) else "agreed"
        yield Notice("import-page", {"because": because, "domain": profile.domain})
    if page.asked_scopes:
        yield Notice("import-scopes", {"scopes": ", ".join(page.asked_scopes)})
    if page.ports:
        yield Notice("import-redirects", {"redirects": ", ".join(map(callback, page.ports))})
    if page.providers:
        because = "alone" if page.only_provider else "several"
        names = ", ".join(page.providers)
        yield Notice("import-providers", {"because": because, "names": names, "profile": profile.name})


def page_assumed(page: PageFound) -> Iterator[Notice]:
    """Say what only the app client itself can tell: whether it takes what Stile will send."""
    if page.asked_scopes != page.scopes:
        yield Notice("import-scopes-guessed", {"file": ", ".join(page.scopes)})
    if page.unregistered:
        yield Notice("import-redirects-guessed", {"redirects": ", ".join(page.unregistered)})


def page_left_out(found: Found, profile: Profile) -> Iterator[Notice]:
    """Say what was not taken, and how to have it all the same."""
    page = found.page
    if page.domain and page.domain != profile.domain:
        because = ("alone" if wants_browser(found) else "unsure") if page.is_usable else "unsound"
        values = {"because": because, "domain": page.domain, "profile": profile.name}
        yield Notice("import-browser-left-out", values)
    if page.redirects and not page.ports:
        usual = ", ".join(map(callback, REDIRECT_PORTS))
        yield Notice("import-redirects-left-out", {"redirects": ", ".join(page.redirects), "usual": usual})
    if page.lacks_code:
        yield Notice("import-response-left-out", {"type": page.response_type, "profile": profile.name})
