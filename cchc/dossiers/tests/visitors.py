"""``python -m cchc.dossiers.tests.visitors ADDRESS CLIENTS SECONDS``: pages asked for over HTTP.

Reads ``{"cookie": key, "pages": {name: path}, "posts": {name: [path, form]}}`` from its input; each
client asks for one after the other over a connection of its own. Prints ``{name: [seconds, …]}``.
"""

import http.client
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode

TOKEN = "a" * 32
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Ask:
    """One thing that is asked for; with a form it is posted, and answered by another address."""

    name: str
    path: str
    form: str = ""

    def seconds(self, line: http.client.HTTPConnection, cookie: str) -> float:
        """How long the whole answer takes."""
        headers = {"Cookie": f"sessionid={cookie}; csrftoken={TOKEN}"}
        if self.form:
            headers["Content-Type"] = FORM
        began = time.perf_counter()
        line.request("POST" if self.form else "GET", self.path, self.form or None, headers)
        answer = line.getresponse()
        content = answer.read()
        taken = time.perf_counter() - began
        wanted = 302 if self.form else 200
        assert answer.status == wanted, (self.path, answer.status, content[-2000:].decode())
        return taken


def visit(address: str, asks: list[Ask], cookie: str, end: float) -> list[tuple[str, float]]:
    """What one client saw until the time was over; each page at least once."""
    line = http.client.HTTPConnection(address, timeout=120)
    seen: list[tuple[str, float]] = []
    while not seen or time.monotonic() < end:
        seen += [(ask.name, ask.seconds(line, cookie)) for ask in asks]
    line.close()
    return seen


def main(address: str, clients: int, seconds: float) -> dict[str, list[float]]:
    """All clients at once; the first round of one alone warms the server up."""
    told = json.load(sys.stdin)
    asks = [Ask(name, path) for name, path in told["pages"].items()]
    for name, (path, form) in told["posts"].items():
        asks.append(Ask(name, path, urlencode({**form, "csrfmiddlewaretoken": TOKEN})))
    for _ in range(4):  # there are several server processes
        visit(address, asks, told["cookie"], 0)
    end = time.monotonic() + seconds
    with ThreadPoolExecutor(clients) as pool:
        ways = [pool.submit(visit, address, asks, told["cookie"], end) for _ in range(clients)]
    taken: dict[str, list[float]] = {}
    for way in ways:
        for name, took in way.result():
            taken.setdefault(name, []).append(took)
    return taken


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))))
