"""The demo and a single ward on one small machine: keys are generated into CCHC_HOME."""

import os
from functools import partial

from django.utils.functional import SimpleLazyObject

from cchc.kernel.keys import generated_secret
from cchc.settings.base import *  # noqa: F403
from cchc.settings.base import HOME, TEMPLATES

# Made when it is first needed: a command that is refused leaves no keys in an empty home.
SECRET_KEY = SimpleLazyObject(partial(generated_secret, HOME / "keys", "django"))
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
CLOCK_MAY_BE_SET = True
STYLE_GUIDE = True
DEMO = True
TEMPLATES[0]["OPTIONS"]["context_processors"].append("cchc.demo.context.loading")
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = HOME / "mail"

# The demo sends nothing: what would leave is written into a file of CCHC_HOME.
NOTICE_PROVIDERS = {
    way: os.environ.get(f"CCHC_NOTICES_{way.upper()}", "sample") for way in ("zalo", "sms", "email")
}
