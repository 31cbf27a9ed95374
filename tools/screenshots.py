"""``./run screenshots``: the pictures of README, from a sample ward that lives for this only."""

import io
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
NOW = "2026-11-20T09:00"
PASSWORD = "Sen-hong-2026!"  # of the sample accounts, as the README says
DESKTOP, PHONE = (1280, 860), (390, 844)
MOST_BYTES = 250_000
STARTED_WITHIN = 600.0
FLAGS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]

Way = Callable[[Page], None]


@dataclass(frozen=True)
class Shot:
    """One picture: who looks, the way from their first page, at which size."""

    name: str
    who: str
    way: Way
    size: tuple[int, int] = DESKTOP


def _stay(page: Page) -> None:
    pass


def _plan_of_the_year(page: Page) -> None:
    _go(page, "/ke-hoach/")
    page.locator(f"main a[href^='/ke-hoach/'][href*='-{NOW[:4]}-']").first.click()


def _late_task(page: Page) -> None:
    _plan_of_the_year(page)
    page.locator("main a[href*='/nhiem-vu/']").first.click()


def _review(page: Page) -> None:
    """Bring the plan in once more, as somebody would who has just received the file."""
    _go(page, "/ke-hoach/nhap/")
    plan = ROOT / "cchc" / "demo" / "plans" / f"{NOW[:4]}.docx"
    page.locator("main input[type=file]").set_input_files(plan)
    page.get_by_role("button", name="Đọc kế hoạch").click()
    page.wait_for_url(re.compile("/ra-soat/"), timeout=120_000)


def _report(page: Page) -> None:
    """The figures and sentences of the last period that has begun."""
    _go(page, "/bao-cao/")
    page.get_by_role("link", name="Xem số liệu đến lúc này").last.click()


SHOTS = (
    Shot("lanh-dao", "minh", _stay),
    Shot("ke-hoach", "quan", _plan_of_the_year),
    Shot("nhiem-vu", "quan", _late_task),
    Shot("ra-soat", "quan", _review),
    Shot("bao-cao", "quan", _report),
    Shot("viec-cua-toi-dien-thoai", "binh", _stay, PHONE),
)


def main() -> int:
    """Take the named pictures, or all; 1 when one could not be taken."""
    wanted = [shot for shot in SHOTS if not sys.argv[1:] or shot.name in sys.argv[1:]]
    chromium = os.environ.get("CCHC_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        print("Không có Chromium (cài gói chromium hoặc đặt CCHC_CHROMIUM).", file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with _sample_ward() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for shot in wanted:
            _keep(shot.name, _taken(browser, address, shot))
        browser.close()
    return 0


def _taken(browser: Browser, address: str, shot: Shot) -> bytes:
    width, height = shot.size
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    _go(page, "/dang-nhap/")
    page.fill("input[name=username]", shot.who)
    page.fill("input[name=password]", PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(re.compile(r":\d+/$"))
    shot.way(page)
    page.wait_for_load_state("networkidle")
    content = page.screenshot()
    context.close()
    return content


def _go(page: Page, path: str) -> None:
    answer = page.goto(path, wait_until="networkidle")
    if answer is None or not answer.ok:
        raise SystemExit(f"{path} trả lời {answer.status if answer else 'không có gì'}.")


def _keep(name: str, content: bytes) -> None:
    """As a PNG of few colours, which a screen of text does not miss."""
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    packed = io.BytesIO()
    picture.quantize(128, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    if packed.tell() > MOST_BYTES:
        raise SystemExit(f"{name}: {packed.tell()} byte, quá {MOST_BYTES}.")
    place = IMAGES / f"{name}.png"
    place.write_bytes(packed.getvalue())
    print(f"{place.relative_to(ROOT)}: {packed.tell() // 1000} kB")


@contextmanager
def _sample_ward() -> Iterator[str]:
    """The address of a new sample ward; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="cchc-pictures-") as home, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
        probe.close()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CCHC_")}
        ours = {"CCHC_HOME": home, "CCHC_NOW": NOW, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "cchc", "serve", "--port", str(port), "--workers", "1"]
        server = subprocess.Popen(command, cwd=ROOT, env={**kept, **ours})
        try:
            _await(f"http://127.0.0.1:{port}/dang-nhap/", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(60)


def _await(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + STARTED_WITHIN
    while server.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=10):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("Hệ thống mẫu không chạy được.")


if __name__ == "__main__":
    sys.exit(main())
