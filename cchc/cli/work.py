"""``cchc work``: do background work until told to stop."""

import argparse
import logging
import os
import signal
import threading
from types import FrameType

from cchc.kernel.jobs import run_worker
from cchc.kernel.jobs.state import state
from cchc.kernel.processes import when_parent_ends


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--parent", type=int, help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Work until SIGINT or SIGTERM, or until the server that started it is gone."""
    os.umask(0o077)  # the ward's data are for this account only
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("cchc.demo").setLevel(logging.INFO)  # how far the demo ward has come
    state()  # a database without tables ends here, with a sentence
    stop = threading.Event()

    def end(signal_number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    if options.parent:
        when_parent_ends(options.parent, stop.set)
    run_worker(stop)
    return 0
