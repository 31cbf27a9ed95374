"""Addresses of plans."""

from django.urls import path

from cchc.plans.views import (
    amend,
    cascade,
    clone,
    coming_in,
    doubts,
    life,
    papers,
    review,
    subplan,
    tracking,
)

app_name = "plans"

urlpatterns = [
    path("", life.plan_list, name="list"),
    path("nhap/", coming_in.bring_in, name="bring_in"),
    path("nhap/<int:pk>/", coming_in.incoming, name="incoming"),
    path("nhap/<int:pk>/lan-nua/", coming_in.again, name="again"),
    path("<slug:code>/", tracking.plan, name="plan"),
    path("<slug:code>/lich/", tracking.calendar, name="calendar"),
    path("<slug:code>/tien-do/", tracking.timeline, name="timeline"),
    path("<slug:code>/giao-viec/", tracking.assignments, name="assignments"),
    path("<slug:code>/nhiem-vu/<str:ident>/", tracking.task, name="task"),
    path("<slug:code>/nhiem-vu/<str:ident>/giao/", tracking.assignment, name="assign"),
    path("<slug:code>/ra-soat/", review.review, name="review"),
    path("<slug:code>/ra-soat/van-ban/", review.heading, name="heading"),
    path("<slug:code>/ra-soat/bo-phan/", review.unit_matching, name="units"),
    path("<slug:code>/ra-soat/them-nhiem-vu/", review.new_task, name="new_task"),
    path("<slug:code>/ra-soat/nhiem-vu/<str:ident>/", review.task, name="review_task"),
    path("<slug:code>/ra-soat/nhiem-vu/<str:ident>/bo/", review.removal, name="remove_task"),
    path("<slug:code>/ra-soat/chi-tieu/<int:pk>/", review.target, name="review_target"),
    path("<slug:code>/ra-soat/chi-tieu/<int:pk>/bo/", review.target_removal, name="remove_target"),
    path("<slug:code>/ra-soat/them-chi-tieu/", review.new_target, name="new_target"),
    path("<slug:code>/ra-soat/nghi-ngo/", doubts.following, name="next_doubt"),
    path(
        "<slug:code>/ra-soat/nhiem-vu/<str:ident>/xac-nhan/", doubts.task, name="confirm_task_doubt"
    ),
    path(
        "<slug:code>/ra-soat/chi-tieu/<int:pk>/xac-nhan/",
        doubts.target,
        name="confirm_target_doubt",
    ),
    path("<slug:code>/phat-hien/", life.findings, name="findings"),
    path("<slug:code>/van-ban/", papers.paper, name="paper"),
    path("<slug:code>/tai-ve/", papers.export, name="export"),
    path("<slug:code>/tai-ve/theo-doi/<slug:kind>/", papers.export, name="tracking_file"),
    path("<slug:code>/tai-ve/ke-hoach/<slug:kind>/", papers.plan_download, name="plan_file"),
    path("<slug:code>/phat-hien/<int:pk>/rut/", life.waiver_withdrawal, name="withdraw_waiver"),
    path("<slug:code>/van-ban-goc/", life.source_file, name="source_file"),
    path("<slug:code>/dua-vao-thuc-hien/", life.adoption, name="adopt"),
    path("<slug:code>/soan-nam-sau/", clone.cloning, name="clone"),
    path("<slug:code>/diem-can-xem/", clone.checklist, name="checklist"),
    path("<slug:code>/diem-can-xem/<int:pk>/", clone.handling, name="handle_item"),
    path("<slug:code>/diem-can-xem/<int:pk>/mo-lai/", clone.reopening, name="reopen_item"),
    path("<slug:code>/so-sanh/", amend.comparison, name="compare"),
    path("<slug:code>/dieu-chinh/", amend.history, name="amendments"),
    path("<slug:code>/dieu-chinh/bat-dau/", amend.beginning, name="begin_amendment"),
    path("<slug:code>/dieu-chinh/soan/", amend.draft, name="amendment"),
    path("<slug:code>/dieu-chinh/soan/can-cu/", amend.grounds, name="amendment_grounds"),
    path("<slug:code>/dieu-chinh/soan/them/", amend.new_task, name="amend_new_task"),
    path("<slug:code>/dieu-chinh/soan/nhiem-vu/<str:ident>/", amend.task, name="amend_task"),
    path("<slug:code>/dieu-chinh/soan/nhiem-vu/<str:ident>/bo/", amend.dropping, name="amend_drop"),
    path("<slug:code>/dieu-chinh/soan/bo-qua/<int:pk>/", amend.undoing, name="undo_change"),
    path("<slug:code>/dieu-chinh/huy/", amend.withdrawal, name="withdraw_amendment"),
    path("<slug:code>/dieu-chinh/thong-qua/", amend.adoption, name="adopt_amendment"),
    path("<slug:code>/luu/", cascade.keeping, name="keep"),
    path("<slug:code>/bo-phan/", subplan.sub_plans, name="sub_plans"),
    path("<slug:code>/bo-phan/<int:pk>/soan/", subplan.writing, name="write_sub_plan"),
    path("<slug:code>/cap-tren/", cascade.parent, name="parent"),
    path("<slug:code>/doi-chieu/", cascade.coverage, name="coverage"),
    path(
        "<slug:code>/doi-chieu/tai-ve/<slug:kind>/", cascade.coverage_download, name="coverage_file"
    ),
    path("<slug:code>/doi-chieu/yeu-cau/<str:key>/", cascade.duty, name="duty"),
    path(
        "<slug:code>/doi-chieu/yeu-cau/<str:key>/dung/", cascade.confirmation, name="confirm_duty"
    ),
    path("<slug:code>/bo/", life.discarding, name="discard"),
]
