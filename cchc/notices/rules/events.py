"""What each event knows: parameters that must and may be given; docs/rules/citizen-notices.md."""

from collections.abc import Mapping
from dataclasses import dataclass

# Parameter -> (what it is, the longest likely value, for previews and counts of segments).
PARAMS: dict[str, tuple[str, str]] = {
    "agency": ("tên cơ quan", "UBND phường An Bình (mẫu)"),
    "code": ("mã hồ sơ, phản ánh", "H56.10.5-260302-0007"),
    "name": ("họ tên người nộp", "Nguyễn Hoàng Phương Khánh"),
    "procedure": ("tên thủ tục", "Đăng ký khai sinh"),
    "due": ("ngày giờ hẹn", "17:00 ngày 09/03/2026"),
    "amount": ("số tiền, đồng", "1.250.000"),
    "phone": ("điện thoại bộ phận một cửa", "0237 3852 246"),
    "link": ("địa chỉ tra cứu", "https://mau.example.vn/tra-cuu/"),
    "survey": ("địa chỉ đánh giá", "https://mau.example.vn/y-kien/Abc123Def456"),
}
_ALWAYS = frozenset(("agency", "code"))
_MAYBE = frozenset(("phone", "link", "name"))


@dataclass(frozen=True)
class Known:
    """The parameters of an event."""

    required: frozenset[str]
    optional: frozenset[str]
    tells_result: bool = False

    @property
    def all(self) -> frozenset[str]:
        """Every parameter that a text of the event may use."""
        return self.required | self.optional


def _known(*required: str, maybe: tuple[str, ...] = (), tells_result: bool = False) -> Known:
    return Known(_ALWAYS | set(required), _MAYBE | set(maybe), tells_result)


_OF_DOSSIER = ("procedure",)
EVENTS: dict[str, Known] = {
    "received": _known("due", maybe=_OF_DOSSIER),
    "supplement_asked": _known(maybe=_OF_DOSSIER),
    "money_due": _known("amount", maybe=_OF_DOSSIER),
    "finished_early": _known(maybe=(*_OF_DOSSIER, "survey"), tells_result=True),
    "ready": _known(maybe=(*_OF_DOSSIER, "survey"), tells_result=True),
    "late_apology": _known(maybe=(*_OF_DOSSIER, "due")),
    "handed_back": _known(maybe=(*_OF_DOSSIER, "survey"), tells_result=True),
    "feedback_received": _known(maybe=("due",)),
    "feedback_answered": _known(maybe=("survey",), tells_result=True),
}


def checked_params(event: str, params: Mapping[str, str]) -> dict[str, str]:
    """The parameters in the order of their names; ValueError names what lacks or is unknown."""
    known = EVENTS[event]
    given = {name for name, value in params.items() if value}
    if lacking := known.required - given:
        raise ValueError(f"{event} lacks {sorted(lacking)}")
    if unknown := set(params) - known.all:
        raise ValueError(f"{event} does not know {sorted(unknown)}")
    return {name: params[name] for name in sorted(params)}


def sample_of(event: str) -> dict[str, str]:
    """Likely long values of every parameter, for previews."""
    return {name: PARAMS[name][1] for name in sorted(EVENTS[event].all)}
