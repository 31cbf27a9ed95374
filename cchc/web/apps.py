"""The room as Django knows it."""

from django.apps import AppConfig

from cchc.web import quiet_logs


class WebConfig(AppConfig):
    """Layout and components; no models."""

    name = "cchc.web"
    verbose_name = "Giao diện"

    def ready(self) -> None:
        """No log of this process has a token from here on."""
        quiet_logs.install()
