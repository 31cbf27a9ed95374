"""Addresses under /chi-so/."""

from django.urls import path

from cchc.indicators import views
from cchc.indicators.board_views import board as board_view

app_name = "indicators"
urlpatterns = [
    path("", views.indicators, name="indicators"),
    path("bang-dieu-hanh/", board_view, name="board"),
    path("moi/", views.add_own, name="add_own"),
    path("ky-da-chot/", views.closings, name="closings"),
    path("ky-da-chot/<int:pk>/", views.closing, name="closing"),
    path("chi-tieu/", views.targets, name="targets"),
    path("chi-tieu/<slug:plan>/", views.targets, name="targets_of"),
    path("chi-tieu/<slug:plan>/<int:pk>/gan/", views.bind, name="bind"),
    path("<slug:code>/", views.indicator, name="indicator"),
    path("<slug:code>/ban-ghi/<slug:side>/", views.records, name="records"),
    path("<slug:code>/sua/", views.redefine, name="redefine"),
    path("<slug:code>/nhap-tay/", views.enter, name="enter"),
]
