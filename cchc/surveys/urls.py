"""Addresses: of citizens under /danh-gia/ and /hai-long/, of the staff under /khao-sat/."""

from django.urls import path

from cchc.surveys.views import answering, catalogue, kiosk, papers, reading, results, rounds

app_name = "surveys"
public = [
    path("danh-gia/cam-on/", answering.thanks, name="thanks"),
    path("danh-gia/tam-dung/", answering.wait, name="wait"),
    path("danh-gia/quay/", kiosk.choose, name="kiosks"),
    path("danh-gia/quay/<slug:agency>/", kiosk.start, name="kiosk"),
    path("danh-gia/quay/<slug:agency>/tra-loi/", kiosk.answer, name="kiosk_answer"),
    path("danh-gia/<str:mark>", answering.by_link, name="answer"),
    path("hai-long/<slug:agency>/", results.public, name="public"),
]
urlpatterns = [
    *public,
    path("khao-sat/", results.results, name="results"),
    path("khao-sat/y-kien/", reading.comments, name="comments"),
    path("khao-sat/y-kien/<uuid:pk>/cong-bo/", reading.publish, name="publish_comment"),
    path("khao-sat/y-kien/<uuid:pk>/khong-cong-bo/", reading.hide, name="hide_comment"),
    path("khao-sat/khong-hai-long/", reading.bad_answers, name="bad_answers"),
    path("khao-sat/khong-hai-long/<uuid:pk>/", reading.bad_answer, name="bad_answer"),
    path("khao-sat/phieu-hoi/", catalogue.questionnaires, name="questionnaires"),
    path("khao-sat/phieu-hoi/mau/", catalogue.take_ready_made, name="take_ready_made"),
    path("khao-sat/phieu-hoi/<int:pk>/ban-moi/", catalogue.draft, name="draft"),
    path("khao-sat/phieu-hoi/ban/<int:pk>/", catalogue.edition, name="edition"),
    path("khao-sat/phieu-hoi/ban/<int:pk>/cong-bo/", catalogue.publish, name="publish_edition"),
    path("khao-sat/phieu-giay/", papers.paper, name="paper"),
    path("khao-sat/phieu-giay/tep/", papers.paper_file, name="paper_file"),
    path("khao-sat/phieu-giay/tep/mau/", papers.sample_file, name="sample_file"),
    path("khao-sat/dot/", rounds.rounds, name="rounds"),
    path("khao-sat/dot/moi/", rounds.new_round, name="new_round"),
    path("khao-sat/dot/<int:pk>/", rounds.one_round, name="round"),
    path("khao-sat/dot/<int:pk>/ket-thuc/", rounds.close, name="close_round"),
    path("khao-sat/dot/nguoi/<int:pk>/", rounds.interview, name="interview"),
    path("khao-sat/dot/nguoi/<int:pk>/khong-tra-loi/", rounds.no_answer, name="no_answer"),
]
