"""Addresses under /van-ban/."""

from django.urls import path

from cchc.documents.views import acting, reading, registers

app_name = "documents"
urlpatterns = [
    path("", reading.documents, name="documents"),
    path("soan/", acting.draft, name="draft"),
    path("so-di/", registers.outgoing, name="outgoing"),
    path("so-di/xlsx/", registers.outgoing_workbook, name="outgoing_workbook"),
    path("so-den/", registers.incoming, name="incoming"),
    path("so-den/xlsx/", registers.incoming_workbook, name="incoming_workbook"),
    path("so-den/them/", registers.register_incoming, name="register_incoming"),
    path("so-den/<int:pk>/", registers.incoming_document, name="incoming_document"),
    path("so-den/<int:pk>/tep/", registers.incoming_file, name="incoming_file"),
    path("so-den/<int:pk>/chuyen/", registers.pass_on, name="pass_on"),
    path("so-mat/", registers.secret_count, name="secret_count"),
    path("<int:pk>/", reading.document, name="document"),
    path("<int:pk>/tep/<slug:which>/", reading.file, name="file"),
    path("<int:pk>/sua/", acting.revise, name="revise"),
    path("<int:pk>/xin-y-kien/", acting.ask_comments, name="ask_comments"),
    path("<int:pk>/gop-y/", acting.comment, name="comment"),
    path("<int:pk>/trinh-ky/", acting.freeze, name="freeze"),
    path("<int:pk>/duyet-ky/", acting.sign_off, name="sign_off"),
    path("<int:pk>/tra-lai/", acting.send_back, name="send_back"),
    path("<int:pk>/phat-hanh/", acting.issue, name="issue"),
    path("<int:pk>/ban-ky/", acting.attach_signed_copy, name="attach_signed_copy"),
    path("<int:pk>/rut/", acting.withdraw, name="withdraw"),
]
