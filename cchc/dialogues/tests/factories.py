"""A dialogue of the fixed cast at every stage, made by the services; the meeting is 20/03/2026."""

from datetime import date, datetime
from typing import Any

from cchc.dialogues import services
from cchc.dialogues.models import Dialogue, DialoguePromise, DialogueQuestion
from cchc.dialogues.services import Asked, Said
from cchc.documents import services as official
from cchc.documents.models import OfficialDocument
from cchc.kernel.zone import HANOI
from cchc.obligations import services as obligations
from cchc.obligations.services import Upload
from cchc.obligations.tests.factories import PDF
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast

FRIDAY = datetime(2026, 3, 6, 9, tzinfo=HANOI)
MEETING = datetime(2026, 3, 20, 14, tzinfo=HANOI)
AFTER = datetime(2026, 3, 20, 17, tzinfo=HANOI)
DUE = date(2026, 4, 15)
TITLE = "Thủ tục cấp giấy phép xây dựng nhà ở"


def on(month: int, day: int, hour: int = 9) -> datetime:
    """A moment of 2026 in Hà Nội."""
    return datetime(2026, month, day, hour, tzinfo=HANOI)


def said(who: Cast, **more: Any) -> Said:
    """What is said of the dialogue about building permits, led by bà Lan."""
    words = {
        "topic": "construction",
        "audience": "both",
        "title": TITLE,
        "place": "Nhà văn hóa khu phố 3",
        "starts_at": MEETING,
        "chair": who.lan,
        "questions_until": date(2026, 3, 18),
    }
    return Said(**{**words, **more})


def prepared(
    who: Cast, *, actor: User | None = None, at: datetime = FRIDAY, **more: Any
) -> Dialogue:
    """Prepared by anh Quân."""
    return services.prepare(agency=who.ward, said=said(who, **more), actor=actor or who.quan, at=at)


def announced(who: Cast, **more: Any) -> Dialogue:
    """On the calendar since the Friday two weeks before."""
    return services.announce(dialogue=prepared(who, **more), actor=who.quan, at=FRIDAY)


def asked(
    row: Dialogue, text: str = "Bao giờ được cấp phép sửa mái nhà?", *, at: datetime, **more: str
) -> DialogueQuestion:
    """Chị Mai asks on the public page."""
    words = {"asker": "Trần Thị Mai", "contact": "0912345678", **more}
    return services.ask(dialogue=row, asked=Asked(text, **words), at=at)


def admitted(
    who: Cast, question: DialogueQuestion, *, unit: str = "Tư pháp - Hộ tịch"
) -> DialogueQuestion:
    """Anh Quân words it for everybody; anh Bình's unit answers."""
    return services.admit(
        question=question,
        wording="Thời gian cấp phép sửa chữa mái nhà là bao lâu?",
        unit=who.units[unit] if unit else None,
        actor=who.quan,
        at=on(3, 9),
    )


def held(who: Cast, row: Dialogue | None = None) -> Dialogue:
    """Written down by anh Quân in the evening: 42 people, 6 businesses."""
    return services.hold(
        dialogue=row or announced(who),
        citizens=42,
        businesses=6,
        summary="Đại diện các hộ dân nêu vướng mắc.\nLãnh đạo phường trả lời, kết luận.",
        actor=who.quan,
        at=AFTER,
    )


def promised(
    who: Cast, row: Dialogue, *, due_on: date = DUE, at: datetime = AFTER, **more: Any
) -> DialoguePromise:
    """Anh Bình's unit will publish a guide by 15/04/2026."""
    words: dict[str, Any] = {
        "text": "Niêm yết hướng dẫn hồ sơ cấp phép sửa chữa nhà ở tại các nhà văn hóa",
        "unit": who.units["Tư pháp - Hộ tịch"],
        "chief": who.binh,
        **more,
    }
    return services.promise(dialogue=row, due_on=due_on, actor=who.quan, at=at, **words)


def kept(who: Cast, row: DialoguePromise, *, at: datetime) -> None:
    """Anh Bình hands the guide in, bà Lan accepts it."""
    obligations.submit(
        obligations=[row.obligation],
        actor=who.binh,
        at=at,
        proves_from=MEETING.date(),
        proves_to=at.date(),
        files=[Upload("huong-dan.pdf", PDF)],
    )
    obligations.accept(obligation=row.obligation, actor=who.lan, at=at)


def issued(who: Cast, paper: OfficialDocument, *, at: datetime) -> OfficialDocument:
    """Signed by bà Lan, numbered by cô Yến."""
    frozen = official.freeze(document=paper, signer=who.lan, actor=who.quan, at=at)
    signed = official.sign_off(document=frozen, actor=who.lan, at=at)
    return official.issue(document=signed, issued_on=at.date(), actor=who.yen, at=at)


def fresh(row: Dialogue) -> Dialogue:
    """The row as it is in the database."""
    return Dialogue.objects.select_related("agency", "chair", "invitation", "minutes").get(
        pk=row.pk
    )
