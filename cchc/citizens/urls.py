"""Addresses under /nguoi-dan/."""

from django.urls import path

from cchc.citizens.views import log, people, writing

app_name = "citizens"
urlpatterns = [
    path("", people.people, name="people"),
    path("ghi/", writing.register, name="register"),
    path("nhat-ky-xem/", log.reads, name="reads"),
    path("<int:pk>/", people.person, name="person"),
    path("<int:pk>/xem/", people.open_person, name="open"),
    path("<int:pk>/sua/", writing.correct, name="correct"),
    path("<int:pk>/xuat-trinh/", writing.note_id_shown, name="note_id_shown"),
]
