"""``python -m cchc.portal.tests.opened``: a public ward with everything that strangers read.

Prints ``{"cookie": "", "pages": {name: path}, "posts": {}}``, for visitors over HTTP.
"""

import json

import django

django.setup()

from django.urls import reverse  # noqa: E402 - needs the settings

from cchc.dialogues.tests.factories import admitted, announced, asked  # noqa: E402
from cchc.dialogues.tests.factories import on as meeting_on  # noqa: E402
from cchc.dossiers.tests.factories import on, received  # noqa: E402
from cchc.feedback.tests.factories import published  # noqa: E402
from cchc.portal import services  # noqa: E402
from cchc.portal.tests.factories import (  # noqa: E402
    made_public_shop,
    published_news,
)

PETITIONS, DOSSIERS = 40, 30


def opened() -> dict[str, object]:
    """The pages that people come for."""
    desk = made_public_shop()
    for number in range(DOSSIERS):
        received(desk, at=on(2 + number % 3, 9))
    for _ in range(PETITIONS):
        published(desk.who)
    published_news(desk)
    row = announced(desk.who)
    admitted(desk.who, asked(row, at=meeting_on(3, 9)))
    services.publish_figures(agency=desk.who.ward, at=on(9))
    ward = desk.who.ward.code
    pages = {
        name: reverse(f"portal:{name}", args=[ward])
        for name in ("front", "catalogue", "figures", "late", "answers", "news")
    }
    pages["dialogues"] = reverse("portal:dialogues", args=[ward])
    pages["dialogue"] = reverse("portal:dialogue", args=[ward, row.key])
    pages["look_up"] = reverse("portal:look_up")
    pages["rights"] = reverse("portal:rights", args=[ward])
    pages["send_petition"] = reverse("portal:send_petition", args=[ward])
    return {"cookie": "", "pages": pages, "posts": {}}


if __name__ == "__main__":
    print(json.dumps(opened()))
