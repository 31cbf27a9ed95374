"""Findings about the heading, the signature and the acts cited."""

from collections.abc import Iterator
from datetime import date

from cchc.plans.content import Citation, Document, Finding
from cchc.plans.rules.acts_in_force import ended_before
from cchc.plans.rules.findings.severity import finding


def document_findings(document: Document) -> Iterator[Finding]:
    if document.number is None:
        yield finding(
            "number_blank",
            "/document/number",
            "Văn bản chưa có số; hãy ghi số khi phát hành hoặc nhập số của bản đã ký.",
        )
    if document.issued_on is None:
        yield finding(
            "date_blank",
            "/document/issued_on",
            "Văn bản chưa ghi đủ ngày, tháng, năm ban hành; hãy nhập ngày của bản đã ký.",
        )
    yield from _authority(document)
    yield from _citations(document)


def date_conflict(document: Document, said: str) -> Finding:
    """The appendix gives the plan another date than the heading, or one where that is blank."""
    elsewhere = date.fromisoformat(said).strftime("%d/%m/%Y")
    if document.issued_on is None:
        heading = "còn trống"
    else:
        heading = f"ghi {date.fromisoformat(document.issued_on):%d/%m/%Y}"
    return finding(
        "date_conflict",
        "/document/issued_on",
        f"Ngày ở đầu văn bản {heading} nhưng phụ lục ghi {elsewhere}; hãy xác định ngày đúng.",
    )


def _authority(document: Document) -> Iterator[Finding]:
    """A collective agency's plan is signed on its behalf (TM., or KT. below TM.)."""
    symbol = document.symbol or ""
    if symbol.startswith("QĐ"):  # decisions of the chair are signed in the chair's own name
        return
    signed = document.signer.post is not None or document.signer.authority is not None
    if not signed or not symbol.endswith(("UBND", "HĐND")):
        return
    if document.signer.authority is None:
        body = "Ủy ban nhân dân" if symbol.endswith("UBND") else "Hội đồng nhân dân"
        yield finding(
            "authority_differs",
            "/document/signer",
            f"Kế hoạch mang ký hiệu của {body} nhưng chữ ký không ghi “TM.” "
            f"({document.signer.post}); hãy sửa thể thức ký hoặc xác nhận người có thẩm quyền.",
        )


def _citations(document: Document) -> Iterator[Finding]:
    day = _judged_on(document)
    for name, acts in (
        ("legal_bases", document.legal_bases),
        ("citations", document.citations),
    ):
        for number, act in enumerate(acts):
            yield from _act(f"/document/{name}/{number}", act, day)


def _act(where: str, act: Citation, day: date | None) -> Iterator[Finding]:
    if act.variants:
        spelled = "”, “".join((act.number or "", *act.variants))
        yield finding(
            "citation_variants",
            where,
            f"Một văn bản được viết theo nhiều cách: “{spelled}”; hãy thống nhất cách viết.",
        )
    ended = ended_before(act, day) if day else None
    if ended:
        yield finding(
            "act_not_in_force",
            where,
            f"{act.number} chỉ còn hiệu lực đến hết ngày {ended.last_day:%d/%m/%Y}; "
            f"hãy thay bằng {ended.replaced_by}.",
        )


def _judged_on(document: Document) -> date | None:
    """The plan's date; where it is blank the first day of its year, in favour of the author."""
    if document.issued_on:
        return date.fromisoformat(document.issued_on)
    return date(document.year, 1, 1) if document.year else None
