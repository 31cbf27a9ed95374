"""What every page needs to know about the installation."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cchc.kernel import clock


def installation(request: HttpRequest) -> dict[str, Any]:
    """Whether the data are samples, and the moment when the clock is set by hand."""
    return {"sample_data": settings.DEMO, "set_moment": clock.set_moment()}
