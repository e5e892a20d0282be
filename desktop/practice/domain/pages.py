"""The domain's pages: plain forms that run nothing and load nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop.practice.domain.challenge_forms import FORMS, FormField, fields_of
from desktop.practice.domain.oauth_settings import OWN_PEOPLE
from desktop.practice.wire import ServedReply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.practice.domain.browser_sessions import Head
    from desktop.practice.domain.login import LoginQuestion

_HTML = "text/html; charset=utf-8"
_STYLE = (
    "body{font:16px sans-serif;max-width:24em;margin:3em auto}label,button,a{display:block;margin:.7em 0}"
)
_KINDS = {
    "text": 'type="text"',
    "password": 'type="password"',
    "email": 'type="email"',
    "code": 'type="text" inputmode="numeric" autocomplete="one-time-code"',
}


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a page: where it goes, what it carries unseen, and what it asks."""

    action: str
    hidden: Mapping[str, str] = field(repr=False)
    fields: tuple[FormField, ...]
    button: str = "Sign in"


def page(
    title: str,
    body: str,
    *,
    sends_to: str = "",
    status: int = HTTPStatus.OK,
    head: tuple[Head, ...] = (),
) -> ServedReply:
    """Return a page. `sends_to` is where its form may lead in the end, besides this domain; `*` for anywhere.

    A browser holds `form-action` against every redirect that follows a form. The referrer policy keeps an
    address with a code in it from other sites, and still has the browser say where a form comes from.
    """
    origins = " ".join(["'self'", *_origin(sends_to)])
    policy = f"default-src 'none'; style-src 'unsafe-inline'; form-action {origins}; frame-ancestors 'none'"
    heads = (
        ("Content-Security-Policy", policy),
        ("Cache-Control", "no-store"),
        ("Referrer-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
    )
    text = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style><h1>{escape(title)}</h1>{body}</html>"
    )
    return ServedReply(status, text.encode(), _HTML, (*heads, *head))


def redirect(to: str, *head: Head) -> ServedReply:
    """Send a browser somewhere else."""
    heads = (("Location", to), ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"), *head)
    return ServedReply(HTTPStatus.FOUND, b"", _HTML, heads)


def form(asked: Form, problem: str = "") -> str:
    """Write a form, with what is wrong above it."""
    told = f'<p role="alert" id="problem">{escape(problem)}</p>' if problem else ""
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in asked.hidden.items()
    )
    fields = "".join(map(_field, asked.fields))
    button = f'<button type="submit" id="go">{escape(asked.button)}</button>'
    return f'{told}<form method="post" action="{escape(asked.action)}">{hidden}{fields}{button}</form>'


def login_body(
    action: str, token: str, providers: Mapping[str, str], *, problem: str = "", name: str = ""
) -> str:
    """Write the first page: name and password, and a link for each outside provider."""
    fields = (FormField("username", "User name"), FormField("password", "Password", "password"))
    links = "".join(
        f'<a id="idp-{escape(provider)}" href="{escape(to)}">Sign in with {escape(provider)}</a>'
        for provider, to in providers.items()
        if provider != OWN_PEOPLE
    )
    if OWN_PEOPLE not in providers:
        return links
    written = form(Form(action, {"_csrf": token}, fields), problem)
    return written.replace('name="username"', f'name="username" value="{escape(name)}"') + links


def challenge_body(action: str, token: str, question: LoginQuestion, problem: str = "") -> str:
    """Write the page of a challenge."""
    hidden = {"_csrf": token, "challenge": question.challenge, "session": question.session}
    key = f'<p>Key for your app: <code id="key">{escape(question.key)}</code></p>' if question.key else ""
    return key + form(Form(action, hidden, fields_of(question), "Continue"), problem)


def title_of(question: LoginQuestion) -> str:
    """Return what the page of a challenge is called."""
    return FORMS[question.challenge].title


def _field(asked: FormField) -> str:
    name = escape(asked.name)
    if asked.choices:
        options = "".join(f"<option>{escape(choice)}</option>" for choice in asked.choices)
        return f'<label>{escape(asked.label)} <select name="{name}" id="{name}">{options}</select></label>'
    return f'<label>{escape(asked.label)} <input name="{name}" id="{name}" {_KINDS[asked.kind]}></label>'


def _origin(address: str) -> list[str]:
    """Return an address's origin as a policy names it, its scheme alone where it is a program's own."""
    if address == "*":
        return ["*"]
    url = urlsplit(address)
    if url.scheme in {"http", "https"}:
        return [f"{url.scheme}://{url.netloc}"]
    return [f"{url.scheme}:"] if url.scheme else []
