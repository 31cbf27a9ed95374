"""Addresses under /ra-soat/."""

from django.urls import path

from cchc.reviews.views import deciding, proposals, reading, running

app_name = "reviews"
urlpatterns = [
    path("", reading.reviews, name="reviews"),
    path("moi/", running.run, name="run"),
    path("thu-tuc/", reading.procedures, name="procedures"),
    path("phat-hien/", reading.findings, name="findings"),
    path("phat-hien/<int:pk>/", reading.finding, name="finding"),
    path("phat-hien/<int:pk>/xac-nhan/", deciding.confirm, name="confirm"),
    path("phat-hien/<int:pk>/bo-qua/", deciding.dismiss, name="dismiss"),
    path("phat-hien/<int:pk>/de-xuat/", deciding.propose, name="propose"),
    path("de-xuat/", proposals.proposals, name="proposals"),
    path("de-xuat/<int:pk>/", proposals.proposal, name="proposal"),
    path("de-xuat/<int:pk>/sua/", proposals.revise, name="revise"),
    path("de-xuat/<int:pk>/to-trinh/", proposals.draft_submission, name="draft_submission"),
    path("de-xuat/<int:pk>/gui/", proposals.send, name="send"),
    path("de-xuat/<int:pk>/tra-loi/", proposals.answer, name="answer"),
    path("de-xuat/<int:pk>/thuc-hien/", proposals.implement, name="implement"),
    path("de-xuat/<int:pk>/rut/", proposals.withdraw, name="withdraw"),
    path("<int:pk>/", reading.review, name="review"),
    path("<int:pk>/thu-tuc/", reading.versions, name="versions"),
    path("<int:pk>/bao-cao/", running.draft_report, name="draft_report"),
]
