"""Addresses under /ho-so/."""

from django.urls import path

from cchc.dossiers.views import (
    acting,
    counter,
    fees,
    figures,
    lists,
    mirroring,
    page,
    register,
    slips,
)

app_name = "dossiers"
urlpatterns = [
    path("", lists.every, name="every"),
    path("cho-toi/", lists.queue, name="queue"),
    path("sap-den-han/", lists.risks, name="risks"),
    path("tim/", lists.find, name="find"),
    path("so-theo-doi/", register.register, name="register"),
    path("so-theo-doi/tep/", register.register_file, name="register_file"),
    path("so-lieu/", figures.figures, name="figures"),
    path("so-lieu/bieu-II06a/", figures.form_ii06a, name="form_ii06a"),
    path("so-lieu/bieu-II06a/<slug:kind>/", figures.form_ii06a_file, name="form_ii06a_file"),
    path("so-lieu/ho-so/<slug:figure>/", figures.figure_records, name="figure_records"),
    path("doi-chieu-thu-phi/", fees.reconciliation, name="reconciliation"),
    path("doi-chieu-thu-phi/tep/", fees.reconciliation_file, name="reconciliation_file"),
    path("tai-khoan-thu-phi/", fees.fee_account, name="fee_account"),
    path("tai-khoan-thu-phi/dung/", fees.end_fee_account, name="end_fee_account"),
    path("tiep-nhan/", counter.counter, name="counter"),
    path("tiep-nhan/tim-thu-tuc/", counter.find_procedure, name="find_procedure"),
    path("tiep-nhan/tim-nguoi/", counter.find_person, name="find_person"),
    path("tiep-nhan/nguoi-moi/", counter.new_person, name="new_person"),
    path("tiep-nhan/nhap-bu/", counter.contingency, name="contingency"),
    path("phieu/<int:pk>/", slips.slip, name="slip"),
    path("phieu/<int:pk>/<slug:kind>/", slips.slip_file, name="slip_file"),
    path("dinh-kem/<int:pk>/", slips.attachment, name="attachment"),
    path("bo-sung/<int:pk>/", slips.brought, name="brought"),
    path("ket-qua/<int:pk>/", slips.result, name="result"),
    path("<int:pk>/", page.page, name="page"),
    path("<int:pk>/vua-nhan/", page.taken, name="taken"),
    path("<int:pk>/phieu-danh-gia/", page.rating_slip, name="rating_slip"),
    *(
        path(f"<int:pk>/{shown.slug}/", acting.act, {"act": act}, name=act)
        for act, shown in acting.PAGES.items()
    ),
    path("dong-bo/", mirroring.imports, name="imports"),
    path("dong-bo/nhap/", mirroring.bring_export, name="bring_export"),
    path("dong-bo/sua-o-nguon/", mirroring.source_changes, name="source_changes"),
    path("dong-bo/sua-o-nguon/<int:pk>/", mirroring.confirm_change, name="confirm_change"),
    path("dong-bo/<int:pk>/", mirroring.one, name="import"),
    path("dong-bo/<int:pk>/ghep-cot/", mirroring.change_mapping, name="change_mapping"),
    path("dong-bo/<int:pk>/ghi/", mirroring.write_import, name="write_import"),
    path("dong-bo/<int:pk>/bo/", mirroring.drop_import, name="drop_import"),
]
