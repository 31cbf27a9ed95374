"""Addresses that anybody may read; those of the look-up are printed on slips."""

from django.urls import path

from cchc.portal.views import (
    figures,
    filing,
    look_up,
    pages,
    petitions,
    signing_in,
    verifying,
)

app_name = "portal"
same_for_everybody = [
    path("tra-cuu/", look_up.look_up, name="look_up"),
    path("tra-cuu/tam-dung/", look_up.wait, name="wait"),
    path("tra-cuu/<str:token>", look_up.by_link, name="by_link"),
    path("xac-minh/<str:token>", verifying.verify, name="verify"),
    path("cong-khai/", pages.agencies, name="agencies"),
    path("cong-khai/<slug:agency>/", pages.front, name="front"),
    path("cong-khai/<slug:agency>/thu-tuc/", pages.catalogue, name="catalogue"),
    path("cong-khai/<slug:agency>/thu-tuc/<str:code>/", pages.procedure, name="procedure"),
    path("cong-khai/<slug:agency>/ho-so-tre-han/", pages.late, name="late"),
    path("cong-khai/<slug:agency>/ho-so-tre-han/<str:month>/", pages.late, name="late_in"),
    path("cong-khai/<slug:agency>/so-lieu/", figures.figures, name="figures"),
    path("cong-khai/<slug:agency>/so-lieu/<str:month>/", figures.figures, name="figures_in"),
    path("cong-khai/<slug:agency>/phan-anh/", petitions.answers, name="answers"),
    path("cong-khai/<slug:agency>/phan-anh/<str:code>/", petitions.answer, name="answer"),
    path("cong-khai/<slug:agency>/du-lieu-mo/", figures.open_data, name="open_data"),
    path(
        "cong-khai/<slug:agency>/du-lieu-mo/so-lieu-<str:month>.<str:kind>",
        figures.open_file,
        name="open_file",
    ),
]
of_filers = [
    path("nop-ho-so/", filing.filings, name="filings"),
    path("nop-ho-so/dang-nhap/", signing_in.sign_in, name="filer_sign_in"),
    path("nop-ho-so/ma/", signing_in.code, name="filer_code"),
    path("nop-ho-so/thoat/", signing_in.sign_out, name="filer_sign_out"),
    path("nop-ho-so/nhap/<uuid:key>/", filing.draft, name="draft"),
    path("nop-ho-so/nhap/<uuid:key>/xem-lai/", filing.review, name="review"),
    path("nop-ho-so/nhap/<uuid:key>/ban-moi/", filing.renew, name="renew"),
    path("nop-ho-so/nhap/<uuid:key>/xoa/", filing.drop, name="drop"),
    path("nop-ho-so/nhap/<uuid:key>/bien-nhan/", filing.filed, name="filed"),
    path("nop-ho-so/<slug:agency>/<str:code>/", filing.start, name="start_filing"),
]
of_senders = [
    path("gui-phan-anh/tra-cuu/", petitions.follow, name="follow_petition"),
    path("gui-phan-anh/tra-loi/", petitions.tell, name="tell_petition"),
    path("gui-phan-anh/xem/<str:token>", petitions.by_link, name="petition_by_link"),
    path("gui-phan-anh/<slug:agency>/", petitions.send, name="send_petition"),
]
urlpatterns = [*same_for_everybody, *of_filers, *of_senders]
