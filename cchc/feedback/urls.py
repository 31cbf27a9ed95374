"""Addresses under /phan-anh/."""

from django.urls import path

from cchc.feedback.views import acting, figures, reading

app_name = "feedback"
# The address of each act, below that of its petition.
_SLUGS = {
    "receive": "tiep-nhan",
    "refuse": "tu-choi",
    "ask_more": "yeu-cau-bo-sung",
    "supply": "ghi-bo-sung",
    "classify": "phan-loai",
    "guide": "huong-dan",
    "reserve": "to-cao",
    "settle": "viec-da-lam",
    "forward": "chuyen",
    "merge": "gop",
    "assign": "phan-cong",
    "draft": "soan-tra-loi",
    "submit": "trinh-duyet",
    "send_back": "tra-lai",
    "approve": "duyet",
    "send": "gui-tra-loi",
    "publish": "cong-khai",
    "withhold": "khong-cong-khai",
    "take_down": "go",
}
urlpatterns = [
    path("", reading.petitions, name="petitions"),
    path("moi/", acting.write_down, name="write_down"),
    path("so/", reading.register, name="register"),
    path("so-lieu/", figures.figures, name="figures"),
    path("so-lieu/<str:figure>/", figures.records, name="records"),
    path("nhat-ky-xem/", figures.reads, name="reads"),
    path("<int:pk>/", reading.petition, name="petition"),
    path("<int:pk>/phieu/", reading.receipt, name="receipt"),
    path("<int:pk>/anh/<int:picture>/", reading.picture, name="picture"),
    path("<int:pk>/van-ban/<str:kind>/", acting.draft_letter, name="draft_letter"),
    *(
        path(f"<int:pk>/{_SLUGS[act.value]}/", acting.act, {"act": act}, name=act.value)
        for act in acting.DOINGS
    ),
]
