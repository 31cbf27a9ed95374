"""Addresses where the rooms meet."""

from django.urls import path

from cchc.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("tim-kiem/", views.find, name="search"),
    path("huong-dan/", views.manual, name="manual"),
    path("huong-dan/<slug:slug>/", views.manual, name="manual_page"),
]
