"""Addresses under /lich-rieng/, for the calendar programs of people."""

from django.urls import path

from cchc.obligations.views import feeds

app_name = "calendar_feed"
urlpatterns = [path("<str:secret>/viec-cua-toi.ics", feeds.feed, name="feed")]
