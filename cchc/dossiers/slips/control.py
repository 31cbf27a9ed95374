"""Form 06: the control slip, which writes itself from the steps as they happened."""

from cchc.documents.content import UNSIGNED, Column, Content, Fact, Facts, Para, Row, TableBlock
from cchc.dossiers.slips.facts import ControlSlip, Handing
from cchc.dossiers.slips.versions import FormCode
from cchc.dossiers.slips.wording import (
    demand,
    demand_each,
    facts_of,
    form_for,
    head,
    moment_short,
    moment_words,
)

RESULTS = {"": "", "early": "Trước hạn", "on_time": "Đúng hạn", "late": "Quá hạn"}
COLUMNS = (
    Column("TT", 0.9, "center"),
    Column("Bên giao\n(đơn vị, người giao)", 3.3),
    Column("Bên nhận\n(đơn vị, người nhận)", 3.3),
    Column("Thời gian giao, nhận", 1.9, "center"),
    Column("Kết quả", 1.9, "center"),
    Column("Ghi chú", 2),
)


def control_slip(facts: ControlSlip) -> Content:
    """What the control slip says; RuleBroken names what is missing."""
    form = form_for(facts, FormCode.CONTROL)
    demand(facts, form, "number", "issued_on", "code", "lead_unit", "received_at", "due_at")
    demand(facts, form, "handings")
    demand_each(facts.handings, form, "lần giao, nhận", "giver", "receiver", "at")
    shared = head(facts, FormCode.CONTROL)
    return Content(
        **shared,
        blocks=(
            Facts(
                facts_of(
                    ("Thủ tục hành chính", facts.asked),
                    Fact("Cơ quan, đơn vị giải quyết", facts.lead_unit, bold=True),
                    ("Cơ quan, đơn vị phối hợp", facts.helping_unit),
                    ("Thời gian nhận hồ sơ", moment_words(facts.received_at)),
                    Fact("Thời gian trả kết quả", moment_words(facts.due_at), bold=True),
                )
            ),
            TableBlock(
                COLUMNS,
                tuple(_row(n, handing) for n, handing in enumerate(facts.handings, 1)),
                size=9 if shared["sheet"] == "A5" else 12,
            ),
            Para("Kết quả giải quyết do bên nhận ghi.", italic=True, indent=False),
        ),
        signature=UNSIGNED,
    )


def _row(number: int, handing: Handing) -> Row:
    return Row(
        (
            str(number),
            handing.giver,
            handing.receiver,
            moment_short(handing.at),
            RESULTS[handing.result],
            handing.note,
        )
    )
