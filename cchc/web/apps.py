"""The room as Django knows it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Layout and components; no models."""

    name = "cchc.web"
    verbose_name = "Giao diện"
