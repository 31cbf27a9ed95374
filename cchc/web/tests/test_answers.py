"""Answers: headers, failures in Vietnamese, downloads, addresses to return to, limits."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as current
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.core.management import call_command
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import get_resolver, include, path
from pytest_django.fixtures import Settings

from cchc.kernel.errors import RuleBroken
from cchc.web import failures
from cchc.web.failures import too_many
from cchc.web.limits import within
from cchc.web.paths import is_public
from cchc.web.responses import asks_for_part, download, safe_next


def raising(error: Exception) -> Any:
    """A view that fails with the error."""

    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


handler400 = failures.bad_request
handler403 = failures.permission_denied
handler404 = failures.page_not_found
handler500 = failures.server_error
urlpatterns = [
    path("400/", raising(RequestDataTooBig())),
    path("403/", raising(PermissionDenied("Chỉ văn thư được cấp số."))),
    path("403-khong-ly-do/", raising(PermissionDenied())),
    path("404/", raising(Http404("bí mật"))),
    path("409/", raising(RuleBroken("Nhiệm vụ đã được duyệt."))),
    path("500/", raising(KeyError("bug"))),
    path("", include("cchc.urls")),
]


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/400/", 413, "vượt quá giới hạn"),
        ("/403/", 403, "Chỉ văn thư được cấp số."),
        ("/403-khong-ly-do/", 403, "không có quyền này"),
        ("/404/", 404, "Không tìm thấy trang"),
        ("/khong-co/", 404, "Không tìm thấy trang"),
        ("/409/", 409, "Nhiệm vụ đã được duyệt."),
        ("/500/", 500, "chưa có gì được lưu"),
    ],
)
@override_settings(ROOT_URLCONF=__name__)
def test_each_failure_says_what_happened_and_what_to_do(
    address: str, status: int, said: str
) -> None:
    answer = Client(raise_request_exception=False).get(address)
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert "bí mật" not in answer.content.decode()


@pytest.mark.parametrize(
    ("status", "handler"),
    [
        (400, failures.bad_request),
        (403, failures.permission_denied),
        (404, failures.page_not_found),
        (500, failures.server_error),
    ],
)
def test_the_installation_uses_these_pages(status: int, handler: Any) -> None:
    assert get_resolver().resolve_error_handler(status) is handler


def test_a_host_that_is_not_ours_is_a_bad_request(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["cchc.example"]
    answer = Client().get("/kieu-mau/", headers={"host": "evil.example"})
    assert answer.status_code == 400


def test_a_form_without_its_token_is_refused_with_a_way_out() -> None:
    answer = Client(enforce_csrf_checks=True).post("/kieu-mau/bieu-mau/", {})
    assert answer.status_code == 403
    assert "tải lại trang rồi gửi lại" in answer.content.decode()


def test_too_many_requests_say_when_to_come_back() -> None:
    answer = too_many(RequestFactory().get("/"), seconds=61)
    assert (answer.status_code, answer["Retry-After"]) == (429, "61")
    assert "sau 2 phút" in answer.content.decode()


def test_pages_forbid_inline_scripts_frames_and_copies(client: Client) -> None:
    headers = client.get("/kieu-mau/").headers
    policy = headers["Content-Security-Policy"]
    for rule in ("script-src 'self'", "style-src 'self'", "object-src 'none'", "base-uri 'none'"):
        assert rule in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "private, no-store"


def test_cookies_are_out_of_reach_of_scripts() -> None:
    assert current.SESSION_COOKIE_HTTPONLY
    assert current.CSRF_COOKIE_HTTPONLY
    assert current.SESSION_COOKIE_SAMESITE == "Lax"


def test_a_download_never_opens_inline() -> None:
    answer = download(io.BytesIO(b"<html>"), name="Báo cáo quý I.html", media_type="text/html")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "B%C3%A1o%20c%C3%A1o" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize(
    ("wanted", "goes"),
    [
        ("/nhiem-vu/7/?loc=1", "/nhiem-vu/7/?loc=1"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_one_returns_only_to_our_own_pages(wanted: str, goes: str) -> None:
    assert safe_next(RequestFactory().get("/dang-nhap/", {"next": wanted}), "/") == goes


@pytest.mark.parametrize(
    ("headers", "part"),
    [
        ({}, False),
        ({"HX-Request": "true"}, True),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, False),
    ],
)
def test_a_part_is_given_only_when_htmx_asks_for_one(headers: dict[str, str], part: bool) -> None:
    assert asks_for_part(RequestFactory().get("/", headers=headers)) is part


@pytest.mark.django_db
def test_a_limit_counts_each_place_and_kind_apart() -> None:
    assert [within("tra-cuu", "1.2.3.4", most=2, seconds=60) for _ in range(3)] == [
        True,
        True,
        False,
    ]
    assert within("tra-cuu", "5.6.7.8", most=2, seconds=60)
    assert within("gop-y", "1.2.3.4", most=2, seconds=60)


@pytest.mark.django_db
def test_a_limit_of_none_lets_nothing_through() -> None:
    assert not within("tra-cuu", "1.2.3.4", most=0, seconds=60)


@pytest.mark.parametrize(
    ("address", "public"),
    [("/dang-nhap/", True), ("/static/web/cchc.css", True), ("/", False), ("/ke-hoach/", False)],
)
def test_only_named_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_every_file_that_a_style_sheet_names_exists(tmp_path: Path, settings: Settings) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", verbosity=0, interactive=False)
    assert (tmp_path / "staticfiles.json").exists()
