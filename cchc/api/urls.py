"""Addresses: /ket-noi/ for the administrator, /api/ for who connects (see ``machine_urls``)."""

from django.urls import path

from cchc.api.views import clients, reference, subscriptions

app_name = "api"
urlpatterns = [
    path("ket-noi/", clients.clients, name="clients"),
    path("ket-noi/them/", clients.register, name="register"),
    path("ket-noi/<int:pk>/", clients.client, name="client"),
    path("ket-noi/<int:pk>/duyet/", clients.approve, name="approve"),
    path("ket-noi/<int:pk>/thu-hoi/", clients.revoke, name="revoke"),
    path("ket-noi/<int:pk>/nhan-tin/", subscriptions.subscribe, name="subscribe"),
    path("ket-noi/nhan-tin/<int:pk>/", subscriptions.subscription, name="subscription"),
    path("ket-noi/nhan-tin/<int:pk>/dung/", subscriptions.stop, name="stop"),
    path("ket-noi/nhan-tin/<int:pk>/bat-lai/", subscriptions.resume, name="resume"),
    path("ket-noi/nhan-tin/<int:pk>/gui-thu/", subscriptions.ping, name="ping"),
    path("api/", reference.reference, name="reference"),
]
