"""Addresses under /cong-viec/."""

from django.urls import path

from cchc.obligations.views import (
    acting,
    delivering,
    events,
    extensions,
    figures,
    reading,
    recommending,
    urging,
)

app_name = "obligations"
urlpatterns = [
    path("", reading.every, name="every"),
    path("cua-toi/", reading.mine, name="mine"),
    path("cho-nghiem-thu/", reading.to_judge, name="to_judge"),
    path("gia-han/", extensions.extensions, name="extensions"),
    path("gia-han/<int:pk>/", extensions.decide, name="decide_extension"),
    path("su-kien/", events.events, name="events"),
    path("su-kien/<int:pk>/", events.record_event, name="record_event"),
    path("su-kien/<int:pk>/tep/", events.event_file, name="event_file"),
    path("don-doc/", urging.urging, name="urging"),
    path("don-doc/tat-ca/", urging.urge_all, name="urge_all"),
    path("don-doc/<int:pk>/", urging.unit_urging, name="unit_urging"),
    path("don-doc/<int:pk>/lap/", urging.urge, name="urge"),
    path("don-doc/<int:pk>/lap-lai/", urging.redraft, name="redraft_urging"),
    path("kien-nghi/", recommending.every, name="recommendations"),
    path("kien-nghi/lap/", recommending.recommend, name="recommend"),
    path("kien-nghi/<int:pk>/", recommending.page, name="recommendation"),
    path("kien-nghi/<int:pk>/phan-cong/", recommending.assign, name="assign_answer"),
    path("kien-nghi/<int:pk>/tra-loi/", recommending.answer, name="answer"),
    path("kien-nghi/<int:pk>/dong-y/", recommending.word, {"act": "satisfy"}, name="satisfy"),
    path("kien-nghi/<int:pk>/hoi-them/", recommending.word, {"act": "ask_again"}, name="ask_again"),
    path("kien-nghi/<int:pk>/rut/", recommending.word, {"act": "withdraw"}, name="withdraw"),
    path("an-dinh-han/", events.fix_dates, name="fix_dates"),
    path("so-lieu/", figures.figures, name="figures"),
    path("so-lieu/danh-sach/", figures.figure, name="figure"),
    path("minh-chung/<int:pk>/", reading.evidence, name="evidence"),
    path("<int:pk>/", reading.page, name="page"),
    path("<int:pk>/giao/", delivering.assign, name="assign"),
    path("<int:pk>/nop/", delivering.submit, name="submit"),
    path("<int:pk>/nghiem-thu/", delivering.accept, name="accept"),
    path("<int:pk>/tien-do/", acting.step, {"act": "report_progress"}, name="report_progress"),
    path("<int:pk>/xin-gia-han/", acting.step, {"act": "ask_extension"}, name="ask_extension"),
    path("<int:pk>/tra-lai/", acting.step, {"act": "send_back"}, name="send_back"),
    path("<int:pk>/huy-nghiem-thu/", acting.step, {"act": "reopen"}, name="reopen"),
    path("<int:pk>/doi-han/", acting.step, {"act": "reschedule"}, name="reschedule"),
    path("<int:pk>/huy/", acting.step, {"act": "cancel"}, name="cancel"),
]
