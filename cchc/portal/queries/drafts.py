"""What a filer sees: their own drafts and receipts, where filing is switched on."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from cchc.dossiers.choices import State
from cchc.dossiers.models import Dossier
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency
from cchc.portal.models import DraftFile, Filer, FilerSession, FilingDraft
from cchc.portal.queries.permits import is_permitted
from cchc.procedures import queries as procedures
from cchc.procedures.choices import OnlineLevel
from cchc.procedures.models import ProcedureVersion
from cchc.procedures.showing import count_words
from cchc.procedures.whole import Content, WholePaper


@dataclass(frozen=True)
class PaperToGive:
    """A paper of the version, its files so far; ``is_filled``: met by the form on the page."""

    paper: WholePaper
    counts: str
    files: tuple[DraftFile, ...]
    is_filled: bool

    @property
    def takes_files(self) -> bool:
        """Whether something can be uploaded for it."""
        return not self.paper.is_shown and not self.is_filled

    @property
    def is_missing(self) -> bool:
        """Whether it has to be there and is not."""
        return self.takes_files and self.paper.is_required and not self.files


def takes_filings(agency: Agency) -> bool:
    """Whether the public agency has switched filing on, by an approved act."""
    chosen = ("portal.open", "open"), ("portal.filing", "on")
    is_chosen = all(organisation.text_setting(agency, key) == value for key, value in chosen)
    return is_chosen and is_permitted(agency)


def fileable(agency: Agency, version: ProcedureVersion | None) -> bool:
    """Whether dossiers for the version may be filed online here."""
    return (
        version is not None and version.online_level != OnlineLevel.NONE and takes_filings(agency)
    )


def takes_supplements(row: Dossier) -> bool:
    """Whether the dossier waits for a supplement that may be sent online here."""
    return row.state == State.SUPPLEMENT and takes_filings(row.agency)


def to_supplement(pk: int) -> Dossier | None:
    """The dossier of a ticket."""
    rows = Dossier.objects.select_related("agency", "version__procedure", "field", "unit")
    return rows.select_related("officer", "received_by").filter(pk=pk).first()


def version_to_file(agency: Agency, code: str, *, today: date) -> ProcedureVersion:
    """The version of today of that procedure; Http404 where it cannot be filed online here."""
    found = procedures.procedure_with_code(agency, code)
    version = procedures.version_on(found, today) if found else None
    if version is None or not fileable(agency, version):
        raise Http404
    return version


def filer_with(token_hash: str, *, at: datetime) -> Filer | None:
    """Who is signed in in the browser that has the secret of this hash."""
    rows = FilerSession.objects.filter(token_hash=token_hash, expires_at__gt=at)
    session = rows.select_related("filer").first()
    return session.filer if session else None


def drafts_of(filer: Filer, *, at: datetime) -> QuerySet[FilingDraft]:
    """The filer's open drafts."""
    rows = FilingDraft.objects.filter(filer=filer, dossier=None, expires_at__gt=at)
    return rows.select_related("agency", "version__procedure")


def sent_by(filer: Filer) -> QuerySet[FilingDraft]:
    """What the filer has sent, newest first."""
    rows = FilingDraft.objects.filter(filer=filer, dossier__isnull=False)
    return rows.select_related("agency", "version", "dossier__agency")


def draft_for(filer: Filer, key: UUID, *, at: datetime) -> FilingDraft:
    """The filer's own draft, sent or open; Http404 for another's, and where filing is off."""
    rows = FilingDraft.objects.filter(filer=filer, key=key)
    found = rows.select_related(
        "agency", "version__procedure__field", "filer", "dossier__agency"
    ).first()
    if found is None or (found.dossier is None and found.expires_at <= at):
        raise Http404
    if found.dossier is None and not takes_filings(found.agency):
        raise Http404
    return found


def content_of(draft: FilingDraft) -> Content:
    """What the draft's version asks for."""
    return procedures.whole(draft.version).content


def newer_version(draft: FilingDraft, *, today: date) -> ProcedureVersion | None:
    """The version that applies today where that is another; None also when none applies."""
    applied = procedures.version_on(draft.version.procedure, today)
    return applied if applied and applied.pk != draft.version_id else None


def applies(draft: FilingDraft, *, today: date) -> bool:
    """Whether the draft's version is the one of today."""
    applied = procedures.version_on(draft.version.procedure, today)
    return applied is not None and applied.pk == draft.version_id


def papers_to_give(draft: FilingDraft, content: Content) -> list[PaperToGive]:
    """The papers of the version in their order, with the files of the draft."""
    files = list(draft.files.defer("content"))
    filled = {form.code for form in content.forms if form.fields}
    return [
        PaperToGive(
            paper,
            count_words(paper),
            tuple(file for file in files if file.paper == paper.code),
            paper.form in filled,
        )
        for paper in content.papers
    ]


def missing_papers(draft: FilingDraft) -> list[str]:
    """The names of papers that have to be uploaded and are not."""
    given = papers_to_give(draft, content_of(draft))
    return [each.paper.name for each in given if each.is_missing]
