"""Procedures of the fixed cast, made by the services themselves."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cchc.kernel.zone import HANOI
from cchc.organisation.models import User
from cchc.procedures import services
from cchc.procedures.choices import DatumSource, FieldType, LimitUnit, OnlineLevel, VersionState
from cchc.procedures.models import ProcedureVersion
from cchc.procedures.services import Announcement
from cchc.procedures.whole import (
    Content,
    Entry,
    Life,
    WholeBasis,
    WholeField,
    WholeForm,
    WholePaper,
    WholeResult,
    WholeStep,
    WholeVersion,
)

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=HANOI)
BIRTH = Entry("MAU.HT.01", "HT", "Hộ tịch", is_sensitive=True)
COPY = Entry("MAU.CT.01", "CT", "Chứng thực")
DECREE = WholeBasis("01/2026/NĐ-MAU", "Nghị định mẫu về hộ tịch", date(2026, 1, 1))
FORM = WholeForm(
    "TK-KS",
    "Tờ khai đăng ký khai sinh",
    (
        WholeField("ho_ten_con", "Họ, chữ đệm, tên của trẻ"),
        WholeField("ngay_sinh_con", "Ngày sinh của trẻ", FieldType.DATE),
        WholeField("gioi_tinh_con", "Giới tính", FieldType.CHOICE, options=("Nam", "Nữ")),
        WholeField("ho_ten_me", "Họ tên mẹ", source=DatumSource.REGISTER),
    ),
)
PAPERS = (
    WholePaper("GT1", "Tờ khai đăng ký khai sinh", originals=1, form="TK-KS"),
    WholePaper(
        "GT2",
        "Giấy chứng sinh",
        originals=1,
        issued_by="Cơ sở y tế",
        proves=("ngay_sinh_con", "ho_ten_me"),
        basis=DECREE.number,
    ),
    WholePaper("GT3", "Giấy tờ tùy thân của người đi đăng ký", is_shown=True),
    WholePaper(
        "GT4",
        "Văn bản ủy quyền",
        originals=1,
        is_required=False,
        condition="Khi người khác đi đăng ký thay",
    ),
)
STEPS = (
    WholeStep("B1", "Tiếp nhận hồ sơ", "Bộ phận Tiếp nhận và Trả kết quả", "one_stop", 60),
    WholeStep("B2", "Thẩm tra, ghi sổ", "Tư pháp - Hộ tịch", "officer", 780),
    WholeStep("B3", "Ký giấy khai sinh", "Lãnh đạo UBND phường", "vice_chair", 120),
    WholeStep("B4", "Trả kết quả", "Bộ phận Tiếp nhận và Trả kết quả", "one_stop", 0),
)


def birth(**more: Any) -> Content:
    """What a birth registration of two working days says, unless said otherwise."""
    said: dict[str, Any] = {
        "name": "Đăng ký khai sinh (mẫu)",
        "limit_amount": Decimal(2),
        "limit_unit": LimitUnit.DAYS,
        "online_level": OnlineLevel.FULL,
        "bases": (DECREE,),
        "papers": PAPERS,
        "forms": (FORM,),
        "results": (WholeResult("KQ1", "Giấy khai sinh"),),
        "steps": STEPS,
    }
    return Content(**{**said, **more})


def certified_copy(**more: Any) -> Content:
    """An immediate result: two hours, no receipt."""
    step = WholeStep("B1", "Đối chiếu, chứng thực", "Tư pháp - Hộ tịch", "officer", 120)
    return birth(
        **{
            "name": "Chứng thực bản sao từ bản chính (mẫu)",
            "limit_amount": Decimal(2),
            "limit_unit": LimitUnit.HOURS,
            "needs_receipt": False,
            "online_level": OnlineLevel.NONE,
            "papers": (WholePaper("GT1", "Bản chính để đối chiếu", is_shown=True),),
            "forms": (),
            "results": (WholeResult("KQ1", "Bản sao được chứng thực"),),
            "steps": (step,),
            **more,
        }
    )


LIFE = Life(
    state=VersionState.PUBLISHED,
    valid_from=date(2026, 1, 5),
    decision_number="12/QĐ-MAU",
    decision_on=date(2026, 1, 2),
    effective_on=date(2026, 1, 5),
    published_on=date(2026, 1, 5),
)
WHOLE = WholeVersion(BIRTH, 1, LIFE, birth())


def drafted(
    actor: User, *, entry: Entry = BIRTH, content: Content | None = None, at: datetime = NOW
) -> ProcedureVersion:
    """A draft of the person's agency, of the birth registration unless said otherwise."""
    return services.draft_version(
        agency=actor.agency, entry=entry, content=content or birth(), actor=actor, at=at
    )


def announcement(**more: Any) -> Announcement:
    """Decided 02/01/2026, applied from 05/01/2026, unless said otherwise."""
    usual = Announcement(
        "12/QĐ-MAU", date(2026, 1, 2), date(2026, 1, 5), date(2026, 1, 5), date(2026, 1, 5)
    )
    return replace(usual, **more)


def published(
    actor: User,
    *,
    entry: Entry = BIRTH,
    content: Content | None = None,
    at: datetime = NOW,
    **dates: Any,
) -> ProcedureVersion:
    """A published version of the person's agency."""
    return services.publish(
        version=drafted(actor, entry=entry, content=content, at=at),
        announcement=announcement(**dates),
        actor=actor,
        at=at,
    )


def fresh(version: ProcedureVersion) -> ProcedureVersion:
    """The row as it is in the database."""
    return ProcedureVersion.objects.select_related("procedure__agency").get(pk=version.pk)
