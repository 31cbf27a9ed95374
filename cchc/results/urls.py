"""Addresses under /kho-ket-qua/."""

from django.urls import path

from cchc.results.views import board, items, keeping, repository

app_name = "results"
urlpatterns = [
    path("", repository.results, name="results"),
    path("tem/", repository.stickers, name="stickers"),
    path("<int:pk>/", repository.result, name="result"),
    path("<int:pk>/tep/", repository.original, name="original"),
    path("<int:pk>/doc-chu/", repository.text, name="text"),
    path("<int:pk>/chu/", repository.words, name="words"),
    path("<int:pk>/dinh-chinh/", repository.correct, name="correct"),
    path("<int:pk>/thay-the/", repository.supersede, name="supersede"),
    path("<int:pk>/thu-hoi/", repository.revoke, name="revoke"),
    path("<int:pk>/nguoi-duoc-cap/", repository.name_holder, name="name_holder"),
    path("so-hoa/", board.board, name="board"),
    path("so-hoa/viec-cua-toi/", board.mine, name="mine"),
    path("so-hoa/danh-muc/", board.items, name="items"),
    path("so-hoa/danh-muc/tai-ve/", board.export, name="export"),
    path("so-hoa/them/", keeping.enter, name="enter"),
    path("so-hoa/giao/", keeping.assign_many, name="assign_many"),
    path("so-hoa/nhap/", keeping.bring_in, name="bring_in"),
    path("so-hoa/nhap/mau/", keeping.sample_file, name="sample_file"),
    path("so-hoa/nhap/<int:pk>/", keeping.bringing, name="bringing"),
    path("so-hoa/nhap/<int:pk>/ghi/", keeping.write, name="write"),
    path("so-hoa/nhieu-tep/", keeping.many_files, name="many_files"),
    path("so-hoa/<int:pk>/", items.item, name="item"),
    path("so-hoa/<int:pk>/quet/", items.scan, name="scan"),
    path("so-hoa/<int:pk>/quet/<int:scan>/", items.scan_file, name="scan_file"),
    path("so-hoa/<int:pk>/kiem-tra/", items.check, name="check"),
    path("so-hoa/<int:pk>/tra-lai/", items.send_back, name="send_back"),
    path("so-hoa/<int:pk>/vao-kho/", items.put, name="put"),
    path("so-hoa/<int:pk>/loai/", items.exclude, name="exclude"),
    path("so-hoa/<int:pk>/dua-lai/", items.restore, name="restore"),
    path("so-hoa/<int:pk>/giao/", items.assign, name="assign"),
    path("so-hoa/<int:pk>/sua/", items.revise, name="revise"),
]
