"""Addresses under /buoi-doi-thoai/."""

from django.urls import path

from cchc.dialogues.views import acting, questions, reading

app_name = "dialogues"
urlpatterns = [
    path("", reading.dialogues, name="dialogues"),
    path("moi/", acting.prepare, name="prepare"),
    path("so-lieu/", reading.figure, name="figure"),
    path("<int:pk>/", reading.dialogue, name="dialogue"),
    path("<int:pk>/sua/", acting.revise, name="revise"),
    path("<int:pk>/giay-moi/", acting.invite, name="invite"),
    path("<int:pk>/cong-bo/", acting.announce, name="announce"),
    path("<int:pk>/doi/", acting.move, name="move"),
    path("<int:pk>/huy/", acting.call_off, name="call_off"),
    path("<int:pk>/da-to-chuc/", acting.hold, name="hold"),
    path("<int:pk>/loi-hua/", acting.promise, name="promise"),
    path("<int:pk>/bien-ban/", acting.minute, name="minute"),
    path("<int:pk>/khep-lai/", acting.close, name="close"),
    path("<int:pk>/cau-hoi/moi/", questions.take, name="take"),
    path("cau-hoi/<int:pk>/", questions.question, name="question"),
    path("cau-hoi/<int:pk>/tiep-nhan/", questions.admit, name="admit"),
    path("cau-hoi/<int:pk>/khong-tiep-nhan/", questions.refuse, name="refuse"),
    path("cau-hoi/<int:pk>/tra-loi/", questions.answer, name="answer"),
    path("cau-hoi/<int:pk>/nguoi-hoi/", questions.asker, name="asker"),
]
