"""A long file is read by the worker; the page follows it to the review, or to why not."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cchc.kernel.extraction.reading import is_long
from cchc.kernel.extraction.tests.factories import Line, pdf_of, scan_of
from cchc.kernel.extraction.tests.test_refusals import WORD, ole_with
from cchc.kernel.jobs import work_off
from cchc.kernel.models import StoredFile
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans.models import IncomingFile, Plan
from cchc.plans.services import read_incoming, take_in
from cchc.plans.tests.factories import JANUARY
from cchc.plans.tests.lived import ISSUED

PART = {"HX-Request": "true"}
SHORT_PDF = pdf_of([Line("Kế hoạch cải cách hành chính năm 2026")])


@pytest.mark.parametrize(
    ("content", "name", "long"),
    [
        (ISSUED.read_bytes(), "a.docx", False),
        (SHORT_PDF, "a.pdf", False),
        (SHORT_PDF + b"%" * 600_000, "a.pdf", True),
        (ISSUED.read_bytes() + b"0" * 600_000, "a.docx", False),
        (ISSUED.read_bytes() + b"0" * 3_000_000, "a.docx", True),
        (ole_with("WordDocument"), "a.doc", True),
        (b"{\\rtf1 x}", "a.rtf", True),
        ("Kế hoạch".encode(), "a.txt", False),
    ],
)
def test_size_and_kind_tell_what_is_long(content: bytes, name: str, long: bool) -> None:
    assert is_long(content, name=name) is long


@pytest.fixture
def who(db: None) -> Cast:
    return cast()


@pytest.fixture
def every_file_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.plans.services.incoming.is_long", lambda *_, **__: True)


def of_office(who: Cast) -> Client:
    client = Client()
    client.force_login(who.quan)
    return client


def handed_in(who: Cast, content: bytes, name: str = "Kế hoạch 2026.docx") -> str:
    """The address of the page that follows the file."""
    fields = {"file": SimpleUploadedFile(name, content)}
    answer = of_office(who).post(reverse("plans:bring_in"), fields)
    assert answer.status_code == 302
    return str(answer["Location"])


@pytest.mark.usefixtures("every_file_is_long")
def test_the_page_waits_for_the_worker_and_goes_on_to_the_review(who: Cast) -> None:
    page = handed_in(who, ISSUED.read_bytes())
    waiting = of_office(who).get(page).content.decode()
    assert "Đang đọc “Kế hoạch 2026.docx”" in waiting
    assert "Máy chủ chưa chạy việc nền" in waiting
    assert not Plan.objects.exists()

    assert work_off() == 1
    plan = Plan.objects.get()
    assert (plan.state, plan.tasks.count(), plan.source.file.name) == (
        "reviewing",
        28,
        "Kế hoạch 2026.docx",
    )
    assert StoredFile.objects.count() == 1
    review = reverse("plans:review", args=[plan.code])
    assert of_office(who).get(page)["Location"] == review
    assert of_office(who).get(page, headers=PART)["HX-Redirect"] == review


@pytest.mark.usefixtures("every_file_is_long")
def test_the_worker_knows_that_it_is_the_superiors(who: Cast) -> None:
    fields = {"file": SimpleUploadedFile("tinh.docx", ISSUED.read_bytes()), "scope": "superior"}
    of_office(who).post(reverse("plans:bring_in"), fields)
    assert work_off() == 1
    assert Plan.objects.get().is_superiors


@pytest.mark.usefixtures("every_file_is_long")
@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (lambda: scan_of(SHORT_PDF), "a.pdf", "bản quét"),
        (lambda: "Giấy mời họp tổ dân phố\nNăm 2026".encode(), "a.txt", "bảng nhiệm vụ"),
        (lambda: WORD, "a.docx", "bảng nhiệm vụ"),
    ],
)
def test_what_the_worker_cannot_read_is_refused_and_not_kept(
    who: Cast, content: Callable[[], bytes], name: str, sentence: str
) -> None:
    page = handed_in(who, content(), name)
    work_off()
    refused = of_office(who).get(page).content.decode()
    assert sentence in refused
    assert "hx-get" not in refused
    assert (Plan.objects.count(), StoredFile.objects.count()) == (0, 0)
    assert "không nhận" in of_office(who).get(reverse("plans:bring_in")).content.decode()


@pytest.mark.usefixtures("every_file_is_long")
def test_an_error_of_the_program_is_told_and_not_tried_for_hours(
    who: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("cchc.plans.services.incoming.read_file", broken)
    page = handed_in(who, ISSUED.read_bytes())
    work_off()
    assert "lỗi bên trong" in of_office(who).get(page).content.decode()
    assert not StoredFile.objects.exists()


@pytest.mark.usefixtures("every_file_is_long")
def test_a_second_run_changes_nothing(who: Cast) -> None:
    incoming = take_in(
        agency=who.ward,
        actor=who.quan,
        at=JANUARY,
        content=ISSUED.read_bytes(),
        name="a.docx",
    )
    assert isinstance(incoming, IncomingFile)
    again = IncomingFile.objects.select_related("file").get()
    for file in (incoming, again):
        read_incoming(incoming=file, at=JANUARY)
    assert Plan.objects.count() == 1


@pytest.mark.usefixtures("every_file_is_long")
def test_asking_again_costs_little(
    who: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page = handed_in(who, ISSUED.read_bytes())
    client = of_office(who)
    client.get(page, headers=PART)
    with django_assert_max_num_queries(8):
        client.get(page, headers=PART)
