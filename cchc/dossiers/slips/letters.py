"""Forms 04 and 05, the letter about an incident: what the head of the agency writes."""

from typing import Any

from cchc.documents.content import Content, Fact, Facts, Para
from cchc.dossiers.slips.facts import Apology, IncidentLetter, Person, StopNotice
from cchc.dossiers.slips.versions import FormCode, version_on
from cchc.dossiers.slips.wording import (
    addressed,
    demand,
    facts_of,
    form_for,
    head,
    id_line,
    moment_words,
)
from cchc.kernel.formats import date_vi


def apology(facts: Apology) -> Content:
    """What the apology says; RuleBroken names what is missing."""
    form = form_for(facts, FormCode.APOLOGY)
    demand(facts, form, "number", "issued_on", "code", "applicant.name", "asked", "due_at")
    demand(facts, form, "reason", "signature.post", "signature.name", "recipients")
    if facts.ended is None:
        demand(facts, form, "new_due_at")
    you, agency = addressed(facts.applicant), facts.desk.agency.agency_name
    return Content(
        **_letter(facts, FormCode.APOLOGY),
        blocks=(
            Para(
                f"Ngày {date_vi(facts.received_on)}, {agency} tiếp nhận hồ sơ đề nghị giải quyết "
                f"thủ tục {_quoted(facts.asked)} của {_named(facts)}, mã số hồ sơ: {facts.code}."
            ),
            Para(f"Thời gian hẹn trả kết quả giải quyết hồ sơ: {moment_words(facts.due_at)}."),
            Para(f"Tuy nhiên, {_what_came(facts, you)}. Lý do: {_sentence(facts.reason)}"),
            Para(
                f"Việc chậm trả kết quả đã gây phiền hà, tốn kém chi phí, công sức của {you}. "
                f"{agency} xin lỗi {you}{_and_then(facts)}"
            ),
            *_when(facts),
            Para(f"Rất mong nhận được sự thông cảm của {you}./."),
        ),
        signature=facts.signature,
    )


def _what_came(facts: Apology, you: str) -> str:
    if facts.ended is None:
        return f"đến nay hồ sơ của {you} chưa giải quyết xong"
    how = "mới giải quyết xong" if facts.ended.has_result else "dừng giải quyết"
    return f"đến {moment_words(facts.ended.at)} hồ sơ của {you} {how}"


def _and_then(facts: Apology) -> str:
    if facts.ended is None:
        return " và hẹn trả kết quả giải quyết hồ sơ vào:"
    return ". Kết quả giải quyết hồ sơ đã có từ:" if facts.ended.has_result else "."


def _when(facts: Apology) -> tuple[Para, ...]:
    ended = facts.ended
    moment = facts.new_due_at if ended is None else ended.at if ended.has_result else None
    if moment is None:
        return ()
    return (Para(moment_words(moment), bold=True, align="center", indent=False),)


def stop_notice(facts: StopNotice) -> Content:
    """What the notice of stopping says; RuleBroken names what is missing."""
    form = form_for(facts, FormCode.STOP)
    demand(facts, form, "number", "issued_on", "code", "applicant.name", "asked", "requested_on")
    demand(facts, form, "stopped_on", "reason", "signature.post", "signature.name", "recipients")
    return Content(
        **_letter(facts, FormCode.STOP),
        blocks=(
            Para(
                f"{facts.desk.agency.agency_name} thông báo dừng giải quyết hồ sơ của "
                f"{addressed(facts.applicant)} như sau:"
            ),
            Facts(
                facts_of(
                    Fact("Hồ sơ của", facts.applicant.name, bold=True),
                    Fact("Thủ tục hành chính", facts.asked, bold=True),
                    ("Ngày nhận hồ sơ", date_vi(facts.received_on)),
                    ("Ngày đề nghị dừng giải quyết", date_vi(facts.requested_on)),
                    ("Lý do", facts.reason),
                    Fact("Dừng giải quyết từ ngày", date_vi(facts.stopped_on), bold=True),
                    ("Phí, lệ phí", facts.fee),
                )
            ),
            Para(
                f"{facts.desk.agency.agency_name} thông báo để {addressed(facts.applicant)} "
                "được biết./."
            ),
        ),
        signature=facts.signature,
    )


def incident_letter(facts: IncidentLetter) -> Content:
    """What the letter about an incident says; RuleBroken names what is missing."""
    form = form_for(facts, FormCode.INCIDENT)
    demand(facts, form, "number", "issued_on", "code", "applicant.name", "asked", "happened")
    demand(facts, form, "reason", "remedy", "signature.post", "signature.name", "recipients")
    you, agency = addressed(facts.applicant), facts.desk.agency.agency_name
    return Content(
        **_letter(facts, FormCode.INCIDENT),
        blocks=(
            Para(
                f"{agency} tiếp nhận hồ sơ {facts.code} về thủ tục {_quoted(facts.asked)} "
                f"của {you} ngày {date_vi(facts.received_on)}."
            ),
            Para(f"Trong quá trình giải quyết đã xảy ra việc {_sentence(facts.happened)}"),
            Para(f"Nguyên nhân: {_sentence(facts.reason)}"),
            Para(f"Cách khắc phục: {_sentence(facts.remedy)}"),
            *((Para(f"Chi phí: {_sentence(facts.cost)}"),) if facts.cost else ()),
            Para(f"{agency} xin lỗi {you} và mong nhận được sự thông cảm của {you}./."),
        ),
        signature=facts.signature,
    )


def _letter(facts: Apology | StopNotice | IncidentLetter, code: FormCode) -> dict[str, Any]:
    return {
        **head(facts, code),
        "addressees": (_addressee(facts.applicant),),
        "recipients": facts.recipients,
    }


def _addressee(person: Person) -> str:
    return person.name if person.is_organisation else f"Ông (Bà) {person.name}"


def _named(facts: Apology) -> str:
    """The applicant, with the ID number where the form asks for it."""
    label, number = id_line(facts.applicant, version_on(facts.received_on))
    name = facts.applicant.name
    return f"{name} ({label.lower()}: {number.strip()})" if number.strip() else name


def _quoted(asked: str) -> str:
    return f"“{asked.strip().rstrip('.')}”"


def _sentence(text: str) -> str:
    bare = text.strip()
    return bare if bare.endswith(".") else f"{bare}."
