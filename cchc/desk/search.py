"""One search over all rooms: only what the person sees, a few of each kind, in fixed queries.

What is typed is posted: a person's name or number never stands in the address of the search.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse

from cchc.desk.queries import Acts
from cchc.documents import queries as documents
from cchc.dossiers import queries as dossiers
from cchc.feedback import queries as feedback
from cchc.kernel.formats import date_vi
from cchc.kernel.text import fold
from cchc.kernel.zone import HANOI
from cchc.obligations import queries as obligations
from cchc.obligations.models import Obligation
from cchc.obligations.queries import Wanted
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.plans.queries.found import plans_found, tasks_found
from cchc.procedures import queries as procedures

MOST = 8
_OF_DOSSIERS = (Act.RECEIVE_DOSSIER, Act.PROCESS_DOSSIER, Act.DECIDE_DOSSIER)
LEAST_LETTERS = 2


@dataclass(frozen=True)
class Hit:
    """One thing found; without ``url`` there is no page of it for this person."""

    label: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Group:
    """Hits of one kind; when there are more, ``more_url`` is the room's own list, if it has one."""

    title: str
    hits: Sequence[Hit]
    is_cut: bool = False
    more_url: str = ""


@dataclass(frozen=True)
class _Asked:
    user: User
    text: str
    at: datetime
    acts: Acts

    @property
    def today(self) -> date:
        return self.at.astimezone(HANOI).date()

    def group(self, title: str, hits: Iterable[Hit], every: str = "") -> Group:
        """The first hits; the list of all of them when one more was found."""
        found = list(hits)
        is_cut = len(found) > MOST
        more = f"{reverse(every)}?{urlencode({'q': self.text})}" if every and is_cut else ""
        return Group(title, found[:MOST], is_cut, more)


def is_enough(text: str) -> bool:
    """Whether there is a word long enough to look for."""
    return len(fold(text).replace(" ", "")) >= LEAST_LETTERS


def search(user: User, text: str, *, at: datetime) -> list[Group]:
    """What the person sees that has every word of the text, in groups that are not empty."""
    if not is_enough(text):
        return []
    acts = organisation.acts_of(user, at.astimezone(HANOI).date())
    asked = _Asked(user, text, at, acts)
    shop = () if acts.isdisjoint(_OF_DOSSIERS) else (_dossiers,)
    cases = CASES if Act.SEE_PLAN in acts else ()
    wanted = (*shop, *cases, _petitions, _procedures, _people)
    groups = [look(asked) for look in wanted]
    return [group for group in groups if group.hits]


def _dossiers(asked: _Asked) -> Group:
    """By (the end of) the code; for the desk also by the applicant, whose name stays masked."""
    rows = dossiers.found(asked.user, asked.text, at=asked.at)[: MOST + 1]
    hits = (
        Hit(
            f"{line.code}: {line.row.version.procedure.name}",
            ", ".join(part for part in (line.who, line.badge.label) if part),
            reverse("dossiers:page", args=[line.row.pk]),
        )
        for line in dossiers.shown(asked.user, rows, at=asked.at)
    )
    return asked.group("Hồ sơ", hits)


def _petitions(asked: _Asked) -> Group:
    """By the code alone: neither words nor senders are searched."""
    rows = feedback.found_by_code(asked.user, asked.text, today=asked.today, most=MOST + 1)
    hits = (
        Hit(row.code, row.get_state_display(), reverse("feedback:petition", args=[row.pk]))
        for row in rows
    )
    return asked.group("Phản ánh, kiến nghị", hits)


def _procedures(asked: _Asked) -> Group:
    rows = procedures.search(asked.user, asked.text, today=asked.today)
    hits = (
        Hit(
            row.name,
            f"{row.code}, {row.field.name}",
            reverse("procedures:procedure", args=[row.pk]),
        )
        for row in rows[: MOST + 1]
    )
    return asked.group("Thủ tục hành chính", hits, "procedures:list")


def _plans(asked: _Asked) -> Group:
    rows = plans_found(asked.user, asked.text, today=asked.today, most=MOST + 1)
    hits = (
        Hit(row.title, row.get_state_display(), reverse("plans:plan", args=[row.code]))
        for row in rows
    )
    return asked.group("Kế hoạch", hits)


def _tasks(asked: _Asked) -> Group:
    rows = tasks_found(asked.user, asked.text, today=asked.today, most=MOST + 1)
    hits = (
        Hit(
            f"{row.label}. {row.title}",
            f"Kế hoạch năm {row.plan.year}",
            reverse("plans:task", args=[row.plan.code, row.ident]),
        )
        for row in rows
    )
    return asked.group("Nhiệm vụ", hits)


def _obligations(asked: _Asked) -> Group:
    rows = obligations.listed(asked.user, Wanted(text=asked.text), today=asked.today)
    hits = (
        Hit(
            f"{row.product or row.label}. {row.subject_label}",
            ", ".join(part for part in _owed(row) if part),
            reverse("obligations:page", args=[row.pk]),
        )
        for row in rows[: MOST + 1]
    )
    return asked.group("Việc phải làm", hits, "obligations:every")


def _owed(row: Obligation) -> tuple[str, ...]:
    """The period or duty, the unit, the date."""
    due = f"hạn {date_vi(row.due_on)}" if row.due_on else "chờ sự kiện"
    return row.label if row.product else "", row.unit.name if row.unit else "", due


def _documents(asked: _Asked) -> Group:
    seen = documents.shelves(asked.user, today=asked.today)["all"]
    rows = documents.filtered(seen, text=asked.text)
    hits = (
        Hit(
            f"{row.get_kind_display()} {row.reference}: {row.title}",
            f"{row.get_state_display()}" + (f", {date_vi(row.issued_on)}" if row.issued_on else ""),
            reverse("documents:document", args=[row.pk]),
        )
        for row in rows[: MOST + 1]
    )
    return asked.group("Văn bản", hits, "documents:documents")


def _incoming(asked: _Asked) -> Group:
    rows = documents.incoming_found(asked.user, asked.text, today=asked.today)
    hits = (
        Hit(
            f"{row.author} {row.reference}: {row.title}",
            f"Số đến {row.number}, {date_vi(row.arrived_on)}",
            reverse("documents:incoming_document", args=[row.pk]),
        )
        for row in rows[: MOST + 1]
    )
    return asked.group("Văn bản đến", hits)


def _people(asked: _Asked) -> Group:
    rows = organisation.people_found(asked.user, asked.text, today=asked.today, most=MOST + 1)
    manages = Act.MANAGE_ACCOUNTS in asked.acts
    hits = (
        Hit(
            row.person.full_name,
            ", ".join(post.title for post in row.posts) or "chưa có chức vụ",
            reverse("organisation:person", args=[row.person.pk]) if manages else "",
        )
        for row in rows
    )
    return asked.group("Người trong cơ quan", hits, "organisation:people" if manages else "")


CASES: tuple[Callable[[_Asked], Group], ...] = (
    _plans,
    _tasks,
    _obligations,
    _documents,
    _incoming,
)
