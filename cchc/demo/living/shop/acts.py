"""What each deed of a story does, by the services that the screens use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from cchc.citizens import services as citizens
from cchc.citizens.models import Citizen
from cchc.demo.living.pages import sample_page
from cchc.demo.living.shop import fates, ratings
from cchc.demo.living.shop.stories import Coming, Deed
from cchc.dossiers import services
from cchc.dossiers.choices import (
    CallOutcome,
    Channel,
    IncidentKind,
    PaidHow,
    PaperHow,
    Payer,
    StepKind,
)
from cchc.dossiers.models import Dossier
from cchc.dossiers.rules.supplements import AttemptRefused
from cchc.dossiers.services import Filed, Given, Happened, Item, Paid, ResultGiven, Scan
from cchc.kernel import audit
from cchc.kernel.zone import from_local
from cchc.organisation.models import Agency, Unit, User
from cchc.procedures import queries as procedures
from cchc.procedures.models import ProcedureVersion

DESK, LEADER, HEAD = "hoa", "lan", "minh"
ON_LEAVE = ("son", date(2026, 5, 11), date(2026, 5, 15), "van")
UNREADABLE = "Bản chụp bị mờ, không đọc được số và ngày cấp."
REFUSED = "Không thuộc thẩm quyền giải quyết của Ủy ban nhân dân phường."
WITHDRAWN = "Công dân không còn nhu cầu giải quyết thủ tục."
STOPPED = "Đối tượng của yêu cầu không còn; không có căn cứ để giải quyết tiếp."
LONGER = "Phải xác minh tại thực địa; các bên chưa thống nhất được ngày làm việc."
NOT_LONGER = "Bộ phận bố trí thêm người, trả đúng ngày đã hẹn."
OFF_PAPER = "Bản sao sổ hộ khẩu (để đối chiếu)."
SECTOR_LAW = "Quy định chuyên ngành mẫu về bổ sung hồ sơ lần thứ hai"
DUTY_LAW = "Quy định mẫu về nghĩa vụ tài chính trước khi trả kết quả"
POWER_CUT = "Mất điện cả ngày 14/07/2026, tiếp nhận theo sổ giấy."
RESTORED = "Kết quả đã ký trên giấy trong hạn; đường truyền hỏng nên nhập hôm sau."
_SAID = "Đã xin lỗi, nêu lý do và báo ngày trả kết quả dự kiến."
_CHANNELS = {
    fates.COUNTER: Channel.COUNTER,
    fates.CONTINGENCY: Channel.COUNTER,
    fates.ONLINE: Channel.ONLINE,
    fates.POSTAL: Channel.POSTAL,
}


@dataclass
class Desk:
    """The ward's people and units, and what was read of the catalogue."""

    agency: Agency
    people: Mapping[str, User]
    units: Mapping[str, Unit]
    versions: dict[str, ProcedureVersion] = field(default_factory=dict)

    def version(self, code: str, day: date) -> ProcedureVersion:
        """The version of the procedure that applies that day; LookupError when none does."""
        if code not in self.versions:
            found = procedures.procedure_with_code(self.agency, code)
            version = procedures.version_on(found, day) if found else None
            if version is None:
                raise LookupError(f"no procedure {code} on {day}")
            self.versions[code] = version
        return self.versions[code]

    def officer(self, name: str, at: datetime) -> User:
        """Who works that day: whoever is on leave has somebody to stand in."""
        absent, first, last, substitute = ON_LEAVE
        is_away = name == absent and first <= at.date() <= last
        return self.people[substitute if is_away else name]


@dataclass(frozen=True)
class Doing:
    """One deed with everything that it needs; ``row`` is the dossier, None before it is filed."""

    desk: Desk
    coming: Coming
    row: Dossier | None
    deed: Deed

    @property
    def at(self) -> datetime:
        """When."""
        return self.deed.at

    def by(self, name: str = "") -> dict[str, Any]:
        """The dossier, who does it (whoever works on it unless named), and when."""
        who = self.desk.people[name] if name else self.worker()
        return {"dossier": self.row, "actor": who, "at": self.at}

    def worker(self) -> User:
        """Who has the dossier in hand, else the officer whose procedure it is."""
        name = self.coming.offer.officer
        substitute = self.desk.people[ON_LEAVE[-1]]
        if self.row is not None and self.row.officer_id == substitute.pk:
            return substitute
        return self.desk.officer(name, self.at)

    def papers(self) -> list[Given]:
        """All that the procedure requires; a few do not have to bring again what is known."""
        offer, online = self.coming.offer, self.coming.channel == fates.ONLINE
        found = []
        for code in offer.papers:
            how = PaperHow.ELECTRONIC if online else PaperHow.GIVEN
            is_reused = self.coming.reuses and code == offer.reusable
            is_scanned = self.coming.is_scanned and code == offer.scanned and not is_reused
            page = Scan(f"ban-quet-mau-{code}.pdf", sample_page("BAN QUET MAU", self.coming.key))
            found.append(
                Given(
                    code,
                    PaperHow.REUSED if is_reused else how,
                    electronic=online,
                    files=(page,) if is_scanned else (),
                )
            )
        return found


def do(doing: Doing) -> Dossier | None:
    """Do the deed; the dossier that it filed or was done to, if it says."""
    found = _ACTS[doing.deed.act](doing)
    return found if isinstance(found, Dossier) else None


def _citizen(doing: Doing) -> Citizen:
    actor = None if doing.coming.channel == fates.ONLINE else doing.desk.people[DESK]
    said = doing.coming.applicant.said
    agency = doing.desk.agency
    return citizens.register(agency=agency, said=said, actor=actor, at=doing.at).citizen


def _filing(doing: Doing) -> dict[str, Any]:
    coming, filed_at = doing.coming, from_local(doing.coming.filed)
    record = f"BB-{coming.key:04d}/BCCI" if coming.channel == fates.POSTAL else ""
    is_contingency = coming.channel == fates.CONTINGENCY
    filed = Filed(
        channel=_CHANNELS[coming.channel],
        delivery_record=record,
        return_channel=Channel.POSTAL if record else Channel.COUNTER,
        filed_at=filed_at if record or is_contingency else None,
        contingency_reason=POWER_CUT if is_contingency else "",
    )
    return {
        "agency": doing.desk.agency,
        "version": doing.desk.version(coming.offer.code, coming.filed.date()),
        "applicant": _citizen(doing),
        "at": doing.at,
        "filed": filed,
    }


def _file(doing: Doing) -> Dossier:
    online = doing.coming.channel == fates.ONLINE
    actor = None if online else doing.desk.people[DESK]
    said = _filing(doing)
    return services.register(**said, actor=actor, papers=doing.papers())


def _take_in(doing: Doing) -> Dossier:
    said = _filing(doing)
    return services.take_in(**said, actor=doing.desk.people[DESK], papers=doing.papers())


def _assign(doing: Doing) -> None:
    unit = doing.desk.units[doing.coming.offer.unit]
    services.assign(**doing.by(DESK), unit=unit, person=doing.worker())


def _hand_over(doing: Doing) -> None:
    """Before the vice-chair to be signed; the desk takes the signed paper back."""
    leader = doing.desk.people[LEADER]
    services.hand_over(
        **doing.by(),
        unit=doing.desk.units["Lãnh đạo UBND phường"],
        person=leader,
        step=doing.coming.offer.leaders,
        note_text="Trình ký",
    )


def _finish(doing: Doing) -> None:
    assert doing.row is not None
    is_with_leader = doing.row.officer_id == doing.desk.people[LEADER].pk
    code, name = doing.coming.offer.result
    results = []
    if doing.deed.said["has_file"]:
        page = sample_page("KET QUA MAU", doing.coming.key)
        results.append(ResultGiven(code, name, page, number=f"{doing.coming.key}/KQ-MAU"))
    services.finish(**doing.by(DESK if is_with_leader else ""), results=results)


def _pay(doing: Doing) -> None:
    if doing.deed.said["is_exempt"]:
        paid = Paid(0, PaidHow.EXEMPT, exempt_reason="Người thuộc hộ nghèo (mẫu).")
    else:
        online = doing.coming.channel == fates.ONLINE
        how = PaidHow.ONLINE if online else PaidHow.CASH
        paid = Paid(doing.coming.offer.fee, how, receipt_number=f"BL-{doing.coming.key:05d} (mẫu)")
    services.take_payment(**doing.by(DESK), paid=paid)


def _hand_back(doing: Doing) -> None:
    record = ""
    if doing.row is not None and doing.row.return_channel == Channel.POSTAL:
        record = f"BB-{doing.coming.key:04d}/BCCI-PT"
    row = services.hand_back(**doing.by(DESK), delivery_record=record)
    ratings.rate(row, doing.coming.key, doing.at)


def _items(doing: Doing) -> list[Item]:
    return [Item("paper", doing.coming.offer.papers[-1], UNREADABLE)]


def _ask(doing: Doing) -> None:
    services.ask_supplement(**doing.by(doing.deed.said.get("by", "")), items=_items(doing))


def _ask_by_law(doing: Doing) -> None:
    services.ask_supplement(**doing.by(), items=_items(doing), sector_law=SECTOR_LAW)


def _approve(doing: Doing) -> None:
    assert doing.row is not None
    request = doing.row.supplements.latest("number")
    services.approve_supplement(request=request, actor=doing.desk.people[LEADER], at=doing.at)


def _try(doing: Doing, items: list[Item]) -> None:
    """Somebody asks for more than is allowed; the services keep the attempt and refuse."""
    try:
        services.ask_supplement(**doing.by(), items=items)
    except AttemptRefused:
        return


def _complete(doing: Doing) -> None:
    services.take_supplement(**doing.by(DESK), papers=[Given(doing.coming.offer.papers[-1])])


def _demand(doing: Doing) -> None:
    amount = doing.coming.offer.fee or 120_000
    services.demand_payment(**doing.by(), amount=amount, stops_clock_by=DUTY_LAW)


def _settle(doing: Doing) -> None:
    receipt = f"BL-{doing.coming.key:05d}-TC (mẫu)"
    paid = Paid(doing.coming.offer.fee or 120_000, PaidHow.TRANSFER, receipt_number=receipt)
    services.take_payment(**doing.by(DESK), paid=paid)


def _ask_opinion(doing: Doing) -> None:
    services.send_out_for_opinion(
        **doing.by(), partner="Công an phường", question="Đề nghị xác nhận nơi cư trú."
    )


def _note_opinion(doing: Doing) -> None:
    assert doing.row is not None
    step = doing.row.steps.get(kind=StepKind.OPINION)
    services.record_opinion(**doing.by(), step=step, opinion="Có cư trú tại địa bàn.")


def _propose(doing: Doing) -> None:
    until = date.fromisoformat(doing.deed.said["until"])
    services.propose_extension(**doing.by(), until=until, reason=LONGER)


def _call(doing: Doing) -> None:
    outcome = CallOutcome(doing.deed.said["outcome"])
    said = _SAID if outcome is CallOutcome.REACHED else ""
    services.record_phone_call(
        **doing.by(), outcome=outcome, said=said, called_at=doing.at - timedelta(minutes=2)
    )


def _stop(doing: Doing) -> None:
    reason = STOPPED if doing.deed.said.get("reason") else ""
    services.stop(**doing.by(), reason=reason)


def _confirm(doing: Doing) -> None:
    really = from_local(datetime.fromisoformat(doing.deed.said["really"]))
    services.confirm_finish(**doing.by(HEAD), really_at=really, reason=RESTORED)


def _incident(doing: Doing) -> None:
    kind = IncidentKind(doing.deed.said["kind"])
    what, remedy, cost, payer = _INCIDENTS[kind]
    happened = Happened(kind, what, remedy, cost, payer)
    services.record_incident(**doing.by(DESK), happened=happened, signer=doing.desk.people[LEADER])


_INCIDENTS = {
    IncidentKind.LOST: (
        "Khi chuyển hồ sơ từ quầy sang bộ phận xử lý, thất lạc một bản sao trong hồ sơ (mẫu).",
        "Bộ phận tự chứng thực lại bản sao từ bản chính đang lưu; công dân không phải nộp lại.",
        0,
        Payer.NOBODY,
    ),
    IncidentKind.DAMAGED: (
        "Nước mưa tràn vào tủ hồ sơ ban đêm, tờ khai bị nhòe không đọc được (mẫu).",
        "Mời công dân ký lại tờ khai tại nhà; phường chịu chi phí đi lại.",
        50_000,
        Payer.AGENCY,
    ),
    IncidentKind.WRONG: (
        "Ghi sai năm sinh trên dự thảo kết quả do nhập nhầm từ sổ gốc (mẫu).",
        "Lập lại dự thảo đúng sổ gốc, đối chiếu hai người trước khi trình ký.",
        0,
        Payer.NOBODY,
    ),
}


def _elsewhere(doing: Doing) -> None:
    services.pass_on(**doing.by(), partner="Chi nhánh Văn phòng đăng ký đất đai", why="Trích đo.")


_ACTS: dict[str, Callable[[Doing], object]] = {
    "file": _file,
    "take_in": _take_in,
    "receive": lambda doing: services.receive(**doing.by(DESK)),
    "refuse": lambda doing: services.refuse(**doing.by(DESK), reason=REFUSED),
    "assign": _assign,
    "hand_over": _hand_over,
    "finish": _finish,
    "pay": _pay,
    "hand_back": _hand_back,
    "ask": _ask,
    "ask_by_law": _ask_by_law,
    "approve": _approve,
    "try_off_list": lambda doing: _try(doing, [Item("paper", OFF_PAPER, UNREADABLE)]),
    "try_second": lambda doing: _try(doing, _items(doing)),
    "complete": _complete,
    "demand": _demand,
    "settle": _settle,
    "ask_opinion": _ask_opinion,
    "note_opinion": _note_opinion,
    "pass_on": _elsewhere,
    "take_back": lambda doing: services.take_back(**doing.by(), result="Đã trích đo."),
    "propose": _propose,
    "extend": lambda doing: services.extend(**doing.by(LEADER)),
    "decline": lambda doing: services.decline_extension(**doing.by(LEADER), reason=NOT_LONGER),
    "call": _call,
    "withdraw": lambda doing: services.withdraw(**doing.by(DESK), reason=WITHDRAWN),
    "stop": _stop,
    "confirm": _confirm,
    "incident": _incident,
}


def nested(doing: Doing) -> Dossier | None:
    """The deed as a part of a longer transaction: refused, it leaves nothing behind."""
    with audit.transaction():
        return do(doing)
