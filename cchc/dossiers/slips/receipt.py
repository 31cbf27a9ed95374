"""Form 01: receipt and appointment."""

from cchc.documents.content import (
    Block,
    Code,
    Column,
    Content,
    Fact,
    Facts,
    Para,
    Row,
    Signature,
    TableBlock,
)
from cchc.dossiers.slips.facts import PaperLine, Receipt
from cchc.dossiers.slips.versions import FormCode, Version, version_on
from cchc.dossiers.slips.wording import (
    SIGN_HERE,
    contact_lines,
    demand,
    demand_each,
    facts_of,
    form_for,
    head,
    id_line,
    moment_words,
)

CODE_MM = 25
CODE_CAPTION = "Quét mã để tra cứu"


def receipt(facts: Receipt) -> Content:
    """What the receipt says; RuleBroken names what is missing."""
    _demand_all(facts)
    version = version_on(facts.received_on)
    filed_by = facts.authorised.person if facts.authorised else facts.applicant
    return Content(
        **head(facts, FormCode.RECEIPT),
        blocks=(
            Facts(_who(facts, version)),
            *_papers(facts.papers, version, small=facts.desk.sheet == "A5"),
            Facts(_promise(facts, version), code=_code(facts)),
        ),
        left=Signature("", "Người nộp hồ sơ", filed_by.name, SIGN_HERE),
        signature=Signature("", "Người tiếp nhận hồ sơ", facts.receiver, SIGN_HERE),
    )


def _demand_all(facts: Receipt) -> None:
    form = form_for(facts, FormCode.RECEIPT)
    demand(facts, form, "number", "issued_on", "code", "applicant.name", "asked", "papers", "sets")
    demand(facts, form, "processing_time", "received_at", "due_at", "return_way", "receiver")
    demand_each(facts.papers, form, "giấy tờ", "name")
    if facts.authorised:
        demand(facts, form, "authorised.person.name", "authorised.paper")
    if facts.look_up:
        demand(facts, form, "look_up.address", "look_up.pin", "look_up.link")


def _who(facts: Receipt, version: Version) -> tuple[Fact, ...]:
    applicant, authorised = facts.applicant, facts.authorised
    asked = Fact("Nội dung yêu cầu giải quyết", facts.asked, bold=True)
    if authorised is None or version is Version.OF_2018:
        return facts_of(
            Fact("Tiếp nhận hồ sơ của", applicant.name, bold=True),
            id_line(applicant, version),
            *contact_lines(applicant),
            asked,
        )
    return facts_of(
        Fact("Tiếp nhận hồ sơ của", authorised.person.name, bold=True),
        id_line(authorised.person, version),
        *contact_lines(authorised.person),
        Fact("Theo ủy quyền của", applicant.name, bold=True),
        id_line(applicant, version),
        *contact_lines(applicant),
        ("Giấy tờ ủy quyền", authorised.paper),
        asked,
    )


def _papers(papers: tuple[PaperLine, ...], version: Version, *, small: bool) -> tuple[Block, ...]:
    has_electronic = version is Version.OF_2025
    columns = (
        Column("TT", 0.8, "center"),
        Column("Tên giấy tờ", 7),
        Column("Bản chính", 1.75, "center"),
        Column("Bản sao", 1.4, "center"),
        *([Column("Điện tử", 1.4, "center")] if has_electronic else []),
    )
    rows = tuple(
        Row((str(n), paper.name, *_counts(paper, has_electronic=has_electronic)))
        for n, paper in enumerate(papers, 1)
    )
    size = 9 if small or version is Version.OF_2018 else 11
    return (
        Para("Thành phần hồ sơ nộp gồm:", indent=False, align="left"),
        TableBlock(columns, rows, size=size),
    )


def _counts(paper: PaperLine, *, has_electronic: bool) -> tuple[str, ...]:
    counts = (paper.originals, paper.copies, *([paper.electronic] if has_electronic else []))
    return tuple(f"{count:02d}" if count else "" for count in counts)


def _promise(facts: Receipt, version: Version) -> tuple[Fact, ...]:
    is_old = version is Version.OF_2018
    book = (facts.book and f"Quyển số {facts.book}", facts.serial and f"số thứ tự {facts.serial}")
    look_up = facts.look_up
    return facts_of(
        ("Số lượng hồ sơ", f"{facts.sets:02d} bộ"),
        ("Thời gian giải quyết", f"{facts.processing_time} theo quy định"),
        ("Thời gian nhận hồ sơ", moment_words(facts.received_at)),
        Fact("Thời gian trả kết quả", moment_words(facts.due_at), bold=True),
        ("Đăng ký nhận kết quả tại" if is_old else "Nơi, cách nhận kết quả", facts.return_way),
        ("Vào Sổ theo dõi hồ sơ", "; ".join(filter(None, book))),
        ("Tra cứu hồ sơ tại", look_up.address if look_up else ""),
        Fact("Mã PIN tra cứu", look_up.pin if look_up else "", bold=True),
    )


def _code(facts: Receipt) -> Code | None:
    return Code(facts.look_up.link, CODE_MM, CODE_CAPTION) if facts.look_up else None
