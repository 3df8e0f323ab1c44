"""A small web of our own on this computer: pages for everything that can become of a link."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

OURS = "https://juniperstreet.example"
LINK = f'<p>Bread: <a href="{OURS}/preorder">Juniper <b>Street</b></a></p>'


@dataclass
class Answer:
    """What the server says to a path; with `hangs` it says nothing until the web is closed, and
    with `drips` it begins, and adds a blank every now and then."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})
    hangs: bool = False
    drips: bool = False


@dataclass
class Web:
    """The pages by path, and the paths that were asked for."""

    address: str
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def page(self, path: str, text: str | bytes, **how: object) -> str:
        """Put a page up; its full address."""
        body = text.encode() if isinstance(text, str) else text
        self.pages[path] = Answer(body, **how)
        return self.address + path

    def redirect(self, path: str, to: str, status: int = 301) -> str:
        self.pages[path] = Answer(status=status, headers={"Location": to})
        return self.address + path

    def packed(self, path: str, text: str) -> str:
        headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
        self.pages[path] = Answer(gzip.compress(text.encode()), headers=headers)
        return self.address + path


@contextmanager
def a_web() -> Iterator[Web]:
    """Serve a web on a free port until the block ends."""
    web: Web

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            web.asked.append((self.path, dict(self.headers)))
            answer = web.pages.get(path, Answer(b"<a href='/'>Home</a>", 404))
            if answer.hangs:
                web.closing.wait(30)
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            length = 10_000 if answer.drips else len(answer.body)
            self.send_header("Content-Length", str(length))
            self.end_headers()
            try:
                self.wfile.write(answer.body)
                while answer.drips and not web.closing.wait(0.05):
                    self.wfile.write(b" ")
            except OSError:
                return  # whoever asked has read enough

        def log_message(self, *_: object) -> None:
            """Tests say what happened."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False
    web = Web(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield web
    finally:
        web.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
