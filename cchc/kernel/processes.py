"""A process that must not outlive the one that started it."""

import os
import threading
from collections.abc import Callable


def when_parent_ends(parent: int, act: Callable[[], None], *, every: float = 1.0) -> None:
    """Call ``act`` once, in a thread of its own, when this process is no longer ``parent``'s child.

    Also a parent that was killed, and so could tell nobody, is noticed: its children get another.
    """

    def watch() -> None:
        never = threading.Event()
        while os.getppid() == parent:
            never.wait(every)
        act()

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()
