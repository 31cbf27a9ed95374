"""Who may answer about which dossier, through which channel; docs/rules/satisfaction.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cchc.kernel.errors import RuleBroken
from cchc.surveys.rules.index import LEAST, MOST

BAD = 2  # "không hài lòng" and below
GONE = "Phiếu này đã được trả lời hoặc không còn hiệu lực."
LONGEST_TEXT = 1000


@dataclass(frozen=True)
class Question:
    """A question of the edition in force."""

    key: int
    code: str
    is_overall: bool


def is_open(finished_on: date, today: date, *, days: int) -> bool:
    """Whether a dossier finished on that day may still be rated."""
    return finished_on <= today <= finished_on + timedelta(days=days)


def check_marks(questions: Mapping[int, Question], marks: Mapping[int, int]) -> None:
    """RuleBroken when an overall question is not answered, or something else than 1 to 5 is."""
    if not questions:
        raise RuleBroken("Cơ quan chưa công bố phiếu hỏi.")
    if set(marks) - set(questions):
        raise RuleBroken("Phiếu hỏi vừa được thay bằng bản mới. Xin mở lại trang rồi trả lời.")
    for key, mark in marks.items():
        if not LEAST <= mark <= MOST:
            code = questions[key].code
            raise RuleBroken(f"Mức trả lời câu {code} phải từ {LEAST} đến {MOST}.")
    for key, question in questions.items():
        if question.is_overall and key not in marks:
            raise RuleBroken("Xin chọn một mức cho mỗi câu đánh giá chung.", field=f"q{key}")


def is_bad(overall: Mapping[str, int]) -> bool:
    """Whether one of the overall marks calls for a follow-up."""
    return any(mark <= BAD for mark in overall.values())
