"""A proxy in front of the object store that fails on demand: what networks and busy stores do, one request at a time."""

import http.client
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

_BODIES = {429: b'{"error": {"code": 429, "message": "slow down"}}', 503: b'{"error": {"code": 503, "message": "busy"}}',
           403: b'{"error": {"code": 403, "message": "robot@example.test does not have storage.objects.get access"}}'}  # fmt: skip


@dataclass
class Fault:
    """`kind` befalls the next `times` requests whose method, address and name of an uploaded object match.

    A number is an answer of that status. drop: the connection closes without an answer. lost: the request is carried
    out, its answer dropped. truncate: half of the body comes. stall: no answer comes until the client gives up.
    hide: names that match `hidden` are missing from a listing.
    """

    kind: int | str
    match: str
    times: int
    hidden: str = ""


@dataclass
class Faults:
    """What is going to fail, and every request that came."""

    url: str = ""
    upstream: str = ""
    planned: list[Fault] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    received: int = 0  # bytes of answers passed on
    ended: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def plan(self, kind: int | str, match: str, times: int = 1, hidden: str = "") -> Fault:
        fault = Fault(kind, match, times, hidden)
        with self._lock:
            self.planned.append(fault)
        return fault

    def next_for(self, request: str) -> Fault | None:
        with self._lock:
            self.seen.append(request)
            for fault in self.planned:
                if fault.times and re.search(fault.match, request):
                    fault.times -= 1
                    return fault
        return None

    def count(self, match: str) -> int:
        with self._lock:
            return sum(bool(re.search(match, request)) for request in self.seen)


@contextmanager
def in_front_of(url: str) -> Iterator[Faults]:
    """Run a proxy before the store at `url`."""
    faults = Faults(upstream=url)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"faults": faults}))
    server.daemon_threads = True
    faults.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield faults
    finally:
        faults.ended.set()
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    faults: Faults
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = b"".join(self._chunks())
        # A small upload has its object's name in the body, not in the address.
        name = re.search(rb'"name": ?"([^"]*)"', body[:2_000])
        named = f" {name.group(1).decode()}" if name and self.command == "POST" else ""
        fault = self.faults.next_for(f"{self.command} {unquote(self.path)}{named}")
        kind = fault.kind if fault else None
        if isinstance(kind, int):
            self._answer(kind, [("Content-Type", "application/json")], _BODIES[kind])
        elif kind == "drop":
            self.close_connection = True
        elif kind == "stall":
            self.faults.ended.wait()
            self.close_connection = True
        else:
            status, headers, content = self._forward(body)
            if kind == "lost":
                self.close_connection = True
                return
            if kind == "hide":
                content = _without(content, fault.hidden)
            self._answer(status, headers, content, half=kind == "truncate")

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = _serve  # noqa: N815 - the names http.server looks for

    def _chunks(self) -> Iterator[bytes]:
        while size := int(self.rfile.readline().split(b";")[0], 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    def _forward(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        upstream = http.client.HTTPConnection(urlsplit(self.faults.upstream).netloc)
        dropped = {"host", "transfer-encoding", "content-length", "connection"}
        headers = {name: value for name, value in self.headers.items() if name.lower() not in dropped}
        upstream.request(self.command, self.path, body, {**headers, "Connection": "close"})
        answer = upstream.getresponse()
        content = answer.read()
        upstream.close()
        kept = [
            (name, value.replace(self.faults.upstream, self.faults.url))
            for name, value in answer.getheaders()
            if name.lower() not in dropped
        ]
        return answer.status, kept, content

    def _answer(self, status: int, headers: list[tuple[str, str]], content: bytes, *, half: bool = False) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if half else content)
        self.faults.received += len(content)
        if half:
            self.close_connection = True


def _without(content: bytes, hidden: str) -> bytes:
    answer = json.loads(content)
    answer["items"] = [item for item in answer.get("items", []) if not re.search(hidden, item["name"])]
    return json.dumps(answer).encode()
