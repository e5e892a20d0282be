"""Waiting on the loopback interface for the browser to come back: RFC 8252 7.3 and 8.3.

Every program on this computer can send requests here, and so can every page that a browser shows. One request
is taken: a GET of the very path, for the very host, whose `state` is that of the sign-in. All else is refused
in a word and waiting goes on. Who was taken is sent on to a page without a code in its address, so that
neither Back nor the line of the browser shows it; that page runs nothing, loads nothing and is not kept.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop.core import words

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_BYTES = 16_384
_SLOWEST = 10.0
"""Seconds for the head of a request; browsers open connections ahead and say nothing on them."""
_PAGE_WAITS = 3.0
"""Seconds that the page at the end is held ready."""
_END = "/signed-in"
_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class LoopbackListener:
    """Listens at one address until the browser came back."""

    def __init__(self, redirect_uri: str, bound: socket.socket, is_awaited: Callable[[str], bool]) -> None:
        url = urlsplit(redirect_uri)
        self.redirect_uri = redirect_uri
        self._host, self._path = url.netloc, url.path
        self._bound = bound
        self._is_awaited = is_awaited
        self._server: asyncio.Server | None = None
        self._came_back: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._page_seen = asyncio.Event()
        self._open: set[asyncio.StreamWriter] = set()

    async def start(self) -> None:
        """Begin to listen."""
        self._server = await asyncio.start_server(self._serve, sock=self._bound, limit=_MOST_BYTES)

    async def address(self) -> str:
        """Return the address with which the browser came back."""
        return await asyncio.shield(self._came_back)

    async def close(self) -> None:
        """Stop listening, when a browser that came back has seen its page, or will not ask for it."""
        if self._came_back.done():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_PAGE_WAITS):
                    await self._page_seen.wait()
        self._came_back.cancel()
        if self._server is not None:
            self._server.close()
        for writer in list(self._open):
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            async with asyncio.timeout(_SLOWEST):
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(self._reply(head.decode("latin-1")))
                await writer.drain()
        except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # whoever it was, the browser may still come
        finally:
            self._open.discard(writer)
            writer.close()

    def _reply(self, head: str) -> bytes:
        """Return the reply to a request, and take it if it is the one that is waited for."""
        request, *lines = head.split("\r\n")
        method, _, rest = request.partition(" ")
        target = rest.partition(" ")[0]
        path = target.partition("?")[0]
        if _heads(lines, "host") != [self._host]:
            return _refusal(HTTPStatus.MISDIRECTED_REQUEST)
        if path not in {self._path, _END}:
            return _refusal(HTTPStatus.NOT_FOUND)
        if method != "GET":
            return _refusal(HTTPStatus.METHOD_NOT_ALLOWED)
        return self._end() if path == _END else self._taken(target)

    def _taken(self, target: str) -> bytes:
        if self._came_back.done():
            return _refusal(HTTPStatus.GONE)
        if not self._is_awaited(target):
            return _page("browser-page.other", HTTPStatus.BAD_REQUEST)
        self._came_back.set_result(f"http://{self._host}{target}")
        return _written(HTTPStatus.SEE_OTHER, "", (f"Location: {_END}",))

    def _end(self) -> bytes:
        if not self._came_back.done():
            return _refusal(HTTPStatus.NOT_FOUND)
        self._page_seen.set()
        return _page("browser-page.back")


def _heads(lines: list[str], name: str) -> list[str]:
    pairs = (line.partition(":") for line in lines)
    return [value.strip().lower() for found, _, value in pairs if found.strip().lower() == name]


def _refusal(status: HTTPStatus) -> bytes:
    return _written(status, status.phrase)


def _page(key: str, status: HTTPStatus = HTTPStatus.OK) -> bytes:
    """Write a page in the person's language; its text is Stile's own, and nothing of the request is in it."""
    title, text = (words.say(f"{key}{part}") for part in ("-title", "-text"))
    escaped = [part.replace("&", "&amp;").replace("<", "&lt;") for part in (title, text)]
    html = (
        '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        "<title>{0} - Stile</title><h1>{0}</h1><p>{1}</p>".format(*escaped)
    )
    return _written(status, html)


def _written(status: HTTPStatus, text: str, more: tuple[str, ...] = ()) -> bytes:
    body = text.encode()
    lines = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Length: {len(body)}",
        "Connection: close",
        "Cache-Control: no-store",
        "Referrer-Policy: no-referrer",
        "X-Content-Type-Options: nosniff",
        "X-Frame-Options: DENY",
        f"Content-Security-Policy: {_POLICY}",
        *more,
    )
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + body


def bind_first(redirects: tuple[str, ...]) -> tuple[str, socket.socket] | None:
    """Take the first of these addresses that is free; None if all are taken."""
    for redirect in redirects:
        url = urlsplit(redirect)
        host, port = url.hostname or "", url.port or 80
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            bound = socket.socket(family, socket.SOCK_STREAM)
        except OSError:
            continue  # this computer has no IPv6
        try:
            _make_exclusive(bound)
            bound.bind((host, port))
            bound.settimeout(0)
        except OSError:
            bound.close()
            continue
        return redirect, bound
    return None


def _make_exclusive(bound: socket.socket) -> None:
    """Let nobody else listen at the same address; a port that has just been used may be used again."""
    if sys.platform == "win32":
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
