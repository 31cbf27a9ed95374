"""A real HTTP server on this machine that takes, or does not take, what it is told."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Listener:
    """What came; ``answers`` are given in turn, the last one for ever."""

    url: str = ""
    answers: list[int] = field(default_factory=lambda: [204])
    came: list[tuple[str, dict[str, str], str]] = field(default_factory=list)


@contextmanager
def listening(*answers: int, location: str = "") -> Iterator[Listener]:
    """A server as long as the block lasts."""
    heard = Listener(answers=list(answers) or [204])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            heard.came.append((self.path, dict(self.headers), body))
            answer = heard.answers[0] if len(heard.answers) == 1 else heard.answers.pop(0)
            self.send_response(answer)
            if location:
                self.send_header("Location", location)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the test looks at what came."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    heard.url = f"http://127.0.0.1:{server.server_port}/nhan?nguon=cchc"
    try:
        yield heard
    finally:
        server.shutdown()
        server.server_close()
