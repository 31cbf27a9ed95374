"""Addresses of the style guide."""

from django.urls import path

from cchc.web import views

app_name = "web"
urlpatterns = [
    path("kieu-mau/", views.style_guide, name="guide"),
    path("kieu-mau/tien-do/", views.sample_progress, name="guide-progress"),
    path("kieu-mau/<slug:page>/", views.style_guide, name="guide-page"),
]
