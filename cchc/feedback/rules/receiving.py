"""What a petition must say to be received; docs/rules/feedback.md, NĐ 20/2008 art 7."""

from dataclasses import dataclass

from cchc.kernel.errors import RuleBroken

LEAST_WORDS = 3


@dataclass(frozen=True)
class Said:
    """What the sender says: of the matter, and of themselves."""

    title: str
    text: str
    name: str
    phone: str = ""
    email: str = ""
    address: str = ""
    place: str = ""


def check(said: Said) -> None:
    """RuleBroken unless content is clear and the sender can be reached."""
    if len(said.title.split()) < LEAST_WORDS:
        raise RuleBroken("Ghi rõ việc cần phản ánh, ít nhất ba chữ.", field="title")
    if len(said.text.split()) < LEAST_WORDS:
        raise RuleBroken("Ghi rõ nội dung phản ánh: việc gì, ở đâu, khi nào.", field="text")
    if not said.name.strip():
        raise RuleBroken(
            "Ghi họ tên (hoặc tên cơ quan, tổ chức). Tên không hiện cho người khác; thiếu tên thì "
            "pháp luật không cho tiếp nhận phản ánh, kiến nghị.",
            field="name",
        )
    if not said.phone.strip() and not said.address.strip():
        raise RuleBroken("Ghi số điện thoại hoặc địa chỉ để cơ quan liên hệ.", field="phone")


def check_reach(*, is_sealed: bool, has_unit: bool, is_of_leaders: bool, superior: str) -> None:
    """RuleBroken when it cannot be kept from the unit that it is about."""
    if is_of_leaders:
        where = f" ({superior})" if superior else ""
        raise RuleBroken(
            f"Phản ánh về lãnh đạo cơ quan thì gửi đến cơ quan cấp trên{where}: cơ quan này không "
            "tự xem xét việc của lãnh đạo mình.",
            field="about_unit",
        )
    if is_sealed and not has_unit:
        raise RuleBroken(
            "Chọn bộ phận bị phản ánh để giữ kín nội dung với bộ phận đó.", field="about_unit"
        )
