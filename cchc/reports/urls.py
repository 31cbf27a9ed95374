"""Addresses under /bao-cao/."""

from django.urls import path

from cchc.reports.views import acting, appraising, calendar, kinds, reading, rounds, submission

app_name = "reports"
# These stand before the plans: "gui", "nhan", "lich" and "loai" are no codes of plans.
urlpatterns = [
    path("gui/", submission.sent, name="sent"),
    path("gui/chua-gui/", submission.unsent, name="unsent"),
    path("gui/van-ban/<int:pk>/", submission.submit, name="submit"),
    path("gui/van-ban/<int:pk>/ngoai/", submission.send_outside, name="send_outside"),
    path("gui/<int:pk>/", submission.one, name="submission"),
    path("gui/<int:pk>/tep/<slug:which>/", submission.file, name="submission_file"),
    path("gui/<int:pk>/rut/", submission.withdraw, name="withdraw"),
    path("gui/<int:pk>/gui-lai/", submission.submit_again, name="submit_again"),
    path("nhan/", appraising.received, name="received"),
    path("nhan/theo-ky/", appraising.by_period, name="by_period"),
    path("nhan/<int:pk>/tiep-nhan/", appraising.receive, name="receive"),
    path("nhan/<int:pk>/tra-lai/", appraising.send_back, name="send_back"),
    path("nhan/<int:pk>/ghi-nhan/", appraising.acknowledge, name="acknowledge"),
    path("lich/", calendar.calendar, name="calendar"),
    path("loai/", kinds.kinds, name="kinds"),
    path("loai/them/", kinds.new_kind, name="new_kind"),
    path("loai/<slug:kind>/", kinds.change_kind, name="change_kind"),
    path("", reading.reports, name="reports"),
    path("<slug:code>/xem-truoc/", reading.preview, name="preview"),
    path("<slug:code>/so-lieu/", reading.records, name="records"),
    path("<slug:code>/lap/", acting.compose, name="compose"),
    path("<slug:code>/<int:pk>/", reading.report, name="report"),
    path("<slug:code>/<int:pk>/viet-them/", acting.words, name="words"),
    path("<slug:code>/<int:pk>/cau/<str:place>/", acting.sentence, name="sentence"),
    path("<slug:code>/<int:pk>/cau/<str:place>/bo/", acting.restore, name="restore"),
    path("<slug:code>/mo-dot/", rounds.open_round, name="open_round"),
    path("<slug:code>/mo-ca-nam/", calendar.open_year, name="open_year"),
    path("<slug:code>/dot-xuat/", calendar.on_demand, name="on_demand"),
    path("<slug:code>/dot/<int:pk>/", rounds.report_round, name="round"),
    path("<slug:code>/dot/<int:pk>/hoi/", rounds.ask_parts, name="ask_parts"),
    path("<slug:code>/dot/<int:pk>/nhac/", rounds.remind, name="remind"),
    path("<slug:code>/dot/<int:pk>/soan/", rounds.draft_paper, name="draft_paper"),
    path("<slug:code>/dot/<int:pk>/phan/<int:part>/", rounds.part, name="part"),
    path(
        "<slug:code>/dot/<int:pk>/phan/<int:part>/<int:sending>/tra-lai/",
        rounds.return_part,
        name="return_part",
    ),
]
