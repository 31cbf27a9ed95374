"""The WSGI application."""

import os
import signal
import threading

from django.core.wsgi import get_wsgi_application

from cchc.kernel.processes import when_parent_ends

_STOPPED_WITHIN = 5.0


def _end() -> None:
    """Finish what is being answered, then go; a server process that hangs goes all the same."""
    threading.Timer(_STOPPED_WITHIN, os._exit, (1,)).start()
    os.kill(os.getpid(), signal.SIGTERM)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings.dev")
application = get_wsgi_application()
if server := os.environ.get("CCHC_SERVER"):  # set by ``cchc serve`` for the processes that answer
    when_parent_ends(int(server), _end)
