"""Addresses: of citizens under /danh-gia/ and /hai-long/, of the staff under /khao-sat/."""

from django.urls import path

from cchc.surveys.views import answering, kiosk

app_name = "surveys"
public = [
    path("danh-gia/cam-on/", answering.thanks, name="thanks"),
    path("danh-gia/tam-dung/", answering.wait, name="wait"),
    path("danh-gia/quay/", kiosk.choose, name="kiosks"),
    path("danh-gia/quay/<slug:agency>/", kiosk.start, name="kiosk"),
    path("danh-gia/quay/<slug:agency>/tra-loi/", kiosk.answer, name="kiosk_answer"),
    path("danh-gia/<str:mark>", answering.by_link, name="answer"),
]
urlpatterns = [*public]
