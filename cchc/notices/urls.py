"""Addresses under /thong-bao/."""

from django.urls import path

from cchc.notices.views import inbox

app_name = "notices"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("da-doc/", inbox.read_all, name="read_all"),
    path("<int:pk>/mo/", inbox.open_message, name="open"),
]
