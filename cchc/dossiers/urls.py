"""Addresses under /ho-so/."""

from django.urls import path

from cchc.dossiers.views import mirroring

app_name = "dossiers"
urlpatterns = [
    path("dong-bo/", mirroring.imports, name="imports"),
    path("dong-bo/nhap/", mirroring.bring_export, name="bring_export"),
    path("dong-bo/sua-o-nguon/", mirroring.source_changes, name="source_changes"),
    path("dong-bo/sua-o-nguon/<int:pk>/", mirroring.confirm_change, name="confirm_change"),
    path("dong-bo/<int:pk>/", mirroring.one, name="import"),
    path("dong-bo/<int:pk>/ghep-cot/", mirroring.change_mapping, name="change_mapping"),
    path("dong-bo/<int:pk>/ghi/", mirroring.write_import, name="write_import"),
    path("dong-bo/<int:pk>/bo/", mirroring.drop_import, name="drop_import"),
]
