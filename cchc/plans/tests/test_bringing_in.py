"""A file comes in or is refused with a sentence beside the field, and then nothing is left."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cchc.kernel.extraction.tests.factories import Line, pdf_of, scan_of
from cchc.kernel.extraction.tests.test_refusals import WORD, locked_pdf, zip_bomb
from cchc.kernel.models import StoredFile
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans.models import Plan
from cchc.plans.tests.lived import ISSUED

pytestmark = pytest.mark.django_db

PDF = pdf_of([Line("Kế hoạch cải cách hành chính năm 2026")])
MEGABYTE = 1 << 20

REFUSED: list[tuple[str, str, Callable[[], bytes], str]] = [
    ("empty", "a.docx", lambda: b"", "rỗng"),
    ("cut off", "a.docx", lambda: ISSUED.read_bytes()[:9000], "bị hỏng"),
    ("a zip bomb", "a.docx", zip_bomb, "lớn bất thường"),
    ("a macro file", "a.docm", lambda: WORD, "macro"),
    ("another ending", "a.pdf", lambda: WORD, "nội dung là Word"),
    ("a scan", "a.pdf", lambda: scan_of(PDF), "bản quét"),
    ("under a password", "a.pdf", locked_pdf, "mật khẩu"),
    ("too large", "a.pdf", lambda: b"%PDF-1.4\n" + b"0" * (31 * MEGABYTE), "lớn hơn 30 MB"),
    ("a picture", "a.png", lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "tệp ảnh"),
    ("no plan", "a.txt", lambda: "Giấy mời họp tổ dân phố\nNăm 2026".encode(), "bảng nhiệm vụ"),
]


@pytest.fixture
def who() -> Cast:
    return cast()


def hand_in(who: Cast, name: str, content: bytes, **more: str) -> tuple[int, str]:
    """Status and page of an upload by the office."""
    client = Client()
    client.force_login(who.quan)
    fields = {"file": SimpleUploadedFile(name, content), **more}
    answer = client.post(reverse("plans:bring_in"), fields)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "sentence"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_a_bad_file_is_refused_beside_its_field_and_nothing_is_left(
    who: Cast, name: str, content: Callable[[], bytes], sentence: str
) -> None:
    status, page = hand_in(who, name, content(), year="2026")
    assert status == 200
    assert page.count(sentence) >= 2  # in the summary, and beside the field
    assert (Plan.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_without_a_file_the_field_says_so(who: Cast) -> None:
    client = Client()
    client.force_login(who.quan)
    answer = client.post(reverse("plans:bring_in"), {"year": ""})
    assert "Tệp kế hoạch đã ban hành" in answer.content.decode()
    assert answer.context["form"].errors["file"]


def test_the_issued_file_comes_in_whole(who: Cast) -> None:
    status, _ = hand_in(who, "Kế hoạch 2026.docx", ISSUED.read_bytes())
    plan = Plan.objects.get()
    assert status == 302
    assert (plan.state, plan.tasks.count(), plan.source.kind) == ("reviewing", 28, "docx")


def test_a_year_out_of_bounds_is_refused(who: Cast) -> None:
    status, page = hand_in(who, "a.docx", ISSUED.read_bytes(), year="26")
    assert status == 200
    assert "Năm của kế hoạch" in page
    assert not Plan.objects.exists()
