"""Addresses under /ho-so/."""

from django.urls import path

from cchc.dossiers.views import acting, counter, lists, page, register, slips

app_name = "dossiers"
urlpatterns = [
    path("", lists.every, name="every"),
    path("cho-toi/", lists.queue, name="queue"),
    path("sap-den-han/", lists.risks, name="risks"),
    path("tim/", lists.find, name="find"),
    path("so-theo-doi/", register.register, name="register"),
    path("so-theo-doi/tep/", register.register_file, name="register_file"),
    path("tiep-nhan/", counter.counter, name="counter"),
    path("tiep-nhan/tim-thu-tuc/", counter.find_procedure, name="find_procedure"),
    path("tiep-nhan/tim-nguoi/", counter.find_person, name="find_person"),
    path("tiep-nhan/nguoi-moi/", counter.new_person, name="new_person"),
    path("tiep-nhan/nhap-bu/", counter.contingency, name="contingency"),
    path("phieu/<int:pk>/", slips.slip, name="slip"),
    path("phieu/<int:pk>/<slug:kind>/", slips.slip_file, name="slip_file"),
    path("ket-qua/<int:pk>/", slips.result, name="result"),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/vua-nhan/", page.taken, name="taken"),
    *(
        path(f"<int:pk>/{shown.slug}/", acting.act, {"act": act}, name=act)
        for act, shown in acting.PAGES.items()
    ),
]
