"""Files of papers: at reception, with a supplement, later; whole or not at all, reads noted."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client
from django.urls import reverse

from cchc.dossiers import facts, queries, services
from cchc.dossiers.choices import PaperHow
from cchc.dossiers.models import Attachment, Dossier
from cchc.dossiers.services import Given, ResultGiven, Scan, attaching, ending
from cchc.dossiers.tests.factories import (
    PAPERS,
    PDF,
    Shop,
    asked,
    filed,
    finished,
    fresh,
    on,
    processing,
    received,
)
from cchc.kernel import audit
from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files import storing
from cchc.kernel.files.models import StoredFile
from cchc.kernel.models import ReadNote
from cchc.procedures import queries as procedures

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
TWO = (Scan("trang 1.pdf", PDF), Scan("trang-2.bin", PNG))
SCANNED = (PAPERS[0], Given("GT2", files=TWO), PAPERS[2])


def names(row: Dossier) -> list[tuple[str, str]]:
    return [(each.paper.code, each.file.name) for each in row.attachments.all()]


def test_a_scan_is_hashed_and_kept_before_anybody_waits(
    desk: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = []

    def outside(**said: Any) -> storing.Laid:
        with pytest.raises(RuntimeError, match=r"inside audit\.transaction"):
            audit.record(
                agency="anbinh", at=on(2), actor="x", act="x", subject=("x", "1"), facts={}
            )
        kept.append(said["name"])
        return storing.lay_down(**said)

    monkeypatch.setattr(attaching, "lay_down", outside)
    monkeypatch.setattr(ending, "lay_down", outside)
    row = processing(desk, papers=SCANNED)
    services.attach(dossier=row, actor=desk.who.hoa, at=on(3), papers=[SCANNED[1]])
    finished(desk, row, at=on(3), with_file=True)
    assert kept == ["trang 1.pdf", "trang-2.bin"] * 2 + [f"ket-qua-{row.pk}-KQ1"]


def test_papers_come_in_with_their_scans_and_the_chain_knows_them(desk: Shop) -> None:
    row = received(desk, papers=SCANNED)
    assert names(row) == [("GT2", "trang 1.pdf"), ("GT2", "trang-2.png")]
    found = verify(
        agency="anbinh", sources=facts.SOURCES, outside=(), trusted=frozenset(), far=False
    )
    assert list(found.findings) == []
    row.attachments.update(file=StoredFile.objects.latest("pk"))
    found = verify(
        agency="anbinh", sources=facts.SOURCES, outside=(), trusted=frozenset(), far=False
    )
    assert [each.code for each in found.findings] == ["row_edited"]


@pytest.mark.parametrize(
    ("papers", "says"),
    [
        ([Given("GT3", PaperHow.SHOWN, files=TWO)], "chỉ xuất trình thì không lưu bản chụp"),
        ([Given("GT2", PaperHow.SHOWN, files=TWO)], "chỉ xuất trình thì không lưu bản chụp"),
        ([Given("GT9", files=TWO)], "không có trong danh mục"),
        ([Given("GT2", files=(Scan("a.pdf", b""),))], "Giấy chứng sinh, tệp “a.pdf”: Tệp rỗng"),
        ([Given("GT2", files=(TWO[0], Scan("a.pdf", b"MZ\0\1")))], "Không nhận ra loại tệp"),
        ([Given("GT2", files=(Scan("a.csv", b"a;b\n1;2\n"),))], "chỗ này chỉ nhận: PDF"),
        ([Given("GT2", files=(Scan("a.pdf", PDF + b"\0" * 10 * 2**20),))], "Tệp lớn hơn 10 MB"),
        ([Given("GT2", files=TWO * 11)], "nhiều nhất 20 tệp"),
    ],
)
def test_a_wrong_file_is_named_and_nothing_is_left(desk: Shop, papers: Any, says: str) -> None:
    before = StoredFile.objects.count()
    with pytest.raises(RuleBroken, match=says) as broken:
        filed(desk, at=on(2), papers=papers)
    assert broken.value.field == "papers"
    assert not Dossier.objects.exists()
    assert StoredFile.objects.count() == before


def test_a_supplement_brings_its_scans(desk: Shop) -> None:
    row = processing(desk)
    asked(desk, row, at=on(3), by=desk.who.binh)
    papers = [Given("GT2", files=TWO[:1])]
    services.take_supplement(dossier=row, actor=desk.who.hoa, at=on(4), papers=papers)
    assert names(row) == [("GT2", "trang 1.pdf")]


def test_a_paper_is_scanned_later_when_it_was_taken(desk: Shop) -> None:
    row = processing(desk)
    about: dict[str, Any] = {"dossier": row, "at": on(3)}
    with pytest.raises(RuleBroken, match="chưa nhận giấy tờ này"):
        services.attach(**about, actor=desk.who.binh, papers=[Given("GT4", files=TWO)])
    with pytest.raises(RuleBroken, match="ít nhất một tệp"):
        services.attach(**about, actor=desk.who.binh, papers=[])
    with pytest.raises(PermissionDenied):
        services.attach(**about, actor=desk.who.son, papers=[Given("GT2", files=TWO)])
    assert not Attachment.objects.exists()
    services.attach(**about, actor=desk.who.binh, papers=[Given("GT2", files=TWO)])
    assert len(names(row)) == 2


def test_who_sees_the_dossier_takes_the_file_away_and_that_is_noted(
    desk: Shop, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-03-03T09:00")
    row = processing(desk, papers=SCANNED)
    pk = row.attachments.first().pk  # type: ignore[union-attr]
    for stranger in (desk.who.son, desk.who.tam, desk.who.quan):
        with pytest.raises(Http404):
            queries.attachment_for(stranger, pk, at=on(3))
    assert not ReadNote.objects.exists()
    client.force_login(desk.who.binh)
    assert "trang 1.pdf" in client.get(reverse("dossiers:page", args=[row.pk])).content.decode()
    answer = client.get(reverse("dossiers:attachment", args=[pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    read = ReadNote.objects.latest("pk")
    assert read.screen == f"Tệp đính kèm, hồ sơ {row.masked_code}"
    assert read.actor_key == desk.who.binh.actor_key


def test_the_counter_takes_files_with_the_papers_or_says_what_is_wrong(
    desk: Shop, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-03-02T09:00")
    client.force_login(desk.who.hoa)
    papers = {p.code: p.pk for p in procedures.whole(desk.version).content.papers}
    address = f"/ho-so/tiep-nhan/?thu-tuc={desk.version.procedure_id}&nguoi={desk.mai.pk}"
    said: Mapping[str, Any] = {
        "outcome": "nhan", "channel": "1", "return_channel": "1", "sets": "1",
        **{f"giay-{papers[code]}-took": "on" for code in ("GT1", "GT2", "GT3")},
    }  # fmt: skip
    scans = f"giay-{papers['GT2']}-scans"

    def sent(*contents: bytes, **without: str) -> Any:
        files = [SimpleUploadedFile(f"to-{n}.pdf", each) for n, each in enumerate(contents)]
        kept = {key: value for key, value in said.items() if key not in without.values()}
        return client.post(address, {**kept, scans: files})

    page = client.get(address).content.decode()
    assert f'name="{scans}"' in page
    assert f'name="giay-{papers["GT3"]}-scans"' not in page
    wrong = sent(PDF, b"MZ\0\1").content.decode()
    assert "Giấy chứng sinh, tệp “to-1.pdf”: Không nhận ra loại tệp này" in wrong
    unticked = sent(PDF, took=f"giay-{papers['GT2']}-took").content.decode()
    assert "đính kèm tệp thì đánh dấu đã nhận" in unticked
    assert not Dossier.objects.exists()
    assert sent(PDF, PDF).status_code == 302
    assert len(names(Dossier.objects.get())) == 2


def test_a_result_is_kept_as_a_file_later_and_a_second_supersedes_it(desk: Shop) -> None:
    row = finished(desk, processing(desk), at=on(4))
    assert row.digitised_at is None
    about: dict[str, Any] = {"dossier": row, "actor": desk.who.hoa}
    with pytest.raises(RuleBroken, match="Chọn tệp kết quả"):
        services.keep_result(**about, at=on(5), results=[])
    for moment in (on(5), on(6)):
        results = [ResultGiven("KQ1", "Giấy khai sinh", PDF)]
        services.keep_result(**about, at=moment, results=results)
    first, second = row.results.all()
    assert (first.superseded_by, second.superseded_by) == (second, None)
    assert fresh(row).digitised_at == on(5)
