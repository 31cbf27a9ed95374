"""Files of papers: scanned or handed in, sniffed, whole or not at all; docs/rules/files.md."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO

from cchc.dossiers.choices import PaperHow
from cchc.dossiers.models import Attachment, Dossier
from cchc.dossiers.services.writing import begin, key_of, note
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.limits import MEGABYTE
from cchc.kernel.files.models import StoredFile
from cchc.kernel.files.storing import Laid, enter, lay_down
from cchc.organisation.models import Agency, User
from cchc.procedures.models import Paper

KINDS = ("pdf", "jpg", "png", "tif")
LARGEST = 10 * MEGABYTE
MOST = 20


@dataclass(frozen=True)
class Scan:
    """A file as it was handed in; its name is shown to people, its kind is told by its content."""

    name: str
    content: bytes | BinaryIO
    laid: Laid | None = None


@dataclass(frozen=True)
class Given:
    """A paper of the version, by its code, and how it was met; counts are at least one."""

    code: str
    how: PaperHow = PaperHow.GIVEN
    originals: int = 0
    copies: int = 0
    electronic: int = 0
    files: tuple[Scan, ...] = ()


@dataclass(frozen=True)
class Kept:
    """A file that is stored, and of which paper it is."""

    paper: Paper
    file: StoredFile


def laid_down(version: int, papers: Sequence[Given]) -> tuple[Given, ...]:
    """The same papers, their files read, hashed and kept: before anybody waits for a transaction.

    RuleBroken (``papers``) names the paper and the file; no query without files.
    """
    given = [(paper, scan) for paper in papers for scan in paper.files if scan.laid is None]
    if not given:
        return tuple(papers)
    listed = _listed(version, papers)
    return tuple(
        replace(paper, files=tuple(_laid(listed[paper.code].name, scan) for scan in paper.files))
        if paper.files
        else paper
        for paper in papers
    )


def keep_files(
    agency: Agency, version: int, papers: Sequence[Given], *, actor: User | None, at: datetime
) -> list[Kept]:
    """The rows of the files; what was not laid down before is now.

    RuleBroken (``papers``) names the paper and the file; no query without files.
    """
    given = [(paper, scan) for paper in papers for scan in paper.files]
    if not given:
        return []
    listed = _listed(version, papers)
    kept = []
    for said, scan in given:
        paper = listed[said.code]
        laid = _laid(paper.name, scan).laid
        assert laid is not None
        kept.append(Kept(paper, enter(laid, agency=agency.code, actor=key_of(actor), at=at)))
    return kept


def _listed(version: int, papers: Sequence[Given]) -> dict[str, Paper]:
    """The version's papers by code; RuleBroken when files of these may not be kept."""
    given = [paper for paper in papers if paper.files]
    if sum(len(paper.files) for paper in given) > MOST:
        raise RuleBroken(f"Mỗi lần đính kèm nhiều nhất {MOST} tệp.", field="papers")
    listed = {paper.code: paper for paper in Paper.objects.filter(version=version)}
    for said in given:
        _check_paper(listed.get(said.code), said)
    return listed


def _check_paper(paper: Paper | None, said: Given) -> None:
    if paper is None:
        raise RuleBroken(
            f"Giấy tờ “{said.code}” không có trong danh mục của thủ tục.", field="papers"
        )
    if paper.is_shown or said.how == PaperHow.SHOWN:
        raise RuleBroken(
            f"{paper.name}: giấy tờ chỉ xuất trình thì không lưu bản chụp; bỏ tệp ra.",
            field="papers",
        )


def _laid(paper: str, scan: Scan) -> Scan:
    if scan.laid is not None:
        return scan
    try:
        laid = lay_down(content=scan.content, name=scan.name, kinds=KINDS, limit=LARGEST)
    except RuleBroken as broken:
        raise RuleBroken(f"{paper}, tệp “{scan.name}”: {broken.message}", field="papers") from None
    return replace(scan, content=b"", laid=laid)


def put_files(row: Dossier, kept: Sequence[Kept], *, by: User | None, at: datetime) -> list[str]:
    """Put stored files to a dossier; the parts that changed."""
    if not kept:
        return []
    Attachment.objects.bulk_create(
        [
            Attachment(
                dossier=row, paper=each.paper, file=each.file, attached_by=by, attached_at=at
            )
            for each in kept
        ]
    )
    return ["attachments"]


def attach(*, dossier: Dossier, actor: User, at: datetime, papers: Sequence[Given]) -> Dossier:
    """Scan papers that were taken before; RuleBroken (``papers``) where nothing is handed in."""
    papers = laid_down(dossier.version_id, papers)
    with audit.transaction():
        kept = keep_files(dossier.agency, dossier.version_id, papers, actor=actor, at=at)
        if not kept:
            raise RuleBroken("Chọn ít nhất một tệp để đính kèm.", field="papers")
        row = begin(dossier, "attach", actor=actor, at=at)
        taken = set(row.papers.values_list("paper", flat=True))
        strange = next((each.paper.name for each in kept if each.paper.pk not in taken), "")
        if strange:
            raise RuleBroken(f"{strange}: chưa nhận giấy tờ này.", field="papers")
        note(row, "attach", actor=actor, at=at, parts=put_files(row, kept, by=actor, at=at))
    return row
