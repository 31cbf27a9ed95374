"""Addresses under /goi-ve/, for providers."""

from django.urls import path

from cchc.notices.views import receipts

app_name = "notice_receipts"
urlpatterns = [path("<slug:provider>/<str:token>/", receipts.receipt, name="receipt")]
