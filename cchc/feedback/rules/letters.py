"""The papers drawn from a petition: acknowledgement, forwarding, answer; no sender is named.

Issued papers are read by everybody who sees the agency's documents, so they carry the code; name
and address are written on the envelope from the petition itself. What may still turn out to be a
denunciation (an acknowledgement) does not say what it is about.
"""

from dataclasses import dataclass
from datetime import date

from cchc.documents.content import UNSIGNED, Block, Content, Letterhead, Para
from cchc.feedback.choices import LetterKind
from cchc.feedback.rules.masking import masked
from cchc.kernel.formats import date_vi

KINDS: dict[LetterKind, str] = {
    LetterKind.ACKNOWLEDGEMENT: "TB",
    LetterKind.FORWARDING: "CV",
    LetterKind.ANSWER: "CV",
}


@dataclass(frozen=True)
class Told:
    """A petition as its papers tell it; words of the sender come masked."""

    code: str
    filed_on: date
    channel: str
    title: str
    handle_by: date | None
    to: str
    answer: str
    private: tuple[str, ...]


@dataclass(frozen=True)
class Frame:
    """What stands around the words of a paper."""

    letterhead: Letterhead
    symbol: str


def letter_of(kind: LetterKind, told: Told, frame: Frame) -> Content:
    """The paper as a draft."""
    make = {
        LetterKind.ACKNOWLEDGEMENT: _acknowledgement,
        LetterKind.FORWARDING: _forwarding,
        LetterKind.ANSWER: _answer,
    }[kind]
    return make(told, frame)


def _sender(told: Told) -> str:
    return f"Người gửi phản ánh mã {told.code}"


def _which(told: Told) -> str:
    return (
        f"phản ánh, kiến nghị mã {told.code}, nhận ngày {date_vi(told.filed_on)} "
        f"(kênh tiếp nhận: {told.channel[0].lower()}{told.channel[1:]})"
    )


def _about(told: Told) -> str:
    return f"{_which(told)}, về việc: {masked(told.title, told.private)}"


def _acknowledgement(told: Told, frame: Frame) -> Content:
    blocks: list[Block] = [
        Para(f"{frame.letterhead.agency_name} đã tiếp nhận {_which(told)}."),
    ]
    if told.handle_by:
        blocks.append(
            Para(
                f"Cơ quan xử lý và trả lời chậm nhất ngày {date_vi(told.handle_by)}. Ông/bà theo "
                "dõi kết quả bằng mã và PIN ghi trên phiếu đã nhận."
            )
        )
    blocks.append(Para(f"{frame.letterhead.agency_name} thông báo để ông/bà biết."))
    return Content(
        kind=KINDS[LetterKind.ACKNOWLEDGEMENT],
        letterhead=frame.letterhead,
        symbol=frame.symbol,
        title=f"Về việc tiếp nhận phản ánh, kiến nghị mã {told.code}",
        blocks=tuple(blocks),
        signature=UNSIGNED,
        recipients=(_sender(told), "Lưu: VT"),
    )


def _forwarding(told: Told, frame: Frame) -> Content:
    name = frame.letterhead.agency_name
    blocks = (
        Para(f"{name} nhận được {_about(told)}."),
        Para(
            "Nội dung này không thuộc thẩm quyền của cơ quan chúng tôi. Căn cứ Nghị định số "
            "20/2008/NĐ-CP của Chính phủ về tiếp nhận, xử lý phản ánh, "
            "kiến nghị của cá nhân, tổ chức về quy định hành chính (đã được sửa đổi, bổ sung), "
            f"{name} chuyển phản ánh, kiến nghị nêu trên (kèm theo) đến {told.to} để xem xét, xử "
            "lý theo thẩm quyền."
        ),
        Para(f"Đề nghị {told.to} thông báo kết quả cho người gửi và cho {name}."),
    )
    return Content(
        kind=KINDS[LetterKind.FORWARDING],
        letterhead=frame.letterhead,
        symbol=frame.symbol,
        subject_line=f"V/v chuyển phản ánh, kiến nghị mã {told.code}",
        blocks=blocks,
        signature=UNSIGNED,
        recipients=("Như trên", f"{_sender(told)} (để biết)", "Lưu: VT"),
        addressees=(told.to,),
    )


def _answer(told: Told, frame: Frame) -> Content:
    lines = [line for line in masked(told.answer, told.private).splitlines() if line.strip()]
    blocks = (
        Para(f"{frame.letterhead.agency_name} đã xem xét {_about(told)}, và trả lời như sau:"),
        *(Para(line) for line in lines),
        Para(
            "Ông/bà cho biết có hài lòng với trả lời này không, và có thể đề nghị xem lại một lần, "
            "tại mục tra cứu bằng mã và PIN ghi trên phiếu đã nhận."
        ),
    )
    return Content(
        kind=KINDS[LetterKind.ANSWER],
        letterhead=frame.letterhead,
        symbol=frame.symbol,
        subject_line=f"V/v trả lời phản ánh, kiến nghị mã {told.code}",
        blocks=blocks,
        signature=UNSIGNED,
        recipients=("Như trên", "Lưu: VT"),
        addressees=(_sender(told),),
    )
