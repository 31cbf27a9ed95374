"""A real Chromium for tests of screens; importable by each room's tests through the fixtures."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.databases import in_turn

CHROMIUM = (
    os.environ.get("CCHC_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = (1280, 900)
PHONE = (390, 844)
PICTURES = os.environ.get("CCHC_PICTURES", "")
# Nothing here has stylesheets of another origin, which is all that preloading would fetch for axe.
AXE = {"resultTypes": ["violations"], "preload": False}
# Fonts are there and no part of the page is still being fetched.
AT_REST = """async () => {
    await document.fonts.ready;
    while (document.querySelector('.htmx-request')) await new Promise(r => setTimeout(r, 20));
}"""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for the whole run; skips with the reason where there is none."""
    if not CHROMIUM:
        pytest.skip("không có Chromium (cài gói chromium hoặc đặt CCHC_CHROMIUM)")
    # Playwright runs an event loop in this thread; Django would otherwise refuse the database here.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def server(live_server: Any) -> Iterator[str]:
    """The address of a server whose requests do not meet in the database; see ``in_turn``."""
    with in_turn():
        yield live_server.url


@pytest.fixture
def open_page(chromium: Browser, server: str) -> Iterator["Visitor"]:
    """A visitor of the live server; each test has cookies of its own."""
    visitor = Visitor(chromium, server)
    yield visitor
    visitor.leave()


# htmx tells so of a request that the next key, or leaving the page, made needless; one that went
# wrong is told as sendError or responseError besides.
GIVEN_UP = ("htmx:sendAbort,", "htmx:afterRequest,")


class Visitor:
    """A person at a browser: desktop or phone width, with or without JavaScript.

    Who was given a session by ``sign_in`` keeps one tab and looks at page after page in it, which
    is much quicker than a browser window for each. Who comes without one, to sign in by hand, gets
    a window of their own, so that several people may be at work side by side.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.cookies: list[Any] = []
        self.troubles: list[str] = []
        self._tabs: dict[tuple[tuple[int, int], bool], Page] = {}
        self._contexts: list[BrowserContext] = []

    def __call__(
        self, path: str, *, size: tuple[int, int] = DESKTOP, javascript: bool = True
    ) -> Page:
        """The page at the path, at rest; errors and refused resources go to ``troubles``."""
        page = self._tab(size, javascript) if self.cookies else self._window(size, javascript)
        page.goto(self.address + path, wait_until="load")
        if javascript:
            page.evaluate(AT_REST)
        return page

    def _tab(self, size: tuple[int, int], javascript: bool) -> Page:
        kept = self._tabs.get((size, javascript))
        page = kept or self._window(size, javascript)
        self._tabs[size, javascript] = page
        page.context.clear_cookies()
        page.context.add_cookies(self.cookies)
        return page

    def _window(self, size: tuple[int, int], javascript: bool) -> Page:
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=javascript,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        return page

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and not text.startswith(GIVEN_UP):
            self.troubles.append(text)

    def sign_in(self, client: Any) -> None:
        """Use the session of a Django test client (``client.force_login(user)`` first)."""
        self.cookies = [
            {"name": name, "value": cookie.value, "url": self.address}
            for name, cookie in client.cookies.items()
        ]

    def leave(self) -> None:
        """Close everything that was opened."""
        for context in self._contexts:
            context.close()


def wrong_for_readers(page: Page) -> list[str]:
    """What axe finds on the page, of every impact: "rule (impact): selector".

    Of a page that has arrived: after a click the next one may still be an empty document.
    """
    page.locator("main").first.wait_for()
    page.wait_for_load_state("load")
    found = Axe().run(page, options=AXE).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {node['target'][0]} {node.get('failureSummary', '')}"
        for rule in found
        for node in rule["nodes"]
    ]


def wider_than_screen(page: Page) -> int:
    """By how many pixels the page must be scrolled sideways; 0 is right."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


def picture(page: Page, name: str) -> None:
    """A full-page picture below CCHC_PICTURES, to be looked at; none where that is not set."""
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
