"""Forms 02 and 03: what is still to complete; why a dossier is not received."""

from cchc.documents.content import (
    Bullet,
    Column,
    Content,
    Fact,
    Facts,
    Para,
    Row,
    Signature,
    TableBlock,
)
from cchc.dossiers.slips.facts import Refusal, SupplementRequest
from cchc.dossiers.slips.versions import FormCode, version_on
from cchc.dossiers.slips.wording import (
    SIGN_HERE,
    addressed,
    contact_lines,
    demand,
    demand_each,
    facts_of,
    form_for,
    head,
    id_line,
)


def supplement_request(facts: SupplementRequest) -> Content:
    """What the request for a supplement says; RuleBroken names what is missing."""
    form = form_for(facts, FormCode.SUPPLEMENT)
    demand(facts, form, "number", "issued_on", "applicant.name", "asked", "items")
    demand(facts, form, "contact.name", "contact.phone", "guide")
    demand_each(facts.items, form, "nội dung", "what", "reason")
    shared = head(facts, FormCode.SUPPLEMENT)
    rows = tuple(Row((str(n), item.what, item.reason)) for n, item in enumerate(facts.items, 1))
    return Content(
        **shared,
        blocks=(
            Facts(
                facts_of(
                    Fact("Hồ sơ của", facts.applicant.name, bold=True),
                    Fact("Nội dung yêu cầu giải quyết", facts.asked, bold=True),
                    *contact_lines(facts.applicant),
                )
            ),
            Para("Yêu cầu bổ sung, hoàn thiện hồ sơ gồm những nội dung sau:", indent=False),
            TableBlock(
                (
                    Column("TT", 0.6, "center"),
                    Column("Nội dung bổ sung, hoàn thiện", 5),
                    Column("Lý do", 4),
                ),
                rows,
                size=10 if shared["sheet"] == "A5" else 12,
            ),
            Para(
                "Trong quá trình bổ sung, hoàn thiện hồ sơ, nếu có vướng mắc, "
                f"{addressed(facts.applicant)} liên hệ {facts.contact.name}, số điện thoại "
                f"{facts.contact.phone} để được hướng dẫn./."
            ),
        ),
        signature=Signature("", "Người hướng dẫn", facts.guide, SIGN_HERE),
    )


def refusal(facts: Refusal) -> Content:
    """What the refusal says; RuleBroken names what is missing."""
    form = form_for(facts, FormCode.REFUSAL)
    demand(facts, form, "number", "issued_on", "applicant.name", "asked", "reasons", "receiver")
    person = facts.applicant
    return Content(
        **head(facts, FormCode.REFUSAL),
        blocks=(
            Facts(
                facts_of(
                    Fact("Hồ sơ của", person.name, bold=True),
                    id_line(person, version_on(facts.received_on)),
                    *contact_lines(person),
                    Fact("Nội dung yêu cầu giải quyết", facts.asked, bold=True),
                )
            ),
            Para(
                f"Qua xem xét, {facts.desk.letterhead.agency_name} thông báo không tiếp nhận, "
                "giải quyết hồ sơ này với lý do cụ thể như sau:"
            ),
            *(Bullet(reason) for reason in facts.reasons),
            Para(f"Xin thông báo để {addressed(person)} được biết và thực hiện./."),
        ),
        left=Signature("", "Người nộp hồ sơ", facts.filed_by.strip() or person.name, SIGN_HERE),
        signature=Signature("", "Người tiếp nhận hồ sơ", facts.receiver, SIGN_HERE),
    )
