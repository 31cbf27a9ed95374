"""Every room's addresses, included once."""

from django.urls import URLPattern, URLResolver, include, path

from cchc.portal.holdings import HOLDINGS
from cchc.privacy.urls import addresses as privacy

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("cchc.web.urls")),
    path("", include("cchc.organisation.urls")),
    path("", include("cchc.desk.urls")),
    path("", include("cchc.portal.urls")),
    path("", include("cchc.api.urls")),
    path("api/", include("cchc.api.machine_urls")),
    path("cong-viec/", include("cchc.obligations.urls")),
    path("lich-rieng/", include("cchc.obligations.feed_urls")),
    path("thong-bao/", include("cchc.notices.urls")),
    path("goi-ve/", include("cchc.notices.receipt_urls")),
    path("nguoi-dan/", include("cchc.citizens.urls")),
    path("ke-hoach/", include("cchc.plans.urls")),
    path("ho-so/", include("cchc.dossiers.urls")),
    path("thu-tuc/", include("cchc.procedures.urls")),
    path("kho-ket-qua/", include("cchc.results.urls")),
    path("phan-anh/", include("cchc.feedback.urls")),
    path("ra-soat/", include("cchc.reviews.urls")),
    path("", include("cchc.surveys.urls")),
    path("buoi-doi-thoai/", include("cchc.dialogues.urls")),
    path("yeu-cau-du-lieu/", include(privacy(HOLDINGS))),
    path("van-ban/", include("cchc.documents.urls")),
    path("chi-so/", include("cchc.indicators.urls")),
    path("bao-cao/", include("cchc.reports.urls")),
]

handler400 = "cchc.web.failures.bad_request"
handler403 = "cchc.web.failures.permission_denied"
handler404 = "cchc.web.failures.page_not_found"
handler500 = "cchc.web.failures.server_error"
