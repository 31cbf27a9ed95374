"""Urging letters are drafted and drafted anew; the rest of their way is the documents' room's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils.module_loading import import_string

from cchc.documents import services as documents
from cchc.documents.choices import DocumentKind
from cchc.documents.content import Content
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.obligations import facts
from cchc.obligations.models import Obligation, UrgingLetter, UrgingLine
from cchc.obligations.queries import urging as queries
from cchc.obligations.rules.dates import day_of
from cchc.obligations.rules.urging import check_answer
from cchc.obligations.services import telling
from cchc.obligations.services.urging_words import Wording, letter
from cchc.obligations.services.writing import PREFIX
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, Unit, User

SUBJECT = "urging"
LOOKED_BACK = timedelta(days=2)  # a message is put once, however often it is looked for
_NOTHING = "{} không có việc quá hạn hoặc sắp đến hạn chưa nộp: không cần công văn đôn đốc."


@dataclass(frozen=True)
class Asked:
    """What whoever drafts decides: day of the answer (None: by the setting), more words, soon."""

    respond_by: date | None = None
    remark: str = ""
    with_soon: bool = True


AS_USUAL = Asked()


def urge(
    *, agency: Agency, unit: Unit, actor: User, at: datetime, asked: Asked = AS_USUAL
) -> UrgingLetter:
    """Draft the letter to one unit with the list of this moment.

    RuleBroken when nothing is to be urged, or a letter to the unit is still on its way.
    """
    organisation.require(actor, Act.URGE, today=day_of(at))
    if unit.agency_id != agency.pk or actor.agency_id != agency.pk:
        raise RuleBroken("Bộ phận thuộc cơ quan khác.", field="unit")
    with audit.transaction():
        held = _held(unit)
        on_way = queries.letter_on_its_way(held)
        if on_way:
            raise RuleBroken(
                f"Đã có công văn đôn đốc {held.name} đang soạn hoặc trình ký "
                f"({on_way.document.drafted_by}, {on_way.listed_at:%d/%m/%Y}); "
                f"hoàn tất hoặc rút văn bản đó trước."
            )
        return _drafted(agency, held, asked, actor, at)


def urge_all(
    *, agency: Agency, actor: User, at: datetime, asked: Asked = AS_USUAL
) -> list[UrgingLetter]:
    """One draft for every unit that is late and has no letter on its way."""
    organisation.require(actor, Act.URGE, today=day_of(at))
    with audit.transaction():
        units = queries.units_to_urge(agency, today=day_of(at))
        made = [urge(agency=agency, unit=u, actor=actor, at=at, asked=asked) for u in units]
    if not made:
        raise RuleBroken("Không có bộ phận nào trễ hạn mà chưa có công văn đôn đốc đang soạn.")
    return made


def redraft_urging(
    *, letter: UrgingLetter, actor: User, at: datetime, asked: Asked | None = None
) -> UrgingLetter:
    """The same letter with the list of this moment; None keeps what was asked before.

    PermissionDenied and RuleBroken as revising the document says: once it is before a signer it
    must be sent back first.
    """
    organisation.require(actor, Act.URGE, today=day_of(at))
    with audit.transaction():
        _held(letter.unit)
        row = UrgingLetter.objects.select_related("agency", "unit", "document").get(pk=letter.pk)
        wanted = asked or Asked(row.respond_by, row.remark, row.with_soon)
        late, soon = _listed(row.agency, row.unit, wanted, at)
        content, respond_by = _content(row.agency, row.unit, wanted, late, soon, at)
        documents.revise(
            document=row.document, content=content, actor=actor, at=at, by_composer=True
        )
        row.listed_at, row.respond_by = at, respond_by
        row.remark, row.with_soon = nfc(wanted.remark), wanted.with_soon
        row.save()
        row.lines.all().delete()
        _list(row, late, soon, act="redraft_urging", actor=actor, at=at)
    return row


def _held(unit: Unit) -> Unit:
    """The unit, locked, so that two people do not draft to it at the same moment."""
    return Unit.objects.select_for_update().get(pk=unit.pk)


def _drafted(agency: Agency, unit: Unit, asked: Asked, actor: User, at: datetime) -> UrgingLetter:
    late, soon = _listed(agency, unit, asked, at)
    content, respond_by = _content(agency, unit, asked, late, soon, at)
    document = documents.draft(
        agency=agency,
        actor=actor,
        at=at,
        kind=DocumentKind.LETTER,
        content=content,
        subject=(SUBJECT, str(unit.pk), f"Danh sách đôn đốc {unit.name}"),
        unit=queries.office_of(agency, day_of(at)),
        is_composed=True,
    )
    made = UrgingLetter.objects.create(
        agency=agency,
        unit=unit,
        document=document,
        listed_at=at,
        respond_by=respond_by,
        with_soon=asked.with_soon,
        remark=nfc(asked.remark),
    )
    _list(made, late, soon, act="urge", actor=actor, at=at)
    return made


def _listed(
    agency: Agency, unit: Unit, asked: Asked, at: datetime
) -> tuple[list[Obligation], list[Obligation]]:
    late, soon = queries.to_list(agency, unit, today=day_of(at), with_soon=asked.with_soon)
    if not late and not soon:
        raise RuleBroken(_NOTHING.format(unit.name))
    return late, soon


def _content(
    agency: Agency,
    unit: Unit,
    asked: Asked,
    late: Sequence[Obligation],
    soon: Sequence[Obligation],
    at: datetime,
) -> tuple[Content, date]:
    day = day_of(at)
    respond_by = asked.respond_by or queries.day_to_answer(agency, day)
    check_answer(respond_by, day)
    office = queries.office_of(agency, day)
    said = Wording(
        agency=agency,
        unit=unit,
        office=office.name if office else "Văn phòng",
        has_accounts=queries.has_accounts(unit, day),
        at=at,
        respond_by=respond_by,
        remark=nfc(asked.remark),
        cited=_citations(agency, [*late, *soon]),
    )
    return letter(said, late, soon), respond_by


def _citations(agency: Agency, rows: Sequence[Obligation]) -> tuple[str, ...]:
    """The documents that gave the work, cited by the rooms above (settings.SUBJECT_CITATIONS)."""
    cited: list[str] = []
    for kind, name in settings.SUBJECT_CITATIONS.items():
        keys = sorted({row.subject_key for row in rows if row.subject_kind == kind})
        if keys:
            cite: Callable[[Agency, Sequence[str]], list[str]] = import_string(name)
            cited += cite(agency, keys)
    return tuple(cited)


def _list(
    made: UrgingLetter,
    late: Sequence[Obligation],
    soon: Sequence[Obligation],
    *,
    act: str,
    actor: User,
    at: datetime,
) -> None:
    """Keep what the letter lists, and note it in the chain."""
    UrgingLine.objects.bulk_create(
        UrgingLine(letter=made, obligation=row, due_on=row.due_on, is_late=is_late)
        for rows, is_late in ((late, True), (soon, False))
        for row in rows
        if row.due_on
    )
    audit.record(
        agency=made.agency.code,
        at=at,
        actor=actor.actor_key,
        act=f"{PREFIX}.{act}",
        subject=(facts.URGING, str(made.pk)),
        facts=facts.of_urging(made),
        payload={"unit": made.unit.name, "remark": made.remark},
    )


def tell_issued(*, at: datetime) -> int:
    """Tell the persons named in the letters that were issued lately; each once. How many letters.

    Issuing is an act of the documents' room, which knows nothing of lists.
    """
    letters = queries.issued_since(at - LOOKED_BACK)
    for one in letters:
        with audit.transaction():
            telling.tell_urged(one)
    return len(letters)
