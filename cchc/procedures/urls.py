"""Addresses of the catalogue."""

from django.urls import path

from cchc.procedures.views import acting, bringing, lines, reading

app_name = "procedures"

urlpatterns = [
    path("", reading.procedures, name="list"),
    path("tai-ve/<slug:kind>/", reading.export, name="export"),
    path("nhap/", bringing.bring_in, name="bring_in"),
    path("nhap/<int:pk>/", bringing.bringing, name="bringing"),
    path("nhap/<int:pk>/ghi/", bringing.write, name="write"),
    path("<int:pk>/", reading.procedure, name="procedure"),
    path("<int:pk>/soan/", acting.copy, name="copy"),
    path("<int:pk>/phien-ban/<int:number>/", reading.version, name="version"),
    path("<int:pk>/phien-ban/<int:number>/sua/", acting.revise, name="revise"),
    path("<int:pk>/phien-ban/<int:number>/cong-bo/", acting.publish, name="publish"),
    path("<int:pk>/phien-ban/<int:number>/bai-bo/", acting.withdraw, name="withdraw"),
    path("<int:pk>/phien-ban/<int:number>/bo/", acting.drop, name="drop"),
    path("<int:pk>/phien-ban/<int:number>/<slug:part>/them/", lines.add_line, name="add_line"),
    path(  # a code may be the number of a text, which has strokes
        "<int:pk>/phien-ban/<int:number>/<slug:part>/<path:code>/bo/",
        lines.remove_line,
        name="remove_line",
    ),
    path(
        "<int:pk>/phien-ban/<int:number>/<slug:part>/<path:code>/",
        lines.change_line,
        name="change_line",
    ),
]
