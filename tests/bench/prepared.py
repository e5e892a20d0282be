"""`python -m tests.bench.prepared N MS`: a pool of N people whose pages are prepared, each served in MS ms.

It stands before a practice pool of the same process and keeps every page of ListUsers that was asked for
once, so that reading the pool a second time measures reading and not the making of people.
"""

from __future__ import annotations

import http.client
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from desktop.practice.server import PracticeServer

_PASSED_ON = ("X-Amz-Target", "Authorization", "Content-Type", "X-Amz-Date")
_LISTING = "ListUsers"


class Prepared(BaseHTTPRequestHandler):
    """Answers from what was kept, else from the pool behind."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    behind: str
    cost: float
    pages: dict[str, bytes]

    def do_POST(self) -> None:
        """Answer one call, a kept page not sooner than its cost."""
        begun = time.perf_counter()
        body = self.rfile.read(int(self.headers["Content-Length"]))
        key = self._key(body)
        status, reply = 200, self.pages.get(key, b"") if key else b""
        if not reply:
            status, reply = self._ask(body)
            if key and status == 200:
                self.pages[key] = reply
        else:
            time.sleep(max(0.0, self.cost - (time.perf_counter() - begun)))
        self.send_response(status)
        self.send_header("Content-Type", "application/x-amz-json-1.1")
        self.send_header("x-amzn-RequestId", "00000000-0000-0000-0000-000000000000")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)
        self.wfile.flush()

    def do_GET(self) -> None:
        """Answer for the pool behind: Stile asks whether it is one of practice."""
        link = http.client.HTTPConnection(self.behind)
        link.request("GET", self.path)
        reply = link.getresponse()
        body = reply.read()
        self.send_response(reply.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - its signature
        """Say nothing."""

    def _key(self, body: bytes) -> str | None:
        if not self.headers.get("X-Amz-Target", "").endswith(_LISTING):
            return None
        asked = json.loads(body)
        return json.dumps([asked.get("Filter"), asked.get("PaginationToken"), asked.get("Limit")])

    def _ask(self, body: bytes) -> tuple[int, bytes]:
        link = http.client.HTTPConnection(self.behind)
        headers = {name: self.headers[name] for name in _PASSED_ON if self.headers[name]}
        link.request("POST", "/", body, headers)
        reply = link.getresponse()
        return reply.status, reply.read()


def main() -> None:
    """Serve until standard input closes."""
    people, milliseconds = int(sys.argv[1]), float(sys.argv[2])
    with PracticeServer.start(0, people) as pool:
        Prepared.behind = str(urlsplit(pool.endpoint).netloc)
        Prepared.cost, Prepared.pages = milliseconds / 1000, {}
        front = ThreadingHTTPServer(("127.0.0.1", 0), Prepared)
        front.daemon_threads = True
        endpoint = f"http://127.0.0.1:{front.server_port}"
        sys.stdout.write(json.dumps(pool.hello | {"endpoint": endpoint}) + "\n")
        sys.stdout.flush()
        threading.Thread(target=front.serve_forever, daemon=True).start()
        sys.stdin.read()


if __name__ == "__main__":
    main()
