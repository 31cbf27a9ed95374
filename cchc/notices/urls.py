"""Addresses under /thong-bao/."""

from django.urls import path

from cchc.notices.views import inbox, outside, setting_up

app_name = "notices"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("da-doc/", inbox.read_all, name="read_all"),
    path("<int:pk>/mo/", inbox.open_message, name="open"),
    path("gui-di/", outside.notices, name="notices"),
    path("gui-di/<int:pk>/", outside.notice, name="notice"),
    path("can-goi/", outside.to_call, name="to_call"),
    path("can-goi/<int:pk>/", outside.call, name="call"),
    path("so-lieu/", outside.figures, name="figures"),
    path("chi-phi/", outside.costs, name="costs"),
    path("chi-phi/tai-ve/", outside.costs_export, name="costs_export"),
    path("kenh/", setting_up.channels, name="channels"),
    path("kenh/<slug:way>/", setting_up.channel, name="channel"),
    path("thu-tu/<slug:event>/", setting_up.order, name="order"),
    path("mau-tin/", setting_up.templates, name="templates"),
    path("mau-tin/<slug:event>/", setting_up.template, name="template"),
    path("ma-loi/", setting_up.codes, name="codes"),
    path("ma-loi/dat/", setting_up.code, name="code"),
]
