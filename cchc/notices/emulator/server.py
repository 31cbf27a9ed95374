"""The server of the emulated providers: the standard library's, one thread per request."""

import json
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from cchc.notices.emulator.state import FAULTS, State

ESMS = "/MainService.svc/json/SendMultipleMessage_V4_post_json/"
_MOST = 64 * 1024
Reply = tuple[int, Any]


class Emulator(ThreadingHTTPServer):
    """The providers on one port (0: any free one); use as a context manager in tests."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        self.state = State()
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that was killed in the midst is nothing to report."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self) -> "Emulator":
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()


def serve(port: int, say: Callable[[str], object]) -> None:
    """Serve until it is interrupted."""
    with suppress(KeyboardInterrupt), Emulator(port) as emulator:
        say(emulator.address)
        threading.Event().wait()


class _Handler(BaseHTTPRequestHandler):
    server: Emulator
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        """What was taken so far, without numbers of people."""
        state = self.server.state
        if urlsplit(self.path).path != "/trang-thai":
            return self._answer((404, {"error": "not found"}))
        said = {
            "calls": state.calls,
            "taken": len(state.taken),
            "repeats": state.repeats,
            "refreshes": state.refreshes,
            "faults": [*state.faults],
            "always": state.always,
        }
        return self._answer((200, said))

    def do_POST(self) -> None:
        """One call of a provider's address."""
        length = min(int(self.headers.get("Content-Length") or 0), _MOST)
        body = self.rfile.read(length)
        path = urlsplit(self.path).path
        if path == "/loi":
            return self._answer(self._set_faults(body))
        addresses = {
            "/message/template": self._zalo,
            ESMS: self._esms,
            "/gui": self._plain,
            "/v4/oa/access_token": self._token,
        }
        if path not in addresses:
            return self._answer((404, {"error": "not found"}))
        fault = self.server.state.next_fault()
        if fault == "timeout":
            time.sleep(self.server.state.delay)
            return None
        if fault in ("not_json", "server", "redirect"):
            return self._answer(({"server": 503, "redirect": 302}.get(fault, 200), None))
        if fault in ("endless", "trickle"):
            return self._go_on(b"x" * _MOST if fault == "endless" else b"x")
        reply = addresses[path](body, fault)
        if fault == "drop":
            self.close_connection = True
            return None
        return self._answer(reply)

    def _set_faults(self, body: bytes) -> Reply:
        """{"faults": […] for the next calls, "always": "…" for all after them, "receipts": n}."""
        try:
            said = json.loads(body or b"{}")
            faults, always = list(said.get("faults", [])), str(said.get("always", ""))
            receipts = int(said.get("receipts", 1))
        except (ValueError, TypeError, AttributeError):
            return 400, {"error": "JSON"}
        if not {*faults, always} <= set(FAULTS):
            return 400, {"error": f"faults: {', '.join(FAULTS)}"}
        state = self.server.state
        state.faults.clear()
        state.faults.extend(faults)
        state.always, state.receipts = always, receipts
        return 200, {"ok": True}

    def _token(self, body: bytes, fault: str) -> Reply:
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        if not self.headers.get("secret_key") or form.get("grant_type") != "refresh_token":
            return 200, {"error": -104, "error_name": "Invalid secret key"}
        if fault == "refused_refresh":
            return 200, {"error": -14014, "error_name": "Invalid refresh token"}
        found = self.server.state.refreshed(form.get("refresh_token", ""))
        if found is None:
            return 200, {"error": -14014, "error_name": "Invalid refresh token"}
        access, refresh = found
        return 200, {"access_token": access, "refresh_token": refresh, "expires_in": "90000"}

    def _zalo(self, body: bytes, fault: str) -> Reply:
        state, said = self.server.state, json.loads(body)
        if fault == "expired":
            state.access = "expired"
        if self.headers.get("access_token") != state.access:
            return 200, {"error": -220, "message": "access_token is expired"}
        errors = {"error": -100, "no_account": -118, "bad_phone": -108}
        if fault in errors:
            return 200, {"error": errors[fault], "message": fault}
        if not said.get("template_id") or not said.get("template_data"):
            return 200, {"error": -109, "message": "template"}
        key, is_new = state.take("zalo", str(said.get("tracking_id")), said)
        return 200, {
            "error": 0,
            "message": "Success",
            "data": {"msg_id": key, "sent_time": str(int(time.time() * 1000)), "is_new": is_new},
        }

    def _esms(self, body: bytes, fault: str) -> Reply:
        said = json.loads(body)
        if fault == "error":
            return 200, {"CodeResult": "103", "ErrorMessage": "Not enough balance"}
        if fault == "bad_phone":
            return 200, {"CodeResult": "108", "ErrorMessage": "Phone not valid"}
        if not said.get("ApiKey") or not said.get("SecretKey"):
            return 200, {"CodeResult": "101", "ErrorMessage": "Authorize failed"}
        key, is_new = self.server.state.take("esms", str(said.get("RequestId")), said)
        if not is_new:
            return 200, {"CodeResult": "124", "ErrorMessage": "RequestId duplicated", "SMSID": key}
        receipt = {"SMSID": key, "RequestId": said.get("RequestId"), "SendStatus": "5"}
        self._send_receipts(str(said.get("CallbackUrl", "")), receipt)
        return 200, {"CodeResult": "100", "SMSID": key, "CountRegenerate": 0}

    def _plain(self, body: bytes, fault: str) -> Reply:
        said = json.loads(body)
        if fault == "error":
            return 200, {"status": "refused"}
        key, _ = self.server.state.take("http", str(said.get("id")), said)
        return 200, {"status": "ok", "data": {"id": key}}

    def _send_receipts(self, url: str, receipt: dict[str, Any]) -> None:
        number = self.server.state.receipts
        if url and number:
            threading.Thread(target=_post_receipts, args=(url, receipt, number)).start()

    def _answer(self, reply: Reply) -> None:
        status, said = reply
        page = b"<html>bao tri</html>" if said is None else json.dumps(said).encode()
        with suppress(BrokenPipeError, ConnectionResetError):
            self.send_response(status)
            self.send_header("Content-Type", "application/json" if said else "text/html")
            if status == 302:
                self.send_header("Location", f"{self.server.address}/gui")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

    def _go_on(self, piece: bytes) -> None:
        """An answer that does not end before the caller's patience does."""
        ends = time.monotonic() + self.server.state.delay
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):
            self.send_response(200)
            self.end_headers()
            while time.monotonic() < ends:
                self.wfile.write(piece)
                time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: addresses and bodies may name people."""


def _post_receipts(url: str, receipt: dict[str, Any], number: int) -> None:
    """The receipt as often as asked for: gateways repeat theirs."""
    for _ in range(number):
        with suppress(httpx.HTTPError):
            httpx.post(url, json=receipt, timeout=10, trust_env=False)
