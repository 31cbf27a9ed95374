"""The papers of a dialogue: the invitation before it, the minutes after it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from cchc.documents.content import (
    UNSIGNED,
    Block,
    Bullet,
    Column,
    Content,
    Heading,
    Letterhead,
    Para,
    Row,
    TableBlock,
)
from cchc.kernel.formats import date_vi, number_vi, weekday_vi

INVITATION, MINUTES = "GM", "BB"


@dataclass(frozen=True)
class ToldQuestion:
    """A question as the minutes tell it."""

    wording: str
    unit: str
    answer: str


@dataclass(frozen=True)
class ToldPromise:
    """A promise as the minutes tell it; ``due`` dd/mm/yyyy."""

    text: str
    unit: str
    due: str


@dataclass(frozen=True)
class Told:
    """A dialogue as its papers tell it; ``starts_at`` is local to Hà Nội."""

    title: str
    topic: str
    audience: str
    place: str
    starts_at: datetime
    chair: str
    agency: str
    questions_until: str = ""
    public_address: str = ""
    citizens: int = 0
    businesses: int = 0
    summary: str = ""
    questions: Sequence[ToldQuestion] = ()
    promises: Sequence[ToldPromise] = ()


@dataclass(frozen=True)
class Frame:
    """What stands around the words of a paper."""

    letterhead: Letterhead
    symbol: str


def invitation_of(told: Told, frame: Frame) -> Content:
    """The invitation: what, when, where, how to ask before."""
    return Content(
        kind=INVITATION,
        letterhead=frame.letterhead,
        symbol=frame.symbol,
        title=f"Dự buổi đối thoại về {_inside(told.title)}",
        blocks=tuple(_invitation_blocks(told)),
        signature=UNSIGNED,
        recipients=("Như trên", "Niêm yết công khai", "Lưu: VT, VP"),
        addressees=(f"{told.audience} trên địa bàn phường",),
    )


def minutes_of(told: Told, frame: Frame) -> Content:
    """The minutes: who came, what was asked and answered, what was promised by when."""
    return Content(
        kind=MINUTES,
        letterhead=frame.letterhead,
        symbol=frame.symbol,
        title=f"Buổi đối thoại về {_inside(told.title)}",
        blocks=tuple(_minutes_blocks(told)),
        signature=UNSIGNED,
        recipients=("Các bộ phận có liên quan", "Niêm yết công khai", "Lưu: VT, VP"),
    )


def when_of(moment: datetime) -> str:
    """ "08 giờ 30, thứ tư ngày 15/04/2026"."""
    weekday = weekday_vi(moment.date()).rsplit(" ", 1)[0]
    return f"{moment:%H} giờ {moment:%M}, {weekday} ngày {date_vi(moment.date())}"


def _invitation_blocks(told: Told) -> Iterator[Block]:
    yield Para(
        f"{told.agency} trân trọng kính mời {_inside(told.audience)} trên địa bàn dự buổi đối "
        "thoại với lãnh đạo Ủy ban nhân dân phường:"
    )
    yield Para(told.title + ".", lead="1. Chủ đề:")
    yield Para(told.topic + ".", lead="2. Lĩnh vực:")
    yield Para(when_of(told.starts_at) + ".", lead="3. Thời gian:")
    yield Para(told.place + ".", lead="4. Địa điểm:")
    yield Para(told.chair + ".", lead="5. Chủ trì:")
    until = f" đến hết ngày {told.questions_until}" if told.questions_until else ""
    yield Para(
        f"Câu hỏi, kiến nghị gửi trước{until} tại Bộ phận Tiếp nhận và Trả kết quả, hoặc trên "
        "trang công khai của phường, mục Đối thoại; không bắt buộc ghi họ tên.",
        lead="6. Gửi câu hỏi trước:",
    )
    yield Para("Rất mong quý vị đến dự đúng giờ.")


def _minutes_blocks(told: Told) -> Iterator[Block]:
    yield Heading("THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN", 1, "I.")
    yield Bullet(f"Thời gian: {when_of(told.starts_at)}.")
    yield Bullet(f"Địa điểm: {told.place}.")
    yield Bullet(f"Chủ trì: {told.chair}.")
    yield Bullet(
        f"Dự đối thoại: {number_vi(told.citizens)} người dân, {number_vi(told.businesses)} doanh "
        "nghiệp, hộ kinh doanh."
    )
    yield Heading("DIỄN BIẾN", 1, "II.")
    for line in told.summary.splitlines():
        yield Para(line)
    yield Heading("CÂU HỎI VÀ TRẢ LỜI", 1, "III.")
    if told.questions:
        yield _question_table(told.questions)
    else:
        yield Para("Không có câu hỏi.")
    yield Heading("NỘI DUNG ĐÃ HỨA VỚI NGƯỜI DÂN, DOANH NGHIỆP", 1, "IV.")
    if told.promises:
        yield _promise_table(told.promises)
        yield Para(
            "Tình trạng thực hiện từng nội dung được công khai trên trang của phường, mục Đối "
            "thoại, cho đến khi xong."
        )
    else:
        yield Para("Không có nội dung nào được hứa tại buổi đối thoại.")
    yield Para("Biên bản được thông qua trước những người dự.")


def _question_table(questions: Sequence[ToldQuestion]) -> TableBlock:
    columns = (
        Column("TT", 0.5, "center"),
        Column("Câu hỏi, kiến nghị", 3.4),
        Column("Bộ phận trả lời", 1.6),
        Column("Nội dung trả lời", 3.8),
    )
    rows = tuple(
        Row((str(n), each.wording, each.unit or "Chủ trì", each.answer or "Trả lời sau buổi họp"))
        for n, each in enumerate(questions, 1)
    )
    return TableBlock(columns, rows)


def _promise_table(promises: Sequence[ToldPromise]) -> TableBlock:
    columns = (
        Column("TT", 0.5, "center"),
        Column("Nội dung", 4.6),
        Column("Bộ phận thực hiện", 2),
        Column("Hạn thực hiện", 1.6, "center"),
    )
    rows = tuple(Row((str(n), p.text, p.unit, p.due)) for n, p in enumerate(promises, 1))
    return TableBlock(columns, rows)


def _inside(text: str) -> str:
    """A title inside a sentence: its first letter small unless the word is an abbreviation."""
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]
