"""Addresses under /yeu-cau-du-lieu/."""

from django.urls import path

from cchc.privacy.views import acting, keeping, reading

app_name = "privacy"
urlpatterns = [
    path("", reading.requests, name="requests"),
    path("moi/", acting.take, name="take"),
    path("luu-giu/", keeping.retention, name="retention"),
    path("luu-giu/<str:kind>/lap/", keeping.prepare, name="prepare_run"),
    path("luu-giu/lan/<int:pk>/duyet/", keeping.approve, name="approve_run"),
    path("luu-giu/lan/<int:pk>/bo/", keeping.drop, name="drop_run"),
    path("<int:pk>/", reading.page, name="request"),
    path("<int:pk>/noi-dung/", reading.opened, name="open"),
    path("<int:pk>/danh-tinh/", acting.identify, name="identify"),
    path("<int:pk>/tra-loi/", acting.reply, name="reply"),
    path("<int:pk>/thuc-hien/", acting.finish, name="finish"),
    path("<int:pk>/rut/", acting.give_up, name="give_up"),
    path("<int:pk>/gia-han/", acting.extend, name="extend"),
    path("<int:pk>/tu-choi/", acting.refuse, name="refuse"),
    path("<int:pk>/xoa/", acting.erase, name="erase"),
    path("<int:pk>/ban-trich/<str:form>/", reading.extract, name="extract"),
]
