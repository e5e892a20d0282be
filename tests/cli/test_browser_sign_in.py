"""Signing in by a browser at a terminal: the address by hand, where no browser is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.cli.test_sign_in_terminal import Terminal
from tests.fixtures.browser_bench import signs_in
from tests.fixtures.http_browser import Browser

if TYPE_CHECKING:
    from tests.cli.stile import Stile
    from tests.fixtures.practice import Practice


def test_the_address_is_shown_and_the_one_it_ended_at_is_taken(stile: Stile, practice: Practice) -> None:
    person = practice.person("plain")
    ids = ("--pool-id", practice.hello["pool_id"], "--client-id", practice.client_id("srp"))
    where = ("--endpoint-url", practice.endpoint, "--domain", practice.endpoint)
    added = stile.call("profile", "add", "work", *ids, *where, "--flow", "browser")
    assert added.returncode == 0, added.stderr
    browser = Browser()
    browser.stops_before = "/callback"
    with Terminal(stile, "sign-in", "--paste", "--store", "memory") as terminal:
        terminal.sees("Sign in with your browser")
        terminal.sees("Press Enter to continue: ")
        terminal.types("")
        terminal.sees("\u2580")  # the picture of the address, for a phone
        terminal.sees("Address that the browser ended at: ")
        (url,) = re.findall(r"http://\S+/oauth2/authorize\?\S+", terminal.shown)
        signs_in(person["username"], person["password"])(browser, url)
        terminal.types("not an address")
        terminal.sees("! This is not the address that the browser ended at.")
        terminal.sees("Address that the browser ended at")
        terminal.types(browser.page.url)
        terminal.sees(f"Signed in as {person['username']}.")
        assert terminal.ends() == 0
