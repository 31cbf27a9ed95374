"""Consent is given to a version of the words and withdrawn; docs/rules/consents.md."""

from dataclasses import dataclass
from datetime import datetime

from cchc.citizens.models import Citizen
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.privacy import facts, queries
from cchc.privacy.choices import ConsentWay, Purpose
from cchc.privacy.models import Consent, ConsentText
from cchc.privacy.services.writing import PUBLIC, require, said

_LONGEST = 2000


@dataclass(frozen=True)
class Holder:
    """Whose consent it is: a person of the book, or an account of the public pages."""

    citizen: Citizen | None = None
    account: str = ""


def write_text(
    *, agency: Agency, purpose: str, text: str, actor: User, at: datetime
) -> ConsentText:
    """The next version of the words; who consented before consented to the one before."""
    require(actor, agency, Act.DECIDE_DATA_REQUESTS, at)
    words = said(text, field="text", message="Ghi nội dung đồng ý.")
    if len(words) > _LONGEST:
        raise RuleBroken("Nội dung dài quá 2.000 ký tự; viết ngắn để người dân đọc.", field="text")
    with audit.transaction():
        now = _entered(agency, Purpose(purpose), at)
        if words == now.text:
            raise RuleBroken("Nội dung giống hệt bản đang dùng.", field="text")
        made = _enter(agency, now.purpose, now.version + 1, words, actor, at)
    if made.text != words:
        raise RuleBroken("Vừa có người ban hành bản mới; đọc bản đó rồi ghi lại.", field="text")
    return made


def _entered(agency: Agency, purpose: Purpose, at: datetime) -> ConsentText:
    """The version that holds, the ready-made one entered when it is the first time."""
    found = ConsentText.objects.filter(agency=agency, purpose=purpose).first()
    if found is not None:
        return found
    return _enter(agency, purpose, 1, queries.words_now(agency, purpose).text, None, at)


def _enter(
    agency: Agency, purpose: str, version: int, text: str, actor: User | None, at: datetime
) -> ConsentText:
    row, is_new = ConsentText.objects.get_or_create(
        agency=agency,
        purpose=purpose,
        version=version,
        defaults={"text": text, "written_by": actor, "written_at": at},
    )
    if not is_new:
        return row  # somebody was quicker by a moment
    audit.record(
        agency=agency.code,
        at=at,
        actor=actor.actor_key if actor else PUBLIC,
        act="write_text",
        subject=(facts.CONSENT_TEXT, str(row.pk)),
        facts=facts.of_text(row),
    )
    return row


def consent(
    *,
    agency: Agency,
    purpose: str,
    version: int,
    holder: Holder,
    channel: str,
    at: datetime,
    actor: User | None = None,
    proof: str = "",
) -> Consent:
    """Somebody said yes to that version; the same yes again is the one that is there.

    RuleBroken when the words have changed since they were read, and without proof at the desk.
    """
    way = ConsentWay(channel)
    if (actor is None) != (way is ConsentWay.PORTAL):
        raise RuleBroken("Chọn cách đồng ý.", field="channel")
    if actor is not None:
        require(actor, agency, Act.HANDLE_DATA_REQUESTS, at)
        said(proof, field="proof", message="Ghi bằng chứng: phiếu ký ngày nào, lưu ở đâu.")
    if holder.citizen and (holder.citizen.agency_id != agency.pk or holder.citizen.erased_at):
        raise RuleBroken("Không có người này trong sổ của cơ quan.", field="citizen")
    with audit.transaction():
        text = _entered(agency, Purpose(purpose), at)
        if text.version != version:
            raise RuleBroken("Nội dung đồng ý vừa thay đổi; xin đọc lại rồi chọn.", field="version")
        row, is_new = Consent.objects.get_or_create(
            text=text,
            citizen=holder.citizen,
            account=holder.account,
            withdrawn_at=None,
            defaults={
                "agency": agency,
                "channel": way,
                "given_at": at,
                "taken_by": actor,
                "proof": nfc(proof),
            },
        )
        if is_new:
            _note(row, "consent", actor, at)
    return row


def withdraw_consent(
    *, consent: Consent, channel: str, actor: User | None, at: datetime
) -> Consent:
    """It holds no more; RuleBroken when it was withdrawn before."""
    with audit.transaction():
        rows = Consent.objects.select_for_update(of=("self",)).select_related("agency", "text")
        row = rows.get(pk=consent.pk)
        if actor is not None:
            require(actor, row.agency, Act.HANDLE_DATA_REQUESTS, at)
        if not row.is_open:
            raise RuleBroken("Sự đồng ý này đã được rút lại trước đó.")
        row.withdrawn_at, row.withdrawn_by = at, actor
        row.withdrawn_channel = ConsentWay(channel)
        row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_channel"])
        _note(row, "withdraw", actor, at)
    return row


def withdraw_of(*, account: str, purpose: str, at: datetime) -> int:
    """An account takes back every yes to that purpose, of whatever agency and version; how many."""
    with audit.transaction():
        rows = Consent.objects.filter(
            account=account, text__purpose=purpose, withdrawn_at=None
        ).order_by("agency__code", "pk")
        for row in rows:
            withdraw_consent(consent=row, channel=ConsentWay.PORTAL, actor=None, at=at)
    return len(rows)


def forget_proofs(*, citizen: Citizen, ground: str, second: str, actor: User, at: datetime) -> int:
    """What proves the person's consents goes, open ones end; how many. The rest names nobody."""
    rows = list(Consent.objects.filter(citizen=citizen).select_related("agency", "text"))
    for row in rows:
        if row.is_open:
            row.withdrawn_at, row.withdrawn_by = at, actor
            row.withdrawn_channel = ConsentWay.PAPER
        row.proof = ""
        row.save()
        _note(row, "withdraw", actor, at)
        audit.erase(
            agency=row.agency.code,
            subject=(facts.CONSENT, str(row.pk)),
            at=at,
            actor=actor.actor_key,
            second=second,
            ground=ground,
        )
    return len(rows)


def _note(row: Consent, act: str, actor: User | None, at: datetime) -> None:
    audit.record(
        agency=row.agency.code,
        at=at,
        actor=actor.actor_key if actor else PUBLIC,
        act=act,
        subject=(facts.CONSENT, str(row.pk)),
        facts=facts.of_consent(row),
        payload={"proof": row.proof} if row.proof and act == "consent" else None,
    )
