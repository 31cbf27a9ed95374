"""Addresses that anybody may read; those of the look-up are printed on slips."""

from django.urls import path

from cchc.portal.views import (
    dialogues,
    figures,
    filing,
    look_up,
    news,
    pages,
    permits,
    petitions,
    rights,
    signing_in,
    staff,
    supplementing,
    verifying,
    wall,
)

app_name = "portal"
same_for_everybody = [
    path("tra-cuu/", look_up.look_up, name="look_up"),
    path("tra-cuu/tam-dung/", look_up.wait, name="wait"),
    path("tra-cuu/bo-sung/", supplementing.by_pin, name="supplement"),
    path("tra-cuu/<str:token>", look_up.by_link, name="by_link"),
    path("xac-minh/<str:token>", verifying.verify, name="verify"),
    path("cong-khai/", pages.agencies, name="agencies"),
    path("cong-khai/<slug:agency>/", pages.front, name="front"),
    path("cong-khai/<slug:agency>/thu-tuc/", pages.catalogue, name="catalogue"),
    path("cong-khai/<slug:agency>/thu-tuc/<str:code>/", pages.procedure, name="procedure"),
    path("cong-khai/<slug:agency>/ket-qua/", pages.results, name="results"),
    path("cong-khai/<slug:agency>/ho-so-tre-han/", pages.late, name="late"),
    path("cong-khai/<slug:agency>/ho-so-tre-han/<str:month>/", pages.late, name="late_in"),
    path("cong-khai/<slug:agency>/so-lieu/", figures.figures, name="figures"),
    path("cong-khai/<slug:agency>/so-lieu/<str:month>/", figures.figures, name="figures_in"),
    path("cong-khai/<slug:agency>/man-hinh/", wall.wall, name="wall"),
    path("cong-khai/<slug:agency>/tin/", news.news, name="news"),
    path("cong-khai/<slug:agency>/tin/<int:pk>/", news.item, name="news_item"),
    path("cong-khai/<slug:agency>/ke-hoach/", news.progress, name="progress"),
    path("cong-khai/<slug:agency>/phan-anh/", petitions.answers, name="answers"),
    path("cong-khai/<slug:agency>/phan-anh/<str:code>/", petitions.answer, name="answer"),
    path("cong-khai/<slug:agency>/du-lieu-mo/", figures.open_data, name="open_data"),
    path(
        "cong-khai/<slug:agency>/du-lieu-mo/so-lieu-<str:month>.<str:kind>",
        figures.open_file,
        name="open_file",
    ),
]
of_dialogues = [
    path("doi-thoai/", dialogues.entrance, name="dialogue_entrance"),
    path("doi-thoai/tra-loi/", dialogues.reply, name="dialogue_reply"),
    path("cong-khai/<slug:agency>/doi-thoai/", dialogues.calendar, name="dialogues"),
    path("cong-khai/<slug:agency>/doi-thoai/<str:key>/", dialogues.dialogue, name="dialogue"),
    path("cong-khai/<slug:agency>/doi-thoai/<str:key>/hoi/", dialogues.ask, name="dialogue_ask"),
]
of_rights = [
    path("du-lieu-ca-nhan/", rights.entrance, name="rights_entrance"),
    path("du-lieu-ca-nhan/tra-cuu/", rights.progress, name="rights_progress"),
    path("cong-khai/<slug:agency>/du-lieu-ca-nhan/", rights.rights, name="rights"),
    path("cong-khai/<slug:agency>/du-lieu-ca-nhan/gui/", rights.ask, name="rights_ask"),
]
of_filers = [
    path("nop-ho-so/", filing.filings, name="filings"),
    path("nop-ho-so/dang-nhap/", signing_in.sign_in, name="filer_sign_in"),
    path("nop-ho-so/ma/", signing_in.code, name="filer_code"),
    path("nop-ho-so/rut-dong-y/", filing.take_back, name="filer_take_back"),
    path("nop-ho-so/xoa-tai-khoan/", filing.close_account, name="filer_close"),
    path("nop-ho-so/thoat/", signing_in.sign_out, name="filer_sign_out"),
    path("nop-ho-so/nhap/<uuid:key>/", filing.draft, name="draft"),
    path("nop-ho-so/nhap/<uuid:key>/xem-lai/", filing.review, name="review"),
    path("nop-ho-so/nhap/<uuid:key>/ban-moi/", filing.renew, name="renew"),
    path("nop-ho-so/nhap/<uuid:key>/xoa/", filing.drop, name="drop"),
    path("nop-ho-so/nhap/<uuid:key>/bien-nhan/", filing.filed, name="filed"),
    path("nop-ho-so/nhap/<uuid:key>/bo-sung/", supplementing.of_filer, name="filed_supplement"),
    path("nop-ho-so/<slug:agency>/<str:code>/", filing.start, name="start_filing"),
]
of_staff = [
    path("trang-cong-khai/", staff.pages, name="staff"),
    path("trang-cong-khai/tin-moi/", staff.write, name="write_news"),
    path("trang-cong-khai/tin/<int:pk>/", staff.item, name="staff_item"),
    path("trang-cong-khai/tin/<int:pk>/sua/", staff.correct, name="correct_news"),
    path("trang-cong-khai/tin/<int:pk>/dang/", staff.publish, name="publish_news"),
    path("trang-cong-khai/tin/<int:pk>/go/", staff.withdraw, name="withdraw_news"),
    path("trang-cong-khai/ke-hoach/", staff.show_plan, name="show_plan"),
    path("trang-cong-khai/ke-hoach/tat/", staff.hide_plan, name="hide_plan"),
]
_PERMIT = "trang-cong-khai/nop-truc-tuyen/"
of_permits = [
    path(_PERMIT, permits.permit, name="filing_permit"),
    path(f"{_PERMIT}lap/", permits.prepare, name="prepare_filing"),
    path(f"{_PERMIT}<int:pk>/muc/<slug:item>/", permits.tick, name="tick_item"),
    path(f"{_PERMIT}<int:pk>/muc/<slug:item>/bo/", permits.untick, name="untick_item"),
    path(f"{_PERMIT}<int:pk>/trinh/", permits.submit, name="submit_filing"),
    path(f"{_PERMIT}<int:pk>/tra-lai/", permits.send_back, name="send_filing_back"),
    path(f"{_PERMIT}<int:pk>/duyet/", permits.approve, name="approve_filing"),
    path(f"{_PERMIT}<int:pk>/ngung/", permits.end, name="end_filing"),
    path(f"{_PERMIT}<int:pk>/danh-muc.docx", permits.paper, name="filing_paper"),
]
of_senders = [
    path("gui-phan-anh/tra-cuu/", petitions.follow, name="follow_petition"),
    path("gui-phan-anh/tra-loi/", petitions.tell, name="tell_petition"),
    path("gui-phan-anh/xem/<str:token>", petitions.by_link, name="petition_by_link"),
    path("gui-phan-anh/<slug:agency>/", petitions.send, name="send_petition"),
]
urlpatterns = [
    *same_for_everybody,
    *of_dialogues,
    *of_rights,
    *of_filers,
    *of_senders,
    *of_staff,
    *of_permits,
]
