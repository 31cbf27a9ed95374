"""Addresses under /yeu-cau-du-lieu/.

What every room holds of a person is handed in from above: this room knows no other.
"""

from django.urls import URLPattern, path

from cchc.privacy.queries import Holdings
from cchc.privacy.views import acting, breaking, consenting, keeping, reading

app_name = "privacy"
registers = [
    path("dong-y/", consenting.consents, name="consents"),
    path("dong-y/moi/", consenting.take_consent, name="take_consent"),
    path("dong-y/noi-dung/", consenting.consent_texts, name="consent_texts"),
    path("dong-y/noi-dung/<str:purpose>/", consenting.write_text, name="write_text"),
    path("dong-y/<int:pk>/", consenting.consent, name="consent"),
    path("dong-y/<int:pk>/bang-chung/", consenting.open_consent, name="open_consent"),
    path("dong-y/<int:pk>/rut/", consenting.withdraw_consent, name="withdraw_consent"),
    path("vi-pham/", breaking.breaches, name="breaches"),
    path("vi-pham/moi/", breaking.report_breach, name="report_breach"),
    path("vi-pham/<int:pk>/", breaking.breach, name="breach"),
    path("vi-pham/<int:pk>/noi-dung/", breaking.open_breach, name="open_breach"),
    path("vi-pham/<int:pk>/bien-phap/", breaking.measure, name="measure"),
    path("vi-pham/<int:pk>/thong-bao/", breaking.notify, name="notify"),
    path("vi-pham/<int:pk>/nguoi-bi-anh-huong/", breaking.tell, name="tell"),
    path("vi-pham/<int:pk>/khep/", breaking.close_breach, name="close"),
    path("vi-pham/<int:pk>/khong-phai/", breaking.dismiss, name="dismiss"),
    path("vi-pham/<int:pk>/bien-ban/<str:form>/", breaking.paper, name="breach_paper"),
]


def addresses(holdings: Holdings) -> tuple[list[URLPattern], str]:
    """The addresses of the room, over what the rooms hold."""
    held = {"holdings": holdings}
    rights = [
        path("", reading.requests, name="requests"),
        path("moi/", acting.take, name="take"),
        path("luu-giu/", keeping.retention, held, name="retention"),
        path("luu-giu/<str:kind>/lap/", keeping.prepare, held, name="prepare_run"),
        path("luu-giu/lan/<int:pk>/duyet/", keeping.approve, name="approve_run"),
        path("luu-giu/lan/<int:pk>/bo/", keeping.drop, name="drop_run"),
        path("<int:pk>/", reading.page, held, name="request"),
        path("<int:pk>/noi-dung/", reading.opened, held, name="open"),
        path("<int:pk>/danh-tinh/", acting.identify, name="identify"),
        path("<int:pk>/tra-loi/", acting.reply, name="reply"),
        path("<int:pk>/thuc-hien/", acting.finish, name="finish"),
        path("<int:pk>/rut/", acting.give_up, name="give_up"),
        path("<int:pk>/gia-han/", acting.extend, name="extend"),
        path("<int:pk>/tu-choi/", acting.refuse, name="refuse"),
        path("<int:pk>/xoa/", acting.erase, held, name="erase"),
        path("<int:pk>/ban-trich/<str:form>/", reading.extract, held, name="extract"),
    ]
    return [*registers, *rights], app_name
