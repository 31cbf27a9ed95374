"""Addresses under /thong-bao/."""

from django.urls import path

from cchc.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("da-doc/", views.read_all, name="read_all"),
    path("<int:pk>/mo/", views.open_message, name="open"),
]
